"""A value in words: digits grouped as the language writes them, a percentage in its style."""

import re
from decimal import Decimal, InvalidOperation

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
# How the United Nations write a percentage in a text of each language (editorial manuals of the six languages);
# in tables the sign stands in the head of the column.
PERCENTAGES = {
    "en": f"{{}}{NO_BREAK}per cent",
    "fr": f"{{}}{NO_BREAK}%",
    "es": f"{{}}{NO_BREAK}%",
    "ru": f"{{}}{NO_BREAK}%",
    "ar": f"{{}}{NO_BREAK}في المائة",
    "zh": "{}%",
}
_NUMBER = re.compile(r"[-\u2212]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[-\u2212]?\d{1,3}(?:[,\s\u00a0\u202f']\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"[-\u2212]?\d+,(?:\d{1,2}|\d{4,})")
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")


def value_of(written: str) -> str:
    """What somebody wrote as it is kept: `1,240`, `1 240` → `1240`; `12,4 %` → `12.4`; words stay words."""
    text = " ".join(written.split())
    digits = text.translate(_EASTERN).removesuffix("%").strip()
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"[,\s\u00a0\u202f']", "", digits)
    elif _COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    return digits.replace("\u2212", "-") if _NUMBER.fullmatch(digits) else text


def number_of(value: str) -> Decimal | None:
    """The number that is kept, or None where words are."""
    try:
        return Decimal(value) if _NUMBER.fullmatch(value) else None
    except InvalidOperation:
        return None


def in_words(value: str, language: str, *, is_share: bool = False) -> str:
    """A value as it prints in a text: `1,240`, `12.4 per cent`; words as they are.

    Decimals stay as they were given: `12.40` is more exact than `12.4`.
    """
    number = number_of(value)
    if number is None:
        return value
    decimals = len(value.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(number, format=pattern, locale=_locale(language))
    return PERCENTAGES.get(_locale(language).language, "{}%").format(written) if is_share else written


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")
