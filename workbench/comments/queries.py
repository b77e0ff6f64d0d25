"""Reads of comment rounds. Every function takes the actor and gives only what that actor may know of.

Two sides meet here. Those who *manage* a round (the drafting group and the secretariat) see what was sent. Those who
were *invited* see the frozen version, their own comments, and the answers released to them. A comment in preparation
is seen by its institution alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workbench.comments import rows
from workbench.comments.knowing import known_in_record
from workbench.comments.records import (
    Comment,
    CommentRound,
    CommentState,
    Disposition,
    DraftComment,
    Invitation,
    Placement,
    Position,
    RoundFile,
)
from workbench.comments.refusals import NoSuchComment, NoSuchDraft, NoSuchRound, NotInvited
from workbench.comments.threads import answered_in_threads
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, audience_clause, audience_parameters, may, may_see
from workbench.store import Database


@dataclass(frozen=True)
class Seat:
    """Where an actor sits in a round. `closed_at` is None while the round is open."""

    round: CommentRound
    manages: bool
    invitation: Invitation | None
    speaks: bool
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether the last of its events that opens or closes is an opening."""
        return self.closed_at is None

    @property
    def deadline(self) -> date:
        """The last day in time for this institution."""
        own = self.invitation.own_deadline if self.invitation else None
        return own or self.round.closes


@dataclass(frozen=True)
class Sending:
    """One act of sending, with the position taken; `seal` is the hash of its entry in the ledger."""

    organisation_id: str
    position: Position
    remark: str
    comments: int
    at: datetime
    seal: str


@dataclass(frozen=True)
class Standing:
    """How an invited institution stands in the round, as those who manage it may know it."""

    invitation: Invitation
    sendings: tuple[Sending, ...]
    comments: int
    unconfirmed: int
    answered: int
    queued: int
    late: int


def rounds(db: Database, actor: Actor) -> tuple[CommentRound, ...]:
    """Every round the actor manages or is invited to, latest first."""
    found = db.query(
        f"select * from comment_round where {audience_clause()} or id in "
        "(select round_id from round_invitation where organisation_id = :organisation) order by opened_at desc",
        {**audience_parameters(actor), "organisation": actor.organisation_id or ""},
    )
    return tuple(rows.comment_round(row) for row in found if may(actor, Permission.READ_ROUNDS))


def seat(db: Database, actor: Actor, round_id: str) -> Seat:
    """The actor's seat. Raises NoSuchRound where there is none, as where there is no such round."""
    for row in db.query("select * from comment_round where id = :id", {"id": round_id}):
        held = rows.comment_round(row)
        invited = next((i for i in invitations(db, round_id) if i.organisation_id == actor.organisation_id), None)
        independent = invited is not None and invited.independent
        manages = may_see(actor, held.audience) and may(actor, Permission.MANAGE_ROUNDS) and not independent
        if manages or (invited and may(actor, Permission.READ_ROUNDS)):
            speaks = invited is not None and actor.official_voice and actor.person_id is not None
            return Seat(held, manages, invited, speaks, closed_at(db, round_id))
    raise NoSuchRound


def open_rounds(db: Database) -> tuple[CommentRound, ...]:
    """Every round that is open, whoever may see it: for what the program does by itself."""
    found = (rows.comment_round(row) for row in db.query("select * from comment_round"))
    return tuple(held for held in found if closed_at(db, held.id) is None)


def managed(db: Database, actor: Actor, round_id: str) -> Seat:
    """The seat of one who manages the round. Raises NoSuchRound for everybody else."""
    found = seat(db, actor, round_id)
    if not found.manages:
        raise NoSuchRound
    return found


def invited(db: Database, actor: Actor, round_id: str) -> tuple[Seat, Invitation]:
    """The seat of one of an invited institution's people. Raises NoSuchRound for everybody else."""
    found = seat(db, actor, round_id)
    if found.invitation is None or not may(actor, Permission.COMMENT):
        raise NoSuchRound
    return found, found.invitation


def closed_at(db: Database, round_id: str) -> datetime | None:
    """When the round closed; None while it is open."""
    last = db.query(
        "select kind, at from round_event where round_id = :round and kind in ('opened', 'closed', 'reopened') "
        "order by seq desc limit 1",
        {"round": round_id},
    )
    for row in last:
        return rows.moment(row["at"]) if row["kind"] == "closed" else None
    return None


