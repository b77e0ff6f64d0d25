"""Freeze a report: a version that is never changed, for rounds and exports."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from workbench.drafting import queries
from workbench.drafting.budget import citation_words
from workbench.drafting.numbering import heading_numbers
from workbench.drafting.records import DraftParagraph, Section, Snapshot, SnapshotCitation, StateReport
from workbench.drafting.rows import citations_json, report_json
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.text import markup, wordcount
from workbench.text.markup import Note


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
    """The new version, and what one should look at before it is sent out."""

    snapshot: Snapshot
    warnings: tuple[BackgroundQuoted, ...]


@dataclass(frozen=True)
class _FrozenText:
    """A paragraph without the marks of its unpublished sources: provenance never leaves."""

    paragraph: DraftParagraph
    markup: str
    text: str
    citations: tuple[SnapshotCitation, ...]


def freeze(db: Database, *, report_id: str, by: Actor, at: datetime) -> Frozen:
    """Make the next version of a report: its paragraphs with their permanent ids, numbers, texts and printed notes.

    Raises NothingToFreeze.
    """
    require(by, Permission.FREEZE_REPORTS)
    report = queries.report(db, by, report_id)
    sections = queries.sections(db, report.id)
    texts = tuple(_frozen_text(each) for each in queries.paragraphs(db, report.id))
    if not texts:
        raise NothingToFreeze
    snapshot_id = new_id()
    sql = "select coalesce(max(number), 0) + 1 from snapshot where report_id = :id"
    db.table("snapshot").insert(
        {
            "id": snapshot_id,
            "report_id": report.id,
            "number": int(db.execute(sql, {"id": report.id}).fetchone()[0]),
            "report": report_json(report),
            "words": report_words(sections, tuple(each.paragraph for each in texts), report.language),
            "sha256": _digest(report, sections, texts),
            "audience": report.audience,
            "frozen_at": timestamp(at),
            "frozen_by_id": by.person_id,
            "frozen_by_name": by.name,
        }
    )
    _insert_sections(db, snapshot_id, sections, _printed_numbers(sections, texts))
    _insert_paragraphs(db, snapshot_id, texts, report.language)
    summary = f"{by.name} froze {report.title}"
    journal.record(db, by=by, at=at, verb="freeze", object_kind="snapshot", object_id=snapshot_id, summary=summary)
    return Frozen(queries.snapshot(db, by, snapshot_id), _warnings(texts))


def report_words(sections: tuple[Section, ...], paragraphs: tuple[DraftParagraph, ...], language: str) -> int:
    """What counts against the limit: headings, body, footnotes and printed citations."""
    headings = sum(wordcount.count(section.title, language) for section in sections)
    return headings + sum(paragraph.words for paragraph in paragraphs)


def _frozen_text(paragraph: DraftParagraph) -> _FrozenText:
    published = {each.note_id for each in paragraph.citations if each.published}
    runs = markup.parse(paragraph.markup)
    kept = [run for run in runs if not (isinstance(run, Note) and run.kind == "cite" and run.id not in published)]
    text = markup.stripped(kept)
    citations = tuple(
        SnapshotCitation(each.note_id, each.citation, each.quote, each.source_paragraph_id, each.document_id)
        for each in paragraph.citations
        if each.published
    )
    return _FrozenText(paragraph, text, markup.plain(text), citations)


def _digest(report: StateReport, sections: tuple[Section, ...], texts: tuple[_FrozenText, ...]) -> str:
    """SHA-256 over identity, headings and texts: what a returned file names."""
    content = [
        report_json(report),
        [[section.id, section.number, section.title] for section in sections],
        [[each.paragraph.id, each.markup, dict(each.paragraph.footnotes)] for each in texts],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _printed_numbers(sections: tuple[Section, ...], texts: tuple[_FrozenText, ...]) -> dict[str, str]:
    """The number of each heading as the version prints it: a section without text is left out, and not counted."""
    holding = {each.paragraph.section_id for each in texts}
    printed: list[Section] = []
    for section in reversed(sections):
        if section.id in holding or any(below.parent_id == section.id for below in printed):
            printed.append(section)
    printed.reverse()
    numbers = heading_numbers(section.level for section in printed)
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
            }
        )


def _insert_paragraphs(db: Database, snapshot_id: str, texts: tuple[_FrozenText, ...], language: str) -> None:
    for position, each in enumerate(texts, start=1):
        paragraph = each.paragraph
        printed = sum(citation_words(citation.citation, language) for citation in each.citations)
        footnotes = sum(wordcount.count(markup.plain(words), language) for words in paragraph.footnotes.values())
        db.table("snapshot_paragraph").insert(
            {
                "snapshot_id": snapshot_id,
                "paragraph_id": paragraph.id,
                "section_id": paragraph.section_id,
                "number": paragraph.number,
                "revision_id": paragraph.revision_id,
                "markup": each.markup,
                "text": each.text,
                "words": wordcount.count(each.text, language) + printed + footnotes,
                "citations": citations_json(each.citations),
                "footnotes": json.dumps(dict(paragraph.footnotes), ensure_ascii=False),
                "kind": paragraph.kind.value,
                "label": paragraph.label,
                "position": position,
                "attributes": json.dumps(dict(paragraph.attributes), ensure_ascii=False),
            }
        )


def _warnings(texts: tuple[_FrozenText, ...]) -> tuple[BackgroundQuoted, ...]:
    """Paragraphs whose words are taken from sources that are not published: to be looked at before sending."""
    return tuple(
        BackgroundQuoted(each.paragraph.number, citation.citation)
        for each in texts
        for citation in each.paragraph.citations
        if not citation.published and citation.quote
    )
