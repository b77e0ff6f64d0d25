"""What a paragraph style says: outline level, numbering, bold, size, indent, through the styles it is based on."""

import re
from dataclasses import dataclass

from workbench.word.xml import Element, name

_B = name("w:b")
_BASEDON = name("w:basedOn")
_DEFAULT = name("w:default")
_FIRSTLINE = name("w:firstLine")
_HANGING = name("w:hanging")
_ILVL = name("w:ilvl")
_IND = name("w:ind")
_LEFT = name("w:left")
_NAME = name("w:name")
_NUMID = name("w:numId")
_NUMPR = name("w:numPr")
_OUTLINELVL = name("w:outlineLvl")
_PPR = name("w:pPr")
_PSTYLE = name("w:pStyle")
_RPR = name("w:rPr")
_RSTYLE = name("w:rStyle")
_START = name("w:start")
_STYLE = name("w:style")
_STYLEID = name("w:styleId")
_SZ = name("w:sz")
_TYPE = name("w:type")
_VAL = name("w:val")
# `heading 1`, `Überschrift 1` has the id Heading1 all the same; UN templates: `_ H _Ch_GC`, `_ H_1_GC`.
_HEADING_NAMES = re.compile(r"^(?:heading|titre|título|заголовок)\s*(\d)$", re.I)
_UN_HEADINGS = re.compile(r"^_\s*H_?\s*(?:(M|Ch)|(?:(\d)(?:/\d)*))", re.I)
_UN_LEVELS = {"M": 1, "CH": 1}
_DEPTH = 12  # a style may be based on another; loops are cut here
_USUAL_SIZE = 10.0


@dataclass(frozen=True)
class Style:
    """A style with all that it inherits. `numbering` is (numId, level) or None; `indent` in twips."""

    heading: int | None = None
    numbering: tuple[str, int] | None = None
    bold: bool = False
    size: float = _USUAL_SIZE
    indent: int = 0


class Styles:
    """The styles of a file by id; character styles for bold."""

    def __init__(self, root: Element | None) -> None:
        self.elements: dict[str, Element] = {}
        self.default = ""
        self.cache: dict[str, Style] = {}
        for element in root.iter(_STYLE) if root is not None else ():
            key = element.get(_STYLEID, "")
            self.elements[key] = element
            if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true"):
                self.default = key

    def of(self, paragraph: Element) -> Style:
        """The style of a paragraph, its own outline level and numbering taken into account."""
        properties = paragraph.find(_PPR)
        if properties is None:
            return self._style(self.default, 0)
        named = properties.find(_PSTYLE)
        style = self._style(named.get(_VAL, "") if named is not None else self.default, 0)
        own = _numbering(properties)
        level = _number(properties.find(_OUTLINELVL))
        return Style(
            heading=level + 1 if level is not None and level < 9 else style.heading,
            numbering=_merged(own, style.numbering),
            bold=style.bold,
            size=style.size,
            indent=style.indent,
        )

    def indent(self, paragraph: Element, style: Style) -> int:
        """Where the first line begins, in twips from the edge of the text."""
        properties = paragraph.find(_PPR)
        return _indent(properties, style.indent)

    def is_bold(self, run: Element, style: Style) -> bool:
        """Whether a run is printed in bold."""
        properties = run.find(_RPR)
        if properties is None:
            return style.bold
        own = _toggle(properties.find(_B))
        if own is not None:
            return own
        named = properties.find(_RSTYLE)
        if named is not None and self._style(named.get(_VAL, ""), 0).bold:
            return True
        return style.bold

    def _style(self, key: str, depth: int) -> Style:
        if key in self.cache:
            return self.cache[key]
        element = self.elements.get(key)
        if element is None or depth > _DEPTH:
            return Style()
        based = element.find(_BASEDON)
        parent = self._style(based.get(_VAL, ""), depth + 1) if based is not None else Style()
        self.cache[key] = _with_own(element, parent)
        return self.cache[key]


def _with_own(element: Element, parent: Style) -> Style:
    paragraph, run = element.find(_PPR), element.find(_RPR)
    level = _number(paragraph.find(_OUTLINELVL)) if paragraph is not None else None
    named = element.find(_NAME)
    by_name = _heading_by_name(named.get(_VAL, "") if named is not None else "")
    bold = _toggle(run.find(_B)) if run is not None else None
    size = _number(run.find(_SZ)) if run is not None else None
    own_level = level + 1 if level is not None and level < 9 else None
    return Style(
        heading=by_name or own_level or parent.heading,
        numbering=_merged(_numbering(paragraph), parent.numbering),
        bold=parent.bold if bold is None else bold,
        size=size / 2 if size else parent.size,
        indent=_indent(paragraph, parent.indent),
    )


def _heading_by_name(style_name: str) -> int | None:
    match = _HEADING_NAMES.match(style_name)
    if match:
        return int(match.group(1))
    un = _UN_HEADINGS.match(style_name)
    if un is None:
        return None
    return _UN_LEVELS[un.group(1).upper()] if un.group(1) else min(int(un.group(2)) + 1, 4)


def _numbering(properties: Element | None) -> tuple[str | None, int | None] | None:
    found = properties.find(_NUMPR) if properties is not None else None
    if found is None:
        return None
    number = found.find(_NUMID)
    return (number.get(_VAL) if number is not None else None), _number(found.find(_ILVL))


def _merged(own: tuple[str | None, int | None] | None, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    if own is None:
        return inherited
    number = own[0] if own[0] is not None else (inherited[0] if inherited else None)
    if number in (None, "0"):
        return None
    level = own[1] if own[1] is not None else (inherited[1] if inherited and own[0] is None else 0)
    return str(number), level


def _number(element: Element | None) -> int | None:
    value = element.get(_VAL, "") if element is not None else ""
    return int(value) if re.fullmatch(r"\d{1,6}", value) else None


def _toggle(element: Element | None) -> bool | None:
    return None if element is None else element.get(_VAL, "true") not in ("0", "false", "off", "none")


def _indent(properties: Element | None, inherited: int) -> int:
    found = properties.find(_IND) if properties is not None else None
    if found is None:
        return inherited
    left = found.get(_LEFT, found.get(_START, ""))
    first, hanging = found.get(_FIRSTLINE, ""), found.get(_HANGING, "")
    values = [int(value) if re.fullmatch(r"-?\d{1,6}", value) else 0 for value in (left, first, hanging)]
    return values[0] + values[1] - values[2]
