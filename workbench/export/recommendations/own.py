"""The product's own table of recommendations, as Excel, CSV or JSON: what is in it is taken in again unchanged."""

from collections.abc import Iterable
from operator import itemgetter

from workbench.export.recommendations.files import Sheet, records, table, workbook
from workbench.export.recommendations.gathering import Gathered, Given
from workbench.recommendations.lists.columns import ListColumn
from workbench.recommendations.lists.rows import cells, columns_for, several

TITLE = "Recommendations"


def excel(given: Given) -> bytes:
    """The table as .xlsx."""
    columns = columns_for(follow_up=given.follow_up)
    widths = tuple(column.width for column in columns)
    return workbook((Sheet(TITLE, _headers(columns), widths, _rows(given, columns)),), title=TITLE)


def csv(given: Given) -> bytes:
    """The table as .csv."""
    columns = columns_for(follow_up=given.follow_up)
    return table(_headers(columns), _rows(given, columns))


def json(given: Given) -> bytes:
    """The table for a program."""
    columns = columns_for(follow_up=given.follow_up)
    lists = tuple(column.header for column in columns if column.several)
    return records(_headers(columns), _rows(given, columns), several=lists)


def _headers(columns: tuple[ListColumn, ...]) -> tuple[str, ...]:
    return tuple(column.header for column in columns)


def _rows(given: Given, columns: tuple[ListColumn, ...]) -> Iterable[tuple[str, ...]]:
    cells_of = itemgetter(*_headers(columns))
    return given.as_rows(lambda one: cells_of(_row(one)))


def _row(one: Gathered) -> dict[str, str]:
    said = several(f"{each.citation}: {' '.join(each.text.split())}" for each in one.said if each.may_leave)
    return {
        **cells(one.line),
        "Earlier recommendations": several(one.earlier),
        "What the reports say": said,
    }
