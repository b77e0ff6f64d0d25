"""The public list as a file for whoever wants the data: Excel, CSV or JSON, with what it shows and nothing else."""

from collections.abc import Iterable

from workbench.export.recommendations.files import Sheet, records, table, workbook
from workbench.recommendations.lists.publishing import PublicRow, Shown
from workbench.recommendations.lists.rows import several

_ALWAYS = ("Source", "Heading", "Text", "State", "Body", "Date", "Language", "Recommending States", "Position")
_SHOWN: dict[Shown, tuple[str, ...]] = {
    Shown.THEMES: ("Themes",),
    Shown.PERSONS: ("Affected persons",),
    Shown.SDGS: ("SDGs",),
    Shown.MINISTRIES: ("Responsible ministries", "Supporting ministries"),
    Shown.STATUS: ("Status",),
    Shown.PRIORITY: ("Priority",),
    Shown.DUE: ("Due",),
    Shown.CLUSTERS: ("Clusters",),
    Shown.REPORTS: ("What the reports say",),
}


_WIDTHS = {"Text": 80, "Heading": 30, "Source": 30, "What the reports say": 60}
_WIDTH = 18  # characters of any other column
TITLE = "Recommendations"


def excel(rows: Iterable[PublicRow], shown: frozenset[Shown]) -> bytes:
    """The list as .xlsx."""
    headers = _headers(shown)
    widths = tuple(_WIDTHS.get(header, _WIDTH) for header in headers)
    cells = tuple(tuple(_cells(row)[header] for header in headers) for row in rows)
    return workbook((Sheet(TITLE, headers, widths, cells),), title=TITLE)


def csv(rows: Iterable[PublicRow], shown: frozenset[Shown]) -> bytes:
    """The list as .csv."""
    headers = _headers(shown)
    return table(headers, [[_cells(row)[header] for header in headers] for row in rows])


def json(rows: Iterable[PublicRow], shown: frozenset[Shown]) -> bytes:
    """The list for a program."""
    headers = _headers(shown)
    return records(headers, [[_cells(row)[header] for header in headers] for row in rows])


def _headers(shown: frozenset[Shown]) -> tuple[str, ...]:
    return (*_ALWAYS, *(header for each in Shown if each in shown for header in _SHOWN[each]))


def _cells(row: PublicRow) -> dict[str, str]:
    unit = row.unit
    return {
        "Source": unit.citation,
        "Heading": unit.heading,
        "Text": unit.text,
        "State": unit.state or "",
        "Body": unit.body or "",
        "Date": unit.date or "",
        "Language": unit.language or "",
        "Recommending States": several(unit.recommending_states),
        "Position": row.position,
        "Themes": several(row.themes),
        "Affected persons": several(row.persons),
        "SDGs": several(row.sdgs),
        "Responsible ministries": several(row.responsible),
        "Supporting ministries": several(row.supporting),
        "Status": row.status.replace("_", " "),
        "Priority": row.priority,
        "Due": row.due,
        "Clusters": several(row.clusters),
        "What the reports say": several(f"{each.citation}: {' '.join(each.text.split())}" for each in row.said),
    }
