"""What stands in a section as it prints: the sign in the margin, a table with its rows, a figure with its picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from workbench.drafting.blocks.tables import rows_of
from workbench.drafting.records import BlockKind, DraftParagraph, SnapshotParagraph
from workbench.errors import WorkbenchError
from workbench.text import markup
from workbench.web.drafting.blocks.shown import PRINTED_BELOW, shown


@dataclass(frozen=True)
class TableView:
    """A table: its caption, the first `headers` rows of `rows` are its head; source, unit and notes stand under it."""

    caption: str
    head: tuple[tuple[Markup, ...], ...]
    rows: tuple[tuple[Markup, ...], ...]
    source: str
    unit: str
    notes: str


@dataclass(frozen=True)
class FigureView:
    """A picture with what it says to somebody who cannot see it; its caption is the paragraph's text."""

    address: str
    alt: str
    caption: str


def margin(paragraph: DraftParagraph | SnapshotParagraph) -> str:
    """What stands in the margin: `24.`, `(a)`, `(ii)`; nothing beside plain text, tables and figures."""
    if paragraph.kind is BlockKind.NUMBERED:
        return f"{paragraph.label}."
    if paragraph.kind in (BlockKind.ITEM, BlockKind.SUBITEM):
        return paragraph.label.rsplit(" ", 1)[-1]
    return ""


def name_of(paragraph: DraftParagraph) -> str:
    """How the desk speaks of it where plain text has no label: the number it belongs to."""
    return paragraph.label or (str(paragraph.number) if paragraph.number else "¶")


def table_of(
    paragraph: DraftParagraph | SnapshotParagraph,
    *,
    printed: Mapping[str, str],
    anchor: Callable[[int], str],
    first_note: int = 1,
) -> TableView | None:
    """The table that the paragraph is, or None. What cannot be read as rows is one cell."""
    if paragraph.kind is not BlockKind.TABLE:
        return None
    number = first_note
    rows: list[tuple[Markup, ...]] = []
    for row in _rows(paragraph.markup):
        cells: list[Markup] = []
        for cell in row:
            cells.append(shown(cell, first_note=number, anchor=anchor, printed=printed))
            number += sum(each.kind in PRINTED_BELOW for each in markup.notes(cell))
        rows.append(tuple(cells))
    said = paragraph.attributes
    headers = _headers(said)
    return TableView(
        caption=": ".join(filter(None, (paragraph.label, str(said.get("title", ""))))),
        head=tuple(rows[:headers]),
        rows=tuple(rows[headers:]),
        source=str(said.get("source", "")),
        unit=str(said.get("unit", "")),
        notes=str(said.get("notes", "")),
    )


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    try:
        return rows_of(text)
    except WorkbenchError:
        return ((text,),)


def _headers(said: Mapping[str, Any]) -> int:
    given = said.get("headers", 1)
    return given if isinstance(given, int) and given >= 0 else 1


def figure_of(paragraph: DraftParagraph) -> FigureView | None:
    """The figure that the paragraph is, or None."""
    if paragraph.kind is not BlockKind.FIGURE:
        return None
    return FigureView(f"/paragraphs/{paragraph.id}/figure", str(paragraph.attributes.get("alt", "")), paragraph.label)
