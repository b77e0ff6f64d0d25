"""The remarks that are in the record or in preparation, as a returned file is held against them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.comments import rows
from workbench.comments.intake.known import Known, surest
from workbench.comments.records import CommentKind, Match, Origin
from workbench.comments.wordings import counting, families, in_force
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


def known_in_record(db: Database, round_id: str, organisation_id: str | None = None) -> tuple[Known, ...]:
    """What was sent by an institution or received of it, each with the surest place that any copy gave.

    Without an institution, that of all of them.
    """
    mine = {"round": round_id, "organisation": organisation_id}
    placed = {row["comment_id"] for row in db.query("select comment_id from placement where round_id = :round", mine)}
    found = db.query(
        "select * from comment where round_id = :round and (:organisation is null or organisation_id = :organisation) "
        "order by event_seq, length(label), label",
        mine,
    )
    known = {row["id"]: replace(known_remark(row), label=row["label"], by_hand=row["id"] in placed) for row in found}
    for row in db.query("select * from copy_reading where round_id = :round order by event_seq, id", mine):
        if row["comment_id"] in known:
            known[row["comment_id"]] = _with_reading(known[row["comment_id"]], row)
    return tuple(_in_families(known, links(db, round_id), waiting=_unconfirmed(db, round_id)))


def _unconfirmed(db: Database, round_id: str) -> frozenset[str]:
    """Comments that the State side handed in and nobody of their institution confirmed yet."""
    query = (
        "select id from comment where round_id = :round and received_as = 'received_unconfirmed' "
        "and id not in (select comment_id from comment_state where round_id = :round)"
    )
    return frozenset(row["id"] for row in db.query(query, {"round": round_id}))


def _in_families(
    known: Mapping[str, Known], pairs: Iterable[tuple[str, str]], *, waiting: frozenset[str]
) -> Iterator[Known]:
    """Each with the wording that counts in its family, at its place, or at the surest that any wording came with."""
    for family in families(tuple(known), tuple(pairs)):
        for counts, every in in_force([known[each] for each in family], lambda each: each.id not in waiting):
            place = counts.anchor if counts.anchor.match is Match.EXACT else surest(each.anchor for each in every)
            for each in every:
                yield replace(each, anchor=place, replaced_by="" if each.id == counts.id else counts.id)


def links(db: Database, round_id: str) -> tuple[tuple[str, str], ...]:
    """Which comments are wordings of one another, in pairs."""
    query = (
        "select id as one, replaces as other from comment where round_id = :round and replaces is not null "
        "union all select comment_id, earlier_id from earlier_wording where round_id = :round"
    )
    return tuple((row["one"], row["other"]) for row in db.query(query, {"round": round_id}))


def _with_reading(known: Known, row: Mapping[str, Any]) -> Known:
    saved = [each for each in (known.saved_at, row["saved_at"]) if each]
    return replace(known, anchor=surest((known.anchor, rows.anchor(row))), saved_at=min(saved, default=""))


def known_in_preparation(db: Database, actor: Actor, round_id: str, organisation_id: str) -> tuple[Known, ...]:
    """What the actor's own institution prepares: each draft in every wording that came in a file."""
    found = db.query(
        "select * from draft_comment where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id",
        {"round": round_id, "organisation": organisation_id, **audience_parameters(actor)},
    )
    return tuple(each for row in found for each in _known_wordings(row))


@dataclass(frozen=True)
class DraftWording:
    """Words that a draft had in a file, and their form there. `saved_at` is of the earliest copy that has them."""

    identity: str
    text: str
    proposed: str | None
    saved_at: str
    markup: str = ""


def wordings_of(row: Mapping[str, Any]) -> tuple[DraftWording, ...]:
    """Every wording in which a draft came in a file, as they were handed in; its own words where none is noted."""
    told = json.loads(row["in_file"])
    noted = tuple(DraftWording(**each) for each in told.get("wordings", ()))
    return noted or (
        DraftWording(row["identity"], row["text"], row["proposed"], told.get("saved_at", ""), told.get("markup", "")),
    )


def _known_wordings(row: Mapping[str, Any]) -> Iterable[Known]:
    known = replace(known_remark(row), in_preparation=True, by_hand=bool(json.loads(row["in_file"]).get("by_hand")))
    every = wordings_of(row)
    counts = counting(every)
    for each in every:
        yield replace(
            known,
            identity=each.identity,
            text=each.text,
            proposed=each.proposed,
            saved_at=each.saved_at,
            replaced_by="" if each is counts else known.id,
        )


def known_remark(row: Mapping[str, Any]) -> Known:
    """A row of comment or draft_comment as it came."""
    return Known(
        id=row["id"],
        identity=row["identity"],
        kind=CommentKind(row["kind"]),
        origin=Origin(row["origin"]),
        anchor=rows.anchor(row),
        text=row["text"],
        proposed=row["proposed"],
        author=row["author_label"],
        date=row["written_at"],
        saved_at=json.loads(row["in_file"]).get("saved_at", ""),
    )
