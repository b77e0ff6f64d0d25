"""The SQLite driver that sqlite-utils chose: pysqlite3 with its own SQLite where installed, else Python's."""

from sqlite_utils.db import sqlite3 as sqlite3  # type: ignore[attr-defined]
