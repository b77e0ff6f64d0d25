"""Dates as documents print them, read into ISO 8601: `19 December 2022`, `1 de octubre de 2019`, `dezembro de 2018`."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar")
_GLUE = r"(?:\s*|\s+de\s+|\s+do\s+|\s*º\s*(?:de\s+)?|(?:er|st|nd|rd|th)\s+|\s+of\s+|\.\s*)"
_ADOPTED_IN = re.compile(
    r"\b(?:adopt\w+|aprob\w+|aprov\w+|приня\w+)\s+(?:in|en|em|в)\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩０１２３４５６７８９", "0123456789" * 2)
_CHINESE = re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?")
# Months as the United Nations' Arabic mastheads pair them: `14 تشرين الأول/أكتوبر 2019`.
_PAIRED = re.compile(r"[\u0600-\u06ff ]+/")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = 60  # signs in which a day and the longest name of a month have room


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
    return next(iter(dates_in(text)), None)


def year_of_adoption(title: str) -> str | None:
    """`adoptadas en 1984`: where a title gives no more than the year."""
    match = _ADOPTED_IN.search(title)
    return match[1] if match else None


def dates_in(text: str) -> tuple[str, ...]:
    """All dates in a text, in order."""
    text = " ".join(_PAIRED.sub("", text.translate(_DIGITS)).lower().split())
    found = [
        (match.start(), _iso(match["year"], int(match["month"]), match["day"])) for match in _CHINESE.finditer(text)
    ]
    found += [
        (match.start(), _iso(match["year"], _months()[match["month"]], match["day"] or match["late"]))
        for match in _with_names(text)
    ]
    return tuple(date for _, date in sorted(found) if date)


def _with_names(text: str) -> Iterator[re.Match[str]]:
    """Dates with the name of a month, looked for before each year: few signs of a text stand there."""
    after = 0
    for year in _YEAR.finditer(text):
        match = _expression().search(text, max(after, year.start() - _BEFORE_YEAR), year.end())
        if match:
            after = match.end()
            yield match


def months_in(text: str) -> int:
    """How many months a text names: `26 August–20 September 2019` has two."""
    text = _PAIRED.sub("", text.translate(_DIGITS)).lower()
    names = "|".join(sorted((re.escape(name) for name in _months() if len(name) > 2), key=len, reverse=True))
    return len(re.findall(rf"(?<!\w)(?:{names})(?!\w)|\d\s*月", text))


def _iso(year: str, month: int, day: str | None) -> str | None:
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}" if 1 <= int(day) <= 31 else None
