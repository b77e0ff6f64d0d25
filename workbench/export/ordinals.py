"""Which report it is, as a cover says it: `21-23` are the twenty-first to twenty-third periodic reports."""

import re

_UNITS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Other languages print figures: `21e`, `21º`; Arabic and Chinese the bare number.
_FIGURES = {"fr": "{}e", "es": "{}º", "pt": "{}º", "ru": "{}-й", "zh": "第{}"}


def ordinal(number: int, language: str) -> str:
    """21 → twenty-first, in English in words up to 99."""
    if language == "en":
        return _in_words(number)
    if (language, number) == ("fr", 1):
        return "1er"
    return _FIGURES.get(language, "{}").format(number)


def _in_words(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens >= len(_TENS):
        return f"{number}th"
    if not unit:
        return f"{_TENS[tens].removesuffix('y')}ieth"
    return f"{_TENS[tens]}-{_UNITS[unit]}"


def span(numbers: str) -> tuple[int, int] | None:
    """`21-23` → (21, 23), `9` → (9, 9), anything else None."""
    found = re.fullmatch(r"\s*([1-9]\d{0,2})(?:\s*[-–]\s*([1-9]\d{0,2}))?\s*", numbers)
    if not found:
        return None
    first = int(found[1])
    return first, int(found[2] or first)
