"""A report as a Word file: the template's first page, the table of contents, then the body block by block."""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import TypeAlias

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.ns import qn

from workbench.errors import N_, Invalid
from workbench.text.languages import direction
from workbench.text.markup import Note, from_plain, parse
from workbench.word import bookmarks, contents, footnotes, numbering, properties, stylesheet
from workbench.word.blocks import Block, Contents, Heading, NoteKey, NumberedParagraph, WordReport
from workbench.word.cover import fill, place_of_body
from workbench.word.elements import Element, children, descendants, element, put_before
from workbench.word.inlines import Surroundings, runs
from workbench.word.scripts import Direction, stretches

DEEPEST = len(numbering.HEADINGS)


class FootnoteMissing(Invalid):
    message = N_(
        "A footnote of paragraph %(number)d has a number in the text and no words. Nothing was exported: "
        "write the footnote or take its number out."
    )


def render(report: WordReport, template: bytes) -> bytes:
    """The .docx of this report, the same bytes for the same values.

    Raises TemplateRefused for a template that cannot be used, FootnoteMissing for a `<fn>` without words,
    BadMarkup and BadCharacter for text that should never have been saved.
    """
    document = fill(template, report.cover, title=report.title, language=report.language)
    properties.clean(document)
    properties.describe(document, title=report.title, language=report.language)
    stylesheet.complete(document, report.language)
    numbering.install(
        document, report.language, first_number=report.first_number, first_headings=_first_headings(report)
    )
    if direction(report.language) == "rtl":
        _mirror(document)
    _Body(document, report).write()
    if report.for_comments:
        properties.track_changes(document)
        properties.record(document, report.properties)
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


def _first_headings(report: WordReport) -> tuple[int, ...]:
    first = next((block for block in report.blocks if isinstance(block, Heading)), None)
    return (*(1 for _ in range(min(first.level, DEEPEST) - 1)), report.first_heading) if first else ()


_Footnote: TypeAlias = Callable[[Note], Element | None]
_Link: TypeAlias = Callable[[str], str]


def _no_notes(note: Note) -> None:
    """Headings and footnotes carry no footnotes of their own."""


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with the number of the paragraph it is, or of the last one before it."""
    number = 0
    for block in blocks:
        number += isinstance(block, NumberedParagraph)
        yield block, number


def _start_page(paragraph: Element) -> None:
    for made in children(paragraph, "w:pPr"):
        put_before(made, element("w:pageBreakBefore"), ("w:bidi",))


def _mirror(document: Document) -> None:
    """Turn what came from the template to run from right to left: paragraphs, their runs, tables, the page."""
    roots = [document.element.body]
    roots += [rel.target_part.element for rel in document.part.rels.values() if rel.reltype in (RT.HEADER, RT.FOOTER)]
    for root in roots:
        for paragraph in descendants(root, "w:p"):
            _turn(paragraph)
        for table in descendants(root, "w:tblPr"):
            put_before(table, element("w:bidiVisual"), ("w:tblStyleRowBandSize", "w:tblW", "w:jc", *_AFTER_WIDTH))
        for section in descendants(root, "w:sectPr"):
            put_before(section, element("w:bidi"), ("w:rtlGutter", "w:docGrid", "w:printerSettings"))


_AFTER_WIDTH = ("w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
    "w:sectPr",
)


def _turn(paragraph: Element) -> None:
    properties_of = children(paragraph, "w:pPr")
    if not properties_of:
        properties_of = [element("w:pPr")]
        paragraph.insert(0, properties_of[0])
    put_before(properties_of[0], element("w:bidi"), _AFTER_BIDI)
    for run in descendants(paragraph, "w:r"):
        text = "".join(piece.text or "" for piece in descendants(run, "w:t"))
        if all(side == "rtl" for _, side in stretches(text, "rtl")):
            of_run = run.find(qn("w:rPr"))
            if of_run is None:
                of_run = element("w:rPr")
                run.insert(0, of_run)
            put_before(of_run, element("w:rtl"), ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish"))


class _Body:
    """Writes the blocks in order and keeps the numbers that must be unique in the file."""

    def __init__(self, document: Document, report: WordReport) -> None:
        self.document = document
        self.report = report
        self.direction: Direction = direction(report.language)
        self.notes = footnotes.install(document)
        self.note_numbers = count(footnotes.next_number(self.notes))
        self.bookmark_numbers: Iterator[int] = count(1)
        # A printed table of contents refers to pages by bookmark; that file never leaves, only its PDF.
        self.headings_marked = report.contents is Contents.PRINTED

    def write(self) -> None:
        place = place_of_body(self.document)
        listed = contents.entries(self.report.blocks, self.report.language)
        table = contents.paragraphs(
            listed, kind=self.report.contents, words=self.report.words, direction=self.direction
        )
        body = [self._block(block, number) for block, number in _numbered(self.report.blocks)]
        for first in (table[:1], body[:1]) if self.report.contents is not Contents.NONE else ():
            for paragraph in first:
                _start_page(paragraph)
        parent = place.getparent()
        assert parent is not None  # a paragraph found in the body
        for one in (*table, *body):
            place.addprevious(one)
        parent.remove(place)

    def _block(self, block: Block, number: int) -> Element:
        if isinstance(block, Heading):
            style = numbering.HEADINGS[min(block.level, DEEPEST) - 1]
            return self._paragraph(style, block.uid, from_plain(block.text), _no_notes)
        return self._paragraph(
            numbering.PARAGRAPH, block.uid, block.markup, lambda note: self._footnote(block, number, note)
        )

    def _paragraph(self, style: str, uid: str, markup: str, footnote: _Footnote) -> Element:
        made = element("w:pPr", element("w:pStyle", val=style))
        if self.direction == "rtl":
            made.append(element("w:bidi"))
        content = runs(parse(markup), Surroundings(self.direction, self._link(self.document.part), footnote))
        if self.report.for_comments or (self.headings_marked and style != numbering.PARAGRAPH):
            content = bookmarks.around(content, uid, self.bookmark_numbers)
        return element("w:p", made, *content)

    def _footnote(self, block: NumberedParagraph, paragraph: int, note: Note) -> Element | None:
        key: NoteKey = (note.kind, note.id)
        if key not in block.notes:
            if note.kind == "fn":
                raise FootnoteMissing(number=paragraph)
            return None
        number = next(self.note_numbers)
        around = Surroundings(self.direction, self._link(self.notes), _no_notes)
        content = runs(parse(block.notes[key]), around)
        self.notes.element.append(footnotes.body(number, content, self.direction))
        return footnotes.reference(number)

    def _link(self, part: Part) -> _Link:
        return lambda address: part.relate_to(address, RT.HYPERLINK, is_external=True)
