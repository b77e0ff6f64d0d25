"""Words taken from a text, and where they stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.text.normalise import Folded, fold

CONTEXT = 32  # characters kept before and after, as in the W3C text quote selector of annotation tools


@dataclass(frozen=True, slots=True)
class TextQuote:
    """Words with their surroundings: how a place in a text is named, never by an offset alone."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, passage: str, start: int, end: int) -> "TextQuote":
        """The quote of `passage[start:end]`, with its surroundings."""
        return cls(passage[start:end], passage[max(0, start - CONTEXT) : start], passage[end : end + CONTEXT])


def find(quote: str, passage: str) -> tuple[int, int] | None:
    """Where the quote first stands in the passage, in code points of the passage; None when it does not.

    Quotation marks, dashes, spaces and soft hyphens may differ (Word and PDF change them); words and case may not.
    """
    return next(find_all(quote, passage), None)


def find_all(quote: str, passage: str) -> Iterator[tuple[int, int]]:
    """Every place where the quote stands, in order."""
    wanted = fold(quote).text.strip()
    folded = fold(passage)
    place = folded.text.find(wanted) if wanted else -1
    while place >= 0:
        yield folded.original(place, place + len(wanted))
        place = folded.text.find(wanted, place + 1)


def locate(quote: TextQuote, passage: str) -> tuple[int, int] | None:
    """Where a kept quote stands now: of several equal places the one whose surroundings fit best."""
    places = tuple(find_all(quote.exact, passage))
    return max(places, key=lambda place: _fit(quote, passage, place), default=None)


def _fit(quote: TextQuote, passage: str, place: tuple[int, int]) -> int:
    before = fold(passage[max(0, place[0] - CONTEXT) : place[0]])
    after = fold(passage[place[1] : place[1] + CONTEXT])
    return _common(_backwards(fold(quote.prefix)), _backwards(before)) + _common(fold(quote.suffix).text, after.text)


def _backwards(folded: Folded) -> str:
    return folded.text[::-1]


def _common(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
