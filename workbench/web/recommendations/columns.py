"""What the columns of a table mean, as a page settles it: proposed or remembered, changed by the form, previewed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from flask_babel import gettext as _

from workbench.errors import Invalid
from workbench.recommendations.intake.choosing import known_of
from workbench.recommendations.intake.entries import entries
from workbench.recommendations.intake.fixing import Known
from workbench.recommendations.intake.proposing import Proposal, proposed
from workbench.recommendations.intake.records import SEVERAL, ColumnMap, Entry, Field, Table
from workbench.recommendations.intake.remembering import remembered
from workbench.recommendations.lists.columns import is_own
from workbench.store import Database
from workbench.web.recommendations.field_words import FIELDS, field_words
from workbench.web.recommendations.stating import fact_value_words
from workbench.web.refusals import said, words
from workbench.web.shell import day

SAMPLES = 3  # values of a column that are shown
PREVIEWED = 5  # rows
FIXED = (Field.SYMBOL, Field.STATE, Field.BODY, Field.TREATY, Field.DATE)  # what may be said for all rows
# The text stands above; the others are found from the rest, and nobody has to check them.
_UNSAID = frozenset({Field.TEXT, Field.KEY, Field.KIND, Field.LANGUAGE})
_LONGEST = 140  # letters of a sample


@dataclass(frozen=True)
class SettledColumn:
    """A column: what it is taken to mean, how surely in per cent and why; `separators` stand between spaces."""

    name: str
    header: str
    meaning: str
    percent: int
    reason: str
    samples: tuple[str, ...]
    several: bool
    separators: str


@dataclass(frozen=True)
class Preview:
    """A row as it will become: what it says, by the names of what is kept; or why it cannot be used."""

    place: str
    text: str
    told: tuple[tuple[str, str], ...]
    refused: str = ""


@dataclass(frozen=True)
class SettledTable:
    """A table of the file. `left_out` says why it is proposed to be left out; `problem`, why it cannot be read so;
    `lacks_text`, whether nothing yet says what the recommendations are."""

    number: int
    title: str
    left_out: str
    chosen: bool
    is_own: bool
    remembered: str
    columns: tuple[SettledColumn, ...]
    fixed: tuple[tuple[str, str, str], ...]
    rows: int
    previews: tuple[Preview, ...]
    problem: str
    lacks_text: bool


@dataclass(frozen=True)
class Settling:
    """A table with its map: proposed, remembered (`by` says by whom) or as the form has it."""

    number: int
    table: Table
    proposal: Proposal
    column_map: ColumnMap
    chosen: bool
    by: str = ""
    problem: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is a table that was given out here: its columns are known."""
        return is_own(self.table.headers)

    @property
    def is_enough(self) -> bool:
        """Whether rows can be read by it."""
        return self.is_own or (not self.problem and Proposal((), self.column_map).is_enough)


def settled_first(db: Database, tables: tuple[Table, ...], file_name: str) -> tuple[Settling, ...]:
    """Each table with the map that was settled for such columns before, else with what is proposed."""
    known = known_of(db, tables, file_name)
    return tuple(_first(db, number, table, known, alone=len(tables) == 1) for number, table in enumerate(tables))


def _first(db: Database, number: int, table: Table, known: Known, *, alone: bool) -> Settling:
    if is_own(table.headers):
        return Settling(number, table, Proposal(()), ColumnMap({}), chosen=True)
    try:
        proposal = proposed(table, known)
    except Invalid as refusal:
        return Settling(number, table, Proposal(()), ColumnMap({}), chosen=False, problem=words(refusal))
    before = remembered(db, table.headers)
    if before is not None:
        column_map = replace(before.column_map, fixed={**proposal.column_map.fixed, **before.column_map.fixed})
        by = _("as %(name)s settled it for “%(table)s”, %(when)s", name=before.by_name, table=before.name,
               when=day(before.at))  # fmt: skip
        return Settling(number, table, proposal, column_map, chosen=not table.left_out, by=by)
    # The only table of a file is the one that is meant: what is missing is asked for, not the tick besides.
    chosen = not table.left_out and (proposal.is_enough or alone)
    return Settling(number, table, proposal, proposal.column_map, chosen=chosen)


