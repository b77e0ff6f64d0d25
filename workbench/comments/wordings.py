"""Which of several wordings of one remark counts. Pure.

A remark that was corrected in Word comes back with the same author and date and other words. The words that were
saved later count, whatever the order in which the copies were handed in; where the files do not say when they were
saved, the copy that was handed in last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class Wording(Protocol):
    """saved_at: when the earliest copy that has these words was saved, "" if no copy says."""

    @property
    def saved_at(self) -> str: ...


W = TypeVar("W", bound=Wording)


def counting(handed_in: Sequence[W]) -> W:
    """The one that counts, of wordings in the order in which they were handed in."""
    if not all(each.saved_at for each in handed_in):
        return handed_in[-1]
    return max(enumerate(handed_in), key=lambda each: (each[1].saved_at, each[0]))[1]


def in_force(handed_in: Sequence[W], is_confirmed: Callable[[W], bool]) -> tuple[tuple[W, tuple[W, ...]], ...]:
    """Those that count, each with the wordings in whose place it stands, itself among them.

    One, as a rule. What nobody confirmed yet stands in the place of nothing that its institution sent or confirmed:
    later words of that kind stand beside it, until they are confirmed.
    """
    latest = counting(handed_in)
    confirmed = [each for each in handed_in if is_confirmed(each)]
    if is_confirmed(latest) or not confirmed:
        return ((latest, tuple(handed_in)),)
    held = counting(confirmed)
    later = [each for each in handed_in if not is_confirmed(each) and _is_later(each, held, handed_in)]
    return (
        (held, tuple(each for each in handed_in if each not in later)),
        (counting(later), tuple(later)),
    )


def _is_later(one: W, other: W, handed_in: Sequence[W]) -> bool:
    return counting([each for each in handed_in if each in (one, other)]) == one


def families(ids: Sequence[str], links: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The ids that are wordings of one another, each family in the given order; `links` are pairs of them."""
    head = {each: each for each in ids}

    def root(each: str) -> str:
        while head[each] != each:
            each = head[each]
        return each

    for one, other in links:
        if one in head and other in head:
            head[root(other)] = root(one)
    found: dict[str, list[str]] = {}
    for each in ids:
        found.setdefault(root(each), []).append(each)
    return tuple(tuple(each) for each in found.values())
