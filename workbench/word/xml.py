"""XML parts of a Word file: parsed without entities or network, and named in one set of namespaces."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from workbench.word.refusals import Damaged, HasDtd, TooDeep

Element = etree._Element

MAX_DEPTH: Final = 256  # elements within one another: where libxml2 stops by itself, unless told that a tree is huge

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "dcterms": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# ISO/IEC 29500 "strict" files use these in place of the ones above ("transitional").
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", NAMESPACES["r"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", NAMESPACES["m"].encode()),
)
# What stands around paragraphs, rows and cells without being one: content controls, custom markup, accepted changes.
WRAPPERS: Final = frozenset(
    f"{{{NAMESPACES[prefix]}}}{local}"
    for prefix, local in (
        ("w", "sdt"), ("w", "sdtContent"), ("w", "customXml"), ("w", "smartTag"), ("w", "ins"), ("w", "moveTo"),
        ("mc", "AlternateContent"), ("mc", "Choice"), ("mc", "Fallback"),
    )
)  # fmt: skip
_ALTERNATE: Final = f"{{{NAMESPACES['mc']}}}AlternateContent"
_ENCODING = re.compile(rb"[^>]*?encoding\s*=\s*[\"']([^\"']*)")


@cache
def name(prefixed: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def attribute(element: Element, local: str, default: str = "") -> str:
    """An attribute of Word's own namespace."""
    return element.get(f"{{{NAMESPACES['w']}}}{local}", default)


def local_name(element: Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def prefixed_name(element: Element) -> str:
    """`w:p`; of a namespace without a prefix here the prefix that the file gives it."""
    named = etree.QName(element)
    known = next((prefix for prefix, uri in NAMESPACES.items() if uri == named.namespace), element.prefix)
    return f"{known}:{named.localname}" if known else named.localname


def children(element: Element) -> Iterator[Element]:
    """The child elements, with `mc:AlternateContent` replaced by what stands in its first choice that has anything."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == _ALTERNATE:
            yield from next((children(choice) for choice in child if len(choice)), iter(()))
        else:
            yield child


def parse(data: bytes, *, part: str) -> Element:
    """The root of one part. Raises HasDtd, TooDeep, or Damaged."""
    root = _parse(data, part=part)
    # The document type is looked for after parsing: in UTF-16 no search for "<!DOCTYPE" among the bytes finds it.
    information = root.getroottree().docinfo
    if information.internalDTD is not None or information.doctype:
        raise HasDtd(part=part)
    if _is_strict(root, data):
        return _parse(_transitional(root), part=part)
    return root


def could_declare(data: bytes) -> bool:
    """Whether a part that is not parsed might have a document type in it: it is not plain UTF-8 without `<!`."""
    if not data.startswith((b"<", b"\xef\xbb\xbf<")) or b"\x00" in data or b"<!" in data:
        return True
    said = _ENCODING.match(data[:200])
    return said is not None and said[1].lower() not in (b"utf-8", b"us-ascii")


def _parse(data: bytes, *, part: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = str(error)
        if "depth" in reason.lower():
            raise TooDeep(part=part, limit=MAX_DEPTH) from error
        if "entit" in reason.lower():  # "Detected an entity reference loop", "Maximum entity amplification"
            raise HasDtd(part=part) from error
        raise Damaged(fault=f"{part} is not well-formed") from error


def _is_strict(root: Element, data: bytes) -> bool:
    """Whether the strict names are used; they may be declared on an element far below the root."""
    return b"purl.oclc.org/ooxml" in data or any("purl.oclc.org/ooxml" in (uri or "") for uri in root.nsmap.values())


def _transitional(root: Element) -> bytes:
    data = etree.tostring(root, encoding="utf-8")
    for strict, transitional in STRICT:
        data = data.replace(b'"' + strict + b'"', b'"' + transitional + b'"')  # a name space, never words of the text
    return data
