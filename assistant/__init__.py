"""Questions about an article, answered with the sentences that say so.

from assistant import Conversation, ask

answer = ask("Who signed the agreement?", article="story.txt")
"""

from typing import TYPE_CHECKING

from assistant.types import Answer, Citation, Statement, Withheld

if TYPE_CHECKING:
    from assistant.conversation import Conversation, ask
    from assistant.support import Support, check_support

__all__ = ["Answer", "Citation", "Conversation", "Statement", "Support", "Withheld", "ask", "check_support"]


def __getattr__(name: str) -> object:
    # Loaded when first asked for, as in `index`.
    if name in ("Conversation", "ask"):
        from assistant import conversation

        return getattr(conversation, name)
    if name in ("Support", "check_support"):
        from assistant import support

        return getattr(support, name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
