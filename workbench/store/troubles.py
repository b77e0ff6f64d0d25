"""What can be wrong with the database file itself, by name: what SQLite says of the machine, not of our statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import N_, Unavailable
from workbench.store.sqlite import sqlite3


class DatabaseUnusable(Unavailable):
    """The database file, and not what was asked of it, is at fault; each kind says how."""

    message = N_("The database %(path)s cannot be used (%(fault)s).")


class DatabaseDamaged(DatabaseUnusable):
    message = N_(
        "The database %(path)s is damaged (%(fault)s). Stop the workbench, keep a copy of the home, and put back the "
        "last backup of it."
    )


class DatabaseNotWritable(DatabaseUnusable):
    message = N_(
        "The database %(path)s cannot be opened for writing (%(fault)s). Run the workbench as the owner of the home, "
        "or let it write to that folder and all that is in it."
    )


class DiskFull(DatabaseUnusable):
    message = N_("There is no room for %(path)s (%(fault)s). Nothing of this step was kept: make room and do it again.")


class DiskRefused(DatabaseUnusable):
    message = N_(
        "The disk did not read or write %(path)s (%(fault)s). Nothing of this step was kept: see whether the disk is "
        "full or failing, and do it again."
    )


class DatabaseBusy(DatabaseUnusable):
    message = N_("Another program keeps writing to %(path)s (%(fault)s). Nothing was changed: try again in a moment.")


_KINDS: dict[int, type[DatabaseUnusable]] = {  # SQLite's primary result codes
    5: DatabaseBusy,
    8: DatabaseNotWritable,
    10: DiskRefused,
    11: DatabaseDamaged,
    13: DiskFull,
    14: DatabaseNotWritable,  # it cannot be opened
    26: DatabaseDamaged,  # "file is not a database"
}


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file into a DatabaseUnusable; errors in our own statements pass as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = _KINDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if kind is None:
            raise
        raise kind(path=path, fault=error) from error
