"""What becomes of a matter: handed on, decided, taken up again; nothing said of it is ever lost."""

from __future__ import annotations

from datetime import datetime

from workbench.drafting import queries as drafting
from workbench.drafting.sharing.groups import leads_report
from workbench.matters import queries, telling
from workbench.matters.operations.putting import a_day, add_event, due_day, note, who_brings
from workbench.matters.records import DecidedBy, Matter, MatterStep
from workbench.matters.refusals import (
    AlreadyDecided,
    DecisionMissing,
    NotADayOfDecision,
    NotDecidedYet,
    NotForYouToDecide,
    ReasonOfDecisionMissing,
)
from workbench.people import Actor
from workbench.people import queries as people
from workbench.people.access import Permission, may, require
from workbench.store import Database


def decide(
    db: Database,
    *,
    matter_id: str,
    decided_by: DecidedBy,
    decision: str,
    reason: str,
    day: str,
    by: Actor,
    at: datetime,
) -> None:
    """Record what the head or the plenary decided, on which day (`2026-06-30`), and why.

    Raises NoSuchMatter, NotForYouToDecide, AlreadyDecided, DecisionMissing, ReasonOfDecisionMissing,
    NotADayOfDecision.
    """
    found = _for_me(db, matter_id, by)
    _require_open(found)
    if not decision.strip():
        raise DecisionMissing
    if not reason.strip():
        raise ReasonOfDecisionMissing
    decided_on = a_day(day)
    if decided_on is None or decided_on > at.date():
        raise NotADayOfDecision(written=day)
    said = {"decision": decision.strip(), "decided_by": decided_by.value, "decided_on": decided_on.isoformat()}
    owner = people.person(db, found.now.owner_id)
    step = MatterStep.DECIDED
    add_event(db, found.id, step, owner=owner, due=found.now.due, by=by, at=at, reason=reason.strip(), **said)
    did = f"recorded what the {decided_by.value} decided in a matter of {found.report_title}"
    note(db, found.id, did, verb="decided_matter", by=by, at=at)
    telling.tell_decided(db, queries.matter(db, by, found.id), by=by, at=at)


def hand_on(db: Database, *, matter_id: str, owner: str, due: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Give an open matter to another person (id), or another day (`2026-06-30`).

    Raises NoSuchMatter, NotForYouToDecide, AlreadyDecided, NotADueDay, NoSuchPerson, CannotBringIt.
    """
    found = _for_me(db, matter_id, by)
    _require_open(found)
    _go_on(db, found, MatterStep.HANDED_ON, owner=owner, due=due, reason=reason, by=by, at=at)
    note(db, found.id, f"handed on a matter of {found.report_title}", verb="handed_on_matter", by=by, at=at)


def take_up_again(db: Database, *, matter_id: str, owner: str, due: str, reason: str, by: Actor, at: datetime) -> None:
    """Open a decided matter anew; the decision stays in the record.

    Raises NoSuchMatter, NotForYouToDecide, NotDecidedYet, ReasonOfDecisionMissing, NotADueDay, NoSuchPerson,
    CannotBringIt.
    """
    found = _for_me(db, matter_id, by)
    if found.is_open:
        raise NotDecidedYet
    if not reason.strip():
        raise ReasonOfDecisionMissing
    _go_on(db, found, MatterStep.TAKEN_UP_AGAIN, owner=owner, due=due, reason=reason, by=by, at=at)
    note(db, found.id, f"took up a matter of {found.report_title} again", verb="took_up_matter", by=by, at=at)


def may_decide(db: Database, actor: Actor, matter: Matter) -> bool:
    """Whether the actor may record what was decided: who has it, the leads of the report, the secretariat."""
    mine = actor.person_id is not None and actor.person_id == matter.now.owner_id
    return may(actor, Permission.WRITE_REPORTS) and (mine or leads_report(db, actor, matter.report_id))


def _for_me(db: Database, matter_id: str, by: Actor) -> Matter:
    require(by, Permission.WRITE_REPORTS)
    found = queries.matter(db, by, matter_id)
    if not may_decide(db, by, found):
        raise NotForYouToDecide(owner=found.now.owner)
    return found


def _require_open(found: Matter) -> None:
    if found.decision is not None and found.decision.decided_on is not None:
        raise AlreadyDecided(day=found.decision.decided_on.isoformat())


def _go_on(
    db: Database, found: Matter, step: MatterStep, *, owner: str, due: str, reason: str, by: Actor, at: datetime
) -> None:
    report = drafting.report(db, by, found.report_id)
    day, bringer = due_day(due, at), who_brings(db, report, owner)
    add_event(db, found.id, step, owner=bringer, due=day, by=by, at=at, reason=reason.strip())
    telling.tell_owner(db, queries.matter(db, by, found.id), by=by, at=at)
