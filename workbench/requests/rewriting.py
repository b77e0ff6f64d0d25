"""An answer rewritten in a text area, which holds its paragraphs alone. Pure.

Tables and pictures that came in a file keep their place: each stays behind the paragraph it stood behind, one at the
head stays at the head. Where that paragraph was taken out, it stands where the paragraph was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from workbench.requests.records import AnswerBlock, BlockKind


def typed(before: Sequence[AnswerBlock]) -> str:
    """The paragraphs of an answer as a text area holds them, a blank line between two."""
    return "\n\n".join(_paragraphs(before))


def rewritten(text: str, before: Sequence[AnswerBlock] = ()) -> tuple[AnswerBlock, ...]:
    """The answer that this text makes of `before`."""
    parts = (part.strip() for part in text.replace("\r", "").split("\n\n"))
    new = [part.replace("\n", " ") for part in parts if part]
    places = _places([each.replace("\n", " ") for each in _paragraphs(before)], new)
    kept: list[list[AnswerBlock]] = [[] for _ in range(len(new) + 1)]
    passed = 0
    for block in before:
        if block.kind is BlockKind.PARAGRAPH:
            passed += 1
        else:
            kept[places[passed]].append(block)
    return tuple(_woven(new, kept))


def _paragraphs(blocks: Sequence[AnswerBlock]) -> list[str]:
    return [each.text for each in blocks if each.kind is BlockKind.PARAGRAPH]


def _places(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """How many paragraphs of `new` stand before what stood behind the first `place` ones of `old`."""
    places = [0] * (len(old) + 1)
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for place in range(i1, i2):
            places[place + 1] = min(j1 + place + 1 - i1, j2)
    return places


def _woven(new: Sequence[str], kept: Sequence[Sequence[AnswerBlock]]) -> Iterator[AnswerBlock]:
    for place, behind in enumerate(kept):
        if place:
            yield AnswerBlock(BlockKind.PARAGRAPH, new[place - 1])
        yield from behind
