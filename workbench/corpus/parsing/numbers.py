"""Stage 4a: which of the numbers at the starts of blocks are the document's paragraph numbers.

A page may begin a line with `2015. Trata-se`, a quoted resolution brings `114.` along, a heading is `1. Housing`.
The document's own numbers are those that count on, from one place on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_REACH = 150  # candidates looked back at
_GAP = 0.3  # cost of a number left out; a wrong number costs more than it brings
_GAP_MOST = 2.5
_RESTART = 2.0  # cost of beginning again at 1 (an annex, a second document in the file)
_NEVER = 1000.0
_LEAST = 1.5  # one number alone is no numbering
_ASIDE = 6.0  # points: two numbers farther apart do not stand in one column


@dataclass(frozen=True)
class Candidate:
    """A number at the start of block `index`, `indent` points from the edge of the text."""

    index: int
    number: int
    indent: float


def chain(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """The indices of the blocks that begin a numbered paragraph; empty where the document does not number.

    Of the places on the page where numbers stand, the one that counts on longest is the paragraphs'.
    """
    best = _LEAST
    chosen: tuple[Candidate, ...] = ()
    indents = sorted({round(each.indent / 3) * 3 for each in candidates})
    if len(indents) == 1:  # a Word file: nothing to choose between
        score, indices = _longest(candidates, restart=_RESTART)
        return indices if score > best else ()
    for indent in indents:
        column = tuple(each for each in candidates if abs(each.indent - indent) <= _ASIDE)
        score = _longest(column, restart=_NEVER)[0] if len(column) > best else 0.0
        if score > best:
            best, chosen = score, column
    return _longest(chosen, restart=_RESTART)[1]


def _longest(column: Sequence[Candidate], *, restart: float) -> tuple[float, tuple[int, ...]]:
    """The chain with the highest score: one point a number, less what is left out between."""
    scores: list[float] = []
    before: list[int] = []
    for position, each in enumerate(column):
        score, previous = 1.0 - min(_GAP * (each.number - 1), _GAP_MOST), -1
        for earlier in range(max(0, position - _REACH), position):
            found = scores[earlier] + 1.0 - _cost(column[earlier].number, each.number, restart)
            if found > score + 1e-9 or (previous >= 0 and abs(found - score) < 1e-9):
                score, previous = found, earlier
        scores.append(score)
        before.append(previous)
    if not scores:
        return 0.0, ()
    at = max(range(len(scores)), key=lambda position: scores[position])
    best, indices = scores[at], []
    while at >= 0:
        indices.append(column[at].index)
        at = before[at]
    return best, tuple(reversed(indices))


def _cost(before: int, number: int, restart: float) -> float:
    if number == before + 1:
        return 0.0
    if number > before:
        return min(_GAP * (number - before), _GAP_MOST)
    return restart if number == 1 else _NEVER
