"""How a text names a figure: `STATISTIC` or `STATISTIC-key`, within the 64 characters of a note's id."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from workbench.drafting.statistics.records import Cell, Statistic

LATEST = ""  # the period of a figure that follows the latest one there is
_DIGITS = 12  # hexadecimal digits of a key: 48 bits, among the few hundred cells of one statistic


def key(period: str, breakdown: Mapping[str, str]) -> str:
    """The key of a cell, the same wherever and whenever it is worked out."""
    said = json.dumps([period, sorted(breakdown.items())], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


def figure_id(statistic_id: str, period: str = LATEST, breakdown: Mapping[str, str] | None = None) -> str:
    """The id that stands in a text. Without period and group: the whole, in the latest period."""
    if period == LATEST and not breakdown:
        return statistic_id
    return f"{statistic_id}-{key(period, breakdown or {})}"


def statistic_of(figure: str) -> str:
    """The statistic that a figure's id names."""
    return figure.partition("-")[0]


def named(statistic: Statistic) -> dict[str, Cell]:
    """Every figure of a statistic by its id: each cell, and for each group the one of its latest period."""
    found: dict[str, Cell] = {}
    for cell in _earliest_first(statistic.cells):
        found[figure_id(statistic.id, cell.period, cell.breakdown)] = cell
        found[figure_id(statistic.id, LATEST, cell.breakdown)] = cell
    return found


def _earliest_first(cells: Iterable[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda cell: cell.period)
