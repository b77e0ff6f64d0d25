"""Word elements written short: `element("w:p", element("w:r", worded("w:t", "x")))`, as python-docx's own classes."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

Element = etree._Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element, **attributes: str | int) -> BaseOxmlElement:
    """A `w:…` element; attributes are of the same namespace: `val=1` is `w:val="1"`."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    prefix = tag.split(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    made.extend(children)
    return made


def worded(tag: str, text: str) -> BaseOxmlElement:
    """An element that holds text, its white space kept."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    made.text = text
    made.set(XML_SPACE, "preserve")
    return made


def children(parent: Element, tag: str) -> list[Element]:
    """The children of `parent` with this tag."""
    return list(parent.iterchildren(qn(tag)))


def descendants(parent: Element, *tags: str) -> list[Element]:
    """All elements below `parent` with one of these tags, in document order."""
    return list(parent.iter(*(qn(tag) for tag in tags)))


def put_before(parent: Element, child: Element, successors: tuple[str, ...]) -> None:
    """Insert `child` before the first of `successors`, else at the end: a schema's order of elements is kept."""
    names = {qn(tag) for tag in successors}
    for index, sibling in enumerate(parent):
        if sibling.tag in names:
            parent.insert(index, child)
            return
    parent.append(child)
