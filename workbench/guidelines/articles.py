"""What the heading of a list of issues says before and behind its words: its number, and the articles it is about."""

import re

# `B. Specific rights (arts. 5–30)`, `Равенство (статья 5)`, `第二条`; the number comes before the words.
_NUMBER = re.compile(r"^(?:(?P<number>[IVXLC]{1,6}|[A-Z]|\d{1,2})[.)]\s+)?(?P<title>.*)$", re.DOTALL)
_ARTICLES = re.compile(
    r"\b(?:arts?\.?|articles?|art[ií]culos?|artigos?|стать[яиейю]+|ст\.?)\s*(?P<list>\d[\d\s,;–—\-()andetyиe&]*)"
    r"|(?:المادة|المواد|المادتان)\s*(?P<arabic>\d[\d\s,،–—\-و]*)|第\s*(?P<chinese>\d[\d\s、至–—\-]*)\s*条",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,3})(?:\s*(?:[–—\-]|至)\s*(\d{1,3}))?")
_WITHIN = re.compile(r"\((?:\d|[a-z]{1,3})\)")  # paragraph (1) (b) of an article
_LONGEST = 60  # articles in one range; more is a misreading


def without_number(heading: str) -> tuple[str, str]:
    """`B. Specific rights` → (`B`, `Specific rights`); the number is empty where there is none."""
    found = _NUMBER.match(heading.strip())
    return (found["number"] or "", found["title"].strip()) if found else ("", heading.strip())


def articles_of(heading: str) -> tuple[str, ...]:
    """`(arts. 1–4 and 33)` → 1, 2, 3, 4, 33; empty where the heading names none."""
    found: dict[str, None] = {}
    for each in _ARTICLES.finditer(heading):
        written = _WITHIN.sub("", each["list"] or each["arabic"] or each["chinese"] or "")
        for first, last in _RANGE.findall(written):
            end = int(last or first)
            if int(first) <= end < int(first) + _LONGEST:
                found.update(dict.fromkeys(str(number) for number in range(int(first), end + 1)))
    return tuple(found)
