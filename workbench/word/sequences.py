"""Automatic numbers as Word shows them, computed from numbering.xml: `12.`, `(a)`, `101.56`."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from workbench.word.figures import figure
from workbench.word.xml import Element, name

_VAL, _LEVEL, _ID = name("w:val"), name("w:ilvl"), name("w:numId")
_ABSTRACT = name("w:abstractNumId")
_START, _FORM, _TEXT, _LEGAL, _RESTART, _STYLE = (
    name(f"w:{tag}") for tag in ("start", "numFmt", "lvlText", "isLgl", "lvlRestart", "pStyle")
)
_LVL, _OVERRIDE, _START_OVERRIDE = name("w:lvl"), name("w:lvlOverride"), name("w:startOverride")
_STYLE_LINK, _NUM_STYLE_LINK = name("w:styleLink"), name("w:numStyleLink")
_OFF = ("0", "false", "off")
_MOST = 9  # levels in Word
_LEVELS = frozenset(map(str, range(_MOST)))
_NUMBER = re.compile(r"\d{1,6}")
_PLACE = re.compile(r"%([1-9])")
_WITHOUT_NUMBER = ("bullet", "none")


@dataclass(frozen=True)
class Level:
    """How one level counts: where it starts, in which figures, and how it is printed (`%1.%2`).

    `legal`: all levels in it are shown in plain figures. `restart`: it begins anew below that level (1 is highest);
    0 never, None below any. `style`: the paragraph style that stands on this level by itself.
    """

    start: int
    form: str
    text: str
    legal: bool = False
    restart: int | None = None
    style: str = ""


_Levels = dict[int, Level]


@dataclass
class _Count:
    """Where the lists of one definition stand: they count on together. None: not begun."""

    now: list[int | None] = field(default_factory=lambda: [None] * _MOST)
    begun: set[tuple[str, int]] = field(default_factory=set)


class _List:
    """A list and its levels, read when a paragraph first stands in it: a file may define a hundred and use two.

    `starts`, by level: it begins anew there when this list is first met.
    """

    def __init__(self, element: Element, definition: Element, count: _Count) -> None:
        self.element = element
        self.definition = definition
        self.count = count
        self.starts: dict[int, int] = {}

    @cached_property
    def levels(self) -> _Levels:
        own = _levels(self.definition)
        for override in self.element.findall(_OVERRIDE):
            self.starts.update(_override(override, own))
        return own


class Numbering:
    """The lists of a file; `label` must be asked in the order of the text, for it counts."""

    def __init__(self, root: Element | None) -> None:
        self.lists: dict[str, _List] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        definitions = {each.get(_ABSTRACT, ""): each for each in root.findall(name("w:abstractNum"))}
        named = {_said(each, _STYLE_LINK): each for each in definitions.values() if each.find(_STYLE_LINK) is not None}
        counts = {key: _Count() for key in definitions}
        for number in root.findall(name("w:num")):
            key = _said(number, _ABSTRACT)
            if key in definitions:
                definition = named.get(_said(definitions[key], _NUM_STYLE_LINK), definitions[key])
                self.lists[number.get(_ID, "")] = _List(number, definition, counts[key])

    def afresh(self) -> "Numbering":
        """The same lists, with nothing counted yet."""
        for each in self.lists.values():
            each.count.now[:] = [None] * _MOST
            each.count.begun.clear()
        return self

    def level_of(self, number: str, style: str) -> int | None:
        """The level of that list that is tied to a paragraph style."""
        found = self.lists.get(number)
        return next((at for at, level in found.levels.items() if level.style == style), None) if found else None

    def label(self, numbering: tuple[str, int] | None) -> str:
        """The number of the next paragraph of that list and level; "" for bullets and for no list."""
        if numbering is None:
            return ""
        number, depth = numbering
        found = self.lists.get(number)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return ""
        _count_on(found, number, depth)
        return "" if level.form in _WITHOUT_NUMBER else _printed(found, level, depth)


def _count_on(found: _List, number: str, depth: int) -> None:
    now, begun = found.count.now, found.count.begun
    if depth in found.starts and (number, depth) not in begun:
        now[depth] = found.starts[depth]
    else:
        before = now[depth]
        now[depth] = before + 1 if before is not None else found.levels[depth].start
    begun.add((number, depth))
    for deeper in range(depth + 1, _MOST):
        restart = found.levels[deeper].restart if deeper in found.levels else None
        if restart is None or 0 < restart >= depth + 1:
            now[deeper] = None
    for higher in range(depth):
        if now[higher] is None and higher in found.levels:  # `1.1` at the very start: there is a 1 above it
            now[higher] = found.starts.get(higher, found.levels[higher].start)


def _printed(found: _List, level: Level, depth: int) -> str:
    def shown(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        count = found.count.now[at] if at <= depth else None
        if count is None or found.levels[at].form in _WITHOUT_NUMBER:
            return ""
        return str(count) if level.legal else figure(count, found.levels[at].form)

    return " ".join(_PLACE.sub(shown, level.text).split())


def _levels(definition: Element) -> _Levels:
    return {
        int(each.get(_LEVEL, "0")): _level(each)
        for each in definition.findall(_LVL)
        if each.get(_LEVEL, "0") in _LEVELS
    }


def _said(element: Element, tag: str) -> str:
    found = element.find(tag)
    return found.get(_VAL, "") if found is not None else ""


def _level(element: Element) -> Level:
    said = {
        str(child.tag): child.get(_VAL, "") for child in element.iter(_START, _FORM, _TEXT, _LEGAL, _RESTART, _STYLE)
    }
    return Level(
        start=_number(said.get(_START, ""), 1),
        form=said.get(_FORM) or "decimal",
        text=said.get(_TEXT, ""),
        legal=said.get(_LEGAL, "0") not in _OFF,
        restart=_number(said[_RESTART], 0) if _RESTART in said else None,
        style=said.get(_STYLE, ""),
    )


def _number(text: str, default: int) -> int:
    return int(text) if _NUMBER.fullmatch(text) else default


def _override(override: Element, levels: _Levels) -> dict[int, int]:
    """Changes `levels` as the list says, and gives where its level begins anew."""
    at = override.get(_LEVEL, "0")
    if at not in _LEVELS:
        return {}
    depth, own = int(at), override.find(_LVL)
    if own is not None:
        levels[depth] = _level(own)
    start = _said(override, _START_OVERRIDE)
    if not _NUMBER.fullmatch(start) or depth not in levels:
        return {}
    levels[depth] = replace(levels[depth], start=int(start))
    return {depth: int(start)}
