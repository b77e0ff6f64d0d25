"""The index of a home as tests look at it: its folder, whether it holds what the store holds, who indexes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.corpus import finding
from workbench.installation import Installation
from workbench.store import locks


def folder(installation: Installation) -> Path:
    """Where the index is."""
    return installation.settings.home / "search_index"


def is_whole(installation: Installation) -> bool:
    """Whether the index holds just what the store holds."""
    with installation.store.reading() as db:
        return finding.verify(db, installation.engine).ok


def comes_true(what: Callable[[], bool]) -> bool:
    """Whether it does within a minute: a machine may be busy."""
    until = time.monotonic() + 60
    while not what() and time.monotonic() < until:
        time.sleep(0.005)
    return what()


def is_indexed_by_nobody(installation: Installation) -> bool:
    """Whether no process holds the lock of the one who indexes."""
    with locks.held(folder(installation) / "INDEXING") as free:
        return free


@contextmanager
def served(installation: Installation) -> Iterator[None]:
    """The indexing thread of a server at work."""
    thread = threading.Thread(target=installation.indexing.run)
    thread.start()
    try:
        assert comes_true(lambda: not is_indexed_by_nobody(installation))
        yield
    finally:
        installation.indexing.stop()
        thread.join()
