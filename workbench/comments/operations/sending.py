"""Sending: one act of the official voice, after which the words are the institution's and stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from workbench.comments import arrivals, ledger, queries, telling
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.frozen import FrozenText
from workbench.comments.intake.identity import free_identities
from workbench.comments.intake.known import Known, recognised
from workbench.comments.knowing import known_in_record, known_remark, wordings_of
from workbench.comments.operations.linking import links_sent
from workbench.comments.operations.preparing import require_takes_words
from workbench.comments.records import CommentState, Invitation, Match, Position
from workbench.comments.refusals import (
    CommentsInPreparation,
    CommentsWereSent,
    ConcernWithoutWords,
    FilesWait,
    NothingToSend,
    NotTheOfficialVoice,
)
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database, new_id, timestamp

# Columns of draft_comment that are about its preparation and end with it.
_OF_PREPARATION = ("audience", "version", "updated_at")


def send(
    db: Database, *, round_id: str, position: Position, by: Actor, at: datetime, remark: str = ""
) -> tuple[str, ...]:
    """Send all that the institution has in preparation and give the labels of its comments.

    Only the official voice may, or its deputy, signed in itself. A comment that came in earlier through the State
    side and was not yet confirmed is confirmed by sending the same. Raises NotTheOfficialVoice, NothingToSend,
    CommentsInPreparation, CommentsWereSent, ConcernWithoutWords, RoundClosed, DeadlineEnforced, NoSuchRound.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    require_takes_words(seat, at)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    prepared = _in_report_order(_prepared(db, "draft_comment", round_id, by), frozen)
    files = _files(db, round_id, by)
    _check(position, prepared, files, remark)
    if position is Position.NO_COMMENTS and invitation.independent:
        _require_none_was_sent(db, round_id, invitation, by)
    _require_nothing_waits(db, round_id, by)
    record = known_in_record(db, round_id, invitation.organisation_id)
    known, prepared = _held_against(record, prepared)
    unknown = _identified([row for row in prepared if row["id"] not in known], record)
    late, sent = at.date() > seat.deadline, CommentState.SENT
    new = labelled(db, unknown, invitation=invitation, at=at, received_as=sent, late=late, known=known)
    written: list[ledger.NewRow] = [("round_file", row) for row in files]
    written += [("comment", row) for row in new]
    became = known | {row["id"]: row["id"] for row in new}
    written += links_sent(db, round_id, invitation.organisation_id, became)
    written += [("comment_state", row) for row in confirmations(db, round_id, set(known.values()), at=at)]
    written.append(("round_sending", _sending(invitation, position, remark, comments=len(prepared), at=at)))
    facts = {"comments": len(prepared), **in_whose_place(seat)}
    ledger.append(db, round_id=round_id, kind="sent", by=by, at=at, written=written, facts=facts)
    _end_preparation(db, round_id, invitation.organisation_id)
    ledger.note(db, round_id, "sent its comments", verb="sent", by=by, at=at)
    telling.tell_sent(db, seat.round, invitation, by=by, at=at)
    labels = {**{each.id: each.label for each in record}, **{row["id"]: row["label"] for row in new}}
    return tuple(labels[known.get(row["id"], row["id"])] for row in prepared)


def _in_report_order(drafts: Iterable[dict[str, Any]], frozen: FrozenText) -> list[dict[str, Any]]:
    """As they are read, and so numbered: those on the whole and those not placed yet first; a reply behind its head."""
    order = {key: place for key, place, *_ in frozen.places()}

    def place(draft: Mapping[str, Any]) -> tuple[int, int, bool]:
        stands = None if draft["match"] == Match.QUEUED else draft["paragraph_id"] or draft["section_id"]
        return order.get(stands or "", -1), draft["start_offset"] or 0, draft["reply_to"] is not None

    return sorted(drafts, key=place)


