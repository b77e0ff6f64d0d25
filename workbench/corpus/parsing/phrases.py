"""The lead phrases of recommendations, concerns and positive aspects, in the languages of the committees."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_SPACED = frozenset({"en", "fr", "es", "pt", "ru"})  # languages that set spaces between words
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|(?<=[。；])|\n")
_DIACRITICS = re.compile("[\u064b-\u0652\u0640]")


@cache
def _languages() -> dict[str, Any]:
    path = files("workbench.corpus") / "parsing" / "data" / "recommendation-phrases.json"
    languages: dict[str, Any] = json.loads(path.read_text("utf-8"))["languages"]
    return languages


def folded(text: str) -> str:
    """Text as phrases are looked for: small letters, straight apostrophes, one space, no Arabic vowel signs."""
    return " ".join(_DIACRITICS.sub("", text).translate(_APOSTROPHES).lower().split())


@cache
def _expression(language: str, kind: str) -> re.Pattern[str] | None:
    rows = _languages().get(language, {}).get(kind, [])
    phrases = sorted({folded(row["phrase"] if isinstance(row, dict) else row) for row in rows}, key=len, reverse=True)
    if not phrases:
        return None
    either = "|".join(re.escape(phrase) for phrase in phrases)
    # `celebra` welcomes, `celebradas` tells when the meetings were held; Arabic and Chinese join words to words.
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if language in _SPACED else either)


def has(text: str, kind: str, language: str) -> bool:
    """Whether the text has a lead phrase: kind is recommendation, concern or positive."""
    expression = _expression(language, kind)
    return expression is not None and expression.search(folded(text)) is not None


def leads(text: str, language: str) -> bool:
    """Whether a sentence of the text recommends.

    `The State party should` does so of itself, and not behind a concern: `is concerned that, though it was told that
    the State party should train judges, …`; a verb of recommending does so anywhere.
    """
    modal = _expression(language, "modal")
    for sentence in _SENTENCE.split(text):
        words = folded(sentence)
        if not has(words, "recommendation", language):
            continue
        at = modal.search(words) if modal else None
        rest = modal.sub(" ", words) if modal else words
        if at is None or has(rest, "recommendation", language):
            return True
        concern = first(words, "concern", language)
        if concern is None or concern > at.start():
            return True
    return False


def first(text: str, kind: str, language: str) -> int | None:
    """Where the first lead phrase of that kind stands in the folded text."""
    expression = _expression(language, kind)
    match = expression.search(folded(text)) if expression else None
    return match.start() if match else None


@cache
def _headings(language: str, role: str) -> tuple[str, ...]:
    return tuple(folded(heading) for heading in _languages().get(language, {}).get("headings", {}).get(role, []))


def is_heading_of(text: str, role: str, language: str) -> bool:
    """Whether a heading opens that part: introduction, positive, concerns, other or closing."""
    wanted = folded(text)
    return any(heading in wanted for heading in _headings(language, role))


_PARTS = ("introduction", "positive", "concerns", "other")


@cache
def _part_headings() -> frozenset[str]:
    return frozenset(heading for language in _languages() for role in _PARTS for heading in _headings(language, role))


def opens_part(text: str) -> bool:
    """Whether a heading is that of a part of concluding observations: `Other recommendations`, without its letter."""
    return folded(text) in _part_headings()
