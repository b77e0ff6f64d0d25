"""The ledger in the store: entries are added at its end, with the rows they list; it is read back whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.comments import chain, rows
from workbench.comments.records import RoundEvent
from workbench.people import Actor, Role
from workbench.store import Database, journal, new_id, timestamp

# Every append-only table whose rows an entry lists; comment_round is found by its id, the others by round_id.
LISTED = (
    "comment_round",
    "round_invitation",
    "round_sending",
    "round_file",
    "comment",
    "comment_state",
    "placement",
    "disposition",
    "reply",
    "copy_reading",
    "earlier_wording",
    "comment_link",
    "clearance",
    "deadline_extension",
    "deputy",
    "declining",
    "concern_outcome",
    "answer_reopening",
    "round_publication",
    "visibility_choice",
    "comment_transcription",
    "comment_translation",
    "erasure",
    "erased_part",
)

NewRow = tuple[str, dict[str, Any]]


def append(
    db: Database,
    *,
    round_id: str,
    kind: str,
    by: Actor,
    at: datetime,
    written: Sequence[NewRow] = (),
    facts: Mapping[str, Any] | None = None,
) -> int:
    """Insert the rows and the entry that lists them; gives the entry's seq.

    Rows come without `event_seq` and `salt`, and without `id` where any will do.
    """
    seq, previous = _head(db, round_id)
    seq += 1
    full = [(table, {"id": new_id(), **row, "event_seq": seq, "salt": new_id()}) for table, row in written]
    for table, row in full:
        db.table(table).insert(row)
    entry = RoundEvent(
        round_id=round_id,
        seq=seq,
        kind=kind,
        payload=chain.payload(facts or {}, full),
        by=speaker(by).name,
        by_id=speaker(by).person_id,
        at=timestamp(at),
        previous_hash=previous,
        hash="",
    )
    entry = replace(entry, hash=chain.entry_hash(entry))
    db.table("round_event").insert({name: getattr(entry, name) for name in RoundEvent.__dataclass_fields__})
    return seq


@dataclass(frozen=True)
class Speaker:
    """Who acted, as the State side may know it."""

    name: str
    person_id: str | None


def speaker(by: Actor) -> Speaker:
    """Under whose name an act is recorded: an institution's own people act in the institution's name.

    So does a ministry's focal point, unless the same person drafts and so acts for the drafting group.
    """
    comments_alone = Role.REVIEWER in by.roles or by.roles == {Role.FOCAL_POINT}
    if by.organisation_id and comments_alone:
        return Speaker(by.organisation_name, None)
    return Speaker(by.name, by.person_id)


def note(db: Database, round_id: str, did: str, *, verb: str, by: Actor, at: datetime) -> None:
    """The journal's line of an act in a round: who (as `speaker` says it) did what, never a word of a comment."""
    who = speaker(by)
    summary = f"{who.name} {did}"
    journal.record(db, by=who, at=at, verb=verb, object_kind="round", object_id=round_id, summary=summary)


def _head(db: Database, round_id: str) -> tuple[int, str]:
    last = db.query(
        "select seq, hash from round_event where round_id = :round order by seq desc limit 1", {"round": round_id}
    )
    for row in last:
        return int(row["seq"]), str(row["hash"])
    return 0, chain.GENESIS


def events(db: Database, round_id: str) -> tuple[RoundEvent, ...]:
    """All entries, first to last."""
    found = db.query("select * from round_event where round_id = :round order by seq", {"round": round_id})
    return tuple(rows.round_event(row) for row in found)


def other_events(db: Database, round_id: str) -> tuple[RoundEvent, ...]:
    """The entries of all other rounds."""
    found = db.query("select * from round_event where round_id is not :round", {"round": round_id})
    return tuple(rows.round_event(row) for row in found)


@contextmanager
def undecoded(db: Database) -> Iterator[None]:
    """Read text whatever its bytes: a changed byte that is no UTF-8 must be found, not stop the search for it."""
    before = db.conn.text_factory
    db.conn.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        db.conn.text_factory = before


def listed_rows(db: Database, round_id: str) -> dict[chain.RowKey, dict[str, Any]]:
    """Every row of the round's append-only tables, as it stands in the store now."""
    found: dict[chain.RowKey, dict[str, Any]] = {}
    for table in LISTED:
        column = "id" if table == "comment_round" else "round_id"
        # The table and column names are the constants above.
        query = f"select * from {table} where {column} = :round"
        for row in db.query(query, {"round": round_id}):
            found[table, row["id"]] = row
    return found