def _held_against(
    record: Sequence[Known], prepared: Sequence[dict[str, Any]]
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Which drafts are comments of the record already, and the drafts with what they replace in it.

    What the State side handed in was read from a file; the draft may have been read from another copy, and corrected.
    """
    drafts = [known_remark(row) for row in prepared]
    known: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for finding in recognised(drafts, record):
        if finding.known is not None and finding.is_in_record:
            known[finding.comment.id] = finding.known.remark
        elif finding.known is not None:
            replaced[finding.comment.id] = finding.known.id
    return known, [{**row, "replaces": row["replaces"] or replaced.get(row["id"])} for row in prepared]


def _identified(drafts: Sequence[dict[str, Any]], record: Sequence[Known]) -> list[dict[str, Any]]:
    """Drafts under identities that are free: one that was reworded here bears that of the comment it was read as."""
    names = free_identities([row["identity"] for row in drafts], {each.identity for each in record})
    return [{**row, "identity": name} for row, name in zip(drafts, names, strict=True)]


def _require_nothing_waits(db: Database, round_id: str, by: Actor) -> None:
    waiting = arrivals.arrivals(db, by, round_id, status=ArrivalStatus.WAITING)
    if waiting:
        raise FilesWait(names=", ".join(each.name for each in waiting))


def _require_none_was_sent(db: Database, round_id: str, invitation: Invitation, by: Actor) -> None:
    """An independent body neither consents nor objects: that it has no comments says that there are none.

    Another's "no objection" may come once its comments were answered.
    """
    own = queries.comments_of(db, by, round_id, invitation.organisation_id)
    count = sum(each.stands and each.state is CommentState.SENT for each in own)
    if count:
        raise CommentsWereSent(count=count)


def _check(
    position: Position, comments: Sequence[Mapping[str, Any]], files: Sequence[Mapping[str, Any]], remark: str
) -> None:
    """The position says whether there are comments; a letter that could not be read here is one too.

    A concern that comes with none of them says itself what it is about.
    """
    count = len(comments) + sum(not file["parsed"] for file in files)
    if position is Position.COMMENTS_SENT and not count:
        raise NothingToSend
    if position is Position.NO_COMMENTS and count:
        raise CommentsInPreparation(count=count)
    if position is Position.SERIOUS_CONCERN and not count and not remark.strip():
        raise ConcernWithoutWords


def _sending(invitation: Invitation, position: Position, remark: str, *, comments: int, at: datetime) -> dict[str, Any]:
    return {
        "round_id": invitation.round_id,
        "organisation_id": invitation.organisation_id,
        "position": position.value,
        "remark": remark.strip(),
        "comments": comments,
        "at": timestamp(at),
    }


def confirm(db: Database, *, round_id: str, by: Actor, at: datetime, only: Sequence[str] = ()) -> int:
    """The official voice says that what the State side handed in is its own; gives how many were confirmed now.

    `only` names comments by id; without it all that wait are confirmed. Raises NotTheOfficialVoice, NoSuchRound.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    waiting = {
        comment.id
        for comment in queries.comments_of(db, by, round_id, invitation.organisation_id)
        if comment.state is CommentState.RECEIVED_UNCONFIRMED and comment.stands and (not only or comment.id in only)
    }
    if not waiting:
        return 0
    rows = confirmations(db, round_id, waiting, at=at)
    written = [("comment_state", row) for row in rows]
    facts = in_whose_place(seat)
    ledger.append(db, round_id=round_id, kind="confirmed", by=by, at=at, written=written, facts=facts)
    ledger.note(db, round_id, f"confirmed {len(rows)} comments", verb="confirmed", by=by, at=at)
    return len(rows)


def received(db: Database, round_id: str, organisation_id: str) -> tuple[dict[str, Any], ...]:
    """Rows of an institution's comments, first to last."""
    found = db.query(
        "select * from comment where round_id = :round and organisation_id = :organisation",
        {"round": round_id, "organisation": organisation_id},
    )
    return tuple(found)


def labelled(
    db: Database,
    drafts: Iterable[dict[str, Any]],
    *,
    invitation: Invitation,
    at: datetime,
    received_as: CommentState,
    late: bool,
    known: Mapping[str, str] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Rows of comment for these rows of draft_comment, labelled on from the last label the institution has.

    `known` maps ids of drafts that are in the record already to the comments they are, for replies to them.
    """
    last = len(received(db, invitation.round_id, invitation.organisation_id))
    found: list[dict[str, Any]] = []
    for number, draft in enumerate(drafts, start=last + 1):
        row = {name: value for name, value in draft.items() if name not in _OF_PREPARATION}
        row["reply_to"] = known.get(row["reply_to"], row["reply_to"])
        row["label"] = f"{invitation.prefix}-{number:03d}"
        row["received_at"] = timestamp(at)
        row["received_as"] = received_as.value
        row["late"] = int(late)
        row["in_file"] = _without_earlier_words(draft)
        found.append(row)
    return found


def _without_earlier_words(draft: Mapping[str, Any]) -> str:
    """What was corrected before sending was never said; a copy of before the words that are sent is an earlier one."""
    told = json.loads(draft["in_file"])
    if "wordings" not in told:
        return str(draft["in_file"])
    said = (draft["text"], draft["proposed"])
    saved = [each.saved_at for each in wordings_of(draft) if (each.text, each.proposed) == said]
    kept = {key: value for key, value in told.items() if key != "wordings"}
    return json.dumps({**kept, "saved_at": max(saved, default=draft["updated_at"])}, sort_keys=True)


def confirmations(db: Database, round_id: str, comment_ids: set[str], *, at: datetime) -> list[dict[str, Any]]:
    """Rows of comment_state that make those of these comments which are not confirmed yet count as sent."""
    unconfirmed = [
        row["id"]
        for row in db.query(
            "select c.id from comment c where c.round_id = :round and c.received_as = 'received_unconfirmed' "
            "and not exists (select 1 from comment_state s where s.comment_id = c.id) order by c.label",
            {"round": round_id},
        )
    ]
    return [
        {
            "id": new_id(),
            "round_id": round_id,
            "comment_id": comment_id,
            "state": "sent",
            "reason": "",
            "at": timestamp(at),
        }
        for comment_id in unconfirmed
        if comment_id in comment_ids
    ]


def require_voice(seat: queries.Seat) -> None:
    """Refuse everybody but the official voice of the institution and its deputies. Raises NotTheOfficialVoice."""
    if not seat.speaks:
        name = seat.invitation.organisation if seat.invitation else ""
        raise NotTheOfficialVoice(organisation=name)


def in_whose_place(seat: queries.Seat) -> dict[str, bool]:
    """What the ledger's entry of an act says where a deputy does it in the official voice's place."""
    return {"deputy": True} if seat.is_deputy else {}


def _prepared(db: Database, table: str, round_id: str, by: Actor) -> list[dict[str, Any]]:
    query = (  # the table is one of two names of ours
        f"select * from {table} where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id"
    )
    values = {"round": round_id, "organisation": by.organisation_id, **audience_parameters(by)}
    return list(db.query(query, values))


def _files(db: Database, round_id: str, by: Actor) -> list[dict[str, Any]]:
    """Files uploaded during preparation become part of the record with the comments that came in them.

    One that is in the record already (the State side handed in the same) is not kept twice, but its comments may
    point at it: it goes in under its own id.
    """
    found = []
    for row in _prepared(db, "draft_file", round_id, by):
        kept = {name: value for name, value in row.items() if name != "audience"}
        found.append({**kept, "direction": "in", "handed_in_by": "institution"})
    return found


def _end_preparation(db: Database, round_id: str, organisation_id: str) -> None:
    for table in ("draft_comment", "draft_file"):
        query = f"delete from {table} where round_id = :round and organisation_id = :organisation"
        db.execute(query, {"round": round_id, "organisation": organisation_id})
