"""A template's own content turned to run from right to left: paragraphs, their runs, tables, the page."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from workbench.word.elements import Element, children, descendants, element, put_before
from workbench.word.scripts import stretches


def mirror(document: Document) -> None:
    """Turn what stands in the document, its headers and footers; what is put in afterwards brings its own direction."""
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
