"""What a cell says, in the product's own terms (pure): several values, days, sessions, positions, statuses."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from workbench.corpus.parsing.identity.dates import first_date
from workbench.recommendations.vocabulary import data
from workbench.text.plain import plain

# Day 0 of Excel's serial numbers, as they count since March 1900 (a leap day of 1900 that never was is in them).
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"^(\d{4,5})(?:\.\d+)?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$")
_FIGURES = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[T ].*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[./](\d{1,2})[./](\d{1,2})$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_SERIALS = range(18_264, 73_051)  # 1950 to 2099: a smaller number is a year, a larger none of the field's days
_OPENING = re.compile(r"^\s*(?:[-–—•·*▪●■]+\s*|\(?(?:\d{1,2}|[a-z])[.)、．]\s+|\(?\d{1,2}[.)、．](?=[^\d\s]))")
_COUNTED = re.compile(r"(?:^|(?<=[\s;,；，、。]))(\d{1,2})[.)、．](?!\d)\s*")
_BRACKET = re.compile(r"[(（]")
_OPENED, _CLOSED = _BRACKET, re.compile(r"[)）]")
_LONGEST_NAME = 120  # letters
_SESSION = re.compile(r"\d{1,3}")

_YES = frozenset(["yes", "y", "true", "1", "x", "✓", "✔", "oui", "si", "sí", "sim", "follow-up", "follow", "up", "是"])


@cache
def _words(what: str) -> dict[str, str]:
    """Plain word → value: what trackers write for each status, priority or position, in seven languages."""
    return {_word(word): value for value, words in data("tracker-words.json")[what].items() for word in words}


@cache
def _words_for_nothing() -> frozenset[str]:
    return frozenset(map(plain, data("tracker-words.json")["nothing"]))


def several(cell: str, separators: Sequence[str] = ()) -> tuple[str, ...]:
    """The values of a cell in order, each once: its lines, parted by the separators and by `1. … 2. …`.

    A dash, a bullet, a number or a letter that opens a value is no part of it; what stands in brackets is not parted.
    A word for nothing (`none`, `無`) is no value.
    """
    parts = [cell]
    for separator in ("\n", *separators):
        parts = [piece for part in parts for piece in _split(part, separator)]
    return tuple(dict.fromkeys(value for part in parts for value in _values(part)))


@lru_cache(maxsize=32_768)
def _values(part: str) -> tuple[str, ...]:
    found = (_without_stop(without_opening(piece)) for piece in _counted(part))
    return tuple(value for value in found if value and plain(value) not in _words_for_nothing())


def _split(part: str, separator: str) -> list[str]:
    """The pieces between separators that stand outside brackets."""
    if separator == "\n" or not _BRACKET.search(part):
        return part.split(separator)
    pieces = [""]
    for piece in part.split(separator):
        pieces[-1] += piece
        if len(_OPENED.findall(pieces[-1])) <= len(_CLOSED.findall(pieces[-1])):
            pieces.append("")
        else:
            pieces[-1] += separator
    return [piece for piece in pieces if piece]


def _without_stop(value: str) -> str:
    """A list of names ends with a full stop that is no part of the last: `MDS.`"""
    return value[:-1] if value.endswith(".") and "." not in value[:-1] and len(value) <= _LONGEST_NAME else value


def _counted(part: str) -> Iterator[str]:
    """`1. One 2. Two` → two; a number that does not count on from 1 parts nothing."""
    starts: list[tuple[int, int]] = []
    for match in _COUNTED.finditer(part):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.span())
    if len(starts) < 2 or part[: starts[0][0]].strip():
        yield part
        return
    for (_, begin), end in zip(starts, [start for start, _ in starts[1:]] + [len(part)], strict=True):
        yield part[begin:end].strip(" ;,；，、")


def without_opening(value: str) -> str:
    """`- CERD`, `1. Ministry of Justice` → the value alone, its spaces single."""
    return " ".join(_OPENING.sub("", value, count=1).split())


@lru_cache(maxsize=4096)
def day(text: str) -> str | None:
    """`2020-12-23T00:00:00`, `44188`, `23/12/2020`, `23 December 2020`, `2020` → ISO 8601; None if it is no date.

    Figures are day, month, year, unless the second cannot be a month.
    """
    text = text.strip().lstrip("-– ").strip()
    if _YEAR.match(text):
        return text
    if (serial := _SERIAL.match(text)) and int(serial[1]) in _SERIALS:
        return (_EPOCH + timedelta(days=int(serial[1]))).isoformat()
    if iso := _ISO.match(text) or _YEAR_FIRST.match(text):
        return _checked(iso[1], iso[2], iso[3])
    if figures := _FIGURES.match(text):
        first, second, year = figures.groups()
        year = year if len(year) == 4 else f"20{year}"
        return _checked(year, second, first) if int(second) <= 12 else _checked(year, first, second)
    return first_date(text)


def _checked(year: str, month: str, of_month: str | None) -> str | None:
    try:
        found = date(int(year), int(month), int(of_month or 1)).isoformat()
    except ValueError:
        return None
    return found if of_month else found[:7]


def session(text: str) -> str:
    """`35th Session` → 35; "" where there is no number."""
    found = _SESSION.search(text)
    return str(int(found[0])) if found else ""


@lru_cache(maxsize=1024)
def position(text: str) -> str:
    """The position of the State under review; "" where the word is none that is known (`pending`)."""
    return _words("position").get(_word(text), "")


@lru_cache(maxsize=1024)
def status(text: str) -> str:
    """The status that a tracker's word means; "" where it is none that is known."""
    return _words("status").get(_word(text), "")


@lru_cache(maxsize=1024)
def priority(text: str) -> str:
    """The priority that a word or a number means; "" where it is none that is known."""
    return _words("priority").get(_word(text), "")


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text) in _YES


def _word(text: str) -> str:
    return " ".join(plain(text).replace("_", " ").strip(" .-–").split())
