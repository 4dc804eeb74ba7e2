"""The language model that the settings name, as a LlamaIndex LLM that is passed explicitly."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.wire import Wire
from index.errors import SettingsError
from index.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

Provider = Literal["openai", "ollama", "anthropic"]

OWN_URLS: dict[Provider, str] = {
    "openai": "https://api.openai.com/v1",
    "ollama": "http://localhost:11434",
    "anthropic": "https://api.anthropic.com",
}
WINDOW = 8_192  # tokens; what a small local model is commonly run with. OpenAILike assumes 3,900, Ollama 2,048
MOST_OUTPUT = 2_048  # tokens; Anthropic wants a bound, the others are bounded by what is read


@dataclass(frozen=True, slots=True)
class Piece:
    """What a language model sent at once.

    Attributes:
        text: May be empty, for instance while a model thinks.
        finished: Whether the model said that the answer is complete.
    """

    text: str
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """A language model that is configured; nothing is imported or connected before it is asked.

    Attributes:
        provider: The kind of its server.
        name: As its server calls it.
        base_url: Its server's address.
        key: For that server; "" where it wants none.
        window: Tokens that a prompt and its answer may have together.
        temperature: 0 for the likeliest words; newer models of OpenAI take nothing but 1.
    """

    provider: Provider
    name: str
    base_url: str
    key: SecretStr = SecretStr("")
    window: int = WINDOW
    temperature: float = 0.0

    @property
    def host(self) -> str:
        """The server's host, with the port where the address gives one; for a person to read."""
        return urlsplit(self.base_url).netloc

    @property
    def headers(self) -> dict[str, str]:
        """The secret headers that its server expects."""
        key = self.key.get_secret_value()
        if not key:
            return {}
        return {"x-api-key": key} if self.provider == "anthropic" else {"Authorization": f"Bearer {key}"}

    def llm(self, wire: Wire) -> "LLM":
        """Make the LlamaIndex LLM, without its own retries, and with a key that is none: the wire adds the true one.

        Raises:
            SettingsError: The model is none that can chat.
        """
        build = {"openai": _openai, "ollama": _ollama, "anthropic": _anthropic}[self.provider]
        return build(self, wire)


def pieces(llm: "LLM", system: str, user: str) -> Iterator[Piece]:
    """Ask a LlamaIndex LLM and yield what it sends.

    Raises:
        Exception: Whatever the provider's library raises; `assistant.calling` puts it into words.
    """
    from llama_index.core.llms import ChatMessage, MessageRole

    system_message = ChatMessage(role=MessageRole.SYSTEM, content=system)
    for response in llm.stream_chat([system_message, ChatMessage(role=MessageRole.USER, content=user)]):
        yield Piece(response.delta or "", _finished(response.raw))


def configured(settings: Settings) -> Model | None:
    """Return the language model of the settings, None if there is none.

    Raises:
        SettingsError: A variable is missing or does not go with the others, or the provider's package is not installed;
            the text says what to do.
    """
    provider = settings.llm_provider
    if provider == "":
        return None
    if provider != "openai":
        _require(f"llama_index.llms.{provider}", provider)
        _require(provider, provider)
    if not settings.llm_model.strip():
        raise SettingsError(
            f"LLM_PROVIDER is {provider} but LLM_MODEL is empty: "
            "set LLM_MODEL to the model's name, as its server calls it."
        )
    key = settings.llm_api_key.get_secret_value().strip()
    if not key.isascii() or any(c.isspace() for c in key):
        raise SettingsError("LLM_API_KEY holds characters that no key has: copy the key again.")
    if not key and not settings.llm_base_url and provider != "ollama":
        raise SettingsError(
            f"LLM_PROVIDER is {provider} but LLM_API_KEY is empty: "
            "set it, or set LLM_BASE_URL to a server that wants no key."
        )
    base_url = settings.llm_base_url or OWN_URLS[provider]
    try:
        parts = urlsplit(base_url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named:
        raise SettingsError("LLM_BASE_URL is no web address: give one such as http://localhost:8080/v1.")
    if parts.username or parts.password:
        raise SettingsError("LLM_BASE_URL must not hold a name or a password: put the key in LLM_API_KEY.")
    return Model(provider, settings.llm_model.strip(), base_url.rstrip("/"), SecretStr(key))


def _openai(model: Model, wire: Wire) -> "LLM":
    import httpx
    from llama_index.llms.openai_like import OpenAILike

    try:
        return OpenAILike(  # type: ignore[call-arg]
            model=model.name,
            api_base=model.base_url,
            api_key="none",  # not empty: OPENAI_API_KEY would be sent to whatever server this is
            context_window=model.window,
            is_chat_model=True,
            temperature=model.temperature,
            max_retries=0,
            http_client=httpx.Client(**wire.options),
            timeout=wire.options["timeout"].read,
        )
    except ValueError as error:
        raise SettingsError(f"LLM_MODEL {model.name} does not take chat completions: choose another model.") from error


def _ollama(model: Model, wire: Wire) -> "LLM":
    from llama_index.llms.ollama import Ollama
    from ollama import Client

    return Ollama(
        model=model.name,
        base_url=model.base_url,
        context_window=model.window,  # else it asks the server, and takes memory for the most that the model can do
        temperature=model.temperature,
        client=Client(host=model.base_url, **wire.options),
    )


def _anthropic(model: Model, wire: Wire) -> "LLM":
    import anthropic
    import httpx
    from llama_index.core.llms import LLMMetadata
    from llama_index.llms.anthropic import Anthropic

    class AnyAnthropic(Anthropic):
        """Takes models that are newer than the package, which refuses them when it is asked for their window."""

        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(context_window=model.window, is_chat_model=True, model_name=model.name)

    llm = AnyAnthropic(  # type: ignore[call-arg]
        model=model.name,
        base_url=model.base_url,
        api_key="none",
        temperature=model.temperature,
        max_tokens=MOST_OUTPUT,
        max_retries=0,
    )
    # It takes no HTTP client, so the one it made is replaced.
    llm._client = anthropic.Anthropic(
        api_key="none", base_url=model.base_url, max_retries=0, http_client=httpx.Client(**wire.options)
    )
    return llm


def _require(package: str, extra: str) -> None:
    try:
        found = importlib.util.find_spec(package) is not None
    except ModuleNotFoundError:
        found = False
    if not found:
        raise SettingsError(
            f"LLM_PROVIDER is {extra} but its package is not installed: run pip install 'article-chat[{extra}]'."
        )


def _finished(raw: Any) -> bool:
    """Whether a provider's own message says that the answer is complete: not cut off by length or by a filter."""
    if isinstance(raw, dict):
        if "done" in raw:  # Ollama
            return bool(raw["done"]) and raw.get("done_reason") in (None, "", "stop")
        return getattr(raw.get("delta"), "stop_reason", None) in ("end_turn", "stop_sequence")  # Anthropic
    choices: Any = getattr(raw, "choices", None) or [None]
    return getattr(choices[0], "finish_reason", None) == "stop"
