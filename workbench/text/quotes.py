"""Words taken from a text, and where they stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.text.normalise import fold

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
