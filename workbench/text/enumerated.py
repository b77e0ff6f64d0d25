"""Numbers and bullets that somebody typed before a paragraph: what they say of its place, and where its words begin.

21. The Government …      numbered         (a) Training …      item        (i) Of judges …     subitem
٢١- أقرت الحكومة …         numbered         • Training …        item        ii) Of police …     subitem
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["numbered", "item", "subitem"]

_SPACE = r"[ \t\u00a0\u2002\u2003\u2009]+"
# No more than four figures, and a space behind: `1.5 per cent`, `2.1` and `15.000` are no numbers of paragraphs.
_NUMBER = re.compile(rf"(?:\(\d{{1,3}}\)|\d{{1,4}}(?:[.)]|[-–](?=\D)))(?:{_SPACE}|$)")
_SIGN = re.compile(rf"\(?([a-z]{{1,4}}|[A-Za-z])[)](?:{_SPACE}|$)")
_BULLET = re.compile(rf"(?:[•▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8]{_SPACE}?|[·–—-]{_SPACE})")
_ROMANS: Final = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
    "xxi",
    "xxii",
    "xxiii",
    "xxiv",
    "xxv",
]
_ROMAN_SIGNS: Final[Mapping[str, int]] = {sign: place for place, sign in enumerate(_ROMANS, start=1)}


@dataclass(frozen=True)
class Sign:
    """What stands before the words of a paragraph; they begin at `end`."""

    kind: Kind
    end: int


class Enumerator:
    """Reads the signs of paragraphs in order: `(i)` after `(h)` is an item, after `(a)` the first below it."""

    def __init__(self) -> None:
        self.item = 0
        self.subitem = 0

    def sign(self, text: str) -> Sign | None:
        """The sign at the beginning of this text; None where there is none. Counts on."""
        start = len(text) - len(text.lstrip())
        if match := _NUMBER.match(text, start):
            self.numbered()
            return Sign("numbered", match.end())
        if match := _SIGN.match(text, start):
            kind = self.lettered(match[1])
            return Sign(kind, match.end()) if kind else None
        if match := _BULLET.match(text, start):
            return Sign("item", match.end())
        return None

    def numbered(self) -> None:
        """A numbered paragraph stands here: items begin anew."""
        self.item = self.subitem = 0

    def lettered(self, sign: str) -> Kind | None:
        """Whether a letter or Roman number is of an item or of one below it; None for a word in brackets."""
        low = sign.lower()
        roman = _ROMAN_SIGNS.get(low, 0)
        letter = ord(low[0]) - ord("a") + 1 if len(set(low)) == 1 else 0
        letter += 26 * (len(low) - 1) if letter else 0
        if roman and roman == self.subitem + 1 and (self.subitem or letter != self.item + 1):
            self.subitem = roman
            return "subitem"
        if letter and (len(low) == 1 or letter == self.item + 1):
            self.item, self.subitem = letter, 0
            return "item"
        if roman:
            self.subitem = roman
            return "subitem"
        return None
