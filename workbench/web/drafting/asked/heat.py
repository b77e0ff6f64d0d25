"""The heat map of a report: each section with how much of what is asked of it is open, in part, answered, confirmed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from flask_babel import gettext as _

from workbench.drafting.asked.counts import counts
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.records import Addressed, Section, StateReport
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.asked.matrix import (
    WITHOUT_SECTION,
    Around,
    MatrixRow,
    Narrowed,
    recommendation_rows,
    requirement_rows,
)

_WARMEST = 4


@dataclass(frozen=True)
class HeatCell:
    """How many, as a number, a warmth from 0 to 4 by its share of the row, and where they are listed."""

    count: int
    warmth: int
    address: str


@dataclass(frozen=True)
class HeatRow:
    """A section, or what has none; cells in the order of `heat_columns`."""

    title: str
    address: str
    of: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatColumn:
    """`shape` is that of the state; `kind` colours it: missing, done or plain."""

    name: str
    shape: str
    kind: str


def heat_columns() -> tuple[HeatColumn, ...]:
    """Open, in part, answered, elsewhere; and of those that are not open how many nobody confirms as they stand."""
    return (
        HeatColumn(_("open"), "open", "missing"),
        HeatColumn(_("partly"), "partly", "missing"),
        HeatColumn(_("answered"), "answered", "done"),
        HeatColumn(_("elsewhere or not applicable"), "na", "plain"),
        HeatColumn(_("confirmed by nobody"), "partly", "missing"),
    )


def heat(report: StateReport, sections: tuple[Section, ...], covered: Coverage) -> tuple[HeatRow, ...]:
    """A row for each section of which something is asked, in order; what has no section comes last."""
    around, everything = Around(report, sections, {}, ()), Narrowed(order="report")
    held: dict[str, list[MatrixRow]] = defaultdict(list)
    for row in (*requirement_rows(covered, around, everything), *recommendation_rows(covered, around, everything)):
        if counts(row.covered):
            held[row.section.id if row.section else ""].append(row)
    rows = [
        _row(report, each.id, each.heading, desk_address(report.id, each.id), held[each.id])
        for each in sections
        if held[each.id]
    ]
    if held[""]:
        rows.append(_row(report, WITHOUT_SECTION, _("Without a section"), "", held[""]))
    return tuple(rows)


def _row(report: StateReport, section: str, title: str, address: str, rows: list[MatrixRow]) -> HeatRow:
    cells = (
        _cell(report, section, rows, (Addressed.OPEN,), state="open"),
        _cell(report, section, rows, (Addressed.PARTLY,), state="partly"),
        _cell(report, section, rows, (Addressed.ANSWERED,), state="answered"),
        _cell(report, section, rows, (Addressed.CORE_DOCUMENT, Addressed.NOT_APPLICABLE)),
        _made(sum(row.is_unconfirmed for row in rows), len(rows), _address(report, section, word="unconfirmed")),
    )
    return HeatRow(title, address, len(rows), cells)


def _cell(
    report: StateReport, section: str, rows: Iterable[MatrixRow], states: tuple[Addressed, ...], **narrowed: str
) -> HeatCell:
    of = tuple(rows)
    return _made(sum(row.covered.state in states for row in of), len(of), _address(report, section, **narrowed))


def _address(report: StateReport, section: str, **narrowed: str) -> str:
    return f"/reports/{report.id}/coverage?{urlencode({'section': section, 'counted': 'yes', **narrowed})}"


def _made(count: int, of: int, address: str) -> HeatCell:
    return HeatCell(count, -(-count * _WARMEST // of) if of else 0, address)
