"""An answer as plain text to paste elsewhere: what was said, and below it each cited sentence with its title."""

from assistant.conversation import Turn
from assistant.types import Citation


def as_text(turn: Turn) -> str:
    """A question with its answer; of a citation, the quotation, the article's title and the sentence's number."""
    answer = turn.answer
    if not answer.statements:
        return f"{turn.question}\n\n{answer.text}"
    numbers = {citation: number for number, citation in enumerate(answer.citations, 1)}
    said = [
        f"{_flat(statement.text)} {''.join(f'[{numbers[citation]}]' for citation in statement.citations)}"
        for statement in answer.statements
    ]
    lines = [turn.question, "", " ".join([*([answer.lead] if answer.lead else []), *said]), ""]
    lines += [f"[{number}] {_quotation(citation)}" for citation, number in numbers.items()]
    return "\n".join(lines)


def _quotation(citation: Citation) -> str:
    return f"“{_flat(citation.sentence.text)}” — {_flat(citation.title)}, sentence {citation.sentence.position + 1}"


def _flat(text: str) -> str:
    return " ".join(text.split())
