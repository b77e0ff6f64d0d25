"""Who changed what under change tracking, as an element says it: words, paragraph marks, rows, formats."""

from typing import Final

from lxml import etree

from workbench.word.document import FormatChange, Position, Revision, date_as_written
from workbench.word.xml import Element, attribute, children, local_name, name

INSERTED: Final = frozenset({"ins", "moveTo"})
DELETED: Final = frozenset({"del", "moveFrom"})
_FORMATS: Final = tuple(
    name(f"w:{kind}Change")
    for kind in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
_NUMBERING: Final = name("w:numPr")
_INS: Final = name("w:ins")
# What stands among properties without being one: other changes, and the properties of something else.
_NO_PROPERTIES: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "rPr", "sectPr", "cellIns", "cellDel"})


def revision_of(element: Element, move: str = "") -> Revision:
    """Who changed it and when, as the element says; `move` is the name of the move that it is part of."""
    kind = local_name(element)
    date = date_as_written(attribute(element, "date"))
    return Revision(kind, attribute(element, "author"), date, move if kind in ("moveFrom", "moveTo") else "")


def child_change(properties: Element | None, kinds: frozenset[str]) -> Element | None:
    """The first `w:ins`, `w:del` … among the properties of a run, a paragraph mark or a table row."""
    if properties is None:
        return None
    return next((child for child in children(properties) if local_name(child) in kinds), None)


def child_revision(properties: Element | None, kinds: frozenset[str]) -> Revision | None:
    """Who made that change, and when."""
    change = child_change(properties, kinds)
    return None if change is None else revision_of(change)


def format_changes(properties: Element, start: Position, end: Position) -> list[FormatChange]:
    """The changes of format recorded among these properties, and in what is part of them."""
    found = []
    for change in properties.iter(*_FORMATS):
        found.append(FormatChange(revision_of(change), start, end, _differing(change)))
    numbering = properties.find(_NUMBERING)
    if numbering is not None and (put := numbering.find(_INS)) is not None:  # an automatic number, put on
        found.append(FormatChange(revision_of(put), start, end, ("numPr",)))
    return found


def _differing(change: Element) -> tuple[str, ...]:
    """The properties that are not now as they were before the change."""
    now = change.getparent()
    before = next(children(change), None)
    old = {} if before is None else _said(before)
    new = {} if now is None else _said(now)
    return tuple(key for key in {**old, **new} if old.get(key) != new.get(key))


def _said(properties: Element) -> dict[str, bytes]:
    return {
        local_name(child): etree.tostring(child, with_tail=False)
        for child in children(properties)
        if local_name(child) not in _NO_PROPERTIES and not local_name(child).endswith("Change")
    }
