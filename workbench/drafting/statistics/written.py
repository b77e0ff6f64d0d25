"""Statistics as rows of a table, and a group as a person types it (`sex: women; age: 0-17`)."""

from collections.abc import Iterable, Iterator, Mapping

from workbench.drafting.statistics.records import Statistic
from workbench.errors import N_, Invalid


class BadGroup(Invalid):
    message = N_(
        "“%(text)s” is not read as a group. Nothing was changed: write what it is broken down by, a colon and the "
        "group (sex: women; age: 0-17)."
    )


def breakdown_of(written: str) -> dict[str, str]:
    """The groups that somebody typed. Raises BadGroup."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in written.split(";"))):
        name, sign, group = part.replace("=", ":").partition(":")
        name, group = name.strip(), group.strip()
        if not sign or not name or not group:
            raise BadGroup(text=part[:60])
        found[name] = group
    return found


def written_of(breakdown: Mapping[str, str]) -> str:
    """`sex: women; age: 0-17`"""
    return "; ".join(f"{name}: {group}" for name, group in breakdown.items())


def lines_of(statistics: Iterable[Statistic]) -> Iterator[tuple[str, ...]]:
    """A row for the names of the columns, then one for each value, so that they can be taken in again."""
    known = tuple(statistics)
    dimensions = tuple(dict.fromkeys(name for each in known for name in each.dimensions))
    yield ("Name", "Definition", "Source", "Unit", "Period", *dimensions, "Value", "Note")
    for each in known:
        for cell in each.cells:
            groups = (cell.breakdown.get(name, "") for name in dimensions)
            yield (each.name, each.definition, each.source, each.unit, cell.period, *groups, cell.value, cell.note)
