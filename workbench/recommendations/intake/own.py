"""The product's own table, taken in again: what is as it is now says nothing, the rest is another table's word.

A row is the recommendation whose id it has; a row without one, or with an id that is not here, is read like any other.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.intake import reasons, values
from workbench.recommendations.intake.records import Entry, Field, Refused, Row, Table
from workbench.recommendations.lists.columns import CELL, COLUMNS, ID, ITEM, TEXT, unguarded
from workbench.recommendations.lists.rows import cells as cells_now
from workbench.recommendations.lists.rows import lines
from workbench.recommendations.twins.reading import counted_of
from workbench.recommendations.vocabulary import goal_called
from workbench.store import Database

_NEW = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_STATUS = frozenset({"Status", "Evidence"})  # one word: what shows a status is nothing without it
# What a document says itself; no table changes it.
_OF_DOCUMENT = frozenset(
    {"Symbol", "Number", ITEM, "Heading", TEXT, "State", "Body", "Treaty", "Kind", "Date", "Session", "Language",
     "Recommending States", "For follow-up", "Procedural"}
)  # fmt: skip
_TAKEN = tuple(column for column in COLUMNS if not column.given_only and column.header != ID)
_KEPT = {  # header → field of Entry, of what is kept of a recommendation
    "Position": "position", "Themes": "themes", "Affected persons": "persons", "SDGs": "sdgs",
    "Responsible ministries": "responsible", "Supporting ministries": "supporting", "Status": "status",
    "Evidence": "evidence", "Priority": "priority", "Due": "due", "Internal note": "note", "Clusters": "clusters",
}  # fmt: skip


class _Refusal(Exception):
    def __init__(self, reason: str, **told: str) -> None:
        super().__init__(reason)
        self.reason, self.told = reason, {name: value[:100] for name, value in told.items()}


def read_own(table: Table) -> tuple[tuple[Entry, ...], tuple[Refused, ...]]:
    """What the rows say, each value as it was given out, and why some cannot be used."""
    found, refused = [], []
    for row in table.rows:
        cells = {header: unguarded(row.cells.get(header, "")) for header in table.headers}
        try:
            found.append(_entry(row, cells))
        except _Refusal as refusal:
            refused.append(Refused(row.number, row.place, cells, refusal.reason, refusal.told))
    return tuple(found), tuple(refused)


def _entry(row: Row, cells: Mapping[str, str]) -> Entry:
    said = {column.field: cells.get(column.header, "") for column in _TAKEN if column.field}
    if not said[Field.TEXT].strip():
        raise _Refusal(reasons.NO_TEXT)
    return Entry(
        row=row.number,
        place=row.place,
        key=cells.get(ID, "").strip(),
        text=" ".join(said[Field.TEXT].split()),
        symbol=said[Field.SYMBOL],
        number=said[Field.NUMBER],
        label=cells.get(ITEM, ""),
        heading=said[Field.HEADING],
        state=said[Field.STATE],
        body=said[Field.BODY],
        treaty=said[Field.TREATY],
        kind=said[Field.KIND],
        date=_day(said[Field.DATE], reasons.NO_DATE),
        session=said[Field.SESSION],
        language=said[Field.LANGUAGE],
        recommending_states=_several(said[Field.RECOMMENDING_STATES]),
        follow_up=values.is_yes(said[Field.FOLLOW_UP]),
        procedural=values.is_yes(said[Field.PROCEDURAL]),
        position=_known(said[Field.POSITION], values.position),
        themes=_several(said[Field.THEMES]),
        persons=_several(said[Field.PERSONS]),
        sdgs=tuple(_goal(each) for each in _several(said[Field.SDGS])),
        responsible=_several(said[Field.RESPONSIBLE]),
        supporting=_several(said[Field.SUPPORTING]),
        status=_known(said[Field.STATUS], values.status),
        evidence=said[Field.EVIDENCE],
        priority=_known(said[Field.PRIORITY], values.priority),
        due=_day(said[Field.DUE], reasons.NO_DUE, whole=True),
        note=said[Field.NOTE],
        clusters=_several(said[Field.CLUSTERS]),
        cells=dict(cells),
        notes=row.notes,
        is_own=True,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in cell.split("\n") if line.strip()))


def _known(cell: str, meaning: Any) -> str:
    """The value that a word is. Raises _Refusal: in this table nobody meant something else."""
    found = str(meaning(cell)) if cell.strip() else ""
    if cell.strip() and not found:
        raise _Refusal(reasons.NO_SUCH_WORD, value=cell)
    return found


def _goal(label: str) -> str:
    found = goal_called(label)
    if found is None:
        raise _Refusal(reasons.NO_SUCH_WORD, value=label)
    return found


def _day(cell: str, reason: str, *, whole: bool = False) -> str:
    found = values.day(cell) if cell.strip() else ""
    if found is None or (whole and found and len(found) < len("2026-05-03")):
        raise _Refusal(reason, value=cell)
    return found


def news(db: Database, entries: Sequence[Entry], *, by: Actor) -> tuple[Entry, ...]:
    """The entries that say something; of those of the own table no more than what is otherwise now.

    `lead` is then the recommendation that it is, `was` what stood there of the same things.
    """
    if not any(each.is_own for each in entries):
        return tuple(entries)
    leads = _leads(db, [each.key for each in entries if each.is_own], by=by)
    now = {line.unit.lead: line for line in lines(db, counted_of(db, by, leads.values()))}
    found = []
    for each in entries:
        line = now.get(leads.get(each.key, "")) if each.is_own else None
        if line is None:
            found.append(each)
        elif (narrowed := _narrowed(each, cells_now(line), of_document=line.unit.document_id is not None)) is not None:
            found.append(replace(narrowed, lead=line.unit.lead))
    return tuple(found)


def new_id_of(entry: Entry, otherwise: str) -> str:
    """The id of a new recommendation: the one that it had where the table was given out."""
    return entry.key if entry.is_own and _NEW.fullmatch(entry.key) else otherwise


def _leads(db: Database, ids: Iterable[str], *, by: Actor) -> dict[str, str]:
    sql = f"select id, lead from recommendation where id in (select value from json_each(:ids)) and {audience_clause()}"
    rows = db.query(sql, {"ids": json.dumps(sorted(set(ids))), **audience_parameters(by)})
    return {row["id"]: row["lead"] for row in rows}


def _narrowed(entry: Entry, now: Mapping[str, str], *, of_document: bool) -> Entry | None:
    """What differs from what is kept now, None where nothing does; a column that the file lacks says nothing."""
    compared = [
        column.header
        for column in _TAKEN
        if column.header in entry.cells and not (of_document and column.header in _OF_DOCUMENT)
    ]
    other = {header for header in compared if not _same(entry.cells[header], now[header])}
    if not other:
        return None
    if other & _STATUS:
        other |= _STATUS & set(entry.cells)
    was = _entry(Row(entry.row, entry.place, now), now)
    nothing = Entry(entry.row, entry.place, "")
    same: dict[str, Any] = {field: getattr(nothing, field) for header, field in _KEPT.items() if header not in other}
    return replace(entry, **same, was=replace(was, **same))


def _same(cell: str, now: str) -> bool:
    """Whether a cell says what stands there now; one that filled its cell of the workbook was cut there."""
    return _bare(cell) == _bare(now) or (len(cell) >= CELL - 1 and now.startswith(cell[: CELL - 1]))


def _bare(cell: str) -> list[str]:
    """A cell as it is compared: spreadsheet programs change spaces and the ends of lines."""
    return [" ".join(line.split()) for line in cell.splitlines() if line.strip()]
