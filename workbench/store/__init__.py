"""The only door to SQLite and to the kept files."""

from sqlite_utils import Database

from workbench.store.connection import Store
from workbench.store.files import FileStore
from workbench.store.identifiers import new_id, timestamp
from workbench.store.sqlite import version as sqlite_version

__all__ = ["Database", "FileStore", "Store", "new_id", "sqlite_version", "timestamp"]
