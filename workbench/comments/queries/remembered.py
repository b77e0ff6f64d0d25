"""What was read of a round's record, kept in memory as long as the record stands as it stood.

All that makes a comment as it is read (its words, states, places, answers, what its institution chose) stands in tables
that the round's ledger lists: as long as the hash of its last entry is the same, so are they. Only the names of the
institutions stand elsewhere, and are part of what a reading is known by. A hash is of what was written, so a reading
made inside an act that was then taken back is never taken for another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from workbench.comments.records import Comment
from workbench.store import Database

MOST: Final = 32  # readings, each of the comments of a round or of one institution in it

Reading = tuple[Comment, ...]
Known = tuple[object, ...]

_held: OrderedDict[Known, Reading] = OrderedDict()
_reading = Lock()


def remembered(db: Database, round_id: str, asked: Known, read: Callable[[], Reading]) -> Reading:
    """What `read` gives, or gave when the record stood as now. `asked` tells the readings of one round apart.

    One reads at a time: where twenty people ask in the same moment, nineteen take what the first one read.
    """
    stands = (round_id, _head(db, round_id), _names(db, round_id))
    known = (*stands, *asked)
    with _reading:
        if known not in _held:
            _forget_what_was(stands)
            _held[known] = read()
        _held.move_to_end(known)
        while len(_held) > MOST:
            _held.popitem(last=False)
        return _held[known]


def _forget_what_was(stands: Known) -> None:
    """Drop the readings of an earlier record of the round: they may hold words that were erased since."""
    for earlier in [each for each in _held if each[0] == stands[0] and each[: len(stands)] != stands]:
        del _held[earlier]


def _head(db: Database, round_id: str) -> str:
    last = db.query(
        "select hash from round_event where round_id = :round order by seq desc limit 1", {"round": round_id}
    )
    return next((str(row["hash"]) for row in last), "")


def _names(db: Database, round_id: str) -> tuple[tuple[str, str], ...]:
    found = db.query(
        "select o.id, o.name from round_invitation i join organisation o on o.id = i.organisation_id "
        "where i.round_id = :round order by o.id",
        {"round": round_id},
    )
    return tuple((row["id"], row["name"]) for row in found)
