"""The figures in an earlier text that may be out of date: numbers, percentages, years."""

import re
from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure says."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    YEAR = "year"


@dataclass(frozen=True)
class Figure:
    """A figure as it is written, and where it stands in the plain text, in code points."""

    kind: FigureKind
    text: str
    start: int
    end: int


_DIGITS = r"[\d٠-٩]"
_FIGURE = re.compile(
    rf"{_DIGITS}+(?:[.,٫٬\u00a0\u202f ](?={_DIGITS}{{3}}(?!{_DIGITS})){_DIGITS}{{3}})*(?:[.,٫]{_DIGITS}+)?"
    r"(?P<share>\s?(?:%|٪|per cent\b|percent\b|por ciento\b|por cento\b|pour cent\b|процент|في المائة|في المئة))?"
)
# A number behind one of these is the name of something: of a law, an article, a paragraph, a case.
_NAMED = re.compile(
    r"(?:\bno\.?|\bn[º°]|№|\bnúm\.?|\blaw|\bact|\bdecree|\bresolution|\barticles?|\barts?\.|\bparas?\.?|\bparagraphs?|"
    r"\bsections?|\bchapter|\bannex|\btable|\bley|\blei|\bdecreto|\bartículos?|\bartigos?|\bloi|\bстать[яи]|رقم|المادة)"
    r"\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order; numbers of laws, articles and paragraphs are names and none."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        if _is_a_name(text, match.start(), match.end()):
            continue
        written = match[0].strip()
        if match["share"]:
            kind = FigureKind.PERCENTAGE
        else:
            kind = FigureKind.YEAR if _YEAR.fullmatch(written) else FigureKind.NUMBER
        found.append(Figure(kind, written, match.start(), match.start() + len(written)))
    return tuple(found)


def _is_a_name(text: str, start: int, end: int) -> bool:
    """`Law No. 10436`, `7347/85`, `(2)`, `PNDH-3`, `MS2`: a number in a name."""
    before, after = text[max(0, start - 24) : start], text[end : end + 1]
    joined = before[-1:].isalpha() or before[-1:] in {"/", "-", "–", "#"} or after == "/"
    bracketed = before[-1:] == "(" and after == ")" and end - start < 3
    return bool(joined or bracketed or _NAMED.search(before))
