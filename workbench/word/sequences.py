"""Automatic numbers as Word shows them, computed from numbering.xml: `12.`, `(a)`, `101.56`."""

import re
from dataclasses import dataclass

from workbench.word.xml import Element, name

_VAL, _LEVEL, _ID = name("w:val"), name("w:ilvl"), name("w:numId")
_ABSTRACT = name("w:abstractNumId")
_MOST = 9  # levels in Word
_MOST_FIGURED = 2000  # beyond it, letters and Roman figures would only be a way to fill the memory
_NUMBER = re.compile(r"\d{1,6}")
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


@dataclass(frozen=True)
class Level:
    """How one level counts: where it starts, in which figures, and how it is printed (`%1.%2`)."""

    start: int
    form: str
    text: str


class Numbering:
    """The lists of a file; `label` must be asked in the order of the text, for it counts."""

    def __init__(self, root: Element | None) -> None:
        self.lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self.counters: dict[str, list[int]] = {}
        self.begun: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        abstract = {
            each.get(_ABSTRACT, ""): {
                int(level.get(_LEVEL, "0")): _level(level)
                for level in each.findall(name("w:lvl"))
                if _NUMBER.fullmatch(level.get(_LEVEL, "0"))
            }
            for each in root.findall(name("w:abstractNum"))
        }
        for number in root.findall(name("w:num")):
            link = number.find(_ABSTRACT)
            key = link.get(_VAL, "") if link is not None else ""
            levels = dict(abstract.get(key, {}))
            restarted = False
            for override in number.findall(name("w:lvlOverride")):
                restarted = _override(override, levels) or restarted
            own = number.get(_ID, "")
            # Lists that share one definition count on together, unless one of them starts anew.
            self.lists[own] = (f"own-{own}" if restarted else f"shared-{key}", levels)

    def label(self, _paragraph: Element, numbering: tuple[str, int] | None) -> str:
        """The number of the next paragraph of that list and level; "" for bullets and for no list."""
        if numbering is None or numbering[0] not in self.lists or not 0 <= numbering[1] < _MOST:
            return ""
        key, levels = self.lists[numbering[0]]
        depth = numbering[1]
        if depth not in levels:
            return ""
        counters = self.counters.setdefault(key, [levels[at].start - 1 if at in levels else 0 for at in range(_MOST)])
        counters[depth] += 1
        for deeper in range(depth + 1, _MOST):
            counters[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        if levels[depth].form in ("bullet", "none"):
            return ""
        return re.sub(r"%([1-9])", lambda match: _shown(match, levels, counters, depth), levels[depth].text).strip()


def _shown(match: re.Match[str], levels: dict[int, Level], counters: list[int], depth: int) -> str:
    at = int(match.group(1)) - 1
    if at not in levels:
        return ""
    count = counters[at] if at == depth else max(counters[at], levels[at].start)
    return _figure(count, levels[at].form)


def _level(element: Element) -> Level:
    start, form, text = (element.find(name(f"w:{tag}")) for tag in ("start", "numFmt", "lvlText"))
    first = start.get(_VAL, "1") if start is not None else "1"
    return Level(
        start=int(first) if _NUMBER.fullmatch(first) else 1,
        form=form.get(_VAL, "decimal") if form is not None else "decimal",
        text=text.get(_VAL, "") if text is not None else "",
    )


def _override(override: Element, levels: dict[int, Level]) -> bool:
    depth = override.get(_LEVEL, "0")
    if not _NUMBER.fullmatch(depth):
        return False
    own = override.find(name("w:lvl"))
    if own is not None:
        levels[int(depth)] = _level(own)
    start = override.find(name("w:startOverride"))
    value = start.get(_VAL, "") if start is not None else ""
    if _NUMBER.fullmatch(value) and int(depth) in levels:
        before = levels[int(depth)]
        levels[int(depth)] = Level(int(value), before.form, before.text)
        return True
    return False


def _figure(count: int, form: str) -> str:
    if not 0 < count <= _MOST_FIGURED:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("arabicAbjad", "arabicAlpha") and count <= len(_ABJAD):
        return _ABJAD[count - 1]
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMANS:
        while count >= value and len(text) < 20:
            text += sign
            count -= value
    return text
