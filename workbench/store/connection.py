"""One database file, opened the same way everywhere: WAL, full syncs, foreign keys, immediate write transactions.

SQL may call `plain(text)`: without case, accents and double spaces.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from workbench.store import troubles
from workbench.store.files import FileStore
from workbench.store.idle import Idle, KeptOpen
from workbench.store.sqlite import sqlite3
from workbench.text.plain import plain

BUSY_SECONDS = 30  # a writer waits this long for another; ingesting one document takes well under a second

READING_KIB = 2000  # SQLite's own

# Pages that one transaction changes; with the 2 MiB that SQLite has by itself a batch of 1,000 rows of a table writes
# many pages several times. Taken only as far as it is needed.
WRITING_KIB = 64 * 1024


class Store:
    """The store of one home. `reading` and `writing` give a Database for the length of a `with` block."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "workbench.db"
        self.files = FileStore(home / "corpus")
        self._idle = Idle(self.path, partial(_connect, self.path))

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """A consistent view: what others commit meanwhile is not seen. Writing raises. Raises DatabaseUnusable."""
        with self._open() as db:
            db.conn.execute("PRAGMA query_only = ON")
            db.conn.execute("BEGIN")
            yield db
            db.conn.execute("ROLLBACK")
            db.conn.execute("PRAGMA query_only = OFF")

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction, begun IMMEDIATE: committed at the end of the block, rolled back on any exception.

        Raises DatabaseUnusable where the disk is full, the file damaged or not ours to write.
        """
        # sqlite-utils' atomic() begins DEFERRED, and two of those that read and then write fail at once with
        # "database is locked" whatever the busy timeout; inside this one it nests as a savepoint.
        with self._open() as db:
            db.conn.execute(f"PRAGMA cache_size = -{WRITING_KIB}")
            with _committed(db):
                yield db
            db.conn.execute(f"PRAGMA cache_size = -{READING_KIB}")

    @contextmanager
    def noting(self) -> Iterator[Database]:
        """As `writing`, for what is forgotten in a minute anyway: it does not wait until the disk has it.

        A power cut may lose it, and never harms what others wrote: the next of them syncs the log up to its own end.
        """
        with self._open() as db:
            db.conn.execute("PRAGMA synchronous = NORMAL")
            with _committed(db):
                yield db
            db.conn.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _open(self) -> Iterator[Database]:
        with troubles.named(self.path):
            connection = self._idle.take()
            try:
                yield Database(connection)
            except BaseException:
                connection.close()
                raise
            self._idle.put_back(connection)


def _connect(path: Path) -> KeptOpen:
    connection = sqlite3.connect(str(path), timeout=BUSY_SECONDS, check_same_thread=False, factory=KeptOpen)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("plain", 1, plain, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _committed(db: Database) -> Iterator[None]:
    """Begun at once, committed at the end, rolled back on any exception."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
