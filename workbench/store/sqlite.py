"""The SQLite driver that sqlite-utils chose: pysqlite3 with its own SQLite where installed, else Python's."""

from sqlite_utils.db import sqlite3 as sqlite3  # type: ignore[attr-defined]


def version() -> str:
    """The SQLite that runs: pysqlite3's own where it is installed (Debian 12's 3.40.1 can corrupt a WAL)."""
    return str(sqlite3.sqlite_version)
