"""Words that a person copied out of a paragraph, found in it again: quotation marks, notes and breaks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from workbench.text.characters import NOTE_MARK
from workbench.text.normalise import Folded, fold

TELLING = 20  # characters from which a quotation tells one paragraph from another
_OUTER = " \t\n\"'“”„«»‘’‹›()[].,;:…"
_GAP = re.compile(r"\s*(?:[\[(]\s*(?:\.{3,}|…)\s*[\])]|\.{3,}|…)\s*")
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"|‘([^‘’]{3,})’(?!\w)|「([^「」]+)」")
_LEAST = 3  # characters of words quoted in a comment that are looked for


def quoted_in(text: str) -> tuple[str, ...]:
    """The words that stand in quotation marks in a comment, each once."""
    found = (next(filter(None, match.groups()), "") for match in _QUOTED.finditer(text))
    return tuple(dict.fromkeys(each for each in found if len(each.strip(_OUTER)) >= _LEAST))


class Passage:
    """A text in which words are looked for, made comparable once."""

    def __init__(self, text: str) -> None:
        self._places = [at for at, sign in enumerate(text) if sign != NOTE_MARK]
        self._bare = "".join(text[at] for at in self._places)

    @cached_property
    def as_written(self) -> Folded:
        """Without the marks of notes, spaces and quotation marks alike."""
        return fold(self._bare)

    @cached_property
    def in_small_letters(self) -> Folded:
        """The same in small letters."""
        return fold(self._bare, case=True)

    def original(self, folded: Folded, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of a range of what it was made into."""
        first, last = folded.original(start, end)
        return self._places[first], self._places[last - 1] + 1


@lru_cache(maxsize=64)
def _parts(quote: str, *, case: bool) -> tuple[str, ...]:
    """The words of a quotation, made comparable, apart where some were left out."""
    return tuple(filter(None, (_wanted(each, case) for each in _GAP.split(quote))))


def stands(quote: str, passage: Passage) -> tuple[tuple[int, int], ...]:
    """Every place of the passage at which the words stand, in code points; words left out (`…`) may stand between.

    Whole words alone; small letters for capitals only where nothing else is found.
    """
    for case in (False, True):
        found = tuple(_stands(_parts(quote, case=case), passage, case=case))
        if found:
            return found
    return ()


def _stands(parts: tuple[str, ...], passage: Passage, *, case: bool) -> Iterator[tuple[int, int]]:
    folded = passage.in_small_letters if case else passage.as_written
    at = folded.text.find(parts[0]) if parts else -1
    while at >= 0:
        end = _end(folded.text, at, parts)
        if end is not None:
            yield passage.original(folded, at, end)
        at = folded.text.find(parts[0], at + 1)


def _wanted(part: str, case: bool) -> str:
    return fold(part.replace(NOTE_MARK, ""), case=case).text.strip(_OUTER)


def _end(text: str, at: int, parts: tuple[str, ...]) -> int | None:
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
