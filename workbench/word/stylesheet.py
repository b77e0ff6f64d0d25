"""The look of a report: sizes and indents of UN documents, in fonts that every office has.

Sizes are in points, indents in twips (567 is 1 cm). The UN Editorial Manual sets headings at 14, 12, 10, 10 bold
and 10 italic; the text is 10 point in a block indented 2 cm on both sides; complex scripts stand 2 points larger.
"""

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from workbench.word.elements import Element, children, descendants, element

FONT = "Times New Roman"
EAST_ASIAN_FONT = "SimSun"
TEXT_WIDTH = 9638  # A4 less margins of 2 cm

_INDENT = '<w:ind w:left="1134" w:right="1134"/>'
_DEEPER = '<w:ind w:left="1701" w:right="1134"/>'
_RIGHT = '<w:ind w:right="1134"/>'
_HEADING = '<w:ind w:left="1134" w:right="1134" w:hanging="284"/>'
_END = '<w:jc w:val="right"/>'  # the end of the line: in Arabic the left


def _sized(points: float, *, bold: bool = False, italic: bool = False) -> str:
    """Run properties in the schema's order; complex scripts (Arabic) two points larger."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    slope = "<w:i/><w:iCs/>" if italic else ""
    return f'{weight}{slope}<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2) + 4}"/>'


def _tab(side: str, place: int, leader: str = "none") -> str:
    return f'<w:tabs><w:tab w:val="{side}" w:leader="{leader}" w:pos="{place}"/></w:tabs>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _toc(left: int) -> str:
    stops = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right" w:leader="dot" w:pos="8504"/></w:tabs>'
    return f'{stops}{_space(0, 80)}<w:ind w:left="{left}" w:right="1134" w:hanging="567"/>'


def _heading(before: int, after: int, level: int) -> str:
    return f'<w:keepNext/><w:keepLines/>{_space(before, after)}{_HEADING}<w:outlineLvl w:val="{level - 1}"/>'


def _rules(*sides: str) -> str:
    lines = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="auto"/>' for side in sides)
    return f"<w:pBdr>{lines}</w:pBdr>"


# id: name, paragraph properties, run properties
_TEXT = {
    "Normal": ("Normal", "", ""),
    "NumberedParagraph": ("Numbered Paragraph", f'{_space(0, 120)}{_INDENT}<w:jc w:val="both"/>', ""),
    "Subparagraph1": ("Subparagraph (a)", f'{_space(0, 120)}{_INDENT}<w:jc w:val="both"/>', ""),
    "Subparagraph2": ("Subparagraph (i)", f'{_space(0, 120)}{_DEEPER}<w:jc w:val="both"/>', ""),
    "Heading1": ("heading 1", _heading(360, 240, 1), _sized(14, bold=True)),
    "Heading2": ("heading 2", _heading(360, 240, 2), _sized(12, bold=True)),
    "Heading3": ("heading 3", _heading(240, 120, 3), _sized(10, bold=True)),
    "Heading4": ("heading 4", _heading(240, 120, 4), _sized(10, bold=True)),
    "Heading5": ("heading 5", _heading(240, 120, 5), _sized(10, italic=True)),
    "Header": ("header", f"{_rules('bottom')}{_tab('right', TEXT_WIDTH)}", _sized(9, bold=True)),
    "Footer": ("footer", _tab("right", TEXT_WIDTH), _sized(9, bold=True)),
    "FootnoteText": (
        "footnote text",
        f'{_tab("left", 1474)}{_space(0, 40)}<w:ind w:left="1474" w:right="1134" w:hanging="340"/>',
        _sized(9),
    ),
    "CommentText": ("annotation text", "", ""),
}
_BLOCKS = {
    "PlainParagraph": ("Plain Paragraph", f'{_space(0, 120)}{_INDENT}<w:jc w:val="both"/>', ""),
    "AnnexTitle": (
        "Annex Title",
        f'<w:keepNext/><w:keepLines/><w:pageBreakBefore/>{_space(0, 240)}<w:outlineLvl w:val="0"/>',
        _sized(14, bold=True),
    ),
    "AnnexLine": ("Annex Line", f"<w:keepNext/>{_space(0, 120)}{_INDENT}", _sized(10, italic=True)),
    "TableTitle": ("Table Title", f"<w:keepNext/><w:keepLines/>{_space(120, 80)}{_INDENT}", ""),
    "TableHead": ("Table Head", f"<w:keepNext/>{_space(40, 40)}", _sized(8, bold=True)),
    "TableCell": ("Table Cell", _space(40, 40), _sized(9)),
    "TableNote": ("Table Note", f"{_space(60, 120)}{_INDENT}", _sized(8)),
    "FigurePicture": ("Figure Picture", f"<w:keepNext/>{_space(120, 60)}{_INDENT}", ""),
    "FigureCaption": ("Figure Caption", f"<w:keepLines/>{_space(0, 120)}{_INDENT}", ""),
}
_CONTENTS = {
    "ContentsTitle": ("Contents Title", f"<w:keepNext/>{_space(0, 240)}", _sized(14)),
    "ContentsOver": (
        "Contents Columns",
        f"{_tab('right', 8504)}{_space(0, 120)}{_RIGHT}",
        _sized(8, italic=True),
    ),
    "TOC1": ("toc 1", _toc(1134), ""),
    "TOC2": ("toc 2", _toc(1701), ""),
    "TOC3": ("toc 3", _toc(2268), ""),
}
_COVER = {
    "CoverMasthead": ("Cover Masthead", _space(0, 60), _sized(14)),
    "CoverMark": ("Cover Mark", f"{_space(0, 60)}{_END}", _sized(20, bold=True)),
    "CoverTreaty": ("Cover Treaty", _space(120, 0), _sized(17, bold=True)),
    "CoverSide": ("Cover Side", _space(120, 0), ""),
    "CoverCommittee": ("Cover Committee", _space(160, 240), _sized(12, bold=True)),
    "CoverArticle": ("Cover Article", f"{_space(240, 240)}{_INDENT}", _sized(14, bold=True)),
    "Title": ("Title", f"{_space(240, 240)}{_INDENT}", _sized(12, bold=True)),
    "CoverState": ("Cover State", f"{_space(240, 240)}{_INDENT}", _sized(14, bold=True)),
    "CoverLine": ("Cover Line", f"{_space(120, 120)}{_INDENT}", ""),
    "CoverReceived": ("Cover Received", f"{_space(240, 120)}{_INDENT}{_END}", ""),
    "CoverNotice": (
        "Cover Notice",
        f"{_rules('top', 'bottom')}{_space(480, 120)}{_INDENT}",
        _sized(14, bold=True),
    ),
    "CoverInstructions": ("Cover Instructions", f"{_space(60, 60)}{_INDENT}", ""),
}
_MATRIX = {
    "MatrixTitle": ("Matrix Title", f"<w:keepNext/>{_space(0, 120)}", _sized(14, bold=True)),
    "MatrixGroup": (
        "Matrix Group",
        f'<w:keepNext/>{_space(200, 80)}<w:outlineLvl w:val="0"/>',
        _sized(11, bold=True),
    ),
    "MatrixLine": ("Matrix Line", _space(0, 80), _sized(9.5)),
    "MatrixHead": ("Matrix Head", f"<w:keepNext/>{_space(40, 40)}", _sized(8, bold=True)),
    "MatrixCell": ("Matrix Cell", _space(40, 40), _sized(8.5)),
}
_PARAGRAPH_STYLES = {**_TEXT, **_BLOCKS, **_CONTENTS, **_COVER, **_MATRIX}
_FOLLOWED_BY_TEXT = frozenset({"Heading1", "Heading2", "Heading3", "Heading4", "Heading5"})
_BUILT_IN = frozenset({"Normal", "Title"})
_CHARACTER_STYLES = {
    "FootnoteReference": ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
    "CommentReference": ("annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
    "Hyperlink": ("Hyperlink", '<w:color w:val="0B4F8A"/><w:u w:val="single"/>'),
}


def _paragraph_style(identity: str) -> Element:
    name, paragraph, run = _PARAGRAPH_STYLES[identity]
    default = ' w:default="1"' if identity == "Normal" else ""
    custom = "" if name[0].islower() or name in _BUILT_IN else ' w:customStyle="1"'
    links = "" if identity == "Normal" else '<w:basedOn w:val="Normal"/>'
    links += '<w:next w:val="NumberedParagraph"/>' if identity in _FOLLOWED_BY_TEXT else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="paragraph"{default}{custom} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/>{links}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _character_style(identity: str) -> Element:
    name, run = _CHARACTER_STYLES[identity]
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>' for side in sides)
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"
    )


def _defaults() -> Element:
    """`w:docDefaults`: the font for each script and 10 point."""
    return parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{EAST_ASIAN_FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="20"/><w:szCs w:val="24"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def stylesheet() -> list[Element]:
    """The content of `word/styles.xml`."""
    paragraphs = [_paragraph_style(identity) for identity in _PARAGRAPH_STYLES]
    return [_defaults(), *paragraphs, *(_character_style(identity) for identity in _CHARACTER_STYLES), _table_style()]


# The variety in which a program checks the spelling of each language; others stay as they are written.
_VARIETY = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-BR", "ar": "ar-SA", "ru": "ru-RU", "zh": "zh-CN"}
_SCRIPT = {"ar": "bidi", "fa": "bidi", "he": "bidi", "zh": "eastAsia", "ja": "eastAsia", "ko": "eastAsia"}


def complete(document: Document, language: str) -> None:
    """Add the styles that a State's own template lacks, and the language; those it has keep their look."""
    root = document.styles.element
    _adopt(document)
    present = {style.get(qn("w:styleId")) for style in children(root, "w:style")}
    root.extend(_paragraph_style(name) for name in _PARAGRAPH_STYLES if name not in present)
    root.extend(_character_style(name) for name in _CHARACTER_STYLES if name not in present)
    if "TableGrid" not in present:
        root.append(_table_style())
    _set_language(root, language)


