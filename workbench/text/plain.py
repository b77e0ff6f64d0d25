"""A text without case, accents and double spaces: what a filter looks in. Fast, with no map back to the original."""

import re
import unicodedata

_GAP = re.compile(r"\s{40,}")
_LONG = 2_000  # letters: what is shorter is looked at in no time whatever it holds


def plain(text: str) -> str:
    """`Égalité  de Fait` → `egalite de fait`; Arabic without its vowels."""
    apart = unicodedata.normalize("NFKD", text)
    if not apart.isascii():
        apart = "".join(sign for sign in apart if not unicodedata.combining(sign) and sign != "\u0640")
    return " ".join(apart.casefold().split())


def without_gaps(text: str) -> str:
    """A long text in which no space goes on for forty signs and more: looking for words in those could take hours."""
    if len(text) < _LONG:
        return text
    return _GAP.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text)
