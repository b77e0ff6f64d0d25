"""A snapshot in use: what each viewer sees of it, and who still reads it."""

import threading

from workbench.search.whoosh_engine.segment import Segment
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.viewed import Viewed

_MOST_VIEWERS = 32


class Opened:
    """Segments that are no longer part of the index are closed when the last reader is done."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._counting = threading.Lock()
        self._reading = 0
        self._leaving: tuple[Segment, ...] | None = None
        self._viewed: dict[frozenset[str], Viewed] = {}

    def viewed(self, viewer: frozenset[str]) -> Viewed:
        """The snapshot as these audiences see it."""
        known = self._viewed.get(viewer)
        if known is None:
            known = Viewed(self.snapshot, viewer)
            if len(self._viewed) >= _MOST_VIEWERS:
                self._viewed.clear()
            self._viewed[viewer] = known
        return known

    def enter(self) -> None:
        """Somebody reads."""
        with self._counting:
            self._reading += 1

    def leave(self) -> None:
        """Somebody is done."""
        with self._counting:
            self._reading -= 1
            self._close_if_unused()

    def retire(self, kept: frozenset[str]) -> None:
        """A newer generation serves, with these of the segments."""
        with self._counting:
            self._leaving = tuple(each for each in self.snapshot.segments if each.name not in kept)
            self._close_if_unused()

    def _close_if_unused(self) -> None:
        if self._leaving is not None and self._reading == 0:
            for segment in self._leaving:
                segment.close()
            self._leaving = ()
