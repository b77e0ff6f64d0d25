"""Elements of Word that say nothing by themselves, and those whose words stand outside the text."""

from collections.abc import Iterator
from typing import Final

from workbench.word.xml import NAMESPACES, Element, children, name

_PROPERTIES: Final = (
    *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
    *("customXmlPr", "smartTagPr", "fldData", "rubyPr"),
)
_MARKS: Final = (
    *("proofErr", "permStart", "permEnd"),
    *(f"customXml{change}Range{end}" for change in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
)
# Of a run: what the program puts in by itself, and the codes of fields, of which only the result is text.
_IN_A_RUN: Final = (
    *("lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
    *("instrText", "delInstrText", "br", "pgNum", "dayShort", "dayLong", "monthShort", "monthLong"),
    *("yearShort", "yearLong"),
)
# `altChunk` is dropped at the gate, with a notice.
SILENT: Final = frozenset(name(f"w:{local}") for local in (*_PROPERTIES, *_MARKS, *_IN_A_RUN, "altChunk"))

_W: Final = f"{{{NAMESPACES['w']}}}"
_BOX: Final = name("w:txbxContent")


def boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing or an old picture; of two ways in which the file has one, the first."""
    for child in children(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from boxes(child)


def words(element: Element) -> str:
    """All words inside an element that is not read as text, deleted ones left out."""
    return " ".join(text for part in element.iter(_W + "t") if (text := (part.text or "").strip()))