def invitations(db: Database, round_id: str) -> tuple[Invitation, ...]:
    """Who was invited, by name."""
    found = db.query(
        "select i.*, o.name as organisation from round_invitation i join organisation o on o.id = i.organisation_id "
        "where i.round_id = :round order by o.name",
        {"round": round_id},
    )
    return tuple(rows.invitation(row) for row in found)


def invitation_of(db: Database, round_id: str, organisation_id: str) -> Invitation:
    """The institution's seat in the round. Raises NotInvited."""
    for invitation in invitations(db, round_id):
        if invitation.organisation_id == organisation_id:
            return invitation
    raise NotInvited(organisation=people.organisation(db, organisation_id).name)


def sendings(db: Database, round_id: str, organisation_id: str) -> tuple[Sending, ...]:
    """Every act of sending of an institution, first to last."""
    found = db.query(
        "select s.*, e.hash from round_sending s join round_event e on e.round_id = s.round_id and e.seq = s.event_seq "
        "where s.round_id = :round and s.organisation_id = :organisation order by s.event_seq",
        {"round": round_id, "organisation": organisation_id},
    )
    return tuple(
        Sending(
            organisation_id=row["organisation_id"],
            position=Position(row["position"]),
            remark=row["remark"],
            comments=row["comments"],
            at=rows.moment(row["at"]),
            seal=row["hash"],
        )
        for row in found
    )


def standings(db: Database, actor: Actor, round_id: str) -> tuple[Standing, ...]:
    """How each invited institution stands; not counted is what is in preparation, was withdrawn or replaced."""
    managed(db, actor, round_id)
    every = comments(db, actor, round_id)
    found: list[Standing] = []
    for invitation in invitations(db, round_id):
        own = [c for c in every if c.organisation_id == invitation.organisation_id and c.stands]
        found.append(
            Standing(
                invitation=invitation,
                sendings=sendings(db, round_id, invitation.organisation_id),
                comments=len(own),
                unconfirmed=sum(c.state is CommentState.RECEIVED_UNCONFIRMED for c in own),
                answered=sum(c.disposition is not None for c in own),
                queued=sum(c.is_queued for c in own),
                late=sum(c.late for c in own),
            )
        )
    return tuple(found)


def comments(db: Database, actor: Actor, round_id: str) -> tuple[Comment, ...]:
    """What was sent or received, by label: all of it for those who manage, an institution's own for its people.

    An institution sees the answers released to it, and who of its people wrote what; those who manage see every
    answer, and the institution only.
    """
    where = seat(db, actor, round_id)
    return comments_at(db, round_id, where, organisation_id=None if where.manages else actor.organisation_id)


def comments_of(db: Database, actor: Actor, round_id: str, organisation_id: str) -> tuple[Comment, ...]:
    """One institution's comments with the answers as that institution sees them: what its matrix is made of."""
    where = seat(db, actor, round_id)
    if not where.manages and organisation_id != actor.organisation_id:
        raise NoSuchRound
    return comments_at(db, round_id, where, organisation_id=organisation_id, released_only=True)


def comment(db: Database, actor: Actor, round_id: str, id_or_label: str) -> Comment:
    """One of them, by id or label. Raises NoSuchComment."""
    for found in comments(db, actor, round_id):
        if id_or_label in (found.id, found.label):
            return found
    raise NoSuchComment(comment=id_or_label, round=round_id)


def comments_at(
    db: Database,
    round_id: str,
    where: Seat,
    *,
    organisation_id: str | None,
    released_only: bool | None = None,
) -> tuple[Comment, ...]:
    """The comments of a round, or of one institution in it, as that seat knows them; `released_only`: the answers."""
    only_released = not where.manages if released_only is None else released_only
    states = _latest(db, "comment_state", round_id)
    placed = _latest(db, "placement", round_id)
    answers = answers_given(db, round_id)
    known = {each.id: each for each in known_in_record(db, round_id, organisation_id)}
    found = db.query(
        "select c.*, o.name as organisation from comment c join organisation o on o.id = c.organisation_id "
        "where c.round_id = :round and (:organisation is null or c.organisation_id = :organisation) "
        "order by c.event_seq, length(c.label), c.label",
        {"round": round_id, "organisation": organisation_id},
    )
    return answered_in_threads(
        rows.comment(
            row,
            state=CommentState(states[row["id"]]["state"] if row["id"] in states else row["received_as"]),
            placed=_placement(placed.get(row["id"])),
            answer=_last(answers.get(row["id"], ()), only_released=only_released),
            with_author=not where.manages,
            anchor=known[row["id"]].anchor,
            replaced_by=known[row["id"]].replaced_by or None,
            reply_to=known[row["reply_to"]].remark if row["reply_to"] in known else row["reply_to"],
        )
        for row in found
    )


