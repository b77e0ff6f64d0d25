"""A snapshot in use: what each viewer sees of it, and who still reads it."""

import threading

from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.viewed import Viewed

_MOST_VIEWERS = 32


class Opened:
    """Holds its segments open until a newer generation serves and the last reader of this one is done."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._counting = threading.Lock()
        self._reading = 0
        self._retired = False
        for segment in snapshot.segments:
            segment.hold()
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

    def retire(self) -> None:
        """A newer generation serves."""
        with self._counting:
            self._retired = True
            self._close_if_unused()

    def _close_if_unused(self) -> None:
        if self._retired and self._reading == 0:
            for segment in self.snapshot.segments:
                segment.release()
