"""Begin a report: its identity, its outline and what the guidelines ask of it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.budget import WORD_LIMITS
from workbench.drafting.outline import OutlineSection, outline
from workbench.drafting.records import ReportKind, StateReport
from workbench.errors import N_, Invalid, NotAllowed
from workbench.guidelines import Guideline
from workbench.people import Actor
from workbench.people import queries as people_queries
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.treaties import code_of

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBERS = re.compile(r"\d{1,3}([-–]\d{1,3}|(, ?\d{1,3})*( and \d{1,3})?)?")


class BadIdentity(Invalid):
    """Raised with the `field` of the identity that it is about, besides the reason."""

    message = N_("The report was not begun: %(reason)s")


class NotYourGroup(NotAllowed):
    message = N_("You are not in that drafting group. Choose one of yours, or ask the secretariat to begin the report.")


@dataclass(frozen=True)
class ReportIdentity:
    """What the cover and the limit need. `numbers` combined reports as `21-23`; dates ISO, empty where not known."""

    treaty: str
    kind: ReportKind
    state: str
    title: str = ""
    numbers: str = ""
    covers_from: str = ""
    covers_to: str = ""
    language: str = "en"
    submission_language: str = ""
    due: str = ""
    group: str = ""


def new_report(
    db: Database, *, identity: ReportIdentity, packs: Sequence[Guideline], by: Actor, at: datetime
) -> StateReport:
    """Begin a report from one or more packs. It belongs to a drafting group: the one named, else that of the treaty.

    Raises BadIdentity, NotYourGroup.
    """
    require(by, Permission.CREATE_REPORTS)
    treaty = _check(identity, packs)
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


def _check(identity: ReportIdentity, packs: Sequence[Guideline]) -> str:
    """The treaty's code; raises BadIdentity where the cover could not be printed."""
    treaty = code_of(identity.treaty)
    if treaty is None:
        raise BadIdentity(field="treaty", reason=f"“{identity.treaty}” is not a treaty it knows (ICERD, CEDAW, CRC …).")
    _check_packs(treaty, packs)
    if not re.fullmatch(r"[A-Za-z]{3}", identity.state.strip()):
        raise BadIdentity(field="state", reason="name the State by its three letters (BRA, KEN …).")
    for field in ("covers_from", "covers_to", "due"):
        date = getattr(identity, field)
        if date and not _DATE.fullmatch(date):
            raise BadIdentity(field=field, reason=f"“{date}” is not a date: write it as 2026-05-03, 2026-05 or 2026.")
    if identity.covers_from and identity.covers_to and identity.covers_to < identity.covers_from:
        raise BadIdentity(field="covers_to", reason="the period it covers ends before it begins.")
    if identity.numbers.strip() and not _NUMBERS.fullmatch(identity.numbers.strip()):
        raise BadIdentity(field="numbers", reason="write the numbers of the reports it combines as 21-23.")
    return treaty


def _check_packs(treaty: str, packs: Sequence[Guideline]) -> None:
    """At least one, none twice, and one that is the treaty's own or fits every treaty (`ANY`)."""
    if not packs:
        raise BadIdentity(field="guideline", reason="choose at least one guideline.")
    names = [pack.pack for pack in packs]
    if len(set(names)) < len(names):
        raise BadIdentity(field="guideline", reason="a guideline is named twice.")
    theirs = {code_of(pack.treaty) or pack.treaty for pack in packs}
    if not theirs & {treaty, "ANY"}:
        named = ", ".join(sorted(theirs))
        raise BadIdentity(field="guideline", reason=f"none of the guidelines chosen is for {treaty}, only for {named}.")


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
