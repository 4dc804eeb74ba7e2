"""One question → an answer of the article's own sentences, whatever kind of question it is.

A question that leans on earlier turns is read with them. Where it can be put into words of its own, or misspells a
name, other wordings are read too, and the one for which the reader finds most is what was searched for.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.extractive import MAX_STATEMENTS, alone, by_article, citable_sentences, extractive_answer
from assistant.introductions import asks_who, introduces, may_be_a_thing, naming
from assistant.messages.following import in_context, leans, spelt_out, without_context
from assistant.messages.rewriting import rewrites
from assistant.messages.spelling import respelt
from assistant.reading import Reader
from assistant.sayings import asks_sayings, sayings
from assistant.settling import settled
from assistant.types import Answer, Citation, Statement
from index import Passage

_LISTS = re.compile(
    r"(?i)\b(?:list|name|enumerate)\b.{0,12}\b(?:all|the|every|each)\b|\bwhat all\b|\b(?:who|what) (?:all|else)\b"
    r"|\b(?:which|what) (?:\w+ ){0,2}\w+s (?:did|do|does|has|have|had|were|are|will|would)\b"
    r"|\bwhat (?:did|does|do|has|have) .+ (?:say|said|tell|told|argue|claim|think)\b"
)
Find = Callable[[str], Sequence[Passage]]
NOT_MENTIONED = "The article does not mention {name}."
NOT_INTRODUCED = "The article names {name}, but does not say who that is."

_BETTER = 0.02  # what another wording must win by
_REWRITTEN = 0.3  # and a rewrite: alone, "How old is Ann Lee?" gets another's age more often than in context
_LATER = 0.1  # and more for each likelier one: of two people who spoke, "she" is the one named last
_LISTED = 6  # sentences of an answer to a question for several things
_BY_RULE = 0.9  # probability given to a sentence that introduces a person or has one speak, found by rule


@dataclass(frozen=True, slots=True)
class Said:
    """What rewriting looks at in an earlier turn."""

    query: str
    short: str
    sentence: str


def leant_on(answers: Sequence[Answer]) -> list[Answer]:
    """Those that a follow-up may refer to: not small talk, not what is told of the article as a whole."""
    return [a for a in answers if a.mode == "generated" or (a.mode == "extractive" and a.probability is not None)]


def said(answer: Answer) -> Said:
    """An earlier answer, as far as a follow-up may lean on it."""
    query = without_context(answer.query)
    if not answer.statements:
        return Said(query, "", "")
    first = answer.statements[0]
    short = "" if first.short is None else first.text[slice(*first.short)]
    return Said(query, short, first.citations[0].sentence.text)


def answer_question(
    question: str, earlier: Sequence[Answer], find: Find, reader: Reader, proposed: Sequence[str] = ()
) -> Answer:
    """Answer a question without a language model.

    Args:
        question: What the person asked.
        earlier: Answers of the conversation that it may lean on (`leant_on`), oldest first.
        find: Retrieves passages for a query, best first.
        reader: Finds the sentences.
        proposed: Further self-contained wordings, as of a language model.

    Returns:
        An extractive answer or an abstention; its `query` is the wording that was searched for.
    """
    follows, lists = bool(earlier) and leans(question), _LISTS.search(question) is not None
    wordings = [(question, 0.0)]
    if follows:
        turns = [said(answer) for answer in earlier]
        # Never as it was typed: "How old is he?" alone is answered with anyone's age.
        wordings = [(in_context(spelt_out(question), [(turn.query, turn.short) for turn in turns]), 0.0)]
        wordings += [(each, _loss(each) + _LATER * i) for i, each in enumerate(rewrites(question, turns))]
        wordings += [(each, _BETTER) for each in proposed]
    passages = find(wordings[0][0])
    corrected = respelt(question, [s for passage in passages for s in passage.sentences])
    if corrected != question:
        wordings += [
            (respelt(each, [s for p in passages for s in p.sentences]), loss + _BETTER) for each, loss in wordings
        ]
    read = []
    for wording, loss in dict(wordings).items():
        found = passages if wording == wordings[0][0] else find(wording)
        answer = extractive_answer(question, wording, found, reader, most=_LISTED if lists else MAX_STATEMENTS)
        answer = _by_rule(answer, found)
        read.append(((answer.probability or 0.0) - loss, answer))
    return max(read, key=lambda each: each[0])[1]


def _loss(rewrite: str) -> float:
    """What a rewrite loses: little where a rule answers it, which needs the name."""
    return _BETTER if asks_who(rewrite) or asks_sayings(rewrite) else _REWRITTEN


def _by_rule(answer: Answer, passages: Sequence[Passage]) -> Answer:
    """What the reader found, and what rules find for "Who is X?", "What did X say?" and yes or no."""
    name = asks_who(answer.query)
    if name:
        return _introduced(answer, name, passages)
    name = asks_sayings(without_context(answer.query))
    if name:
        return _said_by(answer, name, passages)
    return _settled(answer, passages)


def _introduced(answer: Answer, name: str, passages: Sequence[Passage]) -> Answer:
    """The answer to "Who is X?": a sentence that introduces X, or that X is named and not introduced."""
    first = answer.statements[0] if answer.statements else None
    if first and introduces(first.text, name):
        return answer
    mentions = [(p, s) for p in passages for s in naming(p.sentences, name)]
    for passage, sentence in mentions:
        if introduces(sentence.text, name):
            statement = Statement(sentence.text, (Citation(passage.article_id, passage.title, sentence),))
            sure = max(answer.probability or 0.0, _BY_RULE)
            return replace(
                answer, answered=True, text=sentence.text, statements=(statement,), closest=None, probability=sure
            )
    if may_be_a_thing(answer.query):
        return answer
    if not mentions:
        return _abstained(answer, NOT_MENTIONED.format(name=name), passages[0]) if passages else answer
    return _abstained(answer, NOT_INTRODUCED.format(name=name), alone(*mentions[0]))


def _said_by(answer: Answer, name: str, passages: Sequence[Passage]) -> Answer:
    """The answer to "What did X say?": what the reader found of X, then the other sentences in which X speaks."""
    spoken = [
        Statement(sentence.text, (Citation(article[0].article_id, article[0].title, sentence),))
        for article in by_article(passages)
        for sentence in sayings(citable_sentences(article), name)
    ]
    if not spoken:
        return answer
    texts = {statement.text for statement in spoken}
    called = name if name.lower().startswith("the ") else name.split()[-1]
    of_them = re.compile(rf"(?i)\b{re.escape(called)}\b")
    first = [each for each in answer.statements if each.text in texts or of_them.search(each.text)]
    read = {statement.text for statement in first}
    note = answer.note if len(first) == len(answer.statements) else ""  # it told of those that are left out
    statements = tuple([*first, *(each for each in spoken if each.text not in read)][:_LISTED])
    text = " ".join(statement.text for statement in statements)
    sure = max(answer.probability or 0.0, _BY_RULE)
    return replace(answer, answered=True, text=text, statements=statements, closest=None, note=note, probability=sure)


def _abstained(answer: Answer, text: str, closest: Passage) -> Answer:
    return Answer(
        answer.question,
        answer.query,
        False,
        answer.mode,
        text,
        closest=closest,
        probability=min(answer.probability or 0.0, 0.05),
    )


def _settled(answer: Answer, passages: Sequence[Passage]) -> Answer:
    """The answer with "Yes." or "No." before it, where its first sentence settles the question."""
    if not answer.answered or not answer.statements:
        return answer
    first = answer.statements[0]
    sentence = first.citations[0].sentence
    near = [s.text for s in citable_sentences(passages) if s.position == sentence.position - 1]
    lead = settled(without_context(answer.query), sentence.text, near)
    return replace(answer, lead=lead, text=f"{lead} {answer.text}") if lead else answer
