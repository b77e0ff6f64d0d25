"""The timeliness of ministries taken away, for the annual report: a table of ministries and a table of requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.export.recommendations.files import Sheet, table, workbook
from workbench.requests.timeliness import Counted, Timely, by_ministry, counted

_MINISTRIES = {
    "Ministry or body": 40, "Asked": 10, "In time": 10, "Late": 10, "Overdue": 10, "Awaited": 10,
    "No longer awaited": 12, "Given more time": 12, "In time, per cent": 12, "Days late on average": 12,
    "Days late at most": 12,
}  # fmt: skip
_REQUESTS = {
    "Ministry or body": 40, "Request": 14, "About": 50, "Asked on": 12, "First last day": 12, "Last day": 12,
    "Extensions": 10, "Received unsigned on": 12, "Submitted on": 12, "Days late": 10, "Stands": 18,
}  # fmt: skip
TOTAL = "All"


def as_excel(found: Sequence[Timely], *, title: str) -> bytes:
    """Both tables as .xlsx: every cell a text, filters on."""
    sheets = (
        Sheet("Ministries", tuple(_MINISTRIES), tuple(_MINISTRIES.values()), _ministries(found)),
        Sheet("Requests", tuple(_REQUESTS), tuple(_REQUESTS.values()), _requests(found)),
    )
    return workbook(sheets, title=title)


def as_csv(found: Sequence[Timely]) -> bytes:
    """The requests as .csv."""
    return table(tuple(_REQUESTS), _requests(found))


def _ministries(found: Sequence[Timely]) -> tuple[tuple[str, ...], ...]:
    return tuple(_ministry(each) for each in (*by_ministry(found), counted(TOTAL, found)))


def _ministry(each: Counted) -> tuple[str, ...]:
    share = "" if each.share_in_time is None else str(each.share_in_time)
    numbers = (each.asked, each.in_time, each.late, each.overdue, each.awaited, each.not_awaited, each.extended)
    return (each.name, *map(str, numbers), share, str(each.days_late), str(each.longest))


def _requests(found: Sequence[Timely]) -> tuple[tuple[str, ...], ...]:
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
            each.standing.value.replace("_", " "),
        )
        for each in found
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
