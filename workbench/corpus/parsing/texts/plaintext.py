"""Stages 1 to 3 for plain text: a paragraph a line; lines that were broken to fit a page are joined."""

import itertools
import re
from collections.abc import Iterator, Sequence

from workbench.corpus.parsing.blocks import Block, typed_number
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.texts import wrapped

_SIZE, _HEADING_SIZE = 10.0, 12.0
_HEADING = re.compile(
    r"^(?:[IVX]{1,5}|[A-Z]|[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]{1,3})[.、．]\s*\S.{0,100}[^.;:,。；：，]$"
)
_UNDERLINE = re.compile(r"^\s*(?:=|-|_|\*|~){4,}\s*$")
_COUNTED = 0.5  # of the numbered lines begin in order: they are the document's own numbers


def read(text: str) -> Part:
    """The document of a plain text."""
    lines = [line.replace("\f", "") for line in text.split("\n")]
    places = [f"line {number}" for number in range(1, len(lines) + 1)]
    if wrapped.is_wrapped(lines):
        return Part(tuple(wrapped.blocks(lines, places)))
    found = tuple(_lines(lines, places))
    return Part(found if _counts(found) else tuple(_as_they_stand(found)))


def _lines(lines: Sequence[str], places: Sequence[str]) -> Iterator[Block]:
    """A block a line; a heading counts, is underlined, or is set in capitals."""
    for index, line in enumerate(lines):
        text = " ".join(line.split())
        if not text or _UNDERLINE.match(line):
            continue
        underlined = index + 1 < len(lines) and bool(_UNDERLINE.match(lines[index + 1]))
        if underlined or _HEADING.match(text) or (text.isupper() and len(text) < 100 and text[0].isalpha()):
            yield Block(text, 1.0, heading=1 if underlined else 2, size=_HEADING_SIZE, place=places[index])
        else:
            yield Block(text, 0.0, size=_SIZE, place=places[index])


def _counts(blocks: Sequence[Block]) -> bool:
    """Whether the numbers at the start of lines count on and are the document's own, or it has none."""
    numbers = [int(found[0]) for block in blocks if (found := typed_number(block)) and "." not in found[0]]
    follows = sum(after == before + 1 for before, after in itertools.pairwise([0, *numbers]))
    return follows >= _COUNTED * len(numbers)


def _as_they_stand(blocks: Sequence[Block]) -> Iterator[Block]:
    """Sentences from many documents: each line is cited by its place, numbers and short lines are words of it."""
    for block in blocks:
        begins = False if typed_number(block) else None
        yield Block(block.text, 0.0, size=_SIZE, place=block.place, begins=begins)
