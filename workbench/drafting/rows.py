"""Rows of the drafting tables as records."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from workbench.drafting.records import (
    Addressed,
    BlockKind,
    Citation,
    Implementation,
    LineageEvent,
    Mark,
    ReportKind,
    ReportRequirement,
    Revision,
    Section,
    SnapshotCitation,
    SnapshotParagraph,
    StateReport,
    Submission,
)

Row = Mapping[str, Any]


def time_from(text: str) -> datetime:
    """A stored time as an aware datetime in UTC."""
    return datetime.fromisoformat(text)


def report_from(row: Row, packs: tuple[str, ...]) -> StateReport:
    """A row of report, and the guideline packs it was begun from."""
    return StateReport(
        id=row["id"],
        title=row["title"],
        treaty=row["treaty"],
        kind=ReportKind(row["kind"]),
        state=row["state"],
        numbers=row["numbers"],
        covers_from=row["covers_from"],
        covers_to=row["covers_to"],
        language=row["language"],
        submission_language=row["submission_language"],
        due=row["due"],
        group_id=row["group_id"],
        audience=row["audience"],
        word_limit=row["word_limit"],
        packs=packs,
        created_at=time_from(row["created_at"]),
    )


def report_json(report: StateReport) -> str:
    """A report's identity as it is kept in a snapshot."""
    return json.dumps(
        {**asdict(report), "created_at": report.created_at.isoformat()}, ensure_ascii=False, sort_keys=True
    )


def report_from_json(text: str) -> StateReport:
    """The identity that `report_json` wrote into a snapshot."""
    values = json.loads(text)
    return StateReport(
        **{
            **values,
            "kind": ReportKind(values["kind"]),
            "packs": tuple(values["packs"]),
            "created_at": time_from(values["created_at"]),
        }
    )


def submission_from(row: Row) -> Submission:
    return Submission(
        date=date.fromisoformat(row["date"]),
        cleared_by=tuple(json.loads(row["cleared_by"])),
        symbol=row["symbol"],
        recorded_at=time_from(row["at"]),
        recorded_by=row["by_name"],
    )


def section_from(row: Row) -> Section:
    """A row of section."""
    return Section(
        **{
            **row,
            "articles": tuple(json.loads(row["articles"])),
            "translated": bool(row["translated"]),
            "keeps_number": bool(row["keeps_number"]),
        }
    )


def requirement_from(row: Row) -> ReportRequirement:
    """A row of report_requirement."""
    return ReportRequirement(
        **{
            **row,
            "required": bool(row["required"]),
            "disaggregation": tuple(json.loads(row["disaggregation"])),
            "checklist": bool(row["checklist"]),
        }
    )


def citation_from(row: Row) -> Citation:
    """A row of citation, with `published` of the document it is from."""
    return Citation(**{**row, "published": bool(row["published"])})


def values_from(text: str) -> dict[str, Any]:
    """Footnotes or attributes as they are kept; most texts have none, and a report has a thousand of them."""
    return {} if text == "{}" else json.loads(text)


def revision_from(row: Row) -> Revision:
    """A row of revision."""
    return Revision(
        **{
            **row,
            "footnotes": values_from(row["footnotes"]),
            "attributes": values_from(row["attributes"]),
            "at": time_from(row["at"]),
        }
    )


def lineage_from(row: Row) -> LineageEvent:
    """A row of lineage."""
    return LineageEvent(**{**row, "at": time_from(row["at"])})


def mark_from(row: Row) -> Mark:
    """A row of mark."""
    return Mark(
        target_id=row["target_id"],
        citation=row["citation"],
        state=Addressed(row["state"]) if row["state"] else None,
        reason=row["reason"],
        implementation=Implementation(row["implementation"]) if row["implementation"] else None,
        at=time_from(row["at"]),
        by_name=row["by_name"],
    )


def snapshot_paragraph_from(row: Row) -> SnapshotParagraph:
    """A row of snapshot_paragraph."""
    return SnapshotParagraph(
        id=row["paragraph_id"],
        number=row["number"],
        markup=row["markup"],
        text=row["text"],
        citations=tuple(SnapshotCitation(**each) for each in json.loads(row["citations"])),
        footnotes=json.loads(row["footnotes"]),
        words=row["words"],
        revision_id=row["revision_id"],
        kind=BlockKind(row["kind"]),
        label=row["label"] or str(row["number"]),
        attributes=json.loads(row["attributes"]),
    )


def citations_json(citations: tuple[SnapshotCitation, ...]) -> str:
    """The printed citations of a frozen paragraph, as they are kept."""
    return json.dumps([asdict(each) for each in citations], ensure_ascii=False)
