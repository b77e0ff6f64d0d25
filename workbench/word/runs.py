"""What the properties of a run say of its words, and the words themselves."""

from collections.abc import Iterator
from typing import Final

from workbench.word.xml import NAMESPACES, Element, attribute, name

_W: Final = f"{{{NAMESPACES['w']}}}"
_MARKS: Final = {"b": "strong", "i": "em", "u": "u"}
_DRAWN: Final = {"struck": ("strike", "dstrike"), "highlighted": ("highlight",)}
_OFF: Final = frozenset({"0", "false", "off", "none", "baseline"})


def _is_on(properties: Element, tag: str) -> bool:
    child = properties.find(_W + tag)
    return child is not None and attribute(child, "val", "1") not in _OFF


def marks_of(properties: Element | None) -> frozenset[str]:
    if properties is None:
        return frozenset()
    found = {mark for tag, mark in _MARKS.items() if _is_on(properties, tag)}
    position = properties.find(_W + "vertAlign")
    if position is not None:
        found |= {"superscript": {"sup"}, "subscript": {"sub"}}.get(attribute(position, "val"), set())
    return frozenset(found)


def text_of(element: Element) -> str:
    """White space at the ends counts only where the file says so; inside, a line end is a space, as Word has it."""
    text = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    holder: Element | None = element
    while holder is not None:
        if holder.get(name("xml:space")) is not None:
            return text if holder.get(name("xml:space")) == "preserve" else text.strip(" ")
        holder = holder.getparent()
    return text.strip(" ")


def drawn_by(properties: Element) -> Iterator[str]:
    """How attention is drawn to the words, as `Drawn.kind` says it."""
    for kind, tags in _DRAWN.items():
        if any(_is_on(properties, tag) for tag in tags):
            yield kind
