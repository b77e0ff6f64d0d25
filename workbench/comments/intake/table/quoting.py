"""Words that a person copied out of a paragraph, found in it again: quotation marks, notes and breaks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.text.characters import NOTE_MARK
from workbench.text.normalise import fold

TELLING = 20  # characters from which a quotation tells one paragraph from another
_OUTER = " \t\n\"'“”„«»‘’‹›()[].,;:…"
_GAP = re.compile(r"\s*(?:[\[(]\s*(?:\.{3,}|…)\s*[\])]|\.{3,}|…)\s*")
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"|‘([^‘’]{3,})’(?!\w)|「([^「」]+)」")
_LEAST = 3  # characters of words quoted in a comment that are looked for


def quoted_in(text: str) -> tuple[str, ...]:
    """The words that stand in quotation marks in a comment, each once."""
    found = (next(filter(None, match.groups()), "") for match in _QUOTED.finditer(text))
    return tuple(dict.fromkeys(each for each in found if len(each.strip(_OUTER)) >= _LEAST))


def stands(quote: str, passage: str) -> tuple[tuple[int, int], ...]:
    """Every place of the passage at which the words stand, in code points; words left out (`…`) may stand between.

    Whole words alone; small letters for capitals only where nothing else is found.
    """
    for case in (False, True):
        found = tuple(_stands(quote, passage, case=case))
        if found:
            return found
    return ()


def _stands(quote: str, passage: str, *, case: bool) -> Iterator[tuple[int, int]]:
    bare, places = _without_marks(passage)
    folded = fold(bare, case=case)
    parts = [part for part in (_wanted(each, case) for each in _GAP.split(quote)) if part]
    if not parts:
        return
    at = folded.text.find(parts[0])
    while at >= 0:
        end = _end(folded.text, at, parts)
        if end is not None:
            first, last = folded.original(at, end)
            yield places[first], places[last - 1] + 1
        at = folded.text.find(parts[0], at + 1)


def _wanted(part: str, case: bool) -> str:
    return fold(part.replace(NOTE_MARK, ""), case=case).text.strip(_OUTER)


def _end(text: str, at: int, parts: list[str]) -> int | None:
    """Where the last part ends that begins with the first at `at`; None where one is missing or is part of a word."""
    end = at
    for part in parts:
        start = text.find(part, end) if end > at else at
        if start < 0 or _in_a_word(text, start) or _in_a_word(text, start + len(part)):
            return None
        end = start + len(part)
    return end


def _in_a_word(text: str, place: int) -> bool:
    """Whether a word goes on across this place; scripts without spaces have no words to cut."""
    around = text[max(0, place - 1) : place + 1]
    return len(around) == 2 and all(each.isalnum() and each < "\u3400" for each in around)


def _without_marks(passage: str) -> tuple[str, list[int]]:
    """The passage without the marks of notes, and where each of its characters stands."""
    places = [at for at, sign in enumerate(passage) if sign != NOTE_MARK]
    return "".join(passage[at] for at in places), places
