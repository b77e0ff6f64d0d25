"""Folding for comparison only, with a map back: two texts that print alike compare alike."""

import re
import unicodedata
from dataclasses import dataclass

_REPLACED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    "\u2026": "...",
    # Ligatures that PDF files print: `ﬁnancing` for `financing`.
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# Soft hyphen, zero-width signs, direction marks, tatweel, byte order mark: seen by nobody.
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_CLUSTER = re.compile(r".[\u0300-\u036f\u0653-\u0655]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character `i` comes from `original[offsets[i]:ends[i]]`."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded range `start:end`, which must not be empty."""
        return self.offsets[start], self.ends[end - 1]


def fold(text: str, *, case: bool = False) -> Folded:
    """Quotes, dashes, ligatures and spaces made alike, invisible signs left out, NFC; `case` also folds case."""
    signs: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for sign in _folded(cluster.group(), case):
            if sign == " " and signs and signs[-1] == " ":
                ends[-1] = cluster.end()
                continue
            signs.append(sign)
            offsets.append(cluster.start())
            ends.append(cluster.end())
    return Folded("".join(signs), tuple(offsets), tuple(ends))


_NOT_BARE = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """Letters and figures alone, in small letters: spaces, hyphens, quotation marks and ligatures do not count."""
    return _NOT_BARE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _folded(cluster: str, case: bool) -> str:
    if cluster in _DROPPED:
        return ""
    if cluster.isspace():
        return " "
    folded = _REPLACED.get(cluster) or unicodedata.normalize("NFC", cluster)
    return folded.casefold() if case else folded
