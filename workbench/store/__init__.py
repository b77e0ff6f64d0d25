"""The only door to SQLite and to the kept files."""

from sqlite_utils import Database

from workbench.store.connection import Store
from workbench.store.files import FileStore
from workbench.store.identifiers import new_id, timestamp

__all__ = ["Database", "FileStore", "Store", "new_id", "timestamp"]
