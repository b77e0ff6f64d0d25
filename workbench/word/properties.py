"""What a Word file says about itself: nothing by itself, and for a comment round the snapshot that it shows.

A file that leaves must not tell who wrote it, when, on which machine or from which template.
"""

import io
import zipfile
from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from workbench.word.elements import Element, children, element, put_before

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM = f"{_OFFICE}relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_VARIANT = f"{_OFFICE}docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id that all custom properties have

# Relationships of a State's template that lead to traces of persons, places and programs.
_TRACES = (
    *("extended-properties", "custom-properties", "thumbnail", "customXml", "comments", "attachedTemplate"),
    *("commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument", "printerSettings"),
    *("keyMapCustomizations", "webSettings", "stylesWithEffects"),
)
_REVISION_IDS = ("rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidSect", "rsidTr")
_PARAGRAPH_IDS = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
)
_SETTINGS_TRACES = ("w:rsids", "w:docVars", "w:attachedTemplate", "w:trackRevisions", "w:updateFields")
_MARKS = ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
# CT_Settings: what may stand before w:trackRevisions ends with w:revisionView; these come after it.
_AFTER_TRACKING = (
    *("w:doNotTrackMoves", "w:doNotTrackFormatting", "w:documentProtection", "w:autoFormatOverride"),
    *("w:styleLockTheme", "w:styleLockQFSet", "w:defaultTabStop", "w:autoHyphenation", "w:hyphenationZone"),
    *("w:doNotHyphenateCaps", "w:showEnvelope", "w:summaryLength", "w:clickAndTypeStyle", "w:evenAndOddHeaders"),
    *("w:drawingGridHorizontalSpacing", "w:characterSpacingControl", "w:hdrShapeDefaults", "w:footnotePr"),
    *("w:endnotePr", "w:compat", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"),
)


def clean(document: Document) -> None:
    """Take out every trace that a template may carry: authors, dates, revision and paragraph ids, bookmarks, parts."""
    package = document.part.package
    for rels in (package.rels, document.part.rels, document.part._settings_part.rels):
        _forget(rels)
    for name in _SETTINGS_TRACES:
        for old in children(document.settings.element, name):
            document.settings.element.remove(old)
    for part in package.parts:
        if isinstance(part, XmlPart):
            _clean_part(part.element)


def _forget(rels: Relationships) -> None:
    for name in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _TRACES]:
        del rels[name]


def _clean_part(root: Element) -> None:
    traces = {*(qn(f"w:{name}") for name in _REVISION_IDS), *_PARAGRAPH_IDS}
    for one in root.iter(etree.Element):
        for name in traces.intersection(one.attrib):
            del one.attrib[name]
    for mark in list(root.iter(*(qn(f"w:{name}") for name in _MARKS))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def describe(document: Document, *, title: str, language: str) -> None:
    """The only two properties that every reader needs: the title that a screen reader says, and the language."""
    package = document.part.package
    for name in [key for key, rel in package.rels.items() if rel.reltype == RT.CORE_PROPERTIES]:
        del package.rels[name]
    core = document.core_properties
    _empty(core._element)
    core.title = title[:255]  # the most that the format allows
    core.language = language


def _empty(root: Element) -> None:
    for child in list(root):
        root.remove(child)


def track_changes(document: Document) -> None:
    """Switch the recording of changes on for whoever opens the file."""
    put_before(document.settings.element, element("w:trackRevisions"), _AFTER_TRACKING)


def record(document: Document, values: Mapping[str, str]) -> None:
    """Write custom properties, by which a returned file says which snapshot it shows."""
    root = parse_xml(f'<Properties xmlns="{_OFFICE}custom-properties" xmlns:vt="{_VARIANT}"/>')
    for number, (name, text) in enumerate(values.items(), start=2):  # 0 and 1 are taken by the format
        one = etree.SubElement(root, f"{{{_OFFICE}custom-properties}}property")
        one.set("fmtid", _USER_DEFINED)
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VARIANT}}}lpwstr").text = text
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, serialize_part_xml(root), package)
    package.relate_to(part, _CUSTOM)


_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say


def packed(data: bytes) -> bytes:
    """The same package with its entries in a fixed order and without the time of day: equal content, equal bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in [*_FIRST, *sorted(parts.keys() - set(_FIRST))]:
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    return stream.getvalue()
