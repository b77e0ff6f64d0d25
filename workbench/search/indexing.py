"""Who brings the index up to date: one thread for all, where a server runs; else whoever asks, one at a time.

The one who indexes holds the file `INDEXING` locked; the outbox in the store says what there is to do. So a second
process (a command beside the server) only puts its change into the store and waits until it has been taken up. Where
it cannot read the index, it says so by the file `DOUBTED` beside that lock, and waits for a new one.

The one who indexes looks by itself too whether the files are still those that were written: nobody may ask anything
for days, and what it has open answers also where they are gone.
"""

import itertools
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from workbench.search.port import Engine, Entry, IndexBusy
from workbench.search.sync import TOPIC, Everything, Load, drain
from workbench.store import Database, Store, locks, outbox

LOOKING_SECONDS = 0.25  # between two looks of the thread: what another process changed is found within that time
ASKING_SECONDS = 0.01  # between two looks of who waits for what was handed over
PATIENCE_SECONDS = 5.0  # that one waits; what was handed over is indexed also when nobody waits any more
TIDY_AFTER = 40  # looks without work: ten seconds in which nobody added anything
FILES_EVERY = 8  # looks: every two seconds the files are looked at from outside
WHOLE_EVERY = 14_400  # looks: every hour they are read to the last byte, for a disk that forgets without a sign
TROUBLED_SECONDS = 10


class Stopped(Exception):
    """The server stops; what was not taken up is taken up at the next start."""


log = logging.getLogger(__name__)


class Indexing:
    """The index of a home kept in step with its store. `sync` may be called by any thread of any process."""

    def __init__(self, store: Store, load: Load, engine: Engine, *, everything: Everything, lock: Path) -> None:
        self._store, self._load, self._engine, self._everything = store, load, engine, everything
        self._lock = lock
        self._doubted = lock.with_name("DOUBTED")
        self._wanted = threading.Event()
        self._stopping = threading.Event()
        self.trouble = ""  # why the thread could not write the index when it last tried; it tries again by itself

    def sync(self, *, patience: float = PATIENCE_SECONDS) -> int:
        """Bring the index up to date, or have it done by the one who indexes; gives the number of documents.

        What could not be taken up within `patience` seconds goes on waiting in the outbox and is taken up later; nobody
        waits for a thread of this process that cannot write the index now.
        """
        asked = self._waiting()
        if not asked and self._engine.status().ready:
            return 0
        self._wanted.set()
        for turn in range(max(1, int(patience / ASKING_SECONDS))):
            with ExitStack() as held:
                if self._takes_lock(held):
                    return drain(self._store, self._load, self._engine, everything=self._everything)
            if turn == 0 and not asked:
                self.doubt()
            if self._is_taken_up(asked):
                return len({key for _, key in asked})
            if self.trouble:
                return 0
            self._stopping.wait(ASKING_SECONDS)
        return 0

    def run(self) -> None:
        """Index for all until `stop`; where another process does that, wait to follow it."""
        while not self._stopping.is_set():
            self.trouble = ""
            with ExitStack() as held:
                if self._takes_lock(held):
                    self._look_after()
            self._stopping.wait(TROUBLED_SECONDS if self.trouble else LOOKING_SECONDS)

    def doubt(self) -> None:
        """Say that the index cannot be read: the one who indexes reads it to the last byte, and makes it anew."""
        with suppress(OSError):  # a folder that we may not write: it is looked at from outside all the same
            self._doubted.touch()

    def stop(self) -> None:
        """End `run` soon: a rebuild that is stopped goes on at the next start."""
        self._stopping.set()
        self._wanted.set()

    def _takes_lock(self, held: ExitStack) -> bool:
        """Whether we are the one who indexes, until `held` ends; in a folder that cannot be written nobody is."""
        try:
            return held.enter_context(locks.held(self._lock))
        except OSError as error:
            log.warning("the folder of the search index cannot be written: %s", error)
            self.trouble = str(error)
            return False

    def _look_after(self) -> None:
        """Until the server stops, or somebody removed the lock: what others lock then is another file."""
        idle, lock = 0, self._locked_file()
        self._wanted.set()  # what was left waiting, or an index that is missing, before anybody asks
        for look in itertools.count(1):
            asked = self._wanted.wait(LOOKING_SECONDS)
            self._wanted.clear()
            if self._stopping.is_set() or self._locked_file() != lock:
                return
            try:
                asked = asked or bool(self._waiting(limit=1)) or self._is_harmed(look)
                worked = asked and self._take_up() > 0
                if asked:
                    self.trouble = ""
                idle = 0 if worked else idle + 1
                if idle == TIDY_AFTER:
                    self._tidy()
            except Stopped:
                return
            except Exception as error:
                log.exception("the search index cannot be brought up to date now; trying again")
                self.trouble = str(error) or repr(error)
                self._stopping.wait(TROUBLED_SECONDS)

    def _locked_file(self) -> int | None:
        try:
            return self._lock.stat().st_ino
        except OSError:
            return None

    def _is_doubted(self) -> bool:
        try:
            self._doubted.unlink()
        except OSError:
            return False
        return True

    def _is_harmed(self, look: int) -> bool:
        whole = self._is_doubted() or look % WHOLE_EVERY == 0
        if not whole and look % FILES_EVERY:
            return False
        status = self._engine.status(whole=whole)
        if status.ready:
            self.trouble = ""  # nothing waits, and all is well
        else:
            log.warning("the search index cannot be read (%s) and is made anew", status.detail)
        return not status.ready

    def _take_up(self) -> int:
        return drain(self._store, self._load_until_stopped, self._engine, everything=self._everything)

    def _load_until_stopped(self, db: Database, document_ids: Iterable[str]) -> Iterator[Entry]:
        for entry in self._load(db, document_ids):
            if self._stopping.is_set():
                raise Stopped
            yield entry

    def _tidy(self) -> None:
        try:
            self._engine.tidy(unless=self._wanted.is_set)
        except IndexBusy:
            log.info("the search index is being written by another; it is put in order another time")

    def _waiting(self, *, limit: int = -1) -> tuple[tuple[int, str], ...]:
        with self._store.reading() as db:
            return outbox.waiting(db, topic=TOPIC, limit=limit)

    def _is_taken_up(self, asked: tuple[tuple[int, str], ...]) -> bool:
        if not asked:
            return self._engine.status().ready
        first = self._waiting(limit=1)
        return not first or first[0][0] > asked[-1][0]
