"""Which segments are worth making one of: many of a size, and what is mostly deleted.

What comes in a day is made one in an idle minute; the pieces so made, of some twenty thousand paragraphs, a few times a
year: a library of twenty years has a dozen pieces, not hundreds, and no paragraph is written more than some times.
"""

from collections.abc import Callable, Mapping

from workbench.search.whoosh_engine.library import Index
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.writer import GatheringWriter

_SIZES = (20_000, 60_000)  # live paragraphs of small and of middling segments; larger ones stay as they are
_FEW = 4  # segments of a size that may stay
_TOGETHER = 130_000  # live paragraphs made one at once: memory, and some twenty seconds


class _GaveWay(Exception):
    """Somebody wants to add something."""


def due(snapshot: Snapshot) -> frozenset[str]:
    """The names of the segments to be merged; none where all is well."""
    live = {segment.name: len(snapshot.live_in(place)) for place, segment in enumerate(snapshot.segments)}
    return chosen(live, {segment.name: segment.count for segment in snapshot.segments})


def chosen(live: Mapping[str, int], whole: Mapping[str, int]) -> frozenset[str]:
    """Of segments with so many live paragraphs, and so many with the deleted, those to be merged. Pure."""
    above = -1
    for most in _SIZES:
        of_a_size = [name for name, count in live.items() if above < count <= most]
        if len(of_a_size) > _FEW:
            return _fitting(of_a_size, live)
        above = most
    return _fitting([name for name, count in live.items() if count <= above and count * 2 <= whole[name]], live)


def _fitting(names: list[str], live: Mapping[str, int]) -> frozenset[str]:
    """The smallest, as many as may be made one at once."""
    taken: list[str] = []
    together = 0
    for name in sorted(names, key=live.__getitem__):
        together += live[name]
        if together > _TOGETHER and len(taken) > 1:
            break
        taken.append(name)
    return frozenset(taken)


def merge(index: Index, snapshot: Snapshot, names: frozenset[str], unless: Callable[[], bool]) -> bool:
    """Make one segment of these; False where `unless` became true and all was left as it was. Raises LockError."""

    def pause() -> None:
        if unless():
            raise _GaveWay

    writer = GatheringWriter(index)
    try:
        for place, segment in enumerate(snapshot.segments):
            if segment.name in names:
                writer.take(segment, snapshot.live_in(place), pause)
    except _GaveWay:
        writer.cancel()
        return False
    except BaseException:
        writer.cancel()
        raise
    writer.commit_without(names)
    return True
