"""Which tables of a file are taken in, and what their columns mean where nobody says so at the moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.errors import N_, Invalid
from workbench.recommendations.intake.fixing import Known, symbols_named
from workbench.recommendations.intake.maps import NotAMap
from workbench.recommendations.intake.proposing import NoHeader, proposed
from workbench.recommendations.intake.records import ColumnMap, Table
from workbench.recommendations.intake.remembering import remembered
from workbench.recommendations.lists.columns import is_own
from workbench.store import Database

_NOT_CHOSEN = N_("It was not chosen.")


class NoSuchTable(Invalid):
    message = N_("The file has no table “%(table)s”. Nothing was taken in. Its tables are: %(tables)s.")


@dataclass(frozen=True)
class Chosen:
    """Title of a table → its map; title → why it is left out, "" where none of its columns says a recommendation."""

    maps: dict[str, ColumnMap] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def choose(
    db: Database,
    tables: Sequence[Table],
    file_name: str,
    given: ColumnMap | None = None,
    titles: Sequence[str] = (),
) -> Chosen:
    """What is taken in of a file: by the map that is given, else by one that was settled before, else as proposed.

    `titles` are the tables that somebody chose, hidden ones too; without any, all that are not proposed to be left out.
    Raises NotAMap where the given one fits no table, and NoSuchTable.
    """
    found = Chosen()
    _check_titles(titles, tables)
    known = known_of(db, tables, file_name)
    for table in tables:
        if titles and table.title not in titles:
            found.left_out[table.title] = _NOT_CHOSEN
        elif table.left_out and not titles:
            found.left_out[table.title] = table.left_out
        elif is_own(table.headers):
            found.maps[table.title] = ColumnMap({})
        elif (column_map := _map_of(db, table, known, given)) is not None:
            found.maps[table.title] = column_map
        else:
            found.left_out[table.title] = ""
    if given is not None and not found.maps:
        raise NotAMap(fault="no table of the file has the columns that it names")
    return found


def _check_titles(titles: Sequence[str], tables: Sequence[Table]) -> None:
    for title in titles:
        if title not in {table.title for table in tables}:
            raise NoSuchTable(table=title, tables=", ".join(table.title for table in tables))


def known_of(db: Database, tables: Sequence[Table], file_name: str) -> Known:
    """What a proposal may lean on: the names of organisations, the State of the library if it is kept for one."""
    names = [str(row["name"]) for row in db.query("select name from organisation union select name from also_called")]
    states = [
        str(row["state"])
        for row in db.query(
            "select state from document where state is not null and replaced_by is null group by state "
            "order by count(*) desc limit 2"
        )
    ]
    state = states[0] if len(states) == 1 else ""
    return Known(tuple(names), state, file_name, symbols_named(tables))


def _map_of(db: Database, table: Table, known: Known, given: ColumnMap | None) -> ColumnMap | None:
    """None where the table says nothing of recommendations."""
    if given is not None:
        return given if set(given.columns) & set(table.headers) else None
    settled = remembered(db, table.headers) if table.headers else None
    if settled is not None:
        return settled.column_map
    try:
        proposal = proposed(table, known)
    except NoHeader:
        return None
    return proposal.column_map if proposal.is_enough else None
