"""What a style says: outline level, numbering, bold, size, hidden, through the styles it is based on."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.word.xml import Element, name

_B = name("w:b")
_BASEDON = name("w:basedOn")
_DEFAULT = name("w:default")
_DEFAULTS = f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}"
_ILVL = name("w:ilvl")
_NAME = name("w:name")
_NUMID = name("w:numId")
_NUMPR = name("w:numPr")
_OUTLINELVL = name("w:outlineLvl")
_PPR = name("w:pPr")
_RPR = name("w:rPr")
_STYLE = name("w:style")
_STYLEID = name("w:styleId")
_SZ = name("w:sz")
_TYPE = name("w:type")
_VAL = name("w:val")
_VANISH = name("w:vanish")
# Word writes `heading 1` in every language; other programs write the name in their own. The same for the title.
_HEADING_NAMES = re.compile(
    r"^(?:heading|t[ií]tulo|titre|überschrift|заголовок|عنوان|标题|標題|intestazione)\s*(\d)$", re.I
)
# Templates of the United Nations: `_ H _Ch_GC` (chapter), `_ H __M_G` (main title), `_ H_1_GC`, `_ H_2/3_G`, `J_H_1`.
_UN_HEADINGS = re.compile(r"^J?_[\s_]*(?:H[\s_]*(?:(M|Ch)(?![a-z])|(\d)(?:/\d)*)|C_(H)$)", re.I)
_DEPTH = 12  # a style may be based on another; loops are cut here
_USUAL_SIZE = 10.0
OFF: Final = frozenset({"0", "false", "off", "none"})  # what a switch such as `<w:b w:val="0"/>` says to be none
LEVELS: Final = 9  # w:outlineLvl from 0 to 8; 9 is text


@dataclass(frozen=True)
class Style:
    """A style with all that it inherits. `numbering` is (numId, level), the level None where only a list is named."""

    heading: int | None = None
    numbering: tuple[str, int | None] | None = None
    bold: bool = False
    hidden: bool = False
    size: float = _USUAL_SIZE


class Styles:
    """The styles of a file by id, of paragraphs and of characters alike."""

    def __init__(self, root: Element | None) -> None:
        self.elements: dict[str, Element] = {}
        self.default = ""
        self.cache: dict[str, Style] = {}
        self.start = _start(root)
        for element in root.iter(_STYLE) if root is not None else ():
            key = element.get(_STYLEID, "")
            self.elements[key] = element
            if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true"):
                self.default = key

    def style(self, key: str | None) -> Style:
        """The style of that id; the usual one of the file where a paragraph names none."""
        return self._style(self.default if key is None else key, 0)

    def _style(self, key: str, depth: int) -> Style:
        if key in self.cache:
            return self.cache[key]
        element = self.elements.get(key)
        if element is None or depth > _DEPTH:
            return self.start
        based = element.find(_BASEDON)
        parent = self._style(based.get(_VAL, ""), depth + 1) if based is not None else self.start
        self.cache[key] = _with_own(element, parent)
        return self.cache[key]


def _start(root: Element | None) -> Style:
    """What holds before any style: the file's own defaults."""
    properties = root.find(_DEFAULTS) if root is not None else None
    size = _number(properties.find(_SZ)) if properties is not None else None
    return Style(size=size / 2 if size else _USUAL_SIZE)


def _with_own(element: Element, parent: Style) -> Style:
    paragraph, run = element.find(_PPR), element.find(_RPR)
    level = _number(paragraph.find(_OUTLINELVL)) if paragraph is not None else None
    named = element.find(_NAME)
    by_name = _heading_by_name(named.get(_VAL, "") if named is not None else "")
    size = _number(run.find(_SZ)) if run is not None else None
    own = None if level is None or level >= LEVELS else level + 1
    return Style(
        heading=by_name or (parent.heading if level is None else own),
        numbering=_numbering(paragraph, parent.numbering),
        bold=_switched(run, _B, parent.bold),
        hidden=_switched(run, _VANISH, parent.hidden),
        size=size / 2 if size else parent.size,
    )


def _switched(properties: Element | None, tag: str, inherited: bool) -> bool:
    found = properties.find(tag) if properties is not None else None
    return inherited if found is None else found.get(_VAL) not in OFF


def _heading_by_name(style_name: str) -> int | None:
    match = _HEADING_NAMES.match(style_name)
    if match:
        return int(match.group(1))
    un = _UN_HEADINGS.match(style_name)
    if un is None:
        return None
    return min(int(un.group(2)) + 1, LEVELS) if un.group(2) else 1


def _numbering(properties: Element | None, inherited: tuple[str, int | None] | None) -> tuple[str, int | None] | None:
    found = properties.find(_NUMPR) if properties is not None else None
    if found is None:
        return inherited
    number, level = found.find(_NUMID), _number(found.find(_ILVL))
    named = number.get(_VAL) if number is not None else (inherited[0] if inherited else None)
    return None if named in (None, "0") else (str(named), level)


def _number(element: Element | None) -> int | None:
    value = element.get(_VAL, "") if element is not None else ""
    return int(value) if re.fullmatch(r"\d{1,6}", value) else None
