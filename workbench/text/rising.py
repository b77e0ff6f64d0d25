"""The longest part of a row that is in order: what kept its place when some of it was moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(row: Sequence[int]) -> tuple[int, ...]:
    """Places in the row of a longest choice of strictly rising values: 3 1 2 9 → 1, 2, 3."""
    lasts: list[int] = []  # the smallest value that ends a choice of each length
    ends: list[int] = []  # and its place
    before: list[int | None] = []
    for place, value in enumerate(row):
        length = bisect_left(lasts, value)
        before.append(ends[length - 1] if length else None)
        if length == len(lasts):
            lasts.append(value)
            ends.append(place)
        else:
            lasts[length], ends[length] = value, place
    chosen: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        chosen.append(at)
        at = before[at]
    return tuple(reversed(chosen))
