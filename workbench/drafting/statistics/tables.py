"""A statistic as a whole table: its groups are the rows, its periods the columns, each cell a renewed figure."""

import html

from workbench.drafting.statistics.cells import figure_id
from workbench.drafting.statistics.records import Statistic

NOTHING = "–"  # where nothing was said


def attributes_of(statistic: Statistic) -> dict[str, object]:
    """What stands over and under the table."""
    said = {"title": statistic.name, "headers": 1, "source": statistic.source, "unit": statistic.unit}
    return {**{name: value for name, value in said.items() if value}, "statistic": statistic.id}


def markup_of(statistic: Statistic) -> str:
    """The rows in a table's markup: a line break ends a row, a tab a cell."""
    periods = statistic.periods
    groups = list(dict.fromkeys(tuple(sorted(cell.breakdown.items())) for cell in statistic.cells))
    said = {(cell.period, tuple(sorted(cell.breakdown.items()))) for cell in statistic.cells}
    rows = [(_text(", ".join(statistic.dimensions)) or _text(statistic.name), *map(_text, periods))]
    for group in groups:
        figures = (
            f'<stat id="{figure_id(statistic.id, period, dict(group))}">' if (period, group) in said else NOTHING
            for period in periods
        )
        rows.append((_text(", ".join(value for _, value in group)) or _text(statistic.name), *figures))
    return "<br>".join("\t".join(row) for row in rows)


def _text(words: str) -> str:
    return html.escape(" ".join(words.split()), quote=False)
