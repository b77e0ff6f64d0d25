"""A line of the other direction in a paragraph that runs from right to left, or the reverse. Pure."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

from workbench.text.languages import direction

_MARKS: Final = {"ltr": "\u200e", "rtl": "\u200f"}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def steadied(line: str, language: str) -> str:
    """The line for a paragraph of that language; where most of it runs the other way, between marks of its direction.

    Without them its full stop, and what is between brackets, would stand at its wrong end. Every word processor heeds
    them; nobody sees them, and no count of words does.
    """
    own = _runs(line)
    return line if own in (None, direction(language)) else f"{_MARKS[own]}{line}{_MARKS[own]}"


def _runs(line: str) -> str | None:
    """Which way most of its letters run; None where it has none."""
    rightwards = sum(bidirectional(sign) == "L" for sign in line)
    leftwards = sum(bidirectional(sign) in _RIGHT_TO_LEFT for sign in line)
    if not rightwards and not leftwards:
        return None
    return "ltr" if rightwards > leftwards else "rtl"
