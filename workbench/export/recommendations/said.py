"""What the reports say of recommendations: those in the library, those submitted from here, those still in drafting.

A report in drafting is seen by those alone who may read it, and says so. How far a recommendation is implemented is
what the State reports, a fact of its own beside the status that is kept.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.drafting.asked.reading import marks
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may
from workbench.recommendations.said.reading import said_in_library
from workbench.store import Database
from workbench.text.characters import NOTE_MARK


class Where(StrEnum):
    """In what a thing is said."""

    LIBRARY = "library"
    SUBMITTED = "submitted"
    DRAFT = "draft"


@dataclass(frozen=True)
class SaidInReport:
    """One paragraph of a report that speaks to a recommendation. `address` is its page's; `language` of its text.

    `implementation` is how far the report says that it is: implemented, partly, not, no_information, or "".
    """

    where: Where
    citation: str
    text: str
    language: str
    date: str
    address: str
    is_public: bool
    implementation: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.where is Where.DRAFT

    @property
    def may_leave(self) -> bool:
        """Whether it may stand in a file: it was submitted, or everybody may read it."""
        return self.where is Where.SUBMITTED or (self.where is Where.LIBRARY and self.is_public)


def reports_say(
    db: Database, actor: Actor, leads: Iterable[str], *, drafts: bool = True
) -> dict[str, tuple[SaidInReport, ...]]:
    """Lead → what reports say of it: drafts first, then the latest report first."""
    wanted = sorted(set(leads))
    found: dict[str, list[SaidInReport]] = defaultdict(list)
    if drafts and may(actor, Permission.READ_REPORTS):
        for lead, said in _in_drafting(db, actor, wanted):
            found[lead].append(said)
    published: dict[str, list[SaidInReport]] = defaultdict(list)
    for lead, said in (*_submitted(db, actor, wanted), *_in_library(db, actor, wanted)):
        known = {each.citation for each in published[lead]}
        if said.citation not in known:  # a report that was submitted from here is in the library too, once issued
            published[lead].append(said)
    for lead, all_said in published.items():
        found[lead] += sorted(all_said, key=lambda each: each.date, reverse=True)
    return {lead: tuple(said) for lead, said in found.items()}


def _in_library(db: Database, actor: Actor, leads: Iterable[str]) -> Iterator[tuple[str, SaidInReport]]:
    for lead, found in said_in_library(db, actor, leads).items():
        for each in found:
            yield lead, SaidInReport(
                Where.LIBRARY, each.citation, each.text, each.language, each.date,
                f"/documents/{each.slug}#{each.anchor}", each.is_public,
            )  # fmt: skip


def _submitted(db: Database, actor: Actor, leads: list[str]) -> Iterator[tuple[str, SaidInReport]]:
    """Of each report the version that was submitted last."""
    sql = (
        "select recommendation.lead, response.recommendation_id, snapshot.report_id, snapshot.report, "
        "snapshot.audience, snapshot_paragraph.number, snapshot_paragraph.text, snapshot.id as version, "
        "submission.symbol, submission.date from response "
        "join recommendation on recommendation.id = response.recommendation_id "
        "join snapshot_paragraph on snapshot_paragraph.paragraph_id = response.paragraph_id "
        "join snapshot on snapshot.id = snapshot_paragraph.snapshot_id "
        "join submission on submission.snapshot_id = snapshot.id "
        "where recommendation.lead in (select value from json_each(:leads)) "
        f"and {audience_clause('snapshot.audience')} and not exists (select 1 from submission later "
        "join snapshot newer on newer.id = later.snapshot_id "
        "where newer.report_id = snapshot.report_id and newer.number > snapshot.number) "
        "order by snapshot.report_id, snapshot_paragraph.number"
    )
    rows = list(db.query(sql, {"leads": json.dumps(leads), **audience_parameters(actor)}))
    said = _marked(db, {row["report_id"] for row in rows})
    for row in rows:
        report = json.loads(row["report"])
        name = row["symbol"] or f"{report['title']} ({row['date']})"
        yield row["lead"], SaidInReport(
            Where.SUBMITTED, f"{name}, para. {row['number']}", _bare(row["text"]), report["language"], row["date"],
            f"/snapshots/{row['version']}", row["audience"] == "everyone",
            said.get((row["report_id"], row["recommendation_id"]), ""),
        )  # fmt: skip


def _in_drafting(db: Database, actor: Actor, leads: list[str]) -> Iterator[tuple[str, SaidInReport]]:
    """Of reports that were not submitted yet, as their paragraphs stand."""
    sql = (
        "select recommendation.lead, response.recommendation_id, report.id as report_id, report.title, "
        "report.language, numbered.number, draft_paragraph.section_id, draft_paragraph.id as paragraph_id, "
        "revision.text from response join recommendation on recommendation.id = response.recommendation_id "
        "join draft_paragraph on draft_paragraph.id = response.paragraph_id and not draft_paragraph.deleted "
        "join revision on revision.id = draft_paragraph.revision_id "
        "join report on report.id = draft_paragraph.report_id "
        "join (select draft_paragraph.id, row_number() over (partition by draft_paragraph.report_id "
        "order by section.position, draft_paragraph.position) as number from draft_paragraph "
        "join section on section.id = draft_paragraph.section_id where not draft_paragraph.deleted) numbered "
        "on numbered.id = draft_paragraph.id "
        "where recommendation.lead in (select value from json_each(:leads)) and not exists (select 1 from submission "
        "join snapshot on snapshot.id = submission.snapshot_id where snapshot.report_id = report.id) "
        f"and {audience_clause('report.audience')} order by report.title, numbered.number"
    )
    rows = list(db.query(sql, {"leads": json.dumps(leads), **audience_parameters(actor)}))
    said = _marked(db, {row["report_id"] for row in rows})
    for row in rows:
        yield row["lead"], SaidInReport(
            Where.DRAFT, f"{row['title']}, para. {row['number']}", _bare(row["text"]), row["language"], "",
            _desk(row), False, said.get((row["report_id"], row["recommendation_id"]), ""),
        )  # fmt: skip


def _bare(text: str) -> str:
    """The words of a paragraph without the marks of its notes."""
    return str(text).replace(NOTE_MARK, "")


def _desk(row: Mapping[str, Any]) -> str:
    return f"/reports/{row['report_id']}/sections/{row['section_id']}#p-{row['paragraph_id']}"


def _marked(db: Database, reports: Iterable[str]) -> dict[tuple[str, str], str]:
    """(report, recommendation) → how far the State reports it as implemented."""
    return {
        (report, target): mark.implementation.value
        for report in reports
        for target, mark in marks(db, report).items()
        if mark.implementation
    }
