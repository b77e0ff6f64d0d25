"""A section of a draft as a Word file to work on: its text and headings, two bookmarks a block, change tracking on.

It goes to those who draft, and what does not print is not in it: a file travels farther than one thinks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from workbench.drafting import queries
from workbench.drafting.asked.glance import within
from workbench.drafting.blocks import resolving
from workbench.drafting.blocks.captions import captions
from workbench.drafting.blocks.printed import PrintedText, as_printed
from workbench.drafting.records import BlockKind, Section, SnapshotParagraph, SnapshotSection, StateReport
from workbench.drafting.returned import sending
from workbench.drafting.returned.receiving import FILE_PROPERTY
from workbench.drafting.returned.records import SentBlock
from workbench.drafting.returned.sending import NothingToSend, SentSection
from workbench.export import cover
from workbench.export.blocks import section_blocks
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.settings import bundled
from workbench.store import FileStore, Store, new_id
from workbench.text import markup
from workbench.text.markup import Text
from workbench.word import reading
from workbench.word.blocks import Block, Contents, Cover, WordReport
from workbench.word.bookmarks import enclosing_name
from workbench.word.document import WordDocument
from workbench.word.folded import folded
from workbench.word.report import render

TEMPLATE = Path("word") / "section.docx"


@dataclass(frozen=True)
class SectionFile:
    """The file that goes out, and what is kept of it."""

    sent: SentSection
    data: bytes
    name: str


def template_of(home: Path | None = None) -> bytes:
    """The State's own template in its home, else the one that came with the program."""
    own = home / "drafting_templates" / TEMPLATE if home else None
    chosen = own if own and own.is_file() else bundled("drafting_templates") / TEMPLATE
    return chosen.read_bytes()


def take_out(store: Store, *, section_id: str, by: Actor, at: datetime) -> SectionFile:
    """The file of a section and of all within it; what went out is kept. Raises SectionNotFound, NothingToSend."""
    require(by, Permission.WRITE_REPORTS)
    with store.reading() as db:
        section = queries.section(db, by, section_id)
        of_report = queries.report(db, by, section.report_id)
        every = queries.sections(db, of_report.id)
        inner = within(every, section.id)
        paragraphs = [each for each in queries.paragraphs(db, of_report.id) if each.section_id in inner]
        said = resolving.words(db, of_report, tuple(paragraphs))
    texts = [as_printed(each, said) for each in paragraphs]
    if not texts:
        raise NothingToSend
    frozen = [_frozen(each, texts) for each in every if each.id in inner]
    file_id = new_id()
    written = _word_report(of_report, section, every, frozen, file_id, at)
    written = replace(written, blocks=_blocks(frozen, of_report.language, store.files))
    data = render(written, template_of(store.home))
    sha256 = store.files.put(data)
    name = f"{of_report.state}-{of_report.treaty}-section-{section.number.strip('.()') or section.position}.docx"
    with store.writing() as db:
        sent = sending.keep(
            db,
            file_id=file_id,
            section=section,
            blocks=[_sent(each) for each in texts],
            printed=_printed(folded(reading.read(data)), frozen),
            sha256=sha256,
            file_name=name,
            by=by,
            at=at,
        )
    return SectionFile(sent, data, name)


def _frozen(section: Section, texts: Sequence[PrintedText]) -> SnapshotSection:
    held = tuple(_paragraph(each) for each in texts if each.paragraph.section_id == section.id)
    return SnapshotSection(section.id, section.title, section.level, section.number, held, section.parent_id)


def _paragraph(text: PrintedText) -> SnapshotParagraph:
    paragraph = text.paragraph
    return SnapshotParagraph(
        id=paragraph.id,
        number=paragraph.number,
        markup=text.markup,
        text=text.text,
        citations=text.citations,
        footnotes=text.footnotes,
        words=paragraph.words,
        revision_id=paragraph.revision_id,
        kind=paragraph.kind,
        label=paragraph.label,
        attributes=paragraph.attributes,
    )


def _sent(text: PrintedText) -> SentBlock:
    frozen = _paragraph(text)
    return SentBlock(
        id=frozen.id,
        kind=frozen.kind,
        label=frozen.label,
        markup=_unlinked(frozen.markup),
        revision_id=frozen.revision_id,
        notes={
            ("fn" if kind == "fn" else "cite", key): markup.plain(words) for (kind, key), words in frozen.notes.items()
        },
        attributes=dict(frozen.attributes),
    )


def _unlinked(text: str) -> str:
    """The markup without links within the report: a reference comes back from Word as the number that it shows."""
    runs = markup.parse(text)
    return markup.serialise(
        replace(run, href=None) if isinstance(run, Text) and (run.href or "").startswith("#") else run for run in runs
    )


def _word_report(
    of_report: StateReport,
    section: Section,
    every: Sequence[Section],
    frozen: Sequence[SnapshotSection],
    file_id: str,
    at: datetime,
) -> WordReport:
    before = [each for each in every if each.parent_id == section.parent_id and each.position < section.position]
    first = next((each for part in frozen for each in part.paragraphs if each.kind is BlockKind.NUMBERED), None)
    return WordReport(
        title=f"{of_report.title}: {section.title}",
        language=of_report.language,
        cover=_cover(of_report, at),
        blocks=(),
        for_comments=True,
        properties={FILE_PROPERTY: file_id},
        contents=Contents.NONE,
        first_number=first.number if first else 1,
        first_heading=len(before) + 1,
    )


def _blocks(frozen: Sequence[SnapshotSection], language: str, files: FileStore) -> tuple[Block, ...]:
    words = captions(language)
    return tuple(block for part in frozen for block in section_blocks(part, words, files=files))


def _cover(of_report: StateReport, at: datetime) -> Cover:
    notice, instructions = cover.section_words(of_report.language, at.date())
    return Cover(
        *("", "", "", ""),
        report=of_report.title,
        state="",
        notice=notice,
        instructions=instructions,
        running=of_report.title,
    )


def _printed(document: WordDocument, frozen: Sequence[SnapshotSection]) -> list[tuple[str, str]]:
    """All that was printed, paragraph by paragraph: (id of heading or block, or `line_3`, text)."""
    names = {enclosing_name(part.id): part.id for part in frozen}
    names |= {enclosing_name(each.id): each.id for part in frozen for each in part.paragraphs}
    at = {mark.start.paragraph: names[mark.name] for mark in document.bookmarks if mark.name in names}
    found = ((at.get(place, f"line_{place}"), each.text) for place, each in enumerate(document.paragraphs))
    return [(key, text) for key, text in found if text.strip()]
