"""The newest generation, opened once and shared by all threads, also where another process wrote it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from workbench.search.port import IndexNotReady
from workbench.search.whoosh_engine import blocks
from workbench.search.whoosh_engine.carried import Carried
from workbench.search.whoosh_engine.folder import CURRENT, IndexFolder
from workbench.search.whoosh_engine.library import Index
from workbench.search.whoosh_engine.opened import Opened
from workbench.search.whoosh_engine.ordering import Orders
from workbench.search.whoosh_engine.profiles import Profiles
from workbench.search.whoosh_engine.segment import Segment
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.viewed import Viewed

# A folder's time stands still for up to some milliseconds while it changes, where the file system knows whole seconds
# only for as long as two: one that is younger is looked into again. Nanoseconds.
_SETTLED, _SETTLED_IN_SECONDS = 100_000_000, 2_000_000_000
_SECOND = 1_000_000_000


class Reading:
    """Safe for threads."""

    def __init__(self, folder: IndexFolder, pointer: str = CURRENT) -> None:
        self._folder, self._pointer = folder, pointer
        self._opening = threading.Lock()
        self._name: str | None = None
        self._opened: Opened | None = None
        self._index: Index | None = None
        self._profiles = Profiles()
        self._orders = Orders()
        self._carried = Carried()
        self._checked: set[str] = set()
        self._seen: tuple[int, int] | None = None

    @contextmanager
    def viewed(self, viewer: frozenset[str]) -> Iterator[Viewed]:
        """The newest generation as these audiences see it. Raises IndexNotReady."""
        opened = self._enter()
        try:
            yield opened.viewed(viewer)
        finally:
            opened.leave()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The newest generation. Raises IndexNotReady."""
        opened = self._enter()
        try:
            yield opened.snapshot
        finally:
            opened.leave()

    def _enter(self) -> Opened:
        with self._opening:
            opened = self._opened if self._opened and self._same() else self._newest()
            opened.enter()
            return opened

    def _same(self) -> bool:
        return self._seen is not None and self._seen == self._times(self._name)

    def _times(self, name: str | None) -> tuple[int, int] | None:
        """When the folders last changed; None where that was a moment ago."""
        try:
            times = self._folder.path.stat().st_mtime_ns, (self._folder.path / (name or "")).stat().st_mtime_ns
        except OSError:
            return None
        young = _SETTLED if all(each % _SECOND for each in times) else _SETTLED_IN_SECONDS
        return times if time.time_ns() - max(times) > young else None

    def _newest(self) -> Opened:
        for last_try in (False, True):
            name = self._folder.named(self._pointer)
            if name is None:
                raise IndexNotReady
            seen = self._times(name)
            try:
                opened = self._open(name)
            except Exception as error:  # another process may have swapped the folder meanwhile: look once more
                if last_try:
                    raise IndexNotReady from error
            else:
                self._seen = seen
                return opened
        raise IndexNotReady

    def _open(self, name: str) -> Opened:
        if self._name != name:
            self._forget()
            self._name = name
        if self._opened and self._index and self._opened.snapshot.generation == self._index.latest_generation():
            return self._opened
        self._index = index = self._folder.open(name)
        if self._opened is None or self._opened.snapshot.generation != index.latest_generation():
            self._checked = self._folder.check(name, self._checked)
            self._take(*blocks.contents(index), index)
        if self._opened is None:
            raise IndexNotReady
        return self._opened

    def _take(self, generation: int, held: blocks.Contents, index: object) -> None:
        known = {each.name: each for each in self._opened.snapshot.segments} if self._opened else {}
        folder = self._folder.path / str(self._name)
        segments = tuple(
            known.get(each.segment_id()) or Segment(blocks.reader(index, each), folder, self._profiles)
            for each, _ in held
        )
        deleted = tuple(numbers for _, numbers in held)
        fresh = Snapshot(generation, segments, deleted, self._profiles.columns(), self._orders, self._carried)
        before, self._opened = self._opened, Opened(fresh)
        if before:
            before.retire()

    def close(self) -> None:
        """Close the files; they are opened again when they are needed."""
        with self._opening:
            self._forget()

    def _forget(self) -> None:
        if self._opened:
            self._opened.retire()
        self._opened = self._name = self._seen = self._index = None
        self._checked = set()
        self._profiles = Profiles()
        self._orders = Orders()
        self._carried = Carried()
