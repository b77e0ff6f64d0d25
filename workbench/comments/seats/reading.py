"""What happened to the seats of a round, read from the store. Whoever calls has asked for the seat before."""

from __future__ import annotations

from datetime import date

from workbench.comments import rows
from workbench.comments.seats import folding
from workbench.comments.seats.records import Concern, ConcernState, Declining, Extension, Outcome, Raised
from workbench.store import Database


def extensions(db: Database, round_id: str, organisation_id: str | None = None) -> tuple[Extension, ...]:
    """What time was given after the opening, first to last; with `organisation_id` what counts for that institution."""
    found = db.query(
        "select * from deadline_extension where round_id = :round "
        "and (:organisation is null or organisation_id is null or organisation_id = :organisation) order by event_seq",
        {"round": round_id, "organisation": organisation_id},
    )
    return tuple(
        Extension(
            organisation_id=row["organisation_id"],
            last_day=date.fromisoformat(row["last_day"]),
            working_days=row["working_days"],
            reason=row["reason"],
            granted_by=row["granted_by"],
            at=rows.moment(row["at"]),
        )
        for row in found
    )


def declined(db: Database, round_id: str) -> dict[str, Declining]:
    """The institutions whose last word is that they will not comment, by id: what they sent since undoes it."""
    found: dict[str, Declining] = {}
    said = db.query(
        "select organisation_id, act, reason, at, event_seq from declining where round_id = :round union all "
        "select organisation_id, 'sent', '', at, event_seq from round_sending where round_id = :round "
        "order by event_seq",
        {"round": round_id},
    )
    for row in said:
        found.pop(row["organisation_id"], None)
        if row["act"] == "declined":
            found[row["organisation_id"]] = Declining(row["organisation_id"], row["reason"], rows.moment(row["at"]))
    return found


def deputies(db: Database, round_id: str, organisation_id: str) -> tuple[str, ...]:
    """The people who may send in the official voice's place in this round, by id, in the order they were named."""
    found: dict[str, None] = {}
    said = db.query(
        "select person_id, act from deputy where round_id = :round and organisation_id = :organisation "
        "order by event_seq",
        {"round": round_id, "organisation": organisation_id},
    )
    for row in said:
        found.pop(row["person_id"], None)
        if row["act"] == "named":
            found[row["person_id"]] = None
    return tuple(found)


def concerns(db: Database, round_id: str) -> tuple[Concern, ...]:
    """Every serious concern of the round, first to last, with what became of it."""
    raised = db.query(
        "select s.*, o.name as organisation from round_sending s join organisation o on o.id = s.organisation_id "
        "where s.round_id = :round and s.position = 'serious_concern'",
        {"round": round_id},
    )
    said = db.query("select * from concern_outcome where round_id = :round", {"round": round_id})
    return folding.concerns(
        (
            Raised(
                id=row["id"],
                organisation_id=row["organisation_id"],
                organisation=row["organisation"],
                remark=row["remark"],
                at=rows.moment(row["at"]),
                seq=row["event_seq"],
            )
            for row in raised
        ),
        (
            Outcome(
                concern_id=row["concern_id"],
                state=ConcernState(row["outcome"]),
                reason=row["reason"],
                decided_by=row["decided_by"],
                at=rows.moment(row["at"]),
                seq=row["event_seq"],
            )
            for row in said
        ),
    )
