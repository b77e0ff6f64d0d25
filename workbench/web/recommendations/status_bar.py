"""How many recommendations there are of each status: a bar drawn on the server, and the table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from workbench.recommendations.records import Status
from workbench.recommendations.wanted import NONE
from workbench.web.recommendations.words import status_shape, status_words

WIDTH = 1000  # units of the drawing
# From what is done to what nobody has spoken of: the bar reads from its start to its end.
_ORDER = (
    Status.IMPLEMENTED,
    Status.PARTIALLY_IMPLEMENTED,
    Status.UNDER_WAY,
    Status.NOT_STARTED,
    Status.NO_INFORMATION,
    Status.NOT_ACCEPTED,
    Status.SUPERSEDED,
    "",
)


@dataclass(frozen=True)
class Stretch:
    """A part of the bar, in units of the drawing, with what the table says of it and where the list shows it."""

    name: str
    words: str
    shape: str
    count: int
    percent: int
    start: int
    width: int
    address: str


def stretches(counted: Iterable[tuple[str, int]], **narrowed: str) -> tuple[Stretch, ...]:
    """One for each status that is there; `narrowed` is what the list is narrowed to besides."""
    counts = dict(counted)
    total = sum(counts.values())
    found: list[Stretch] = []
    before = 0
    for status in _ORDER:
        count = counts.get(status, 0)
        if not count:
            continue
        start, end = before * WIDTH // total, (before + count) * WIDTH // total
        before += count
        found.append(
            Stretch(
                name=status or NONE,
                words=status_words(status),
                shape=status_shape(status),
                count=count,
                percent=round(100 * count / total),
                start=start,
                width=end - start,
                address="/recommendations?" + urlencode({**narrowed, "status": status or NONE}),
            )
        )
    return tuple(found)
