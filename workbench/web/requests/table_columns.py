"""What the columns of a ministry's own table mean for a request, as its page settles them, and what its rows become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from flask_babel import gettext as _

from workbench.recommendations.intake.records import ColumnMap, Field, Table
from workbench.requests.records import RequestItem
from workbench.requests.tabled import RowTaken, Tabled
from workbench.web.recommendations.columns import SAMPLES, Settling
from workbench.web.recommendations.field_words import field_words

ANSWER: Final = "answer"  # what a column means that holds what the ministry says
SHOWN_ROWS: Final = 12
_LONGEST = 140  # letters of a sample
# What says which question a row is about, and whose it is.
OFFERED: Final = (
    Field.TEXT,
    Field.CITATION,
    Field.SYMBOL,
    Field.NUMBER,
    Field.RESPONSIBLE,
    Field.SUPPORTING,
    Field.RECORD,
)


@dataclass(frozen=True)
class ReadColumns:
    """A table with its map; `answers` are the columns that hold what is answered."""

    settling: Settling
    answers: tuple[str, ...]

    @property
    def table(self) -> Table:
        """As it was read."""
        return self.settling.table


@dataclass(frozen=True)
class ShownColumn:
    """A column: its name in the form, what it is taken to mean, and some of its cells."""

    name: str
    header: str
    meaning: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table of the file as the page shows it; `symbol` is said for all its rows."""

    name: str
    title: str
    rows: int
    chosen: bool
    columns: tuple[ShownColumn, ...]
    symbol: str


@dataclass(frozen=True)
class ShownRow:
    """A row: the question it goes to, or why it goes to none; how it begins. state: placed, waits, others or empty."""

    place: str
    state: str
    words: str
    begins: str


def first(settled: Sequence[Settling]) -> tuple[ReadColumns, ...]:
    """As proposed, or settled before: columns of evidence hold the answers."""
    return tuple(_first(each) for each in settled)


def _first(each: Settling) -> ReadColumns:
    answers = tuple(name for name, meaning in each.column_map.columns.items() if meaning is Field.EVIDENCE)
    return ReadColumns(each, answers)


def from_form(form: Mapping[str, str], settled: Sequence[Settling]) -> tuple[ReadColumns, ...]:
    """As the form has them; what it does not ask of a column stays as it was proposed."""
    return tuple(_sent(form, each) for each in settled)


def _sent(form: Mapping[str, str], each: Settling) -> ReadColumns:
    name, before = f"t{each.number}", each.column_map
    given = {header: form.get(f"{name}c{at}", "") for at, header in enumerate(each.table.headers)}
    kept = {
        header: meaning
        for header, meaning in before.columns.items()
        if meaning not in (*OFFERED, Field.EVIDENCE) and not given.get(header)
    }
    said = {header: Field(meaning) for header, meaning in given.items() if meaning in OFFERED}
    fixed: dict[Field, str] = {field: value for field, value in before.fixed.items() if field is not Field.SYMBOL}
    if symbol := form.get(f"{name}symbol", "").strip():
        fixed[Field.SYMBOL] = symbol
    column_map = ColumnMap({**kept, **said}, fixed, before.splits)
    answers = tuple(header for header, meaning in given.items() if meaning == ANSWER)
    return ReadColumns(replace(each, column_map=column_map, chosen=name in form), answers)


def maps_of(read: Sequence[ReadColumns]) -> dict[str, ColumnMap]:
    """The maps of the tables that are taken in, by their titles."""
    return {each.table.title: each.settling.column_map for each in read if each.settling.chosen}


def answers_of(read: Sequence[ReadColumns]) -> tuple[str, ...]:
    """The columns that hold what is answered, of the tables that are taken in."""
    return tuple(dict.fromkeys(name for each in read if each.settling.chosen for name in each.answers))


def shown(read: Sequence[ReadColumns]) -> tuple[ShownTable, ...]:
    """As the page shows them."""
    return tuple(_shown(each) for each in read)


def _shown(each: ReadColumns) -> ShownTable:
    table, column_map = each.table, each.settling.column_map
    columns = []
    for at, header in enumerate(table.headers):
        meaning = column_map.columns.get(header)
        said = ANSWER if header in each.answers else meaning.value if meaning in OFFERED else ""
        samples = (row.cells[header][:_LONGEST] for row in table.rows if row.cells.get(header))
        columns.append(ShownColumn(f"c{at}", header, said, tuple(islice(samples, SAMPLES))))
    symbol = column_map.fixed.get(Field.SYMBOL, "")
    name = f"t{each.settling.number}"
    return ShownTable(name, table.title, len(table.rows), each.settling.chosen, tuple(columns), symbol)


def meanings() -> tuple[tuple[str, str], ...]:
    """What a column may mean, to choose from."""
    return ((ANSWER, _("what the ministry answers")), *((each.value, field_words(each)) for each in OFFERED))


def shown_rows(found: Tabled, items: Sequence[RequestItem]) -> tuple[ShownRow, ...]:
    """What becomes of the first rows."""
    places = {each.code: f"{at}. {each.key or each.text[:60]}" for at, each in enumerate(items, start=1)}
    return tuple(_row(each, places) for each in found.rows[:SHOWN_ROWS])


def _row(row: RowTaken, places: Mapping[str, str]) -> ShownRow:
    if row.answer is None:
        return ShownRow(row.place, "others" if row.is_of_others else "empty", "", "")
    begins = " ".join(each.text for each in row.answer.blocks)[:200]
    if row.answer.code:
        return ShownRow(row.place, "placed", places[row.answer.code], begins)
    return ShownRow(row.place, "waits", _(row.answer.why), begins)
