"""Real footnotes: `word/footnotes.xml`, which python-docx does not write."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from workbench.text.markup import Text
from workbench.word.elements import Element, children, element, put_before
from workbench.word.inlines import text_run
from workbench.word.scripts import Direction


class FootnotesPart(XmlPart):
    """The part with the bodies; it owns the links inside them."""


def separators() -> list[Element]:
    """The two notes that every file must have: the line over the notes, and the one over a note carried over."""
    return [
        element("w:footnote", _rule("w:separator"), type="separator", id=-1),
        element("w:footnote", _rule("w:continuationSeparator"), type="continuationSeparator", id=0),
    ]


def _rule(tag: str) -> Element:
    spacing = element("w:pPr", element("w:spacing", before=0, after=0, line=240, lineRule="auto"))
    return element("w:p", spacing, element("w:r", element(tag)))


def reference(number: int) -> Element:
    """The run that shows a footnote's number in the text."""
    properties = element("w:rPr", element("w:rStyle", val="FootnoteReference"))
    return element("w:r", properties, element("w:footnoteReference", id=number))


def body(number: int, content: list[Element], direction: Direction) -> Element:
    """A note: its number, a tab, its words."""
    properties = element("w:pPr", element("w:pStyle", val="FootnoteText"))
    if direction == "rtl":
        properties.append(element("w:bidi"))
    mark = element("w:r", element("w:rPr", element("w:rStyle", val="FootnoteReference")), element("w:footnoteRef"))
    space = text_run("\t", Text("\t"), direction)
    return element("w:footnote", element("w:p", properties, mark, space, *content), id=number)


def install(document: Document) -> FootnotesPart:
    """The file's footnotes part, made when the template has none; notes of the template stay and come first."""
    old = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == RT.FOOTNOTES), None)
    if isinstance(old, FootnotesPart):
        return old
    root = parse_xml(old.blob) if old is not None else element("w:footnotes", *separators())
    part = FootnotesPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, root, document.part.package)
    _replace(document, old, part)
    return part


def _replace(document: Document, old: Part | None, new: FootnotesPart) -> None:
    if old is not None:
        for name in [key for key, rel in document.part.rels.items() if rel.reltype == RT.FOOTNOTES]:
            del document.part.rels[name]
        for rel in old.rels.values():
            new.load_rel(rel.reltype, rel.target_ref if rel.is_external else rel.target_part, rel.rId, rel.is_external)
    document.part.relate_to(new, RT.FOOTNOTES)
    settings = document.settings.element
    if settings.find(qn("w:footnotePr")) is None:
        pair = (element("w:footnote", id=-1), element("w:footnote", id=0))
        put_before(settings, element("w:footnotePr", *pair), _LATE_SETTINGS)


_LATE_SETTINGS = (
    *("w:endnotePr", "w:compat"),
    *("w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults"),
    *("w:decimalSymbol", "w:listSeparator"),
)


def next_number(part: FootnotesPart) -> int:
    """The first id that is free."""
    return max(int(note.get(qn("w:id"), "0")) for note in children(part.element, "w:footnote")) + 1
