"""A statistic as the drafting group speaks of it: what is counted, by whom, and its values by period and group."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

PER_CENT = frozenset({"%", "per cent", "percent", "pour cent", "por ciento", "percentage", "%age"})


@dataclass(frozen=True)
class Cell:
    """One value that stands: of a period (`2024`, `2020-2024`), of a group (`{"sex": "women"}`; empty: all).

    `value` is a number in plain digits (`1240`, `12.4`), else the words that are printed for it (`not available`).
    """

    period: str
    breakdown: Mapping[str, str]
    value: str
    note: str = ""
    value_id: str = ""
    at: datetime | None = None
    by_name: str = ""


@dataclass(frozen=True)
class Statistic:
    """A figure or a table declared once. `cells` are the values that stand, in the order they were first said."""

    id: str
    name: str
    definition: str
    source: str
    unit: str
    treaty: str
    audience: str
    at: datetime
    by_name: str
    ended_at: datetime | None = None
    cells: tuple[Cell, ...] = field(default=())

    @property
    def is_share(self) -> bool:
        """Whether its values are percentages."""
        return self.unit.strip().casefold() in PER_CENT

    @property
    def periods(self) -> tuple[str, ...]:
        """Its periods, earliest first."""
        return tuple(sorted({cell.period for cell in self.cells}))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What its values are broken down by (`sex`, `age`), in the order first met."""
        return tuple(dict.fromkeys(name for cell in self.cells for name in cell.breakdown))
