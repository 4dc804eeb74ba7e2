"""The settings, from the environment or a `.env` file, read once at the edge of the program."""

from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError

Lower = BeforeValidator(lambda value: value.strip().lower() if isinstance(value, str) else value)
Address = Annotated[str, Field(pattern=r"^(https?://[^\s/]+\S*)?$")]


class Settings(BaseSettings):
    """Every setting with its default; each field is the environment variable of the same name in capitals.

    Attributes:
        article_chat_home: Folder of the library. The platform's data folder by default.
        chroma_url: Address of a Chroma server to use in place of the folder; empty for none.
        chroma_token: Token that the Chroma server asks for; empty for none.
        llm_provider: Kind of language model: "" for none, "openai" for any server that speaks OpenAI's protocol,
            "ollama", "anthropic".
        llm_model: Name of the model, as its server calls it.
        llm_base_url: Address of the model's server; the provider's own if empty.
        llm_api_key: Key for the model's server; never shown or logged.
        max_upload_mb: Largest article read, in MiB, 1 to 1000.
        server_host: Address that the chat page listens on.
        server_port: Port of the chat page, 0 to 65535; 0 takes the first free one from 7860.
        auth_users: Who may use the page, as name:password pairs with commas between; empty for everybody.
        allow_public: Whether the page may listen beyond this machine without users.
        trusted_proxy: Whether a proxy in front says in X-Forwarded-For who asks.
        questions_per_minute: Most questions of one visitor, 0 to 1000; 0 for no limit.
        log_format: "text" for a person, "json" for a program.
        log_level: The least important lines that are logged.
        log_questions: Whether the log may hold what was asked.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        str_strip_whitespace=True,
        hide_input_in_errors=True,  # it may be a password
    )

    article_chat_home: Path = Field(default_factory=lambda: platformdirs.user_data_path("article-chat"))
    chroma_url: Address = ""
    chroma_token: SecretStr = SecretStr("")
    llm_provider: Annotated[Literal["", "openai", "ollama", "anthropic"], Lower] = ""
    llm_model: str = ""
    llm_base_url: Address = ""
    llm_api_key: SecretStr = SecretStr("")
    max_upload_mb: int = Field(default=10, ge=1, le=1000)
    server_host: str = Field(default="127.0.0.1", min_length=1)
    server_port: int = Field(default=0, ge=0, le=65535)
    auth_users: SecretStr = SecretStr("")
    allow_public: bool = False
    trusted_proxy: bool = False
    questions_per_minute: int = Field(default=30, ge=0, le=1000)
    log_format: Annotated[Literal["text", "json"], Lower] = "text"
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Lower] = "info"
    log_questions: bool = False

    @field_validator("auth_users")
    @classmethod
    def _are_users(cls, value: SecretStr) -> SecretStr:
        _passwords(value.get_secret_value())
        return value

    @property
    def users(self) -> dict[str, str]:
        """Passwords by the names of who may use the page; none: everybody may."""
        return _passwords(self.auth_users.get_secret_value())

    @property
    def max_bytes(self) -> int:
        """Largest article read, in bytes."""
        return self.max_upload_mb * 2**20


def _passwords(users: str) -> dict[str, str]:
    """Read name:password pairs with commas between. A password may hold colons.

    Raises:
        ValueError: A name or a password is missing, or a name comes twice.
    """
    passwords: dict[str, str] = {}
    for pair in users.split(",") if users.strip() else []:
        name, _, password = pair.strip().partition(":")
        if not name or name != name.strip() or not password or name in passwords:
            raise ValueError("not name:password pairs")
        passwords[name] = password
    return passwords


_ACCEPTED = {
    "article_chat_home": "a folder",
    "chroma_url": "an address such as http://localhost:8000, or nothing",
    "llm_provider": "openai, ollama or anthropic, or nothing for no model",
    "llm_base_url": "an address such as http://localhost:11434, or nothing",
    "max_upload_mb": "a whole number from 1 to 1000",
    "server_host": "a host name or address such as 127.0.0.1",
    "server_port": "a whole number from 0 to 65535",
    "auth_users": "name:password pairs with commas between (a password may hold colons), or nothing for no login",
    "allow_public": "yes or no",
    "trusted_proxy": "yes or no",
    "questions_per_minute": "a whole number from 0 to 1000, 0 for no limit",
    "log_format": "text or json",
    "log_level": "debug, info, warning or error",
    "log_questions": "yes or no",
}


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: A variable has a value that is not accepted, or `.env` is not UTF-8 text.
    """
    try:
        return Settings()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]).lower()
        accepted = _ACCEPTED.get(name, "another value")
        raise SettingsError(f"{name.upper()} is set to a value that cannot be used: give {accepted}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError("The file .env is not UTF-8 text: save it as UTF-8.") from error
