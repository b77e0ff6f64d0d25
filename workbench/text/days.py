"""A day as a letter of that language writes it."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

# English dates are the United Nations' own (31 December 2026); the Russian "г." would end a sentence twice.
_PLAIN = frozenset({"en", "ru"})


def written(day: date, language: str) -> str:
    """`31 December 2026`, `31 de dezembro de 2026`, `2026年12月31日`; `language` as ISO 639-1, no region."""
    return format_date(day, "d MMMM y" if language in _PLAIN else "long", locale=language)
