"""Dates as documents print them, read into ISO 8601: `19 December 2022`, `1 de octubre de 2019`, `dezembro de 2018`."""

import re
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar")
_GLUE = r"(?:\s*|\s+de\s+|\s+do\s+|\s*º\s*(?:de\s+)?|(?:er|st|nd|rd|th)\s+|\s+of\s+|\.\s*)"
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# Months as the United Nations' Arabic mastheads pair them: `14 تشرين الأول/أكتوبر 2019`.
_PAIRED = re.compile(r"[\u0600-\u06ff ]+/")


@cache
def _months() -> dict[str, int]:
    months = {}
    for language in _LANGUAGES:
        for style in ("format", "stand-alone"):
            names = Locale(language).months[style]["wide"]
            months.update({str(name).lower(): int(number) for number, name in names.items()})
    return months


@cache
def _expression() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}}){_GLUE})?(?P<month>{names})(?:\s*|\s+de\s+|\s+do\s+|,\s*|\s*(?P<late>\d{{1,2}}),\s*)(?P<year>(?:19|20)\d\d)(?!\d)"
    )


def first_date(text: str) -> str | None:
    """The first date in a text: `2022-12-19`, or `2018-12` where no day is given; None if there is none."""
    text = " ".join(_PAIRED.sub("", text.translate(_ARABIC_DIGITS)).lower().split())
    chinese = _CHINESE.search(text)
    if chinese:
        return f"{chinese[1]}-{int(chinese[2]):02}-{int(chinese[3]):02}"
    for match in _expression().finditer(text):
        day = match["day"] or match["late"]
        month = f"{match['year']}-{_months()[match['month']]:02}"
        if day is None:
            return month
        if 1 <= int(day) <= 31:
            return f"{month}-{int(day):02}"
    return None
