"""The body of a document: headings, numbered paragraphs, items, tables."""

from __future__ import annotations

import re

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt

from corpus.build.setter import Setter
from corpus.build.sources import HEADING, ITEM, NUMBERED, PLAIN, table_rows
from corpus.build.styles import indent

_ENUMERATOR = re.compile(r"((?:[IVX]+|[A-Z]|\d+)\.|\w+-|[一二三四五六七八九十]+、) ?(.+)")
_TABLE_WIDTH = 12.6  # centimetres


def set_body(setter: Setter) -> None:
    bold = False
    for block in setter.source.blocks:
        bold = _set_block(setter, block, bold=bold)


def _set_block(setter: Setter, block: str, *, bold: bool) -> bool:
    """Sets one block; says whether the items that follow are to be bold."""
    if heading := HEADING.fullmatch(block):
        _set_heading(setter, heading)
        return False
    if block.startswith("|"):
        _set_table(setter, block)
        return bold
    if plain := PLAIN.fullmatch(block):
        indent(setter.paragraph(plain["text"]), Cm(2), Cm(1))
        return False
    if numbered := NUMBERED.fullmatch(block):
        bold = numbered["mark"] == "!"
        dash = "-" if setter.source.rtl else "." if numbered["mark"] else ""
        paragraph = setter.paragraph(f"{numbered['number']}{dash}\t{numbered['text']}", bold=bold)
        indent(paragraph, Cm(2), Cm(1))
        return bold
    if item := ITEM.fullmatch(block):
        paragraph = setter.paragraph(f"{item['label']}\t{item['text']}", bold=bold)
        indent(paragraph, Cm(2), Cm(1), first=Cm(1))
        return bold
    raise SystemExit(f"{setter.source.path.name}: not understood: {block[:80]!r}")


def _set_heading(setter: Setter, heading: re.Match[str]) -> None:
    """`A. Introduction` hangs its letter in the margin, as printed documents do."""
    paragraph = setter.document.add_paragraph(style=f"Heading {len(heading['level'])}")
    enumerator = _ENUMERATOR.fullmatch(heading["text"])
    if enumerator:
        setter.fill(paragraph, f"{enumerator[1]}\t{enumerator[2]}", bold=True)
        indent(paragraph, Cm(2), Cm(1), first=Cm(-1))
    else:
        setter.fill(paragraph, heading["text"], bold=True)
        indent(paragraph, Cm(2), Cm(1))


def _set_table(setter: Setter, block: str) -> None:
    rows = table_rows(block)
    table = setter.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column in table.columns:
        column.width = Cm(_TABLE_WIDTH / len(rows[0]))
        for cell in column.cells:
            cell.width = column.width
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            setter.fill(cell.paragraphs[0], text, bold=place == 0)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].paragraph_format.keep_with_next = place < len(rows) - 1
    setter.paragraph("")
