"""The frozen version a round is held on, looked up by paragraph; the ones last used are kept with their look-ups."""

from __future__ import annotations

from threading import Lock
from typing import Final

from workbench.comments.frozen import FrozenText
from workbench.drafting import queries as drafting
from workbench.store import Database

MOST: Final = 16  # as many as drafting keeps decoded

_held: dict[str, FrozenText] = {}
_holding = Lock()


def frozen_text(db: Database, snapshot_id: str) -> FrozenText:
    """The version, for whoever was let into a round that is held on it. Raises SnapshotNotFound."""
    found = FrozenText(drafting.snapshot(db, None, snapshot_id))
    with _holding:
        known = _held.pop(snapshot_id, None)
        current = known if known == found else found  # it was submitted or released since, or is not what was kept
        _held[snapshot_id] = current
        while len(_held) > MOST:
            del _held[next(iter(_held))]
        return current
