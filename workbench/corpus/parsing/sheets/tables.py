"""The tables of a file as they stand in it, for what is taken in row by row. Runs in a limited process.

Reads: an .xlsx, text with delimiters, a .docx, a web page, lines set in fixed columns. Writes: `Sheet`s.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.corpus.parsing.formats import CSV, HTML, MARKDOWN, PDF, TEXT, XLSX, NotReadable, kind_of_file
from workbench.corpus.parsing.sheets import delimited, fixed, headers, pagetables, workbook
from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.corpus.parsing.texts import encodings, webpage
from workbench.corpus.parsing.texts.surroundings import content, is_around, text_of
from workbench.errors import N_, Invalid
from workbench.word import MEDIA_TYPE as DOCX
from workbench.word import rows as word_rows

_LONGEST_GROUP = 200  # letters of a line between two tables that says what the rows below it have in common


class NoTable(Invalid):
    message = N_(
        "No table was found in the file. Nothing was taken in. Save the table as .xlsx or .csv, one recommendation "
        "in a row, with the names of the columns above it, and give that."
    )


def read(data: bytes) -> tuple[Sheet, ...]:
    """The tables of a file. Raises NoTable, NotReadable and what the reader of its kind of file raises."""
    kind = kind_of_file(data)
    if kind == PDF:
        raise NotReadable(
            what=N_("This is a .pdf: its tables cannot be told from its text."),
            remedy=N_("Copy the table into a spreadsheet and save it as .xlsx."),
        )
    if kind not in _READERS:
        raise NotReadable(what=N_("This file must be converted first."), remedy=N_("Save it as .docx."))
    found = tuple(_READERS[kind](data))
    if not found:
        raise NoTable
    return found


def _workbook(data: bytes) -> Iterator[Sheet]:
    yield from workbook.every_sheet(data)


def _text(data: bytes) -> Iterator[Sheet]:
    """Delimiters, or columns that are set with spaces."""
    text = encodings.decoded(data)
    sign = delimited.delimiter_of(text)
    if sign:
        yield delimited.read(text, sign)
    else:
        yield from fixed.tables([fixed.Line(line) for line in text.split("\n")])


def _page(data: bytes) -> Iterator[Sheet]:
    """The tables that the page marks as such, else those that its lines are set in."""
    root = webpage.parsed(data)
    marked = tuple(pagetables.tables(root))
    if marked:
        yield from marked
        return
    yield from fixed.tables(
        [
            fixed.Line(line.rstrip(), heading=element.tag != "p" and element.tag != "pre")
            for element in content(root).iter("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
            if not any(is_around(each) for each in (element, *element.iterancestors()))
            for line in text_of(element).split("\n")
        ]
    )


def _word(data: bytes) -> Iterator[Sheet]:
    """The tables of two columns and more. One that goes on with the columns of the one before is part of it."""
    made: list[Sheet] = []
    for table in word_rows.read_tables(data):
        if max(map(len, table.rows), default=0) < 2:
            continue
        sheet = _of_word(table)
        if made and _goes_on(made[-1], sheet):
            made[-1] = _joined(made[-1], sheet, [line for line in table.above if len(line) <= _LONGEST_GROUP])
        else:
            title = next((line for line in reversed(table.above) if len(line) <= _LONGEST_GROUP), "")
            made.append(replace(sheet, title=title))
    yield from (made if len(made) != 1 else [replace(made[0], title="")])


def _of_word(table: word_rows.WordTable) -> Sheet:
    rows = [Row(number, cells) for number, cells in enumerate(table.rows, start=1) if any(cells)]
    return Sheet("", tuple(rows), frozenset(at + 1 for at in table.across))


def _goes_on(before: Sheet, sheet: Sheet) -> bool:
    """Whether a table has as many columns as the one before and the same names above them, or none."""
    if len(before.rows[0].cells) != len(sheet.rows[0].cells):
        return False
    _, names, _ = headers.split(before)
    _, own, _ = headers.split(sheet)
    return bool(names) and (own == names or not own or (not set(own) & set(names) and _is_row_like(own, before)))


def _is_row_like(names: Sequence[str], before: Sheet) -> bool:
    """Whether the supposed names are as long as the rows of the table before: a row of it that stands first."""
    below = before.rows[1:]
    usual = sum(len("".join(row.cells)) for row in below) / max(1, len(below))
    return len("".join(names)) > usual / 2


def _joined(before: Sheet, sheet: Sheet, above: Sequence[str]) -> Sheet:
    last = before.rows[-1].number
    _, names, _ = headers.split(before)
    rows, spans = list(before.rows), set(before.spans)
    for line in above:
        last += 1
        rows.append(Row(last, (line, *[""] * (len(names) - 1))))
        spans.add(last)
    for row in sheet.rows:
        last += 1
        if tuple(" ".join(cell.split()) for cell in row.cells) != names:
            rows.append(replace(row, number=last))
            spans |= {last} if row.number in sheet.spans else set()
    return Sheet(before.title, tuple(rows), frozenset(spans))


_READERS: Mapping[str, Callable[[bytes], Iterator[Sheet]]] = {
    XLSX: _workbook,
    CSV: _text,
    TEXT: _text,
    MARKDOWN: _text,
    HTML: _page,
    DOCX: _word,
}
