"""The timeliness of ministries taken away, for the annual report: a table of ministries and a table of requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from workbench.export.recommendations.files import Sheet, table, workbook
from workbench.requests.timeliness import Counted, Timeliness, Timely, by_ministry, counted
from workbench.text.languages import direction

_MINISTRY_WIDTHS: Final = (40, 10, 10, 10, 10, 10, 12, 12, 12, 12, 12)
_REQUEST_WIDTHS: Final = (40, 14, 50, 12, 12, 12, 10, 12, 12, 10, 18)


@dataclass(frozen=True)
class TimelinessWords:
    """The names of the sheets and the heads of their columns, in the reader's language; how a request stands in words.

    `ministry` has a head for each of _MINISTRY_WIDTHS, `request` for each of _REQUEST_WIDTHS.
    """

    title: str
    ministries: str
    requests: str
    ministry: tuple[str, ...]
    request: tuple[str, ...]
    total: str
    standing: Callable[[Timeliness], str]
    language: str


ENGLISH: Final = TimelinessWords(
    title="Timeliness of ministries",
    ministries="Ministries",
    requests="Requests",
    ministry=(
        "Ministry or body", "Asked", "In time", "Late", "Overdue", "Awaited", "No longer awaited", "Given more time",
        "In time, per cent", "Days late on average", "Days late at most",
    ),
    request=(
        "Ministry or body", "Request", "About", "Asked on", "First last day", "Last day", "Extensions",
        "Received unsigned on", "Submitted on", "Days late", "Stands",
    ),
    total="All",
    standing=lambda standing: standing.value.replace("_", " "),
    language="en",
)  # fmt: skip


def as_excel(found: Sequence[Timely], words: TimelinessWords = ENGLISH) -> bytes:
    """Both tables as .xlsx: every cell a text, filters on; from right to left where the language is."""
    side = direction(words.language) == "rtl"
    sheets = (
        Sheet(words.ministries, words.ministry, _MINISTRY_WIDTHS, _ministries(found, words), side),
        Sheet(words.requests, words.request, _REQUEST_WIDTHS, _requests(found, words), side),
    )
    return workbook(sheets, title=words.title)


def as_csv(found: Sequence[Timely], words: TimelinessWords = ENGLISH) -> bytes:
    """The requests as .csv."""
    return table(words.request, _requests(found, words))


def _ministries(found: Sequence[Timely], words: TimelinessWords) -> tuple[tuple[str, ...], ...]:
    return tuple(_ministry(each) for each in (*by_ministry(found), counted(words.total, found)))


def _ministry(each: Counted) -> tuple[str, ...]:
    share = "" if each.share_in_time is None else str(each.share_in_time)
    numbers = (each.asked, each.in_time, each.late, each.overdue, each.awaited, each.not_awaited, each.extended)
    return (each.name, *map(str, numbers), share, str(each.days_late), str(each.longest))


def _requests(found: Sequence[Timely], words: TimelinessWords) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            each.request.organisation,
            each.request.code,
            each.request.title,
            each.asked_on.isoformat(),
            each.first_due.isoformat(),
            each.request.due.isoformat(),
            str(each.extensions),
            _day(each.received_on),
            _day(each.submitted_on),
            str(each.days),
            words.standing(each.standing),
        )
        for each in found
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
