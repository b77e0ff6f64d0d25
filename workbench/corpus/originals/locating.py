"""Where paragraphs stand in an original that does not say it: their opening words, looked for in order.

Read twice, by a person and by the program, the same words stand in the same order; only letters and digits are
compared, so that spaces, hyphens, ligatures and notes do not matter.
"""

from bisect import bisect_right
from collections.abc import Sequence

from workbench.text.normalise import bare

_KEYS = (48, 24, 12)  # letters of an opening that are looked for, the longest first
_NEAR = 6000  # letters ahead in which a short opening is believed: two pages
_SHORTEST = 4


def located(openings: Sequence[str], stretches: Sequence[str]) -> tuple[int | None, ...]:
    """For each opening the index of the stretch (a page, a line) in which it begins; None where it is not found."""
    spoken = [bare(stretch) for stretch in stretches]
    whole = "".join(spoken)
    starts = [0]
    for stretch in spoken:
        starts.append(starts[-1] + len(stretch))
    found: list[int | None] = []
    place, missed = 0, 0
    for opening in openings:
        wanted = bare(opening)
        at = _found(wanted, whole, place, near=_NEAR + 2 * missed)
        if at is None:
            missed += len(wanted)
            found.append(None)
            continue
        found.append(bisect_right(starts, at) - 1)
        place, missed = at + min(len(wanted), _KEYS[0]), 0
    return tuple(found)


def _found(wanted: str, whole: str, place: int, *, near: int) -> int | None:
    if len(wanted) < _SHORTEST:
        return None
    for length in _KEYS:
        at = whole.find(wanted[:length], place, place + near)
        if at >= 0:
            return at
    at = whole.find(wanted[: _KEYS[0]], place) if len(wanted) >= _KEYS[0] else -1
    return at if at >= 0 else None
