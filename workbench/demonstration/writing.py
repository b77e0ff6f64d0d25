"""The report of the demonstration, written paragraph by paragraph as a drafting group writes one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.corpus import queries as library
from workbench.demonstration.people import EDUCATION, GROUP, actor
from workbench.demonstration.sources import read
from workbench.drafting import queries
from workbench.drafting.operations import add_paragraph, answer, cite, mark, new_report, respond
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import Addressed, Implementation, ReportKind, StateReport
from workbench.guidelines import pack
from workbench.people import Actor
from workbench.people.queries import organisation
from workbench.store import Database
from workbench.text import markup
from workbench.treaties import DocumentKind

DRAFT = Path("report") / "draft.yaml"
STATE = "ARC"

_NOTE = re.compile(r'<cite id="\d+"/>')


@dataclass(frozen=True)
class Desk:
    """Whoever writes at a moment, and in which report."""

    db: Database
    report_id: str
    by: Actor
    at: datetime


def write(db: Database, *, at: datetime) -> None:
    """Begin the report; write each paragraph on its day before `at`, by its author; then mark what was marked."""
    draft = read(DRAFT)
    report = _begin(db, draft, at=at - timedelta(days=draft["begun_days"]))
    for place, row in enumerate(sorted(draft["paragraphs"], key=lambda row: -row["days"])):
        # Some minutes apart, so that the history has an order.
        moment = at - timedelta(days=row["days"]) + timedelta(minutes=7 * place)
        _write_one(Desk(db, report.id, actor(db, row["by"]), moment), row)
    for row in draft["marks"]:
        _mark_one(Desk(db, report.id, actor(db, "amina"), at - timedelta(days=draft["marked_days"])), row)


def _begin(db: Database, draft: Mapping[str, Any], *, at: datetime) -> StateReport:
    covers_from, _, covers_to = str(draft["covers"]).partition("..")
    identity = ReportIdentity(
        treaty=draft["treaty"],
        kind=ReportKind(draft["kind"]),
        state=STATE,
        title=draft["title"],
        numbers=draft["numbers"],
        covers_from=covers_from,
        covers_to=covers_to,
        due=draft["due"],
        group=GROUP,
    )
    packs = [pack(name) for name in draft["packs"]]
    return new_report(db, identity=identity, packs=packs, by=actor(db, "amina"), at=at)


def _write_one(desk: Desk, row: Mapping[str, Any]) -> None:
    db, by, at = desk.db, desk.by, desk.at
    section = queries.section_of_report(db, desk.report_id, row["section"])
    pieces = _NOTE.split(row["text"])
    paragraph_id = add_paragraph(
        db, section_id=section.id, text="".join(pieces), footnotes=row.get("footnotes"), by=by, at=at
    ).paragraph_id
    offset = 0
    for place, (piece, source) in enumerate(zip(pieces, row.get("cites", ()), strict=False)):
        offset += len(markup.plain(piece))
        citation = _citation(db, by, source)
        # Each note before this one counts for one character.
        cite(
            db,
            paragraph_id=paragraph_id,
            citation=citation,
            quote=source["quote"],
            offset=offset + place,
            by=by,
            at=at + timedelta(minutes=2 + place),
        )
    for requirement in row.get("answers", ()):
        answer(db, paragraph_id=paragraph_id, requirement=requirement, by=by, at=at + timedelta(minutes=5))
    for citation in row.get("responds", ()):
        respond(db, paragraph_id=paragraph_id, citation=citation, by=by, at=at + timedelta(minutes=6))


def _citation(db: Database, by: Actor, source: Mapping[str, Any]) -> str:
    """The citation as given; a paragraph of the ministry's contribution is named by its number alone."""
    if "citation" in source:
        return str(source["citation"])
    contributions = library.documents(db, by, kind=DocumentKind.CONTRIBUTION.value, state=STATE)
    ministry = organisation(db, EDUCATION).id
    (contribution,) = (each for each in contributions if each.owner_organisation_id == ministry)
    number = str(source["contribution"])
    (passage,) = (each for each in library.paragraphs(db, contribution.id) if each.number == number)
    return library.citation(contribution, passage)


def _mark_one(desk: Desk, row: Mapping[str, Any]) -> None:
    mark(
        desk.db,
        report_id=desk.report_id,
        target=row["target"],
        state=Addressed(row["state"]) if "state" in row else None,
        reason=row.get("reason", ""),
        implementation=Implementation(row["implementation"]) if "implementation" in row else None,
        by=desk.by,
        at=desk.at,
    )
