"""Stage 4a: which of the numbers at the starts of blocks are the document's paragraph numbers.

A page may begin a line with `2015. Trata-se`, a quoted resolution brings `114.` along, a heading is `1. Housing`.
The document's own numbers are those that count on, from one place on the page. An annex may count from 1 again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_REACH = 150  # candidates looked back at
_GAP = 0.3  # cost of a number left out; a wrong number costs more than it brings
_GAP_MOST = 2.5
_OTHER_TYPE = 0.02  # concerns in plain type and recommendations in bold count on from one another
_NEVER = 1000.0
_LEAST = 1.5  # one number alone is no numbering
_LEAST_AFTER = 2.5  # a text that counts from 1 again behind the first (a statement, a second document in the file)
_LEAST_BEFORE = 7.5  # one before the first: fewer numbers are a list of contents
_ASIDE = 6.0  # points: two numbers farther apart do not stand in one column


@dataclass(frozen=True)
class Candidate:
    """A number at the start of block `index`, `indent` points from the edge of the text, `bold` or not."""

    index: int
    number: int
    indent: float
    bold: bool = False


def chain(candidates: Sequence[Candidate], parts: Iterable[int] = ()) -> tuple[int, ...]:
    """The indices of the blocks that begin a numbered paragraph; empty where the document does not number.

    `parts` are the blocks where a part begins that may have numbers of its own: the headings of annexes.
    """
    found: list[int] = []
    edges = (*sorted(parts), None)
    start = -1
    for edge in edges:
        part = [each for each in candidates if start <= each.index and (edge is None or each.index < edge)]
        found.extend(_of_part(part, _LEAST))
        start = edge if edge is not None else start
    return tuple(found)


def _of_part(candidates: Sequence[Candidate], least: float) -> tuple[int, ...]:
    """The numbers of the place on the page that counts on longest, and of what counts from 1 before or behind it."""
    chosen = _best(candidates, least)
    if not chosen:
        return ()
    edge = next(each.indent for each in candidates if each.index == chosen[0])
    column = [each for each in candidates if abs(each.indent - edge) <= _ASIDE]
    before = [each for each in column if each.index < chosen[0]]
    after = [each for each in column if each.index > chosen[-1]]
    return (*_again(before, _LEAST_BEFORE), *chosen, *_again(after, _LEAST_AFTER))


def _again(candidates: Sequence[Candidate], least: float) -> tuple[int, ...]:
    first = next((at for at, each in enumerate(candidates) if each.number == 1), None)
    return _of_part(candidates[first:], least) if first is not None else ()


def _best(candidates: Sequence[Candidate], least: float) -> tuple[int, ...]:
    best = least
    chosen: tuple[int, ...] = ()
    for indent in sorted({round(each.indent / 3) * 3 for each in candidates}):
        column = tuple(each for each in candidates if abs(each.indent - indent) <= _ASIDE)
        if len(column) > best:
            score, indices = _longest(column)
            if score > best:
                best, chosen = score, indices
    return chosen


def _longest(column: Sequence[Candidate]) -> tuple[float, tuple[int, ...]]:
    """The chain with the highest score: one point a number, less what is left out between."""
    scores: list[float] = []
    highest = 0.0
    before: list[int] = []
    for position, each in enumerate(column):
        score, previous = 1.0 - min(_GAP * (each.number - 1), _GAP_MOST), -1
        for earlier in range(position - 1, max(0, position - _REACH) - 1, -1):
            found = scores[earlier] + 1.0 - _cost(column[earlier], each)
            if found > score + 1e-9:
                score, previous = found, earlier
            if score > highest + 1.0 - 1e-9:  # no chain that is earlier can be better
                break
        highest = max(highest, score)
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


def _cost(before: Candidate, each: Candidate) -> float:
    """What it costs that one number follows another; of two that could, one in the same type is likelier."""
    type_cost = _OTHER_TYPE if before.bold != each.bold else 0.0
    if each.number == before.number + 1:
        return type_cost
    return min(_GAP * (each.number - before.number), _GAP_MOST) + type_cost if each.number > before.number else _NEVER


def labelled(numbers: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    """(label, anchor) of each paragraph of a document: (`21`, `para-21`), (`¶ 14`, `place-14`).

    An anchor is there once: the second 21 has `para-21-2`.
    """
    taken: Counter[str] = Counter()
    for place, number in enumerate(numbers, start=1):
        anchor = f"para-{number}" if number else f"place-{place}"
        taken[anchor] += 1
        yield number or f"¶ {place}", anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"
