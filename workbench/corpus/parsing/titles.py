"""The title of a document, from the type of its first lines."""

import re
from collections.abc import Sequence

from workbench.corpus.parsing.blocks import Block, typed_number

_LONGEST = 400
_BRACKETED = re.compile(r"^[\[(].*[\])]$")
# `Concluding observations on the initial report of Georgia*`: a note's star is no part of it.
_STARS = re.compile(r"\*+(?=\s|$)")
_TITLE_BLOCKS = 30


def title_of(blocks: Sequence[Block], *, after_masthead: bool, fallback: str) -> str:
    """The largest print before the first paragraph; the first line where all is of one size; else `fallback`."""
    first = _before_text(blocks)
    if not first:
        opening = blocks[0] if blocks else None
        if opening is None or typed_number(opening) or opening.row or len(opening.text) >= 200:
            return fallback
        return _clean(opening.text)[:_LONGEST]
    placed = [block for block in first if block.indent > -20] if after_masthead else list(first)
    candidates = placed or list(first)
    largest = max(block.size for block in candidates)
    start = next(index for index, block in enumerate(candidates) if block.size >= largest - 0.3)
    chosen = [candidates[start]]
    for block in candidates[start + 1 :]:
        if block.size < largest - 2.6 or _BRACKETED.match(block.text) or (block.bold < 0.5 and chosen[0].bold >= 0.5):
            break
        chosen.append(block)
    return _clean(" ".join(block.text for block in chosen))[:_LONGEST] or fallback


def _before_text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the first page before the first heading with a number or the first running text."""
    found: list[Block] = []
    usual = _usual_size(blocks)
    for block in blocks[:_TITLE_BLOCKS]:
        if block.page not in (None, 1) or typed_number(block) or re.match(r"^(?:[IVX]+|[A-Z])\.\s", block.text):
            break
        if block.size > usual + 0.5 or block.bold > 0.8 or block.heading is not None:
            found.append(block)
        elif len(block.text) > 160:
            break
    return tuple(found)


def _usual_size(blocks: Sequence[Block]) -> float:
    letters: dict[float, int] = {}
    for block in blocks:
        letters[round(block.size, 1)] = letters.get(round(block.size, 1), 0) + len(block.text)
    return max(letters, key=lambda size: letters[size]) if letters else 0.0


def _clean(text: str) -> str:
    return " ".join(_STARS.sub("", text).split()).strip(" *")
