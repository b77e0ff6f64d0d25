"""A report as a Word file: the template's first page, the table of contents, then the body block by block."""

import io

from docx.document import Document

from workbench.text.languages import direction
from workbench.word import contents, numbering, properties, stylesheet
from workbench.word.block_elements import DEEPEST as DEEPEST
from workbench.word.block_elements import BlockElements, numbered
from workbench.word.block_elements import FootnoteMissing as FootnoteMissing
from workbench.word.blocks import Contents, Heading, WordReport
from workbench.word.cover import fill, place_of_body
from workbench.word.elements import Element, children, element, put_before
from workbench.word.mirroring import mirror


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
        mirror(document)
        if report.for_comments:
            stylesheet.unjustify(document)
    _write(document, report)
    if report.for_comments:
        properties.track_changes(document)
        properties.record(document, report.properties)
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


def _first_headings(report: WordReport) -> tuple[int, ...]:
    first = next((block for block in report.blocks if isinstance(block, Heading)), None)
    return (*(1 for _ in range(min(first.level, DEEPEST) - 1)), report.first_heading) if first else ()


def _start_page(paragraph: Element) -> None:
    for made in children(paragraph, "w:pPr"):
        put_before(made, element("w:pageBreakBefore"), ("w:bidi",))


def _write(document: Document, report: WordReport) -> None:
    """Put contents and blocks in the place of the template's `{{ body }}`."""
    place = place_of_body(document)
    listed = contents.entries(report.blocks, report.language, report.annex)
    side = direction(report.language)
    table = contents.paragraphs(listed, kind=report.contents, words=report.words, direction=side)
    annexes = max((block.part for block in report.blocks), default=0)
    lists = (
        numbering.annexes(document, report.language, count=annexes, word=report.annex, first=report.first_annex)
        if annexes
        else (0, ())
    )
    writer = BlockElements(document, report, *lists)
    body = [made for block, number in numbered(report.blocks) for made in writer.of(block, number)]
    for first in (table[:1], body[:1]) if report.contents is not Contents.NONE else ():
        for paragraph in first:
            _start_page(paragraph)
    parent = place.getparent()
    assert parent is not None  # a paragraph found in the body
    for one in (*table, *body):
        place.addprevious(one)
    parent.remove(place)
