"""Frozen reports for tests: `a_snapshot(a_section("Introduction", "First paragraph."))`."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workbench.drafting.records import (
    BlockKind,
    ReportKind,
    Snapshot,
    SnapshotCitation,
    SnapshotParagraph,
    SnapshotSection,
    StateReport,
)
from workbench.text import markup

FROZEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def an_id(number: int) -> str:
    """A ULID by its number."""
    return f"01KB{number:022d}"


def a_report(**changes: Any) -> StateReport:
    report = StateReport(
        id=an_id(1),
        title="Report to CERD",
        treaty="ICERD",
        kind=ReportKind.PERIODIC,
        state="BRA",
        numbers="21-23",
        covers_from="2018",
        covers_to="2025",
        language="en",
        submission_language="en",
        due="2026-01-04",
        group_id=None,
        audience="everyone",
        word_limit=21_200,
        packs=("icerd",),
        created_at=FROZEN,
    )
    return replace(report, **changes)


def a_section(title: str, *texts: str | SnapshotParagraph, level: int = 1) -> SnapshotSection:
    """A heading and its paragraphs, given as markup; ids and numbers are set by `a_snapshot`."""
    held = tuple(a_paragraph(text) if isinstance(text, str) else text for text in texts)
    return SnapshotSection(id="", title=title, level=level, number="", paragraphs=held)


def a_paragraph(text: str, *, cites: dict[str, str] | None = None, **footnotes: str) -> SnapshotParagraph:
    """`cites`: note id → what the footnote prints; `footnotes`: note id → markup."""
    citations = tuple(
        SnapshotCitation(note_id=key, citation=cited, quote="", source_paragraph_id="x", document_id="x")
        for key, cited in (cites or {}).items()
    )
    return SnapshotParagraph(
        id="",
        number=0,
        markup=text,
        text=markup.plain(text),
        citations=citations,
        footnotes=footnotes,
        words=0,
        revision_id="x",
    )


def a_block(text: str, kind: BlockKind, *, label: str = "", **attributes: Any) -> SnapshotParagraph:
    """A list item, a table, a figure: `a_block("a\\tb", BlockKind.TABLE, label="Table 1", title="Judges")`."""
    return replace(a_paragraph(text), kind=kind, label=label, attributes=attributes)


def a_snapshot(*sections: SnapshotSection, **report: Any) -> Snapshot:
    """The sections frozen: paragraphs numbered through, ids given in order."""
    number = 0
    made = []
    for place, section in enumerate(sections):
        paragraphs = []
        for paragraph in section.paragraphs:
            number += 1
            paragraphs.append(replace(paragraph, id=an_id(number), number=number))
        made.append(replace(section, id=an_id(900_000 + place), paragraphs=tuple(paragraphs)))
    return Snapshot(
        id=an_id(7),
        report=a_report(**report),
        number=3,
        frozen_at=FROZEN,
        frozen_by="Amina Diallo",
        words=0,
        sha256="ab" * 32,
        sections=tuple(made),
    )
