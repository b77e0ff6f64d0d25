"""What a person writes to say which paragraph is meant, read as references; which of them there are is not asked here.

24 · para. 24 · § 24 (a) (ii) · 24-26 · 24, 26 and 30 · Table 2 · Annex II, 3 · para. 3 of Annex II · Section III
page 12, para. 24 (of a page, a line, an article the numbers are no places) · الفقرة ٢٤ · пункт 24 а) · 第24段
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from workbench.comments.intake.table.words import Cites, cites, letter, ordinal, plain

_TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th|er|re|ème|eme|e)\b)"
    r"|(?P<odd>\d+(?:[.:]\d+)+)"
    r"|(?<=[a-z])\.(?P<sub>\d+)"
    r"|(?P<number>\d+)(?P<tail>[a-z]{1,4}\b(?!\)))?"
    r"|\(?(?P<item>[a-z]{1,4}|[а-я]|[\u0621-\u064a]\u0640?)\s?\)"
    r"|(?P<paragraph>[§¶])"
    r"|(?P<dash>-)"
    r"|(?P<comma>[,،;])"
    r"|(?P<wide>[\u3400-\u9fff])"
    r"|(?P<word>[^\W\d_\u3400-\u9fff]+)"
)
_ROMAN = re.compile(r"(?=.)x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_ITEM = re.compile(r"[ivx]+")
_HEADINGS = (Cites.ANNEX, Cites.SECTION)
_FIGURES = {"i": 1, "v": 5, "x": 10}
ONLY: Final = "only"  # the annex of a report that has one
_LONGEST = 400  # characters; what is longer cites nothing
_INSERTED = frozenset({"bis", "ter", "quater", "مكرر", "مكررا"})  # 24 bis is another paragraph than 24


@dataclass(frozen=True)
class Reference:
    """One place as it is cited.

    annex: `2` for Annex II, "" in the body, ONLY where it has no number · number: "24", of a section "3" or "b" ·
    items: ("a", "ii"), of a section those below it · until: the last number of a range, None for a single one.
    """

    kind: Cites
    number: str
    annex: str = ""
    items: tuple[str, ...] = ()
    until: int | None = None


@dataclass
class _Scan:
    """What was read so far. kind: of what the next number is the number; None where nothing says it surely."""

    found: list[Reference]
    kind: Cites | None = Cites.PARAGRAPH
    annex: str = ""
    dash: bool = False
    fresh: bool = False  # the last sign was a number or an item: an item behind it belongs to it
    waits: Cites | None = None  # an annex or a section waits for its number

    def number(self, number: str, items: tuple[str, ...] = ()) -> None:
        last = self.found[-1] if self.found else None
        if self.waits is not None:
            self._of_a_heading(number)
        elif self.dash and last and not last.items and last.kind is self.kind and number.isdecimal():
            day = last.until is not None or not last.number.isdecimal()  # `4-3-2026` is no range
            self.found[-1] = replace(last, number="", until=None) if day else replace(last, until=int(number))
        elif self.kind is not None and self.kind is not Cites.OTHER:
            bare = str(int(number)) if number.isdecimal() else number
            self.found.append(Reference(self.kind, bare, self.annex, items))
        self.dash, self.fresh = False, True

    def _of_a_heading(self, number: str) -> None:
        last = self.found[-1] if self.found else None
        if self.waits is Cites.ANNEX:
            self.annex = number
        if last and last.kind is Cites.ANNEX and self.waits is Cites.SECTION:
            self.found[-1] = replace(last, items=(*last.items, number))
        else:
            self.found.append(Reference(self.waits or Cites.SECTION, number))
        self.kind, self.waits = Cites.PARAGRAPH, None

    def below(self, number: str) -> None:
        """`A.1` of a section is its first subsection; `para.24` has a stop and no more."""
        last = self.found[-1] if self.found else None
        if last and self.fresh and last.kind in _HEADINGS:
            self.found[-1] = replace(last, items=(*last.items, number))
        else:
            self.number(number)

    def unnumbered(self) -> None:
        """An annex that is named without a number: the only one."""
        if self.waits is Cites.ANNEX:
            self.annex, self.waits, self.kind = ONLY, None, Cites.PARAGRAPH

    def item(self, sign: str) -> None:
        last = self.found[-1] if self.found else None
        if last is None or last.kind is not Cites.PARAGRAPH:
            return
        if self.dash and last.items:
            self.found += [replace(last, items=(*last.items[:-1], each)) for each in _between(last.items[-1], sign)]
        elif self.fresh and len(last.items) < 2 and (not last.items or _ROMAN_ITEM.fullmatch(sign)):
            self.found[-1] = replace(last, items=(*last.items, sign))
        else:
            self.found.append(replace(last, items=(*last.items[: _depth(last.items, sign)], sign)))
        self.dash, self.fresh = False, True

    def word(self, word: str) -> None:
        last = self.found[-1] if self.found else None
        heading = _number_of_heading(word)
        if heading is not None and self.waits is not None:
            self.number(heading)
            return
        if self.waits is Cites.ANNEX and cites(word) is None:  # one that is numbered in words not known here
            self.annex, self.waits, self.kind = word, None, Cites.PARAGRAPH
            return
        if last and self.fresh and word in _INSERTED:
            self.found[-1] = replace(last, items=(*last.items, word))
            return
        if last and self.fresh and heading is not None and cites(word) is None and last.kind in _HEADINGS:
            self.found[-1] = replace(last, items=(*last.items, heading))
            return
        said = cites(word)
        if said in (Cites.PARAGRAPH, Cites.TABLE, Cites.FIGURE):
            self.unnumbered()
        self.fresh = self.fresh and said is None
        if said is Cites.UNTIL:
            self.dash = True
        elif said in _HEADINGS:
            self.waits = said
        elif said is Cites.AND:
            self.fresh = False
        else:
            self.kind = said
            self.waits = None


def references(text: str) -> tuple[Reference, ...]:
    """The places that a cell cites, in its order; () where it cites none surely.

    A number behind words that say nothing of it (`Introduction 3`) is none. A section beside paragraphs only says
    where they stand, and is left out.
    """
    scan = _Scan([])
    for token in _TOKEN.finditer(plain(text[:_LONGEST])):
        _take(scan, token)
    if scan.waits is Cites.ANNEX:
        scan.found.append(Reference(Cites.ANNEX, ONLY))
        scan.annex = ONLY
    return tuple(_settled(scan))


def _take(scan: _Scan, token: re.Match[str]) -> None:
    if token["ordinal"]:
        scan.fresh = False
    elif token["odd"]:
        scan.number(token["odd"])
    elif token["sub"]:
        scan.below(token["sub"])
    elif token["number"]:
        scan.number(token["number"], (token["tail"],) if token["tail"] else ())
    elif token["item"]:
        scan.item(letter(token["item"]))
    elif token["dash"]:
        scan.dash = True
    elif token["comma"]:
        scan.unnumbered()
    else:
        scan.word("para" if token["paragraph"] else token["wide"] or token["word"])


def _settled(scan: _Scan) -> Iterator[Reference]:
    """Without headings that only say where the others stand; an annex named last is that of the numbers before it."""
    inner = [each for each in scan.found if each.kind not in _HEADINGS]
    if not inner:
        yield from scan.found
        return
    named_last = scan.found[-1].kind is Cites.ANNEX
    for each in inner:
        yield replace(each, annex=scan.annex) if named_last and each.annex == "" else each


def _number_of_heading(word: str) -> str | None:
    """`iii` is 3, `b` is b: how sections and annexes are numbered."""
    if _ROMAN.fullmatch(word):
        return str(roman(word))
    counted = ordinal(word)
    return str(counted) if counted else word if len(word) == 1 else None


def roman(word: str) -> int:
    """`xiv` → 14; the word is a Roman number in small letters up to 39."""
    values = [_FIGURES[sign] for sign in word]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def _between(first: str, last: str) -> Iterator[str]:
    """The letters behind the first up to the last: `(a)-(c)` → b, c."""
    if len(first) == len(last) == 1 and first < last:
        yield from map(chr, range(ord(first) + 1, ord(last) + 1))
    else:
        yield last


def _depth(items: tuple[str, ...], sign: str) -> int:
    """How many of the items of the one before stay in front of `sign`: `24 (a) (i) and (ii)` keeps (a)."""
    return len(items) - 1 if len(items) == 2 and _ROMAN_ITEM.fullmatch(sign) else 0
