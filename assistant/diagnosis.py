"""What `article-chat check` finds out: what is configured, what answers, and how to mend what does not."""

import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.calling import Limits, ModelError, call
from assistant.drafts import Drafter
from assistant.prompting import make_prompt
from assistant.providers import Model, configured
from index import Passage, Sentence
from index.errors import ArticleChatError
from index.settings import Settings

_LIMITS = Limits(retries=0)
_QUESTION = "When does the library open?"
_SENTENCES = ("The town library opens at nine in the morning.", "It closes at six.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: What.
        ok: Whether it works as it is configured.
        text: What was found, a sentence. Never holds a key.
        remedy: What to do, a sentence; "" if there is nothing to do.
    """

    subject: str
    ok: bool
    text: str
    remedy: str = ""

    def __str__(self) -> str:
        mark = "ok  " if self.ok else "FAIL"
        return f"{mark}  {self.subject}: {self.text} {self.remedy}".rstrip()


def diagnose(settings: Settings, *, limits: Limits = _LIMITS) -> list[Finding]:
    """Look at everything that the settings name, and ask the language model one small question.

    Args:
        settings: What is configured.
        limits: How long to wait for the model.
    """
    return [_library(settings), _language_model(settings, limits)]


def all_well(findings: Iterable[Finding]) -> bool:
    """Whether everything works as it is configured."""
    return all(finding.ok for finding in findings)


def _library(settings: Settings) -> Finding:
    from index import Library

    server = settings.chroma_url
    place = f"the Chroma server at {_host(server)}" if server else str(settings.article_chat_home)
    try:
        with Library.open(None if server else settings.article_chat_home) as library:
            count = len(library.articles())
    except ArticleChatError as error:
        return Finding("Library", False, str(error))
    held = "1 article" if count == 1 else f"{count} articles"
    return Finding("Library", True, f"{held} in {place}.")


def _language_model(settings: Settings, limits: Limits) -> Finding:
    subject = "Language model"
    try:
        model = configured(settings)
        if model is None:
            text = "none is configured; answers are made of the article's own sentences."
            return Finding(subject, True, text, "Set LLM_PROVIDER and LLM_MODEL to have one write them.")
        name = f"{model.name} at {model.host} ({model.provider})"
        return _asked(model, name, limits)
    except ModelError as error:
        return Finding(subject, False, f"{name} {error.what}.", error.remedy)
    except ArticleChatError as error:
        return Finding(subject, False, str(error))


def _asked(model: Model, name: str, limits: Limits) -> Finding:
    """Ask a question in the very way in which questions about articles are asked."""
    text = " ".join(_SENTENCES)
    starts = [text.index(sentence) for sentence in _SENTENCES]
    sentences = tuple(
        Sentence(place, start, start + len(sentence), sentence)
        for place, (start, sentence) in enumerate(zip(starts, _SENTENCES, strict=True))
    )
    prompt = make_prompt(_QUESTION, [Passage("0" * 16, "Library", text, 0, len(text), sentences)], window=model.window)
    drafter = Drafter(list(prompt.sources))
    drafts = []
    began = time.monotonic()
    with closing(call(model, prompt.system, prompt.user, limits)) as pieces:
        for piece in pieces:
            drafts += drafter.feed(piece.text)
    drafts += drafter.finish()
    took = f"{time.monotonic() - began:.1f} s"
    if not drafts:
        text = f"{name} answers in {took}, but with nothing that can be read as an answer."
        return Finding("Language model", False, text, "Choose another model, or see its chat template.")
    if not any(draft.keys for draft in drafts):
        text = f"{name} answers in {took}, but does not cite sentences as it is told to."
        return Finding("Language model", True, text, "Much of what it says will be withheld: choose a larger model.")
    return Finding("Language model", True, f"{name} answers in {took} and cites its sentences.")


def _host(url: str) -> str:
    """The host and port of an address, without a name or password in it."""
    return urlsplit(url).netloc.rpartition("@")[2]
