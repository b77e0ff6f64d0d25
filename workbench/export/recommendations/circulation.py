"""Lists for members and focal points: grouped by cluster, ministry or priority, the urgent ones first.

As Word to read and print, as Excel to sort. Notes, evidence and what reports in drafting say are in none of them.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date

from workbench.errors import N_, Invalid
from workbench.export.recommendations.files import Sheet, workbook
from workbench.export.recommendations.gathering import Gathered, gather
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.people.queries import organisation
from workbench.recommendations.records import Fact, Priority, Role
from workbench.recommendations.wanted import Wanted
from workbench.store import Database
from workbench.text.languages import direction
from workbench.word.tables import Cell, Column, RowGroup, WideTable, render

_SHARES = (1.7, 5.6, 1.9, 1.9, 0.9, 1.0, 1.3)
_WIDTHS = (24, 80, 28, 28, 11, 11, 18)
_ORDER = {Priority.HIGH.value: 0, Priority.MEDIUM.value: 1, Priority.LOW.value: 2}
_NEVER = "9999"


class By(StrEnum):
    """What a list is grouped by."""

    CLUSTER = "cluster"
    MINISTRY = "ministry"
    PRIORITY = "priority"


class NothingToList(Invalid):
    message = N_("Nothing fits what was asked for: there is no list to make. Widen the filters.")


@dataclass(frozen=True)
class Group:
    """Those of one cluster, ministry or priority, in the order in which they are taken up; "" for those of none."""

    name: str
    rows: tuple[Gathered, ...]


@dataclass(frozen=True)
class CirculationList:
    """A list as it goes out. `ministry` is the name of the one it is for, "" for all."""

    by: By
    groups: tuple[Group, ...]
    count: int
    day: date
    language: str
    ministry: str = ""


def circulation_list(
    db: Database, actor: Actor, wanted: Wanted, by: By, *, day: date, language: str, ministry: str = ""
) -> CirculationList:
    """What is wanted, grouped. With `ministry` (name or id) all and only its own, responsible or supporting.

    Raises NothingToList, NoSuchOrganisation, DoorClosed.
    """
    require(actor, Permission.READ_FOLLOW_UP)
    name = ""
    if ministry:
        found = organisation(db, ministry)
        name, wanted = found.name, Wanted(**{**vars(wanted), "ministry": found.id})
    given = gather(db, actor, wanted)
    if not given.count:
        raise NothingToList
    groups = grouped(given.rows, by)
    if name and by is By.MINISTRY:
        groups = tuple(group for group in groups if group.name == name)
    return CirculationList(by, groups, given.count, day, language if language in _words() else "en", name)


def grouped(rows: Iterable[Gathered], by: By) -> tuple[Group, ...]:
    """Groups by their names, those of priority by urgency; what is in none last. One may stand in several."""
    held: dict[str, list[Gathered]] = {}
    for row in rows:
        for name in _names(row, by) or ("",):
            held.setdefault(name, []).append(row)
    order: Callable[[str], tuple[bool, int, str]] = lambda name: (  # noqa: E731
        not name,
        _ORDER.get(name, 0) if by is By.PRIORITY else 0,
        name.casefold(),
    )
    return tuple(Group(name, tuple(sorted(held[name], key=_urgency))) for name in sorted(held, key=order))


def _names(row: Gathered, by: By) -> tuple[str, ...]:
    if by is By.CLUSTER:
        return row.line.clusters
    if by is By.MINISTRY:
        return tuple(dict.fromkeys((*row.kept.ministries(Role.RESPONSIBLE), *row.kept.ministries(Role.SUPPORTING))))
    priority = row.kept.fact(Fact.PRIORITY)
    return (priority,) if priority else ()


def _urgency(row: Gathered) -> tuple[int, str]:
    """High before low, then what is due first; what has neither keeps the order of the list."""
    return _ORDER.get(row.kept.fact(Fact.PRIORITY), len(_ORDER)), row.kept.fact(Fact.DUE) or _NEVER


def word(listed: CirculationList) -> bytes:
    """The list as .docx: landscape, a table for each group, its head repeated on every page."""
    say = _words()[listed.language]
    return render(
        WideTable(
            title=_title(listed),
            lines=_about(listed),
            summary=say["summary"],
            columns=tuple(Column(heading, share) for heading, share in zip(say["columns"], _SHARES, strict=True)),
            rows=(),
            language=listed.language,
            running=f"{_title(listed)} · {_day(listed)}",
            groups=tuple(
                RowGroup(
                    heading=_heading(listed, group),
                    rows=tuple(_cells(row, listed.language) for row in group.rows),
                    line=say["counted"].format(count=len(group.rows)),
                    language=listed.language,
                )
                for group in listed.groups
            ),
        )
    )


def excel(listed: CirculationList) -> bytes:
    """The list as .xlsx: a sheet with all, the group in the first column."""
    say = _words()[listed.language]
    headers = (say["by"][listed.by.value].capitalize(), *say["columns"])
    rows = tuple(
        (_heading(listed, group), *(cell.text for cell in _cells(row, listed.language)))
        for group in listed.groups
        for row in group.rows
    )
    sheet = Sheet(_title(listed), headers, (28, *_WIDTHS), rows, direction(listed.language) == "rtl")
    return workbook((sheet,), title=_title(listed))


def _title(listed: CirculationList) -> str:
    say = _words()[listed.language]
    return str(say["of"].format(ministry=listed.ministry) if listed.ministry else say["title"])


def _about(listed: CirculationList) -> tuple[str, ...]:
    say = _words()[listed.language]
    as_of = say["as_of"].format(date=_day(listed), count=listed.count)
    return (as_of, say["grouped"].format(by=say["by"][listed.by.value]))


def _day(listed: CirculationList) -> str:
    """The day in words: figures would turn round in a line from right to left."""
    return format_date(listed.day, "d MMMM y" if listed.language == "en" else "long", locale=listed.language)


def _heading(listed: CirculationList, group: Group) -> str:
    say = _words()[listed.language]
    if not group.name:
        return str(say["none"][listed.by.value])
    if listed.by is By.PRIORITY:
        return str(say["priority_of"].format(priority=say["priorities"][group.name]))
    return group.name


def _cells(row: Gathered, language: str) -> tuple[Cell, ...]:
    say, unit, kept = _words()[language], row.unit, row.kept
    own = unit.language or "en"
    return (
        Cell(unit.citation, language="en"),
        Cell(unit.text, above=unit.heading, language=own, above_language=own),
        Cell("\n".join(kept.ministries(Role.RESPONSIBLE)), language=language),
        Cell("\n".join(kept.ministries(Role.SUPPORTING)), language=language),
        Cell(say["priorities"].get(kept.fact(Fact.PRIORITY), ""), language=language),
        Cell(kept.fact(Fact.DUE), language="en"),
        Cell(say["statuses"].get(kept.fact(Fact.STATUS), ""), language=language),
    )


@cache
def _words() -> dict[str, Any]:
    """The words of a list, by language."""
    text = (files("workbench.export") / "data" / "recommendation-lists.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
