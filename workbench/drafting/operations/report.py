"""Begin a report: its identity, its outline and what the guidelines ask of it."""

import json
from collections.abc import Sequence
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.budget import WORD_LIMITS
from workbench.drafting.identity import BadIdentity as BadIdentity
from workbench.drafting.identity import ReportIdentity as ReportIdentity
from workbench.drafting.identity import check
from workbench.drafting.outline import OutlineSection, outline
from workbench.drafting.records import StateReport
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
    db: Database, *, identity: ReportIdentity, packs: Sequence[Guideline], by: Actor, at: datetime
) -> StateReport:
    """Begin a report from one or more packs. It belongs to a drafting group: the one named, else that of the treaty.

    Raises BadIdentity, NotYourGroup.
    """
    require(by, Permission.CREATE_REPORTS)
    treaty = check(identity, packs)
    group_id, audience = _owner(db, identity.group, treaty, by)
    limit = WORD_LIMITS[identity.kind]
    report_id = new_id()
    db.table("report").insert(
        {
            "id": report_id,
            "title": identity.title.strip() or _title(identity, treaty),
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
    _insert_packs(db, report_id, packs)
    _insert_outline(db, report_id, outline(packs, limit))
    report = queries.report(db, by, report_id)
    _note(db, report, by, at)
    return report


def _note(db: Database, report: StateReport, by: Actor, at: datetime) -> None:
    summary = f"{by.name} began {report.title}"
    journal.record(db, by=by, at=at, verb="new_report", object_kind="report", object_id=report.id, summary=summary)


def _title(identity: ReportIdentity, treaty: str) -> str:
    """`BRA: ICERD periodic report (21-23)`, until somebody gives a better one."""
    numbers = f" ({identity.numbers})" if identity.numbers else ""
    return f"{identity.state.upper()}: {treaty} {identity.kind.value.replace('_', ' ')} report{numbers}"


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


def _insert_packs(db: Database, report_id: str, packs: Sequence[Guideline]) -> None:
    for position, pack in enumerate(packs):
        db.table("report_pack").insert(
            {
                "report_id": report_id,
                "position": position,
                "pack": pack.pack,
                "title": pack.treaty_name,
                "source_symbol": pack.source_symbol,
                "confidence": pack.confidence.value,
            }
        )


def _insert_outline(db: Database, report_id: str, sections: Sequence[OutlineSection]) -> None:
    ids = [new_id() for _ in sections]
    position = 0
    for index, section in enumerate(sections):
        db.table("section").insert(
            {
                "id": ids[index],
                "report_id": report_id,
                "parent_id": None if section.parent is None else ids[section.parent],
                "position": index + 1,
                "level": section.level,
                "number": section.number,
                "title": section.title,
                "key": section.key,
                "articles": json.dumps(section.articles),
                "source_paras": section.source_paras,
                "share": section.share,
                "budget": section.budget,
                "confidence": section.confidence,
            }
        )
        for requirement in section.requirements:
            position += 1
            db.table("report_requirement").insert(
                {
                    "id": new_id(),
                    "report_id": report_id,
                    "section_id": ids[index],
                    "key": requirement.id,
                    "position": position,
                    "text": requirement.text,
                    "kind": requirement.kind.value,
                    "basis": requirement.basis.value,
                    "required": requirement.required,
                    "confidence": requirement.confidence.value,
                    "disaggregation": json.dumps(requirement.disaggregation),
                }
            )
