"""What a paragraph's style says of it: its name, its heading level, its automatic number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from workbench.word.xml import Element, name

_BASED_ON: Final = 12  # steps up a chain of styles; real ones have three or four, a loop has no end


@dataclass(frozen=True)
class ParagraphStyle:
    """name: in lower case, "" if none · level: 1 for the highest heading · numbering: (list, level of it)."""

    name: str = ""
    level: int | None = None
    numbering: tuple[str, int] | None = None


@dataclass(frozen=True)
class Styles:
    """The styles of a document by id."""

    _by_id: dict[str, Element] = field(default_factory=dict)
    _default: str = ""

    def of(self, properties: Element | None) -> ParagraphStyle:
        """What holds for a paragraph with these `w:pPr`; its own settings go before those of its style."""
        chosen = _value(properties, "w:pStyle") or self._default
        chain = [] if properties is None else [properties]
        names = ""
        for style in self._chain(chosen):
            names = names or (_value(style, "w:name") or "").lower()
            own = style.find(name("w:pPr"))
            if own is not None:
                chain.append(own)
        return ParagraphStyle(names, _level(chain), _numbering(chain))

    def _chain(self, style_id: str) -> Iterator[Element]:
        for _ in range(_BASED_ON):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = _value(style, "w:basedOn") or ""


def read_styles(root: Element | None) -> Styles:
    """The styles of styles.xml, by their ids."""
    if root is None:
        return Styles()
    by_id: dict[str, Element] = {}
    default = ""
    for style in root.findall(name("w:style")):
        if style.get(name("w:type"), "paragraph") == "paragraph":
            by_id.setdefault(style.get(name("w:styleId"), ""), style)
            if style.get(name("w:default")) in ("1", "true", "on"):
                default = default or style.get(name("w:styleId"), "")
    return Styles(by_id, default)


def _value(parent: Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(name(tag))
    return None if child is None else child.get(name("w:val"))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _level(chain: list[Element]) -> int | None:
    """`w:outlineLvl` is 0 for the highest heading and 9 for body text."""
    for properties in chain:
        outline = _number(_value(properties, "w:outlineLvl"))
        if outline is not None:
            return outline + 1 if outline < 9 else None
    return None


def _numbering(chain: list[Element]) -> tuple[str, int] | None:
    """The nearest list; list "0" means that the number of the style is taken off."""
    level: int | None = None
    for properties in chain:
        numbering = properties.find(name("w:numPr"))
        if numbering is None:
            continue
        level = _number(_value(numbering, "w:ilvl")) if level is None else level
        numbered_list = _value(numbering, "w:numId")
        if numbered_list is not None:
            return None if numbered_list == "0" else (numbered_list, level or 0)
    return None
