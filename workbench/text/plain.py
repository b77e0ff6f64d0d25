"""A text without case, accents and double spaces: what a filter looks in. Fast, with no map back to the original."""

import unicodedata


def plain(text: str) -> str:
    """`Égalité  de Fait` → `egalite de fait`; Arabic without its vowels."""
    apart = unicodedata.normalize("NFKD", text)
    if not apart.isascii():
        apart = "".join(sign for sign in apart if not unicodedata.combining(sign) and sign != "\u0640")
    return " ".join(apart.casefold().split())
