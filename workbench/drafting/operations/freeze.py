"""Freeze a report: a version that is never changed, for rounds and exports."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from workbench.drafting import queries
from workbench.drafting.asked.frozen import keep_asked
from workbench.drafting.blocks import resolving
from workbench.drafting.blocks.printed import PrintedText, as_printed
from workbench.drafting.blocks.resolving import NoNumber
from workbench.drafting.budget import rows as budget_rows
from workbench.drafting.budget.counting import by_section, of_printed
from workbench.drafting.budget.parts import PARAGRAPH_PARTS, Part, total
from workbench.drafting.numbering import section_numbers
from workbench.drafting.records import BlockKind, Section, Snapshot, StateReport
from workbench.drafting.rows import citations_json, report_json
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp


class NothingToFreeze(Conflict):
    message = N_("The report has no paragraphs yet. Write some, then freeze it.")


@dataclass(frozen=True)
class BackgroundQuoted:
    """A paragraph that quotes a source which is not published: its footnote does not print, its words may."""

    message: ClassVar[str] = N_(
        "Paragraph %(number)s quotes an unpublished source (%(citation)s): its footnote does not print; see that its "
        "words may."
    )
    number: int
    citation: str

    def __str__(self) -> str:
        return self.message % {"number": self.number, "citation": self.citation}


@dataclass(frozen=True)
class Frozen:
    """The new version, and what one should look at before it is sent out: quotations, and what is missing."""

    snapshot: Snapshot
    warnings: tuple[BackgroundQuoted, ...]
    missing: tuple[NoNumber, ...] = ()


def freeze(db: Database, *, report_id: str, by: Actor, at: datetime) -> Frozen:
    """Make the next version of a report: its paragraphs with their permanent ids, numbers, texts and printed notes.

    Raises NothingToFreeze.
    """
    require(by, Permission.FREEZE_REPORTS)
    report = queries.report(db, by, report_id)
    sections = queries.sections(db, report.id)
    paragraphs = queries.paragraphs(db, report.id)
    if not paragraphs:
        raise NothingToFreeze
    said = resolving.words(db, report, paragraphs)
    texts = tuple(as_printed(each, said) for each in paragraphs)
    snapshot_id = new_id()
    sql = "select coalesce(max(number), 0) + 1 from snapshot where report_id = :id"
    db.table("snapshot").insert(
        {
            "id": snapshot_id,
            "report_id": report.id,
            "number": int(db.execute(sql, {"id": report.id}).fetchone()[0]),
            "report": report_json(report),
            "words": report_words(sections, texts, report.language, budget_rows.setting(db, report).counted),
            "sha256": _digest(report, sections, texts),
            "audience": report.audience,
            "frozen_at": timestamp(at),
            "frozen_by_id": by.person_id,
            "frozen_by_name": by.name,
        }
    )
    _insert_sections(db, snapshot_id, sections, _printed_numbers(sections, texts, report.language))
    _insert_paragraphs(db, snapshot_id, texts, report.language)
    keep_asked(db, snapshot_id, queries.coverage(db, by, report))
    summary = f"{by.name} froze {report.title}"
    journal.record(db, by=by, at=at, verb="freeze", object_kind="snapshot", object_id=snapshot_id, summary=summary)
    missing = resolving.without_number(paragraphs, said)
    return Frozen(queries.snapshot(db, by, snapshot_id), _warnings(texts), missing)


def report_words(
    sections: tuple[Section, ...], texts: tuple[PrintedText, ...], language: str, counted: Iterable[Part]
) -> int:
    """What counts against the limit, by the report's setting: usually all but the annexes."""
    blocks = ((each.paragraph.section_id, of_printed(each, language)) for each in texts)
    return total(by_section(sections, blocks, language).values()).counted(counted)


def _digest(report: StateReport, sections: tuple[Section, ...], texts: tuple[PrintedText, ...]) -> str:
    """SHA-256 over identity, headings and texts: what a returned file names."""
    content = [
        report_json(report),
        [[section.id, section.number, section.title] for section in sections],
        [_content(each) for each in texts],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _content(each: PrintedText) -> list[object]:
    """Kind and attributes only where there are some: the hash of a version of plain paragraphs stays what it was."""
    paragraph = each.paragraph
    kind = [] if paragraph.kind is BlockKind.NUMBERED else [paragraph.kind.value, dict(paragraph.attributes)]
    return [paragraph.id, each.markup, dict(each.footnotes), *kind]


def _printed_numbers(sections: tuple[Section, ...], texts: tuple[PrintedText, ...], language: str) -> dict[str, str]:
    """The number of each heading as the version prints it: a section without text is left out, and not counted."""
    holding = {each.paragraph.section_id for each in texts}
    holding |= {section.id for section in sections if section.core_document or section.file_sha256}
    printed: list[Section] = []
    for section in reversed(sections):
        if section.id in holding or any(below.parent_id == section.id for below in printed):
            printed.append(section)
    printed.reverse()
    numbers = section_numbers(printed, language)
    return {section.id: number for section, number in zip(printed, numbers, strict=True)}


def _insert_sections(db: Database, snapshot_id: str, sections: tuple[Section, ...], numbers: Mapping[str, str]) -> None:
    for section in sections:
        db.table("snapshot_section").insert(
            {
                "snapshot_id": snapshot_id,
                "section_id": section.id,
                "parent_id": section.parent_id,
                "position": section.position,
                "level": section.level,
                "number": numbers.get(section.id, ""),
                "title": section.title,
                "part": section.part,
                "core_document": section.core_document,
                "translated": section.translated,
                "file_sha256": section.file_sha256,
                "file_name": section.file_name,
                "keeps_number": section.keeps_number,
            }
        )


def _insert_paragraphs(db: Database, snapshot_id: str, texts: tuple[PrintedText, ...], language: str) -> None:
    for position, each in enumerate(texts, start=1):
        paragraph = each.paragraph
        db.table("snapshot_paragraph").insert(
            {
                "snapshot_id": snapshot_id,
                "paragraph_id": paragraph.id,
                "section_id": paragraph.section_id,
                "number": paragraph.number,
                "revision_id": paragraph.revision_id,
                "markup": each.markup,
                "text": each.text,
                "words": of_printed(each, language).counted(PARAGRAPH_PARTS),
                "citations": citations_json(each.citations),
                "footnotes": json.dumps(dict(each.footnotes), ensure_ascii=False),
                "kind": paragraph.kind.value,
                "label": paragraph.label,
                "position": position,
                "attributes": json.dumps(dict(paragraph.attributes), ensure_ascii=False),
            }
        )


def _warnings(texts: tuple[PrintedText, ...]) -> tuple[BackgroundQuoted, ...]:
    """Paragraphs whose words are taken from sources that are not published: to be looked at before sending."""
    return tuple(
        BackgroundQuoted(each.paragraph.number, citation.citation)
        for each in texts
        for citation in each.paragraph.citations
        if not citation.published and citation.quote
    )
