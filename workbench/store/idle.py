"""Connections kept open between their uses: to open one is to read the whole shape of the database, some milliseconds.

An idle connection is taken again only where the files are those that it was put back over: where somebody restored,
replaced or truncated them meanwhile, or another process brought its log into them, it is closed and a new one opened.
One in whose use anything was raised is never kept.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, Final

from workbench.store.sqlite import sqlite3

MOST: Final = 4  # kept open by one store; what is used at the same moment beyond them is closed after its use

Stands = tuple[tuple[int, ...], ...]


class KeptOpen(sqlite3.Connection):
    """Knows its cursors: one that somebody still holds would keep the view open that it read in.

    `over` tells the file that it was opened over, wherever that went since.
    """

    over: tuple[int, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cursors: weakref.WeakSet[sqlite3.Cursor] = weakref.WeakSet()

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:
        """As SQLite's own."""
        made = super().cursor(factory)
        self._cursors.add(made)
        return made

    def end_use(self) -> None:
        """Nobody reads on from what was asked; as where the connection were closed, who does is refused."""
        for cursor in tuple(self._cursors):
            cursor.close()
        self._cursors.clear()


class Idle:
    """The idle connections to one database file. Each is used by one thread at a time."""

    def __init__(self, path: Path, connect: Callable[[], KeptOpen]) -> None:
        self._path, self._connect = path, connect
        self._log = path.with_name(path.name + "-wal")
        self._kept: list[tuple[Stands, KeptOpen]] = []
        self._lock = Lock()
        weakref.finalize(self, _close_all, self._kept)

    def take(self) -> KeptOpen:
        """One that lay idle, or a new one. What SQLite raises where the file cannot be opened passes."""
        stands = self._stands()
        while True:
            with self._lock:
                if not self._kept:
                    break
                was, connection = self._kept.pop()
            if was == stands:
                return connection
            connection.close()
        made = self._connect()
        made.over = _file(stands)
        return made

    def put_back(self, connection: KeptOpen) -> None:
        """Keep it for the next use; closed where enough lie idle, a transaction is open, or the file was replaced."""
        connection.end_use()
        stands = self._stands()
        if not connection.in_transaction and connection.over == _file(stands):
            with self._lock:
                if len(self._kept) < MOST:
                    self._kept.append((stands, connection))
                    return
        connection.close()

    def _stands(self) -> Stands:
        """What tells the files from others in their place: the database by its last change, the log by itself."""
        try:
            file = self._path.stat()
        except OSError:
            return ()
        stands = (file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns)
        try:
            log = self._log.stat()
        except OSError:
            return (stands,)
        return (stands, (log.st_dev, log.st_ino))


def _file(stands: Stands) -> tuple[int, ...]:
    """Which file the database is, whatever stands in it."""
    return stands[0][:2] if stands else ()


def _close_all(kept: list[tuple[Stands, KeptOpen]]) -> None:
    while kept:
        kept.pop()[1].close()
