"""What a report has to ask each ministry, and in how many words: pure rules over what is asked of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.requests.records import Beside, ItemKind

LEAST: Final = 50  # words: fewer say nothing that a report can use
_ROUNDED: Final = 10


@dataclass(frozen=True)
class ToAsk:
    """Something asked of the report, and the offices (ids) that answer for it: the responsible ones, the supporting.

    `section_id` is where it is to be answered, None where nobody said. `goals` are the goals and targets that it is
    sorted under (`16`, `5.1`), `groups` those by which the guidelines want its figures broken down (`sex`, `age`).
    """

    kind: ItemKind
    target: str
    key: str
    text: str
    language: str
    section_id: str | None
    responsible: frozenset[str] = frozenset()
    supporting: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()

    def concerns(self, office: str) -> bool:
        """Whether that office has anything to answer here."""
        return office in self.responsible or office in self.supporting


@dataclass(frozen=True)
class Part:
    """An item of a request as its limit is found. budgeted: what its section's budget leaves it, None without one ·
    by_hand: the limit that somebody set, None where the rule gives it."""

    budgeted: int | None
    by_hand: int | None = None


def word_limits(
    asked: Sequence[ToAsk],
    budgets: Mapping[str, int | None],
    whole: int | None,
    offices: Mapping[str, int] | None = None,
) -> dict[str, int | None]:
    """Target → words: what falls to it of its section's budget when all that is asked there has the same share, and
    each of the `offices` (target → how many answer for it) the same part of that.

    Without a section, or where the section has no budget, its share of the whole; None where there is no limit at all.
    Rounded down to tens, and never under LEAST.
    """
    there = Counter(each.section_id for each in asked)

    def share(each: ToAsk) -> int | None:
        budget = budgets.get(each.section_id) if each.section_id else None
        among = max(1, (offices or {}).get(each.target, 1))
        if budget is not None:
            return _rounded(budget / there[each.section_id] / among)
        return None if whole is None else _rounded(whole / len(asked) / among)

    return {each.target: share(each) for each in asked}


def shared_out(parts: Sequence[Part], total: int | None) -> tuple[int | None, ...]:
    """The words of each item. A limit set by hand stays; without a total the others have what is budgeted.

    With one, the rest of it is shared out among the others as their sections' budgets have them; an item without
    a budget has as much as one has on average. Rounded down to tens, and never under LEAST.
    """
    if total is None:
        return tuple(each.budgeted if each.by_hand is None else each.by_hand for each in parts)
    others = [each for each in parts if each.by_hand is None]
    known = [each.budgeted for each in others if each.budgeted]
    usual = sum(known) / len(known) if known else 1.0
    rest = total - sum(each.by_hand for each in parts if each.by_hand is not None)
    every = sum(each.budgeted or usual for each in others)
    return tuple(
        _rounded(rest * (each.budgeted or usual) / every) if each.by_hand is None else each.by_hand for each in parts
    )


def _rounded(words: float) -> int:
    return max(LEAST, int(words) // _ROUNDED * _ROUNDED)