def unjustify(document: Document) -> None:
    """Let each line end where its words do, in a file that holds or gathers tracked changes from right to left.

    LibreOffice 25.2 never comes to an end with a justified line of such a file once words were put in: it hangs as it
    opens it.
    """
    for alignment in list(document.styles.element.iter(qn("w:jc"))):
        parent = alignment.getparent()
        if parent is not None and alignment.get(qn("w:val")) in _JUSTIFIED:
            parent.remove(alignment)


_JUSTIFIED = frozenset({"both", "distribute", "lowKashida", "mediumKashida", "highKashida"})


def _adopt(document: Document) -> None:
    """Call the template's styles by our ids: the French Word writes `heading 1` with the id `Titre1`."""
    ours = {name.lower(): identity for identity, (name, *_) in {**_PARAGRAPH_STYLES, **_CHARACTER_STYLES}.items()}
    renamed: dict[str, str] = {}
    for style in children(document.styles.element, "w:style"):
        identity = style.get(qn("w:styleId"), "")
        wanted = ours.get(_name(style).lower(), identity)
        if wanted != identity:
            renamed[identity] = wanted
            style.set(qn("w:styleId"), wanted)
    parts = [part for part in document.part.package.parts if isinstance(part, XmlPart)] if renamed else []
    for part in parts:
        for reference in descendants(part.element, *_REFERENCES):
            old = reference.get(qn("w:val"), "")
            reference.set(qn("w:val"), renamed.get(old, old))


_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")


def _name(style: Element) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else found.get(qn("w:val"), "")


def _set_language(root: Element, language: str) -> None:
    code = _VARIETY.get(language, language)
    spoken = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    spoken[_SCRIPT.get(language.split("-")[0], "val")] = code
    for default in root.iter(qn("w:rPrDefault")):
        for properties in children(default, "w:rPr"):
            for old in children(properties, "w:lang"):
                properties.remove(old)
            properties.append(element("w:lang", **spoken))
