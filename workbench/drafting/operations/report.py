"""Begin a report: its identity, its outline and what the guidelines ask of it."""

from collections.abc import Sequence
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.budget import WORD_LIMITS
from workbench.drafting.identity import BadIdentity as BadIdentity
from workbench.drafting.identity import ReportIdentity as ReportIdentity
from workbench.drafting.identity import check
from workbench.drafting.outlines.chosen import ask_for_chosen
from workbench.drafting.outlines.keeping import outline_changed
from workbench.drafting.outlines.outline import outline
from workbench.drafting.outlines.storing import insert_checklist, insert_outline, insert_pack
from workbench.drafting.records import ReportKind, StateReport
from workbench.errors import N_, NotAllowed
from workbench.guidelines import Guideline
from workbench.people import Actor
from workbench.people import queries as people_queries
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.treaties import code_of


class NotYourGroup(NotAllowed):
    message = N_("You are not in that drafting group. Choose one of yours, or ask the secretariat to begin the report.")


def new_report(
    db: Database,
    *,
    identity: ReportIdentity,
    packs: Sequence[Guideline],
    by: Actor,
    at: datetime,
    checklists: Sequence[Guideline] = (),
    chosen: Sequence[str] = (),
) -> StateReport:
    """Begin a report from one or more packs. It belongs to a drafting group: the one named, else that of the treaty.

    What `checklists` ask is shown beside the sections and asked of nobody. `chosen` are recommendations, by id or
    citation: each becomes a section of its own, which is asked to respond to it. Raises BadIdentity, NotYourGroup,
    and RecommendationNotFound.
    """
    require(by, Permission.CREATE_REPORTS)
    treaty = check(identity, packs, checklists)
    group_id, audience = _owner(db, identity.group, treaty, by)
    limit = WORD_LIMITS[identity.kind]
    report_id = new_id()
    db.table("report").insert(
        {
            "id": report_id,
            "title": identity.title.strip() or given_title(identity, treaty),
            "treaty": treaty,
            "kind": identity.kind.value,
            "state": identity.state.strip().upper(),
            "numbers": identity.numbers.replace("–", "-").strip(),
            "covers_from": identity.covers_from,
            "covers_to": identity.covers_to,
            "language": identity.language,
            "submission_language": identity.submission_language or identity.language,
            "due": identity.due,
            "group_id": group_id,
            "audience": audience,
            "word_limit": limit,
            "created_at": timestamp(at),
            "created_by": by.person_id,
        }
    )
    sections = outline(packs, limit)
    section_ids = insert_outline(db, report_id, sections)
    for position, pack in enumerate(packs):
        insert_pack(db, report_id, pack, position=position, role="outline")
    for position, pack in enumerate(checklists, start=len(packs)):
        insert_pack(db, report_id, pack, position=position, role="checklist")
        insert_checklist(db, report_id, pack, sections, section_ids)
    ask_for_chosen(db, report_id, chosen, by=by, at=at)
    outline_changed(db, report_id, by, at)
    report = queries.report(db, by, report_id)
    _note(db, report, by, at)
    return report


def _note(db: Database, report: StateReport, by: Actor, at: datetime) -> None:
    summary = f"{by.name} began {report.title}"
    journal.record(db, by=by, at=at, verb="new_report", object_kind="report", object_id=report.id, summary=summary)


_NAMED = {
    ReportKind.INITIAL: "{treaty} initial report",
    ReportKind.PERIODIC: "{treaty} periodic report",
    ReportKind.REPLY_TO_LOIPR: "{treaty} replies to the list of issues prior to reporting",
    ReportKind.COMMON_CORE: "common core document",
    ReportKind.REPLIES_TO_LIST_OF_ISSUES: "{treaty} replies to the list of issues",
    ReportKind.FOLLOW_UP: "{treaty} follow-up report",
    ReportKind.ADDITIONAL_INFORMATION: "{treaty} additional information",
    ReportKind.UPR_NATIONAL: "UPR national report",
    ReportKind.UPR_MIDTERM: "UPR mid-term report",
}


def given_title(identity: ReportIdentity, treaty: str) -> str:
    """`BRA: ICERD periodic report (21-23)`, until somebody gives a better one."""
    numbers = f" ({identity.numbers})" if identity.numbers else ""
    return f"{identity.state.upper()}: {_NAMED[identity.kind].format(treaty=treaty)}{numbers}"


def _owner(db: Database, name: str, treaty: str, by: Actor) -> tuple[str | None, str]:
    """The drafting group and the audience: without any group the secretariat keeps the report to itself."""
    if name:
        group = people_queries.group(db, name)
        if not by.is_in_drafting_group(group.id):
            raise NotYourGroup
        return group.id, f"group:{group.id}"
    mine = [group for group in people_queries.groups(db) if by.is_in_drafting_group(group.id)]
    fitting = [group for group in mine if group.treaty and code_of(group.treaty) == treaty]
    if fitting:
        return fitting[0].id, f"group:{fitting[0].id}"
    if by.is_secretariat:
        return None, "secretariat"
    if mine:
        return mine[0].id, f"group:{mine[0].id}"
    raise NotYourGroup
