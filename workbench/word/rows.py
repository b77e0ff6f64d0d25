"""The tables of a .docx as rows of cells, each cell with its paragraphs as lines: what a list in a cell was stays one.

For tables that are taken in row by row. Tracked changes read as if accepted; what is merged downwards is said in every
row that it covers. A table in a cell is text of that cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.cycles import unsearched
from workbench.word.accepted import BOX
from workbench.word.flow import Flow, flow
from workbench.word.grid import Grid
from workbench.word.outline import Styles
from workbench.word.package import open_package
from workbench.word.sequences import Numbering
from workbench.word.xml import WRAPPERS, Element, name

_BODY, _P, _TBL = (name(f"w:{tag}") for tag in ("body", "p", "tbl"))
_WANTED = frozenset({"styles", "numbering"})


@dataclass(frozen=True)
class WordTable:
    """`above` are the paragraphs between the table before, or the beginning, and this one; `across` counts the rows,
    from 0, of which a single cell goes over the whole width."""

    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    across: frozenset[int]


def read_tables(data: bytes) -> tuple[WordTable, ...]:
    """The tables of a .docx in order. Raises UnsafeFile with the reason."""
    with unsearched():
        package = open_package(data, wanted=_WANTED)
        found = flow(package.body, Styles(package.related("styles")), Numbering(package.related("numbering")))
        body = package.body.find(_BODY)
        return tuple(_tables(body, found)) if body is not None else ()


def _tables(body: Element, found: Flow) -> Iterator[WordTable]:
    above: list[str] = []
    for child in _children(body):
        if child.tag == _P:
            above.extend(_lines(child, found))
            continue
        grid = Grid(child, found.spans)
        rows = tuple(grid.whole(row, tuple("\n".join(_lines(cell, found)) for cell, _, _ in row)) for row in grid.rows)
        wide = frozenset(at for at, row in enumerate(grid.rows) if grid.width > 1 and len(row) == 1)
        yield WordTable(tuple(above), rows, wide)
        above = []


def _children(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in WRAPPERS or child.tag == BOX:
            yield from _children(child)


def _lines(parent: Element, found: Flow) -> Iterator[str]:
    for paragraph in parent.iter(_P):
        said = found.said.get(paragraph)
        if said is not None:
            yield f"{said.numbering} {said.text}".strip()
