"""The front of a document: masthead and title of the United Nations, or the letterhead of an office."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from corpus.build import words
from corpus.build.setter import Setter
from corpus.build.styles import indent

_WIDTHS = (Cm(2), Cm(7), Cm(2.8), Cm(4.8))  # the emblem's place stays empty
_EVEN_AND_ODD = 2


def set_front(setter: Setter) -> None:
    source = setter.source
    if source.fact("form") == "letter":
        _set_letter_front(setter)
        return
    _set_masthead(setter)
    if source.fact("form") != "council":
        setter.paragraph(source.fact("body"), bold=True)
    title = _set_title(setter, source.fact("title"))
    notes = [source.fact(name) for name in ("adopted", "issued") if source.fact(name)]
    if source.fact("received"):
        setter.paragraph(f"[Date received: {source.fact('received')}]")
    for name in ("state_title", "second_title"):
        if source.fact(name):
            title = _set_title(setter, source.fact(name))
    for place, note in enumerate(notes, 1):
        setter.refer(title, note, mark="*" * place)


def _set_title(setter: Setter, text: str) -> Paragraph:
    title: Paragraph = setter.document.add_paragraph(style="Title")
    if setter.source.fact("form") != "letter":
        indent(title, Cm(2), Cm(1))
    return setter.fill(title, text, bold=True)


def _set_masthead(setter: Setter) -> None:
    """Organization and symbol above; the treaty or the organ, then distribution, date and languages below."""
    source = setter.source
    nations, distribution, original, assembly = words.MASTHEAD[source.language]
    council = source.fact("form") == "council"
    organ = assembly if council else words.treaty_of(source)
    facts = [distribution, words.printed_date(source)]
    facts += original.format(original=source.fact("original")).split("\n")
    facts += [source.fact("languages_note")] if source.fact("languages_note") else []
    table = setter.document.add_table(rows=2, cols=4)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    if source.rtl:
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    (_, top, *right), (_, *left, beside) = (row.cells for row in table.rows)
    symbol, below = right[0].merge(right[1]), left[0].merge(left[1])  # a long symbol and a long name, on one line each
    _lines(setter, top, (nations,), size=12)
    _set_symbol(setter, symbol.paragraphs[0])
    _lines(setter, below, (organ,), size=14, bold=True)
    if council:
        for name in ("body", "session", "agenda", "agenda_title"):
            line = setter.fill(below.add_paragraph(), source.fact(name), bold=name in ("body", "agenda_title"))
            line.paragraph_format.space_after = Pt(2)
    _lines(setter, beside, facts, size=10)
    beside.paragraphs[0].paragraph_format.space_before = Pt(12)
    table.rows[1].height = Cm(3)
    for row in table.rows:
        _rule_under(row)
    setter.paragraph("").paragraph_format.space_after = Pt(0)


def _lines(setter: Setter, cell: Any, texts: tuple[str, ...] | list[str], *, size: int, bold: bool = False) -> None:
    for place, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        setter.fill(paragraph, text, bold=bold)
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs:
            run.font.size = Pt(size)
            if setter.source.rtl:
                sized = OxmlElement("w:szCs")
                sized.set(qn("w:val"), str(size * 2))
                run._r.rPr.append(sized)


def _set_symbol(setter: Setter, paragraph: Paragraph) -> None:
    """The body's part of the symbol is printed large: `CERD` before `/C/ARC/CO/7-9`."""
    large, slash, small = setter.source.fact("symbol").partition("/")
    setter.run(paragraph, large).font.size = Pt(20)
    setter.run(paragraph, slash + small).font.size = Pt(10)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if setter.source.rtl else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_after = Pt(2)


def _rule_under(row: Any) -> None:
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        bottom = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "8"), ("color", "000000")):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        cell._tc.get_or_add_tcPr().append(borders)


def _set_letter_front(setter: Setter) -> None:
    """The letterhead stands in the head of the first page, as offices have it."""
    source = setter.source
    head = setter.document.sections[0].first_page_header
    setter.fill(head.paragraphs[0], words.REPUBLIC[source.language])
    setter.fill(head.add_paragraph(), source.fact("letterhead") or source.fact("organisation"), bold=True)
    _set_title(setter, source.fact("title"))
    place, reference = source.fact("place") or "Port Meridian", words.REFERENCE[source.language]
    setter.paragraph(f"{place}, {words.printed_date(source)} · {reference}: {source.fact('reference')}")
    setter.paragraph(f"{source.fact('subtitle')}. {source.fact('note')}")


def set_running_heads(setter: Setter) -> None:
    """The symbol at the head of every page but the first, job number and page at the foot; outside, as in a book."""
    source = setter.source
    section = setter.document.sections[0]
    section.different_first_page_header_footer = True
    setter.document.settings.odd_and_even_pages_header_footer = True
    setter.fill(section.first_page_footer.paragraphs[0], source.fact("job"))
    name = source.fact("symbol") or source.fact("reference")
    sides = ((section.even_page_header, section.even_page_footer), (section.header, section.footer))
    for number, (head, foot) in enumerate(sides, 1):
        setter.fill(head.paragraphs[0], name, bold=True)
        _set_page_number(foot.paragraphs[0])
        if number == _EVEN_AND_ODD:
            for paragraph in (head.paragraphs[0], foot.paragraphs[0]):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for head in (section.first_page_header, section.even_page_header, section.header):
        note = setter.fill(head.add_paragraph(), words.FICTIONAL[source.language])
        note.paragraph_format.space_after = Pt(10)


def _set_page_number(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)
