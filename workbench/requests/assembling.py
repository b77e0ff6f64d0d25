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


def word_limits(asked: Sequence[ToAsk], budgets: Mapping[str, int | None], whole: int | None) -> dict[str, int | None]:
    """Target → words: what falls to it of its section's budget when all that is asked there has the same share.

    Without a section, or where the section has no budget, its share of the whole; None where there is no limit at all.
    Rounded down to tens, and never under LEAST.
    """
    there = Counter(each.section_id for each in asked)

    def share(each: ToAsk) -> int | None:
        budget = budgets.get(each.section_id) if each.section_id else None
        if budget is not None:
            return _rounded(budget / there[each.section_id])
        return None if whole is None else _rounded(whole / len(asked))

    return {each.target: share(each) for each in asked}


def _rounded(words: float) -> int:
    return max(LEAST, int(words) // _ROUNDED * _ROUNDED)
