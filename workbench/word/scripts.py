"""Which way the parts of a line run: a symbol such as CERD/C/BRA/CO/18-20 stays left to right inside Arabic."""

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Literal

Direction = Literal["ltr", "rtl"]


@lru_cache(maxsize=4096)
def _strong(sign: str) -> Direction | None:
    kind = unicodedata.bidirectional(sign)
    if kind in ("R", "AL"):
        return "rtl"
    return "ltr" if kind == "L" else None


def stretches(text: str, base: Direction) -> tuple[tuple[str, Direction], ...]:
    """The text cut where its direction changes; joined again it is the same text.

    Spaces and signs between two words of the other direction go with those words, else with the base; digits that
    follow letters (`CO/18-20`) go with the letters, as Unicode's rule W7 has it.
    """
    if base == "ltr" and text.isascii():
        return ((text, "ltr"),)
    sides: list[Direction] = [base] * len(text)
    last: Direction = base
    start = 0  # just after the last character that is surely of the direction `last`
    for index, sign in enumerate(text):
        strong = _strong(sign) or ("ltr" if last == "ltr" and unicodedata.bidirectional(sign) == "EN" else None)
        if strong is None:
            continue
        sides[index] = strong
        if strong == last != base:
            sides[start:index] = [strong] * (index - start)
        last, start = strong, index + 1
    places = groupby(range(len(text)), key=lambda index: sides[index])
    pieces = ((side, list(group)) for side, group in places)
    return tuple((text[group[0] : group[-1] + 1], side) for side, group in pieces)