def _placement(row: dict[str, Any] | None) -> Placement | None:
    return rows.placement(row) if row else None


def _latest(db: Database, table: str, round_id: str) -> dict[str, dict[str, Any]]:
    """The last row of that table for each comment."""
    query = f"select * from {table} where round_id = :round order by event_seq, id"
    return {row["comment_id"]: row for row in db.query(query, {"round": round_id})}


def answers_given(db: Database, round_id: str) -> dict[str, tuple[Disposition, ...]]:
    """Every answer ever given to each comment, first to last: a new one never replaces an old one."""
    released = last_release(db, round_id)
    found: dict[str, tuple[Disposition, ...]] = {}
    query = """
        select disposition.*, json_extract(round_event.payload, '$.facts.carrier') as carrier from disposition
        join round_event on round_event.round_id = disposition.round_id and round_event.seq = disposition.event_seq
        where disposition.round_id = :round order by event_seq
    """
    for row in db.query(query, {"round": round_id}):
        answer = rows.disposition(row, released=row["event_seq"] < released)
        found[answer.comment_id] = (*found.get(answer.comment_id, ()), answer)
    return found


def last_release(db: Database, round_id: str) -> int:
    """The seq of the last release; answers given before it are released. 0 while nothing was."""
    query = "select coalesce(max(seq), 0) as seq from round_event where round_id = :round and kind = 'released'"
    return int(next(db.query(query, {"round": round_id}))["seq"])


def _last(answers: Iterable[Disposition], *, only_released: bool) -> Disposition | None:
    shown = [answer for answer in answers if answer.released or not only_released]
    return shown[-1] if shown else None


def drafts(db: Database, actor: Actor, round_id: str) -> tuple[DraftComment, ...]:
    """The comments in preparation of the actor's own institution, oldest first; nobody else has any."""
    _, invitation = invited(db, actor, round_id)
    found = db.query(
        f"select * from draft_comment where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id",
        {"round": round_id, "organisation": invitation.organisation_id, **audience_parameters(actor)},
    )
    return tuple(rows.draft_comment(row) for row in found)


def draft(db: Database, actor: Actor, draft_id: str) -> DraftComment:
    """One of them. Raises NoSuchDraft, also where it is another institution's."""
    found = db.query(
        f"select * from draft_comment where id = :id and {audience_clause()}",
        {"id": draft_id, **audience_parameters(actor)},
    )
    for row in found:
        mine = rows.draft_comment(row)
        if mine.organisation_id == actor.organisation_id and may(actor, Permission.COMMENT):
            return mine
    raise NoSuchDraft


def files(db: Database, actor: Actor, round_id: str) -> tuple[RoundFile, ...]:
    """The files that went out and came in: an institution's own for its people, for those who manage what is theirs.

    A file that the institution uploaded and whose comments were read from it stays the institution's: it may hold
    comments that were deleted before sending, and the names of those who wrote. What was sent of it are its comments.
    A letter that could not be read is itself what was sent.
    """
    where = seat(db, actor, round_id)
    found = db.query(
        "select * from round_file where round_id = :round "
        "and (organisation_id = :organisation or (:manages and (handed_in_by = 'state' or not parsed))) "
        "order by event_seq",
        {
            "round": round_id,
            "organisation": "" if where.manages else actor.organisation_id or "",
            "manages": where.manages,
        },
    )
    return tuple(rows.round_file(row) for row in found)


def prepared_files(db: Database, actor: Actor, round_id: str) -> tuple[RoundFile, ...]:
    """The files that the actor's own institution uploaded and has not sent yet, first to last; nobody else has any."""
    where = seat(db, actor, round_id)
    if where.invitation is None or not may(actor, Permission.COMMENT):
        return ()
    found = db.query(
        "select *, 'in' as direction, 'institution' as handed_in_by from draft_file "
        "where round_id = :round and organisation_id = :organisation "
        f"and {audience_clause()} order by id",
        {"round": round_id, "organisation": where.invitation.organisation_id, **audience_parameters(actor)},
    )
    return tuple(rows.round_file(row) for row in found)
