"""A table cut into batches, each of which is taken in as one transaction (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from workbench.recommendations.intake import own, uhri
from workbench.recommendations.intake.entries import Read, entries, keyed, read_rows
from workbench.recommendations.intake.packed import PackedRows
from workbench.recommendations.intake.places import country_of, state_called
from workbench.recommendations.intake.records import ColumnMap, Entry, Table
from workbench.recommendations.intake.saying import hash_of
from workbench.recommendations.intake.values import several
from workbench.recommendations.lists.columns import is_own
from workbench.text.plain import plain

T = TypeVar("T")

ROWS_AT_ONCE = 1_000  # half a second of writing: others who want to write meanwhile hardly notice


@dataclass(frozen=True)
class Batch:
    """What some rows say, and how many of all rows are behind it."""

    read: Read
    done: int


def of_index(packed: PackedRows, *, done: int = 0) -> Iterator[Batch]:
    """The batches of the index's export, without those that are done already."""
    column_map, states = uhri.column_map(packed.headers), _learned(packed)
    behind = 0
    for rows in _cut(packed.rows()):
        behind += len(rows)
        if behind > done:
            yield Batch(read_rows(rows, column_map, states), behind)


def of_tables(tables: Sequence[tuple[Table, ColumnMap]], *, done: int = 0) -> Iterator[Batch]:
    """The batches of tables, which are read whole: one recommendation may stand in rows far apart."""
    behind = 0
    for table, column_map in tables:
        read = own_rows(table) if is_own(table.headers) else entries(table, column_map)
        before, behind = behind, behind + len(table.rows)
        if behind <= done:
            continue
        cuts = [*_cut(read.entries)] or [()]
        for index, cut in enumerate(cuts, start=1):
            end = behind if index == len(cuts) else before + len(table.rows) * index // len(cuts)
            if end > done:
                is_last = index == len(cuts)
                yield Batch(Read(cut, read.refused if is_last else (), read.left_out if is_last else ()), end)


def own_rows(table: Table) -> Read:
    """What the product's own table says; a row that stands there twice says it once."""
    found, refused = own.read_own(table)
    once: dict[str, Entry] = {}
    for each in found:
        once.setdefault(hash_of(each), each)
    return Read(tuple(keyed(once.values())), refused, ())


def _cut(rows: Iterable[T]) -> Iterator[tuple[T, ...]]:
    left = iter(rows)
    while cut := tuple(islice(left, ROWS_AT_ONCE)):
        yield cut


def _learned(packed: PackedRows) -> dict[str, str]:
    """Plain name → code of the States that the common list does not have, where symbols beside them tell."""
    found: dict[str, str] = {}
    for cell, symbols in packed.symbols.items():
        names = several(cell)
        if len(names) == 1 and state_called(names[0], {}) is None:
            codes = {code for symbol in symbols if (code := country_of(symbol))}
            if len(codes) == 1:
                found[plain(names[0])] = codes.pop()
    return found
