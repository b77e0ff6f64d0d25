"""Where a paragraph could be two: the openings of its sentences and of its items (pure)."""

import re

from workbench.corpus.records import Paragraph

LENGTH = 80  # letters of an opening by which it is named
# The end of a sentence, with what closes after it; Chinese and Arabic sentences end with marks of their own.
_END = re.compile(r"(?<=[.;:!?؟؛])[»”\"’)\]]*\s+(?=\S)|(?<=[。；！？])[”」』）]*(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})?[.)]")


def openings(paragraph: Paragraph) -> tuple[str, ...]:
    """The first words of each sentence and item with which a new paragraph could begin, in order; not of the first."""
    pieces = [paragraph.text, *(item.text for item in paragraph.items)]
    found = [sentence[:LENGTH].strip() for piece in pieces for sentence in _sentences(piece)]
    return tuple(dict.fromkeys(each for each in found[1:] if any(sign.isalnum() for sign in each)))


def _sentences(text: str) -> list[str]:
    """A number that stands alone belongs to the sentence after it: `22. The Committee`."""
    found: list[str] = []
    waiting = ""
    for piece in _END.split(text.strip()):
        if _NUMBER.fullmatch(piece.strip()):
            waiting = f"{waiting}{piece.strip()} "
            continue
        found.append(waiting + piece)
        waiting = ""
    return [*found, waiting] if waiting.strip() else found
