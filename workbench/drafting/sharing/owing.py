"""What a person owes, and what waits for them, in every report they may see."""

from dataclasses import dataclass
from datetime import date, datetime

from workbench.drafting import queries
from workbench.drafting.records import Section, SectionState, StateReport
from workbench.drafting.sharing.assignments import of_person, of_report
from workbench.drafting.sharing.groups import leads_report
from workbench.drafting.sharing.records import Assignment, Task, waits_for
from workbench.drafting.sharing.states import states
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.store import Database


@dataclass(frozen=True)
class Owed:
    """Something a person was asked for and that is not done. `section` is None for the whole report.

    `sections` counts those it is the turn of: of a whole report, how many wait; of one section, 1 or 0.
    """

    report: StateReport
    section: Section | None
    asked: Assignment
    state: SectionState
    sections: int
    is_late: bool


@dataclass(frozen=True)
class ToSay:
    """A section that waits for whoever leads: ready and nobody was asked to review it, or reviewed and not approved."""

    report: StateReport
    section: Section
    task: Task


@dataclass(frozen=True)
class LateText:
    """A text of one's own that came after somebody else's, was kept beside it, and was not put together with it yet."""

    report: StateReport
    section_id: str
    paragraph_id: str
    label: str
    at: datetime


def owed(db: Database, actor: Actor, *, today: date) -> tuple[Owed, ...]:
    """What the actor was asked for and has not done, first due first."""
    if actor.person_id is None or not may(actor, Permission.READ_REPORTS):
        return ()
    asked = of_person(db, actor.person_id)
    found: dict[str, Owed] = {}
    for report in queries.reports(db, actor) if asked else ():
        mine = [each for each in asked if each.report_id == report.id]
        headings = {each.id: each for each in queries.sections(db, report.id)} if mine else {}
        far = states(db, report.id) if mine else {}
        found |= {each.id: one for each in mine if (one := _owed(report, headings, far, each, today))}
    return tuple(found[each.id] for each in asked if each.id in found)


def _owed(
    report: StateReport,
    headings: dict[str, Section],
    far: dict[str, SectionState],
    asked: Assignment,
    today: date,
) -> Owed | None:
    within = far if asked.section_id is None else {key: far[key] for key in (asked.section_id,) if key in far}
    undone = [state for state in within.values() if not asked.is_done(state)]
    if not undone:
        return None
    least = min(undone, key=tuple(SectionState).index)
    section = headings.get(asked.section_id) if asked.section_id else None
    turn = sum(waits_for(asked.task, state) for state in undone)
    return Owed(report, section, asked, least, turn, asked.is_late(least, today))


def to_say(db: Database, actor: Actor) -> tuple[ToSay, ...]:
    """What waits for the actor as one who leads and that nobody else was asked to review or approve."""
    if not may(actor, Permission.LEAD_REPORTS):
        return ()
    found: list[ToSay] = []
    for report in queries.reports(db, actor):
        if leads_report(db, actor, report.id):
            found += _waiting(db, report)
    return tuple(found)


def _waiting(db: Database, report: StateReport) -> list[ToSay]:
    far = states(db, report.id)
    turns = {SectionState.READY_FOR_REVIEW: Task.REVIEW, SectionState.REVIEWED: Task.APPROVE}
    if not any(state in turns for state in far.values()):
        return []
    asked = {(each.task, each.section_id) for each in of_report(db, report.id)}
    headings = queries.sections(db, report.id)
    holders = {each.parent_id for each in headings}
    written = {each.section_id for each in queries.paragraphs(db, report.id)}
    return [
        ToSay(report, each, task)
        for each in headings
        if (task := turns.get(far[each.id])) and not asked & {(task, each.id), (task, None)}
        if each.id in written or each.id not in holders  # a heading that only holds others waits for nobody
    ]


def late_texts(db: Database, actor: Actor) -> tuple[LateText, ...]:
    """Texts of the actor's that were kept beside another's and not taken up since, latest first."""
    if actor.person_id is None or not may(actor, Permission.READ_REPORTS):
        return ()
    sql = """
        select late.paragraph_id, max(late.at) as at, draft_paragraph.report_id, draft_paragraph.section_id
        from revision as late join draft_paragraph on draft_paragraph.id = late.paragraph_id
        where late.by_id = :me and late.kind = 'parallel' and not exists (
            select 1 from revision as later where later.paragraph_id = late.paragraph_id and later.kind <> 'parallel'
                and (later.combined_id = late.id or (later.by_id = :me and later.rowid > late.rowid))
        ) and not draft_paragraph.deleted group by late.paragraph_id order by at desc
    """
    rows = list(db.query(sql, {"me": actor.person_id}))
    seen = {each.id: each for each in queries.reports(db, actor)} if rows else {}
    return tuple(
        LateText(
            seen[row["report_id"]],
            row["section_id"],
            row["paragraph_id"],
            queries.paragraph(db, actor, row["paragraph_id"]).label,
            datetime.fromisoformat(row["at"]),
        )
        for row in rows
        if row["report_id"] in seen
    )
