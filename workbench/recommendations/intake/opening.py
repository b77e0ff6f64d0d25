"""A file opened for taking in: read in a limited process, its rows counted, cut into batches."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.errors import N_, Invalid
from workbench.recommendations.intake import batches
from workbench.recommendations.intake.batches import Batch
from workbench.recommendations.intake.index_files import read_index
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import ColumnMap, Field, Table
from workbench.recommendations.lists.columns import is_own

# Of these a table must say one: the words, or which paragraph it speaks of.
_TELLING = {Field.TEXT, Field.CITATION, Field.NUMBER}
_OWN = ColumnMap({})  # the product's own table needs none


class NotTheIndex(Invalid):
    message = N_(
        "This is no file of the Universal Human Rights Index: it has no columns with the text, the State and the "
        "annotation's id. Nothing was taken in. Choose another kind of table, and say what its columns mean."
    )


class NothingChosen(Invalid):
    message = N_(
        "None of the tables of the file is chosen, or none has a column with the text or the number of a "
        "recommendation. Nothing was taken in. Say which table it is, and what its columns mean."
    )


@dataclass(frozen=True)
class Opened:
    """How many rows there are, and the batches that are left once so many rows are done; headers by table."""

    rows: int
    headers: dict[str, tuple[str, ...]]
    batches: Callable[[int], Iterator[Batch]]


def open_index(data: bytes) -> Opened:
    """A file of the index. Raises NotTheIndex, and Invalid where it cannot be read."""
    opened = open_if_index(data)
    if opened is None:
        raise NotTheIndex
    return opened


def open_if_index(data: bytes) -> Opened | None:
    """None where the file is no file of the index. Raises Invalid where it cannot be read."""
    packed = read_index(data)
    return (
        None
        if packed is None
        else Opened(packed.count, {"": packed.headers}, lambda done: batches.of_index(packed, done=done))
    )


def open_tables(data: bytes, file_name: str, maps: Mapping[str, ColumnMap]) -> Opened:
    """Any other file; the tables without a map are left out. Raises NothingChosen, and Invalid as `read_tables`."""
    return open_read(read_tables(data, file_name), maps)


def open_read(found: Iterable[Table], maps: Mapping[str, ColumnMap]) -> Opened:
    """As `open_tables`, of a file that was read already."""
    tables = [table for table in found if table.title in maps or is_own(table.headers)]
    chosen = [(table, maps.get(table.title, _OWN)) for table in tables]
    chosen = [each for each in chosen if is_own(each[0].headers) or _TELLING & set(each[1].columns.values())]
    if not chosen:
        raise NothingChosen
    return Opened(
        sum(len(table.rows) for table, _ in chosen),
        {table.title: table.headers for table, _ in chosen},
        lambda done: batches.of_tables(chosen, done=done),
    )
