"""What people write in commenting tables, in the languages of the United Nations and in Portuguese."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.comments.records import CommentType, Severity
from workbench.text.normalise import fold

_ASIDE = re.compile(r"[(（\[][^)）\]]*[)）\]]")
_NOTE = re.compile(r"(?<=\w)[\d²³¹*†]+$")
_TELLING = 4  # letters of a word that says by itself what a column holds
_SIGNS = re.compile(r"[\s.:;*?°º]+")


class Column(StrEnum):
    """What a column of a commenting table holds. `left_out`: known, and no part of a comment."""

    ROW = "row"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    TYPE = "type"
    SEVERITY = "severity"
    COMMENT = "comment"
    RATIONALE = "rationale"
    PROPOSED = "proposed"
    AUTHOR = "author"
    LEFT_OUT = "left_out"


class Cites(StrEnum):
    """What a number behind a word is the number of. `other`: of nothing that has a place of its own here."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    FIGURE = "figure"
    ANNEX = "annex"
    SECTION = "section"
    OTHER = "other"
    UNTIL = "until"
    AND = "and"


@cache
def _words() -> dict[str, Any]:
    return dict(json.loads((files("workbench.comments.intake.table") / "words.json").read_text("utf-8")))


def plain(text: str) -> str:
    """Small letters, Latin figures, quotation marks and dashes alike, one space between words."""
    signs = (str(unicodedata.decimal(each, each)) for each in unicodedata.normalize("NFKC", text))
    return " ".join(fold("".join(signs), case=True).text.split())


def named(text: str) -> str:
    """As `plain`, without the signs that stand around a name: `Para. No:` is `para no`."""
    return _SIGNS.sub(" ", plain(text)).strip(" -_/")


@cache
def _column_names() -> dict[str, Column]:
    listed: Mapping[str, list[str]] = _words()["columns"]
    return {named(name) or name: Column(column) for column, names in listed.items() for name in names}


def column(heading: str) -> Column | None:
    """What a heading says its column holds: as a whole, without what stands in brackets or as the number of a note, by
    one side of a stroke, or by the words it begins with (`Justification for the change`)."""
    without = _NOTE.sub("", _ASIDE.sub(" ", heading).strip())
    known = _column_names()
    for text in (heading, without, *re.split(r"[/\n|–—-]", without)):
        found = known.get(named(text))
        if found is not None:
            return found
    words = named(without).split()
    begun = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((known[name] for name in begun if name in known and len(name) >= _TELLING), None)


@cache
def _inverted(group: str) -> dict[str, str]:
    listed: dict[str, list[str]] = _words()[group]
    return {named(name): key for key, names in reversed(listed.items()) for name in names}


def _value(cell: str, group: str) -> str | None:
    for text in (cell, *re.split(r"[/,;(\n]", cell)):
        found = _inverted(group).get(named(text))
        if found is not None:
            return found
    return None


def nature(cell: str) -> CommentType | None:
    """`Technical`, `ed.`, `de fond` as one of ours; None where it is none of them."""
    found = _value(cell, "types")
    return CommentType(found) if found else None


def severity(cell: str) -> Severity | None:
    """`high`, `must`, `عالية` as one of ours; None where it is none of them."""
    found = _value(cell, "severities")
    return Severity(found) if found else None


@cache
def _set(group: str) -> frozenset[str]:
    listed: Iterable[str] = _words()[group]
    return frozenset(named(each) or each for each in listed)


def means_whole(cell: str) -> bool:
    """Whether a cell says that the row is about the whole report."""
    return named(cell) in _set("whole")


def means_missing(cell: str) -> bool:
    """Whether a cell says that the row is about something that the report leaves out."""
    return named(cell) in _set("missing")


def means_same(cell: str) -> bool:
    """Whether a cell says: as in the row above."""
    return (named(cell) or cell.strip()) in _set("same")


@cache
def _cited() -> dict[str, Cites]:
    listed: dict[str, list[str]] = _words()["cites"]
    return {plain(word): Cites(kind) for kind, words in reversed(listed.items()) for word in words}


def cites(word: str) -> Cites | None:
    """What a word of a citation, as `plain` gives it, says of the number behind it; Arabic `و` in front is `and`."""
    return _cited().get(word) or _cited().get(word.removeprefix("و"))


def letter(sign: str) -> str:
    """The letter of an item in Latin: `(أ)` and `(а)` are (a)."""
    return str(_words()["letters"].get(sign, sign))


def ordinal(word: str) -> int | None:
    """`الثاني`, `two`, `二` as a number; None for what is none of the first ten."""
    found = _words()["ordinals"].get(word)
    return int(found) if found else None
