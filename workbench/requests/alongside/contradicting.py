"""Different figures for one thing, in what two ministries said of it: pure. Better one too few than one too many.

A person decides what is right; the program points at two figures only where both ministries count the same thing of
the same years in nearly the same words, neither says that it is rough, and neither knows the other's figure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from workbench.requests.alongside.figures import Figure, figures
from workbench.requests.alongside.records import Contradiction, Said
from workbench.search.analysis import family

ALIKE: Final = 0.6  # of the words around two figures, how many must be in both


def contradictions(target: str, said: Sequence[Said]) -> tuple[Contradiction, ...]:
    """All that two of these ministries say differently; answers in two languages are not compared."""
    read = [(each, figures(each.answer.blocks, each.language)) for each in said]
    found: dict[str, Contradiction] = {}
    for (one, ours), (other, theirs) in combinations(read, 2):
        if one.organisation_id != other.organisation_id and family(one.language) == family(other.language):
            for mine, yours in _against(ours, theirs):
                made = _contradiction(target, (one, mine), (other, yours))
                found.setdefault(made.id, made)
    return tuple(found.values())


def _against(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that count one thing and differ. A figure that could stand against several is left out."""
    for mine in ours:
        alike = [each for each in theirs if of_one_thing(mine, each)]
        if len(alike) == 1 and sum(of_one_thing(each, alike[0]) for each in ours) == 1 and differ(mine, alike[0]):
            yield mine, alike[0]


def of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether both count the same thing, in the same unit, of the same years."""
    if (one.unit, one.years, one.telling, one.is_cell) != (other.unit, other.years, other.telling, other.is_cell):
        return False
    if one.is_cell:
        return one.context == other.context
    both = one.context & other.context
    near = len(both) >= ALIKE * len(one.context | other.context)
    return bool(both) and near and (one.thing == other.thing or bool(one.thing & other.thing))


def differ(one: Figure, other: Figure) -> bool:
    """Whether both cannot be right: not where one is the other rounded, or says `about` or `more than`."""
    if one.is_rough or other.is_rough or one.is_bound or other.is_bound:
        return False
    coarser = max(one.step, other.step)
    if coarser == 1 and one.step == other.step:
        return one.value != other.value
    return abs(one.value - other.value) > coarser / 2


def _contradiction(target: str, one: tuple[Said, Figure], other: tuple[Said, Figure]) -> Contradiction:
    first, second = sorted((one, other), key=lambda each: (each[0].organisation, each[0].organisation_id))
    figure = first[1]
    named = [target, first[0].organisation_id, second[0].organisation_id, figure.unit, *sorted(figure.years)]
    thing = sorted(figure.thing & second[1].thing or figure.context)
    return Contradiction(
        id=hashlib.sha256("\n".join([*named, *thing]).encode()).hexdigest()[:16],
        one=first[0],
        one_figure=figure.written,
        one_words=figure.words,
        other=second[0],
        other_figure=second[1].written,
        other_words=second[1].words,
    )
