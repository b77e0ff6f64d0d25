"""Which segments are worth making one of: many small ones, and what is mostly deleted."""

from workbench.search.whoosh_engine.library import Index
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.writer import GatheringWriter

_SMALL = 20_000  # live paragraphs: merging so many takes a few seconds
_FEW = 4  # small segments that may stay


def due(snapshot: Snapshot) -> frozenset[str]:
    """The names of the segments to be merged; none where all is well."""
    live = {segment.name: len(snapshot.live_in(place)) for place, segment in enumerate(snapshot.segments)}
    small = {name for name, count in live.items() if count <= _SMALL}
    emptied = {each.name for each in snapshot.segments if each.name in small and live[each.name] * 2 <= each.count}
    return frozenset(small if len(small) > _FEW else emptied)


def merge(index: Index, snapshot: Snapshot, names: frozenset[str]) -> None:
    """Make one segment of these. Raises LockError."""
    writer = GatheringWriter(index)
    try:
        for place, segment in enumerate(snapshot.segments):
            if segment.name in names:
                writer.take(segment, snapshot.live_in(place))
    except BaseException:
        writer.cancel()
        raise
    writer.commit_without(names)
