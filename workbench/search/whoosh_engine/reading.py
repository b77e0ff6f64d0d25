"""The newest generation, opened once and shared by all threads, also where another process wrote it.

Who reads is given what is open, also where the files were harmed since: it serves until a new index is whole. Who
writes, and who asks for the state of the index, is given what was just compared with the files, or IndexNotReady.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from workbench.search.port import IndexNotReady
from workbench.search.whoosh_engine.folder import CURRENT, IndexFolder
from workbench.search.whoosh_engine.held import Held
from workbench.search.whoosh_engine.opened import Opened
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.viewed import Viewed

# A folder's time stands still for up to some milliseconds while it changes, where the file system knows whole seconds
# only for as long as two: what was first seen that short ago is looked into again. Seconds of a clock that nobody sets:
# the file system's own may be any hours away from the machine's.
_SETTLED, _SETTLED_IN_SECONDS = 0.1, 2.0
_SECOND = 1_000_000_000  # nanoseconds
_AGAIN = 1.0  # seconds until what could not be opened is tried again, though nothing in the folder changed

Times = tuple[int, ...] | None  # when the folders last changed; None where there is none


@dataclass(frozen=True)
class _Trouble:
    """Why the index could not be opened, when, and how the folders were then."""

    cause: Exception | None
    at: float
    times: Times


class Reading:
    """Safe for threads."""

    def __init__(self, folder: IndexFolder, pointer: str = CURRENT) -> None:
        self._folder, self._pointer = folder, pointer
        self._path = str(folder.path)
        self._opening = Lock()
        self._held: Held | None = None
        self._first: tuple[Times, float] = (None, 0.0)
        self._settled: Times = None
        self._trouble: _Trouble | None = None

    @contextmanager
    def viewed(self, viewer: frozenset[str]) -> Iterator[Viewed]:
        """The newest generation that can be opened as these audiences see it. Raises IndexNotReady."""
        with self._opening:
            opened = self._serving()
            opened.enter()
        try:
            yield opened.viewed(viewer)
        finally:
            opened.leave()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The newest generation, whose files are those that were written. Raises IndexNotReady, from what was found."""
        with self._opening:
            opened = self._newest(prove=True)
            opened.enter()
        try:
            yield opened.snapshot
        finally:
            opened.leave()

    def _serving(self) -> Opened:
        if self._held and self._settled and self._settled == self._times(self._held.name):
            return self._held.opened
        try:
            return self._newest()
        except IndexNotReady:
            if self._held is None:
                raise
            return self._held.opened

    def _newest(self, *, prove: bool = False) -> Opened:
        if self._trouble:
            self._stay_troubled(self._trouble)
        for _ in range(2):  # another process may swap the folder, or commit, meanwhile: look once more
            begun = time.monotonic()
            name, cause = self._named()
            if name is None:
                break
            times = self._times(name)
            try:
                opened = self._opened_as(name, prove=prove)
            except Exception as error:
                cause = error.with_traceback(None)
            else:
                self._trouble = None
                self._settle(times, begun)
                return opened
        self._trouble = _Trouble(cause, time.monotonic(), self._times(name))
        self._settled = None
        raise IndexNotReady from cause

    def _stay_troubled(self, trouble: _Trouble) -> None:
        """Who waits for a new index asks very often, and to read a broken one each time would hold up its making."""
        fresh = time.monotonic() - trouble.at < _AGAIN
        if fresh and trouble.times == self._times(self._named()[0]):
            raise IndexNotReady from trouble.cause

    def _named(self) -> tuple[str | None, Exception | None]:
        """The folder that serves, or what keeps us from knowing it; neither where there is none."""
        try:
            return self._folder.named(self._pointer), None
        except OSError as error:
            return None, error.with_traceback(None)

    def _opened_as(self, name: str, *, prove: bool) -> Opened:
        if self._held is None or self._held.name != name:
            before, self._held = self._held, Held(self._folder, name)
            if before:
                before.close()
        else:
            self._held.renew()
            if prove:
                self._held.prove()
        return self._held.opened

    def _times(self, name: str | None) -> Times:
        """Asked before every search: by plain strings, in a third of the time that paths take."""
        try:
            folder = os.stat(self._path).st_mtime_ns  # noqa: PTH116
            return (folder, os.stat(f"{self._path}/{name}").st_mtime_ns) if name else (folder,)  # noqa: PTH116
        except OSError:
            return None

    def _settle(self, times: Times, begun: float) -> None:
        """Trust these times from now on, if they were first seen long enough before this look began."""
        if times is None or times != self._first[0]:
            self._first = times, begun
        young = _SETTLED if all(each % _SECOND for each in times or ()) else _SETTLED_IN_SECONDS
        self._settled = times if begun - self._first[1] > young else None

    def renew(self) -> None:
        """Look again at once, whatever was found a moment ago."""
        with self._opening:
            self._trouble = self._settled = None

    def distrust(self) -> None:
        """Read all files again before the next proof."""
        with self._opening:
            self._trouble = None
            if self._held:
                self._held.distrust()

    def close(self) -> None:
        """Close the files; they are opened again when they are needed."""
        with self._opening:
            if self._held:
                self._held.close()
            self._held = self._trouble = self._settled = None
