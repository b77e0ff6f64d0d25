"""What a table says of all its rows: by its title, its file, the sheets beside it, the columns it has (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.corpus.parsing.identity.places import states_in
from workbench.recommendations.intake.records import Field, Table
from workbench.treaties import find_symbols
from workbench.treaties.catalogue import UPR
from workbench.treaties.names import treaty_named_in

_LOOKED_AT = 40  # rows
_BESIDE = 100  # rows of a sheet that explains another


@dataclass(frozen=True)
class Known:
    """What is known beside a table: names of organisations, the State that the library is kept for, the name of the
    file, and the symbols that other tables of it name."""

    organisations: tuple[str, ...] = ()
    state: str = ""
    file_name: str = ""
    symbols: tuple[str, ...] = ()


def symbols_named(tables: Sequence[Table]) -> tuple[str, ...]:
    """The symbols that short sheets of a file name, such as the one that says what each column is for."""
    cells = (
        cell for table in tables if len(table.rows) <= _BESIDE for row in table.rows for cell in row.cells.values()
    )
    return tuple(dict.fromkeys(symbol.text for cell in cells for _, _, symbol in find_symbols(cell)))


def fixed(table: Table, meanings: Mapping[str, Field], known: Known) -> dict[Field, str]:
    """What no column says and the table does, each only where there is no doubt."""
    said = set(meanings.values())
    found: dict[Field, str] = {}
    title = f"{table.title} {known.file_name}".replace("_", " ").replace("-", " ")
    if not said & {Field.SYMBOL, Field.CITATION, Field.RECOMMENDING_STATES}:
        symbol = _only(symbol.text for _, _, symbol in find_symbols(table.title)) or _only(known.symbols)
        if symbol:
            found[Field.SYMBOL] = symbol
    if not said & {Field.TREATY, Field.BODY, Field.SYMBOL} and Field.SYMBOL not in found:
        treaty = UPR if _is_review(table, meanings) else treaty_named_in(title)
        if treaty:
            found[Field.TREATY] = treaty
    if Field.STATE not in said and Field.SYMBOL not in found:
        state = _only(states_in(title)) or known.state
        if state:
            found[Field.STATE] = state
    return found


def _only(values: Iterator[str] | Sequence[str] | Mapping[str, int]) -> str:
    """The one value, "" where there are none or several."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _is_review(table: Table, meanings: Mapping[str, Field]) -> bool:
    """A table of the Universal Periodic Review: who recommended, or what the State under review said."""
    said = set(meanings.values())
    if Field.RECOMMENDING_STATES in said:
        return True
    sources = (cell for row in islice(table.rows, _LOOKED_AT) for cell in row.cells.values())
    return Field.POSITION in said and Field.TEXT in said and any("A/HRC/" in cell for cell in sources)