def from_form(form: Mapping[str, str], settled: tuple[Settling, ...]) -> tuple[Settling, ...]:
    """The same tables as the form has them."""
    return tuple(_sent(form, each) for each in settled)


def _sent(form: Mapping[str, str], settling: Settling) -> Settling:
    if settling.is_own:
        return settling
    name, headers = f"t{settling.number}", settling.table.headers
    columns: dict[str, Field] = {}
    splits: dict[Field, tuple[str, ...]] = {}
    for place, header in enumerate(headers):
        given = form.get(f"{name}c{place}", "")
        if given not in set(Field):
            continue
        columns[header] = Field(given)
        signs = tuple(form.get(f"{name}s{place}", "").split())
        if signs and columns[header] in SEVERAL:
            splits[columns[header]] = tuple(dict.fromkeys((*splits.get(columns[header], ()), *signs)))
    fixed = {each: value for each in FIXED if (value := form.get(f"{name}f{each.value}", "").strip())}
    column_map = ColumnMap(columns, fixed, splits)
    return replace(settling, column_map=column_map, chosen=name in form, by=settling.by)


def shown(settling: Settling, *, problem: str = "") -> SettledTable:
    """The table as the page shows it."""
    fixed = settling.column_map.fixed
    return SettledTable(
        number=settling.number,
        title=settling.table.title,
        left_out=_(settling.table.left_out) if settling.table.left_out else "",
        chosen=settling.chosen,
        is_own=settling.is_own,
        remembered=settling.by,
        columns=tuple(_columns(settling)),
        fixed=tuple((each.value, field_words(each), fixed.get(each, "")) for each in FIXED),
        rows=len(settling.table.rows),
        previews=tuple(_previews(settling)) if settling.is_enough and not settling.is_own else (),
        problem=problem or settling.problem,
        lacks_text=not settling.is_enough,
    )


def _columns(settling: Settling) -> Iterator[SettledColumn]:
    table, column_map = settling.table, settling.column_map
    for place, each in enumerate(settling.proposal.columns):
        meaning = column_map.columns.get(each.header)
        as_proposed = meaning is each.meaning
        samples = (row.cells[each.header] for row in table.rows if row.cells.get(each.header))
        yield SettledColumn(
            name=f"{place}",
            header=each.header,
            meaning=meaning.value if meaning else "",
            percent=round(each.confidence * 100) if as_proposed and meaning and not settling.by else 0,
            reason=_(each.reason) if as_proposed and not settling.by else "",
            samples=tuple(sample[:_LONGEST] for sample in islice(samples, SAMPLES)),
            several=meaning in SEVERAL,
            separators=" ".join(column_map.splits.get(meaning, ())) if meaning else "",
        )


def _previews(settling: Settling) -> Iterator[Preview]:
    some = replace(settling.table, rows=settling.table.rows[:PREVIEWED])
    read = entries(some, settling.column_map)
    for each in read.refused:
        yield Preview(each.place, "", (), said(each.reason, each.values))
    for entry in read.entries[:PREVIEWED]:
        yield Preview(entry.place, entry.text, tuple(_told(entry)))


def _told(entry: Entry) -> Iterator[tuple[str, str]]:
    """What an entry says besides its text, field by field, as its page will show it."""
    for each in FIELDS:
        value: Any = getattr(entry, each.value, "")
        if value and each not in _UNSAID:
            yield field_words(each), _value_words(each, value, entry)


def _value_words(field: Field, value: Any, entry: Entry) -> str:
    if field is Field.NUMBER and entry.label:
        return f"{value} ({entry.label})"
    if field in (Field.STATUS, Field.PRIORITY, Field.POSITION):
        return fact_value_words(field.value, value)
    if field is Field.DUE:
        return day(value)
    return ", ".join(value) if isinstance(value, tuple) else _("yes") if value is True else str(value)
