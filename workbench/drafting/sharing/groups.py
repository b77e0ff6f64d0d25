"""Which drafting groups write a report: that of its treaty, one on a group of rights, one of its own.

A report of one group has that group's audience. Where a second one is let in the report, and its versions, have an
audience of their own (`report:<id>`), which the members of all its groups hold. A round of comments that was opened
before stays with those who opened it: its terms are in the chain of what was sent.
"""

from collections.abc import Sequence
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.errors import N_, Conflict, NotAllowed
from workbench.people import Actor, DraftingGroup, Person, Role
from workbench.people import operations as people
from workbench.people import queries as people_queries
from workbench.people.access import Permission, may, may_see, require
from workbench.people.operations import OneMatterForAGroup
from workbench.store import Database, journal, timestamp


class GroupIsIn(Conflict):
    message = N_("%(group)s writes %(report)s already. Nothing was changed.")


class LastGroup(Conflict):
    message = N_(
        "%(group)s is the only drafting group of %(report)s, which would be left to the secretariat alone. Nothing "
        "was changed: let another group in first."
    )


class NotTheLead(NotAllowed):
    message = N_(
        "Only the secretariat and whoever leads a drafting group of %(report)s can do this. Nothing was changed: ask "
        "one of them: %(leads)s."
    )


def groups_of(db: Database, report_id: str) -> tuple[DraftingGroup, ...]:
    """The groups that write a report, by name. The report must have been fetched with the actor before."""
    sql = (
        "select group_id from report where id = :id and group_id is not null "
        "union select group_id from report_group where report_id = :id"
    )
    ids = {row["group_id"] for row in db.query(sql, {"id": report_id})}
    return tuple(each for each in people_queries.groups(db) if each.id in ids)


def leads_report(db: Database, actor: Actor, report_id: str) -> bool:
    """Whether the actor leads the writing of a report: the secretariat, and the leads of its groups."""
    if actor.is_secretariat:
        return True
    return any(actor.person_id in each.lead_ids for each in groups_of(db, report_id))


def require_lead(db: Database, actor: Actor, report: StateReport) -> None:
    """Raises DoorClosed, NotTheLead, which names those who can."""
    require(actor, Permission.LEAD_REPORTS)
    if not leads_report(db, actor, report.id):
        leading = {person_id for each in groups_of(db, report.id) for person_id in each.lead_ids}
        names = [person.name for person in people_queries.people(db) if person.id in leading and person.active]
        raise NotTheLead(report=report.title, leads=", ".join(names) or "–")


def may_open(db: Database, person: Person, report: StateReport) -> bool:
    """Whether a person can open a report in drafting."""
    actor = people_queries.actor_of(db, person.id)
    return may(actor, Permission.READ_REPORTS) and may_see(actor, report.audience)


def people_of(db: Database, report: StateReport) -> tuple[Person, ...]:
    """Everybody who can open the report, by name."""
    members = {person_id for each in groups_of(db, report.id) for person_id in each.member_ids}
    likely = (each for each in people_queries.people(db) if each.id in members or each.role is Role.SECRETARIAT)
    return tuple(each for each in likely if each.active and may_open(db, each, report))


def add_group(
    db: Database, *, name: str, by: Actor, at: datetime, treaty: str = "", rights: str = "", report: str = ""
) -> str:
    """Add a drafting group for a treaty, for a group of rights, or for one report (its id or title). Gives its id.

    A group of a treaty is let into the reports on it that have none; a group of one report into that one. A group of
    rights, or of none of these, is let in by hand (`let_in`). Raises OneMatterForAGroup, ReportNotFound and what
    `people.operations.add_group` raises.
    """
    if report and (treaty.strip() or rights.strip()):
        raise OneMatterForAGroup
    require(by, Permission.MANAGE_PEOPLE)
    its_own = queries.report(db, by, report) if report else None
    group_id = people.add_group(db, name=name, treaty=treaty, rights=rights, by=by, at=at)
    if its_own:
        db.execute(
            "update drafting_group set report_id = :report where id = :id", {"report": its_own.id, "id": group_id}
        )
        _share(db, [its_own], group_id, by=by, at=at)
    elif treaty.strip():
        _share(db, _without_group(db, people_queries.group(db, group_id).treaty), group_id, by=by, at=at)
    return group_id


def let_in(db: Database, *, report_id: str, group_id: str, by: Actor, at: datetime) -> None:
    """Let another drafting group write a report: its members see it, and its versions, from now on.

    Raises ReportNotFound, NoSuchGroup, NotTheLead, GroupIsIn.
    """
    report = queries.report(db, by, report_id)
    require_lead(db, by, report)
    group = people_queries.group(db, group_id)
    if group.id in {each.id for each in groups_of(db, report.id)}:
        raise GroupIsIn(group=group.name, report=report.title)
    _share(db, [report], group.id, by=by, at=at)
    _note(db, "let_in", f"let {group.name} into {report.title}", report, by, at)


def let_out(db: Database, *, report_id: str, group_id: str, by: Actor, at: datetime) -> None:
    """Take a drafting group out of a report: its members see it no more; what they wrote stays.

    Raises ReportNotFound, NoSuchGroup, NotTheLead, LastGroup.
    """
    report = queries.report(db, by, report_id)
    require_lead(db, by, report)
    group = people_queries.group(db, group_id)
    left = [each for each in groups_of(db, report.id) if each.id != group.id]
    if not left:
        raise LastGroup(group=group.name, report=report.title)
    db.execute(
        "delete from report_group where report_id = :report and group_id = :id", {"report": report.id, "id": group.id}
    )
    if report.group_id == group.id:
        db.execute("update report set group_id = :new where id = :id", {"new": left[0].id, "id": report.id})
    _note(db, "let_out", f"took {group.name} out of {report.title}", report, by, at)


def _without_group(db: Database, treaty: str) -> list[StateReport]:
    keys = db.query("select id from report where treaty = :treaty and group_id is null", {"treaty": treaty})
    operator = people_queries.local_operator(db)
    return [queries.report(db, operator, row["id"]) for row in list(keys)]


def _share(db: Database, reports: Sequence[StateReport], group_id: str, *, by: Actor, at: datetime) -> None:
    for report in reports:
        before = [each.id for each in groups_of(db, report.id)]
        for each in dict.fromkeys([*before, group_id]):
            db.execute(
                "insert or ignore into report_group (report_id, group_id, at, by_name) values (:report, :id, :at, :by)",
                {"report": report.id, "id": each, "at": timestamp(at), "by": by.name},
            )
        own = {"audience": f"report:{report.id}", "id": report.id}
        db.execute("update report set audience = :audience where id = :id", own)
        db.execute("update snapshot set audience = :audience where report_id = :id and audience <> :audience", own)
        if report.group_id is None:
            db.execute("update report set group_id = :group where id = :id", {"group": group_id, "id": report.id})


def _note(db: Database, verb: str, did: str, report: StateReport, by: Actor, at: datetime) -> None:
    summary = f"{by.name} {did}"
    journal.record(db, by=by, at=at, verb=verb, object_kind="report", object_id=report.id, summary=summary)
