"""More time: a later last day, for one institution or for all, with its reason. Time is given, never taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.comments import ledger, queries, telling
from workbench.comments.notice import working_days
from workbench.comments.operations.preparing import require_open
from workbench.comments.records import CommentRound, Invitation
from workbench.comments.refusals import ClosesInThePast
from workbench.comments.seats.refusals import NotLater, ReasonForExtending
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, require
from workbench.store import Database, timestamp


def extend(
    db: Database, *, round_id: str, last_day: date, reason: str, by: Actor, at: datetime, organisation: str = ""
) -> tuple[Invitation, ...]:
    """Give an institution (id, name or short name), or everybody invited, until `last_day`; gives who has more time.

    For everybody it is the least they have: whoever has a later day of its own keeps it. Raises NoSuchRound,
    NotInvited, RoundClosed, ReasonForExtending, ClosesInThePast, NotLater.
    """
    require(by, Permission.MANAGE_ROUNDS)
    seat = queries.managed(db, by, round_id)
    whose = people.organisation(db, organisation).id if organisation else None
    asked = [queries.invitation_of(db, round_id, whose)] if whose else list(queries.invitations(db, round_id))
    require_open(seat)
    if not reason.strip():
        raise ReasonForExtending
    if last_day < at.date():
        raise ClosesInThePast(closes=last_day.isoformat())
    gaining = _gaining(seat.round, asked, last_day, whole=whose is None)
    who = ledger.speaker(by)
    row = {
        "round_id": round_id,
        "organisation_id": whose,
        "last_day": last_day.isoformat(),
        "working_days": working_days(seat.round.opened_at.date(), last_day),
        "reason": reason.strip(),
        "granted_by": who.name,
        "granted_by_id": who.person_id,
        "at": timestamp(at),
    }
    written = [("deadline_extension", row)]
    ledger.append(
        db, round_id=round_id, kind="extended", by=by, at=at, written=written, facts={"until": row["last_day"]}
    )
    names = ", ".join(each.organisation for each in gaining) or "everybody who is invited later"
    ledger.note(db, round_id, f"gave until {last_day.isoformat()} to {names}", verb="extended", by=by, at=at)
    held = queries.managed(db, by, round_id).round
    more = tuple(queries.invitation_of(db, round_id, each.organisation_id) for each in gaining)
    for invitation in more:
        telling.tell_institution(db, held, invitation, NoticeKind.EXTENDED, by=by, at=at)
    return more


def _gaining(held: CommentRound, asked: Sequence[Invitation], last_day: date, *, whole: bool) -> tuple[Invitation, ...]:
    """Those for whom that day is later than theirs. Raises NotLater where it is for nobody."""
    gaining = tuple(each for each in asked if (each.own_deadline or held.closes) < last_day)
    now = max((each.own_deadline or held.closes for each in asked), default=held.closes)
    if not gaining or (whole and last_day <= held.closes):
        names = ", ".join(each.organisation for each in asked)
        raise NotLater(
            day=last_day.isoformat(), organisation=names, last_day=(held.closes if whole else now).isoformat()
        )
    return gaining
