"""What is shown of the closest passage of an abstention."""

from index import Passage, Sentence

_LENGTH = 420  # characters that are shown, rounded up to whole sentences


def opening(passage: Passage) -> tuple[list[Sentence], bool]:
    """The first citable sentences of a passage, and whether more follow.

    Returns:
        Sentences up to about `_LENGTH` characters, at least one if any is citable; True if others are left out.
    """
    sentences = [sentence for sentence in passage.sentences if sentence.citable]
    shown: list[Sentence] = []
    length = 0
    for sentence in sentences:
        if length >= _LENGTH:
            break
        shown.append(sentence)
        length += len(sentence.text)
    return shown, len(shown) < len(sentences)
