"""Several United Nations documents bound into one file: each begins with a masthead of its own.

United Nations                    CRPD/C/ARC/CO/1
                                  Distr.: General
                                  29 September 2025
                                  Original: English
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.pdf.furniture import is_masthead, masthead_length
from workbench.treaties import find_symbols

_DISTRIBUTED = re.compile(r"\bDistr(?:\.|ibuci\w+|ibution)?\s?:\s?\S|(?:Распространение|التوزيع|分发)\s?[:：]", re.I)
_ABOVE = 4  # blocks above `Distr.: General`: the organisation, the symbol, the organ
_LONGEST = 300  # letters of a block of a masthead, its lines run together
_LEAST = 5  # blocks of a document; a masthead without a text behind it begins none


def split(part: Part) -> tuple[Part, ...]:
    """The documents of a file by their mastheads; the one that it is where there is no second masthead."""
    blocks = part.blocks
    starts = _starts(blocks)
    if len(starts) + bool(part.masthead) < 2:
        return (part,)
    if not part.masthead and starts[0] <= _LEAST:
        starts[0] = 0
    found = [_document(part, blocks[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    if starts[0] > 0:  # what stands before the second masthead, or before the first of them all
        found.insert(0, replace(part, blocks=blocks[: starts[0]], running_heads=()))
    return tuple(found)


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where a masthead with a symbol begins, with a text behind it."""
    found: list[int] = []
    for index, block in enumerate(blocks):
        has_colon = ":" in block.text or "：" in block.text
        if len(block.text) > _LONGEST or not has_colon or not _DISTRIBUTED.search(block.text):
            continue
        start = next((at for at in range(index, max(-1, index - _ABOVE - 1), -1) if _opens(blocks, at)), None)
        if start is not None and (not found or start - found[-1] >= _LEAST) and len(blocks) - start >= _LEAST:
            found.append(start)
    return found


def _opens(blocks: Sequence[Block], at: int) -> bool:
    lines = [block.text for block in blocks[at : at + 14]]
    length = masthead_length(lines)
    return is_masthead(lines) and any(True for line in lines[:length] for _ in find_symbols(line))


def _document(part: Part, blocks: Sequence[Block]) -> Part:
    lines = [block.text for block in blocks]
    length = masthead_length(lines)
    return replace(
        part,
        blocks=tuple(blocks[length:]),
        masthead=tuple(lines[:length]),
        running_heads=(),
        marks=(),
        title="",
        first_page=blocks[0].page or 1,
    )
