"""All that a search found as a workbook: a row for each paragraph, with the citation by which it is quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.export.recommendations.files import Sheet, workbook


@dataclass(frozen=True)
class HitRow:
    """One paragraph, each value in the words that a reader knows; a `year` is a number, "" where there is none."""

    citation: str
    text: str
    says: str
    document: str
    kind: str
    treaty: str
    body: str
    state: str
    year: int | str
    language: str
    themes: str
    ministries: str
    address: str


# The name of each column, by the field, with its width in characters: the caller says them in the reader's language.
WIDTHS: Mapping[str, int] = {
    "citation": 34,
    "text": 90,
    "says": 16,
    "document": 40,
    "kind": 22,
    "treaty": 10,
    "body": 10,
    "state": 8,
    "year": 8,
    "language": 12,
    "themes": 30,
    "ministries": 30,
    "address": 40,
}


def excel(
    rows: Iterable[HitRow], headers: Mapping[str, str], *, asked: str, sheet: str, about: str, right_to_left: bool
) -> bytes:
    """The .xlsx. `headers` are the columns wanted, by field, in order; `asked` tells on a second sheet, named `about`,
    what was searched for: whoever gets the file can ask it again."""
    wanted = tuple(headers)
    found = Sheet(
        sheet,
        tuple(headers.values()),
        tuple(WIDTHS[name] for name in wanted),
        (tuple(getattr(row, name) for name in wanted) for row in rows),
        right_to_left=right_to_left,
    )
    question = Sheet(about, (about,), (90,), tuple((line,) for line in asked.splitlines()), right_to_left=right_to_left)
    return workbook((found, question), title=sheet)
