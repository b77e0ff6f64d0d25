"""What was read of a round's record, kept in memory as long as the record stands as it stood.

All that makes a comment as it is read (its words, states, places, answers, what its institution chose) stands in tables
that the round's ledger lists: as long as the hash of its last entry is the same, so are they. Only the names of the
institutions stand elsewhere, and are part of what a reading is known by. A hash is of what was written, so a reading
made inside an act that was then taken back is never taken for another.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import RLock
from typing import Final

from workbench.comments.records import Comment
from workbench.store import Database

MOST: Final = 64  # readings, each of the comments of a round or of one institution in it, with or without the answers

Reading = tuple[Comment, ...]
Known = tuple[object, ...]

_held: OrderedDict[Known, Reading] = OrderedDict()
_reading = RLock()  # a reading may be made of another


def remembered(
    db: Database, round_id: str, asked: Known, read: Callable[[], Reading], *, whatever: Sequence[str] = ()
) -> Reading:
    """What `read` gives, or gave when the record stood as now. `asked` tells the readings of one round apart.

    `whatever`: the kinds of entries that change nothing in it. One reads at a time: where twenty people ask in the same
    moment, nineteen take what the first one read.
    """
    of = (round_id, *whatever)
    stands = (_head(db, round_id, whatever), _names(db, round_id))
    known = (of, stands, asked)
    with _reading:
        if known not in _held:
            _forget_what_was(of, stands)
            _held[known] = read()
        _held.move_to_end(known)
        while len(_held) > MOST:
            _held.popitem(last=False)
        return _held[known]


def _forget_what_was(of: Known, stands: Known) -> None:
    """Drop the readings of an earlier record of the round: they may hold words that were erased since."""
    for earlier in [each for each in _held if each[0] == of and each[1] != stands]:
        del _held[earlier]


def _head(db: Database, round_id: str, whatever: Sequence[str]) -> str:
    last = db.query(
        "select hash from round_event where round_id = :round "
        "and kind not in (select value from json_each(:whatever)) order by seq desc limit 1",
        {"round": round_id, "whatever": json.dumps(whatever)},
    )
    return next((str(row["hash"]) for row in last), "")


def _names(db: Database, round_id: str) -> tuple[tuple[str, str], ...]:
    found = db.query(
        "select o.id, o.name from round_invitation i join organisation o on o.id = i.organisation_id "
        "where i.round_id = :round order by o.id",
        {"round": round_id},
    )
    return tuple((row["id"], row["name"]) for row in found)
