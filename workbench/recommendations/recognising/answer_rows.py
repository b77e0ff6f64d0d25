"""Positions in tables: a row for each recommendation with its answer, or a column for each answer "
"with its numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.corpus.records import Paragraph
from workbench.recommendations.recognising.named_numbers import named_numbers
from workbench.recommendations.recognising.positions import is_verdict, lead_position, terms
from workbench.recommendations.records import UprPosition

_MARK = re.compile(r"^\W*(?:x|✓|✔|√|●|yes|oui|sí|si|sim|да|نعم|是)\W*$|^[✓✔√●☑☒■]+$", re.I)
_ANSWER = re.compile(
    r"position|respon|answer|decision|status|réponse|respuesta|posición|decisión|posição|resposta"
    r"|позици|ответ|решени"
    r"|الموقف|الرد|رد |立场|答复|回应|回复",
    re.I,
)
_NUMBER = re.compile(r"^\W*(\d{1,3})\W*$")


def row_answers(
    paragraphs: Sequence[Paragraph], known: Mapping[str, str]
) -> Iterator[tuple[Paragraph, list[str], UprPosition | None]]:
    """(row, numbers, position) of each row that says one; the first row of a table may be its heads."""
    heads: tuple[str, ...] = ()
    table: int | None = None
    for paragraph in paragraphs:
        if not paragraph.cells:
            continue
        if paragraph.table != table:
            table, heads = paragraph.table, ()
        if not heads and not _numbers_of(paragraph.cells, known):
            heads = paragraph.cells
            continue
        yield from _of_row(paragraph, heads, known)


def _of_row(
    row: Paragraph, heads: Sequence[str], known: Mapping[str, str]
) -> Iterator[tuple[Paragraph, list[str], UprPosition | None]]:
    numbers = _numbers_of(row.cells, known)
    columns = {place: position for place, head in enumerate(heads) if (position := _one_position(head)) is not None}
    for place, cell in enumerate(row.cells):
        if place in columns and cell.strip():
            own = [number for each in named_numbers(cell, known) for number in each.numbers]
            if own or _MARK.match(cell):
                yield row, own or numbers, columns[place]
    if numbers and (position := _said_in_row(row.cells, heads)) is not None:
        yield row, numbers, position


def _numbers_of(cells: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The numbers in the first cell that has any; a bare `5` is 119.5 where all are of paragraph 119."""
    for cell in cells:
        if found := [number for each in named_numbers(cell, known) for number in each.numbers]:
            return found
    stems = {number.partition(".")[0] for number in known}
    match = _NUMBER.match(cells[0]) if cells and len(stems) == 1 else None
    number = f"{next(iter(stems))}.{int(match[1])}" if match else ""
    return [number] if number in known else []


def _one_position(head: str) -> UprPosition | None:
    """Of a column's head: `Supported`, and not `Position (supported/noted)`."""
    said = {each.position for each in terms(head)}
    return said.pop() if len(said) == 1 and not _ANSWER.search(head) else None


def _said_in_row(cells: Sequence[str], heads: Sequence[str]) -> UprPosition | None:
    """Of the cell under `Position`, else of the shortest that says one."""
    answering = [cell for cell, head in zip(cells, heads, strict=False) if _ANSWER.search(head)]
    for cell in (*answering, *sorted(cells, key=len)):
        first = re.split(r"[.;\n。；–—]|\s-\s", cell.strip())[0]
        if is_verdict(first) and (position := lead_position(first)) is not None:
            return position
    return next((position for cell in answering if (position := lead_position(cell)) is not None), None)
