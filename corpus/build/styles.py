"""Times 10 on a wide left margin, headings hanging in it, as the printed documents have."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from corpus.build.setter import Setter

_FACE, _CHINESE_FACE = "Times New Roman", "SimSun"


def prepare_styles(setter: Setter) -> None:
    styles = setter.document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(10)
    _face(normal)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    title = 17 if setter.source.fact("form") == "council" else 14
    for name, size in (("Title", title), ("Heading 1", 13), ("Heading 2", 11), ("Heading 3", 10)):
        _heading(styles[name], size)
    section = setter.document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.start_type = WD_SECTION.NEW_PAGE


def _heading(style: Any, size: int) -> None:
    style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), True
    style.font.color.rgb = RGBColor(0, 0, 0)
    for sized in style.element.rPr.findall(qn("w:szCs")):
        sized.set(qn("w:val"), str(size * 2))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    _face(style)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    style.paragraph_format.keep_with_next = True
    for spaced in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)  # Arabic letters are joined
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _face(style: Any) -> None:
    style.element.rPr.rFonts.set(qn("w:cs"), _FACE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _CHINESE_FACE)


def indent(paragraph: Paragraph, left: Cm, tab: Cm, *, first: Cm | None = None) -> None:
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent = left, Cm(2)
    if first is not None:
        shape.first_line_indent = first
    for stop in (left, Cm(left.cm + tab.cm), Cm(left.cm + 2 * tab.cm)):
        shape.tab_stops.add_tab_stop(stop)
