"""Writes the templates that a State may replace by ones of its own: of a report, of a section to work on in Word, and
of the letter on top of a request to a ministry.

    python -m workbench.word.template drafting_templates/word

The template holds the first page, the running lines and the styles. `{{ cover.… }}` are the fields of `blocks.Cover`;
the paragraph `{{ body }}` is where contents and text go. `{{ letter.… }}` are those of `letter.Letter`.
"""

import io
import sys
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

from workbench.word import properties, stylesheet
from workbench.word.elements import Element, children

PAGE = (11906, 16838)  # A4
MARGIN = 1134

_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _wanted(field: str, style: str) -> str:
    """A line that is left out with its space when its field is empty."""
    when, end = _line("Normal", f"{{%p if cover.{field} %}}"), _line("Normal", "{%p endif %}")
    return when + _line(style, f"{{{{ cover.{field} }}}}") + end


def _cell(width: int, content: str, border: int) -> str:
    edge = f'<w:bottom w:val="single" w:sz="{border}" w:space="0" w:color="auto"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{edge}</w:tcBorders></w:tcPr>{content}</w:tc>'
    )


def _row(height: int, border: int, left: str, right: str) -> str:
    size = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
    return f"<w:tr>{size}{_cell(6236, left, border)}{_cell(3402, right, border)}</w:tr>"


def _masthead() -> str:
    side = "".join(_wanted(field, "CoverSide") for field in ("distribution", "date", "original"))
    top = _row(600, 4, _line("CoverMasthead", "{{ cover.masthead }}"), _line("CoverMark", "{{ cover.mark }}"))
    below = _row(2200, 12, _line("CoverTreaty", "{{ cover.treaty }}"), side + _line("CoverSide", ""))
    flush = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/>{flush}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="6236"/><w:gridCol w:w="3402"/></w:tblGrid>{top}{below}</w:tbl>'
    )


def _first_page() -> str:
    lines = (
        *(("committee", "CoverCommittee"), ("article", "CoverArticle"), ("report", "Title")),
        *(("state", "CoverState"), ("period", "CoverLine"), ("received", "CoverReceived")),
        *(("notice", "CoverNotice"), ("instructions", "CoverInstructions")),
    )
    return _masthead() + "".join(_wanted(field, style) for field, style in lines) + _line("Normal", "{{ body }}")


def _top_of_a_section() -> str:
    lines = (("report", "CoverLine"), ("notice", "CoverNotice"), ("instructions", "CoverInstructions"))
    return "".join(_wanted(field, style) for field, style in lines) + _line("Normal", "{{ body }}")


def _letter() -> str:
    """The lines of a letter; what has no words is left out with its space."""

    def line(field: str, style: str = "CoverSide") -> str:
        return _line(style, f"{{{{ letter.{field} }}}}")

    def wanted(field: str) -> str:
        return _line("Normal", f"{{%p if letter.{field} %}}") + line(field) + _line("Normal", "{%p endif %}")

    text = _line("Normal", "{%p for line in letter.text %}") + _line("CoverSide", "{{ line }}")
    return "".join(
        (
            *(line("mechanism", "CoverTreaty"), line("date"), line("reference")),
            *(line("subject", "CoverCommittee"), line("greeting"), line("opening"), text),
            *(_line("Normal", "{%p endfor %}"), line("due"), wanted("contact"), line("closing")),
        )
    )


_HEADER = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">{{ cover.running }}</w:t></w:r>'
    '<w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">{{ cover.mark }}</w:t></w:r></w:p>'
)
_FOOTER = (
    '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _parsed(xml: str) -> list[Element]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def _fill(root: Element, content: list[Element]) -> None:
    for old in list(root):
        root.remove(old)
    root.extend(content)


def page_number(document: Document) -> None:
    """Give the last section of a document a footer of its own, with the number of the page."""
    footer = document.sections[-1].footer
    footer.is_linked_to_previous = False
    _fill(footer._element, _parsed(_FOOTER))


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Twips(length) for length in PAGE)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin, section.bottom_margin = Twips(1701), Twips(1417)
    section.header_distance = section.footer_distance = Twips(850)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _fill(section.header._element, _parsed(_HEADER))
    _fill(section.footer._element, _parsed(_FOOTER))


def blank() -> Document:
    """A file with our styles, page and settings, one empty body, and no trace of the library's own template."""
    document = docx.Document()
    for name in [key for key, rel in document.part.rels.items() if rel.reltype in (RT.THEME, RT.CUSTOM_XML)]:
        del document.part.rels[name]
    _fill(document.styles.element, stylesheet.stylesheet())
    _fill(document.settings.element, _parsed(_SETTINGS))
    _fill(document.part.numbering_part.element, [])
    body = document.element.body
    _fill(body, children(body, "w:sectPr"))
    _lay_out(document)
    return document


def build() -> bytes:
    """The template of a report as the bytes of a .docx, the same at every call."""
    return _built(_first_page())


def build_section() -> bytes:
    """The template of a section that is taken out to Word: the same styles, and a few lines at the top."""
    return _built(_top_of_a_section())


def build_letter() -> bytes:
    """The template of the letter on top of a request: no running lines, as a letter has none."""
    document = blank()
    section = document.sections[0]
    for part in (section.header, section.footer):
        _fill(part._element, _parsed(_line("Normal", "")))
    return _built(_letter(), document)


def _built(top: str, document: Document | None = None) -> bytes:
    document = document or blank()
    body = document.element.body
    for place, part in enumerate(_parsed(top)):
        body.insert(place, part)
    properties.clean(document)
    properties.describe(document, title="{{ title }}", language="{{ language }}")
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


if __name__ == "__main__":
    for name, made in (("report.docx", build()), ("section.docx", build_section()), ("request.docx", build_letter())):
        (Path(sys.argv[1]) / name).write_bytes(made)
