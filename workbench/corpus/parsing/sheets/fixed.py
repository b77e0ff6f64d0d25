"""Tables whose columns are set with spaces: a page made of a .pdf line by line, a text with names over dashes.

    點次            結論性意見內容                    權責機關
    14   委員會注意到且關心中華民國（臺灣）尚未成立獨立國家人權機構。         1. 法務部
                                                        2. 監察院

Reads: the lines of a file. Writes: `Sheet`s, a row for each number in the first column (or each line that fills it).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.corpus.parsing.sheets import merged, parting
from workbench.corpus.parsing.sheets.bands import Band, bands
from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.errors import N_

EARLIER: Final = N_("A later version of the same table stands in the file.")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?(?:\s?[a-z]?\))?[.)]?")
_PAGE = re.compile(r"^\s*[-–—]?\s*(?:page\s*)?\d{1,4}\s*[-–—]?\s*$", re.I)
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_SPREAD = re.compile("(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]) (?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])")
_ENDED = re.compile(r"[.;:!?。；：！？]['\"”’»）)\]」』]*$")
_SAME: Final = 0.8  # of the numbers of a table are those of another version of it
_STARTS_AGAIN: Final = 5
_SENTENCE: Final = 15  # signs
_TITLE: Final = 4  # lines


@dataclass(frozen=True)
class Line:
    """A line as it is set; `heading` where the file itself says that it is one."""

    text: str
    heading: bool = False


@dataclass
class _Made:
    """A row while its lines come: the lines of each cell, and where it begins in the file."""

    number: int
    cells: list[list[str]]
    heading: str = ""


@dataclass
class _Table:
    title: str
    names: tuple[str, ...]
    rows: list[_Made] = field(default_factory=list)


def tables(lines: Sequence[Line]) -> Iterator[Sheet]:
    """The tables among the lines, in order; none where no names stand above columns."""
    texts = [line.text for line in lines]
    found = bands(texts)
    if not found:
        return
    pages = [
        (band, list(range(band.ends, after.begins if after else len(lines))))
        for band, after in zip(found, [*found[1:], None], strict=True)
    ]
    groups: dict[tuple[str, ...], list[tuple[Band, list[int]]]] = {}
    for band, page in pages:
        groups.setdefault(tuple(word.text for word in band.columns), []).append((band, page))
    cells: dict[int, tuple[str, ...]] = {}
    for group in groups.values():
        cells.update(_parted(group, lines))
    made = list(_tables(found, pages, lines, cells))
    yield from _versions([_sheet(each) for each in made if each.rows])


def _parted(group: Sequence[tuple[Band, list[int]]], lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The cells of each line on pages with the same columns."""
    if len(group[0][0].columns) < 2:
        return
    own = [[at for at in page if not lines[at].heading] for _, page in group]
    if group[0][0].ruled:
        for (band, _), page in zip(group, own, strict=True):
            yield from ((at, parting.cut(lines[at].text, band.columns)) for at in page)
        return
    texts = [parting.rejoined([lines[at].text for at in page]) for page in own]
    columns = parting.columns([(said, band.columns) for said, (band, _) in zip(texts, group, strict=True)])
    for page, said, of_page in zip(own, texts, columns, strict=True):
        yield from zip(page, parting.parted(said, of_page), strict=True)


def _tables(
    found: Sequence[Band],
    pages: Sequence[tuple[Band, list[int]]],
    lines: Sequence[Line],
    cells: dict[int, tuple[str, ...]],
) -> Iterator[_Table]:
    """A table goes on over its pages; a new one begins where the names are others, or the numbers begin again."""
    if not found:
        return
    waiting = list(range(found[0].begins))  # the page before: its last lines may be the title of a new table
    table = _Table("", ())
    for band, page in pages:
        names = tuple(word.text for word in band.columns)
        numbers = [int(cells[at][0]) for at in page if at in cells and cells[at][0].isdecimal()]
        is_new = table.names != names or _begins_again(table, waiting, numbers, cells)
        title = _title(waiting, lines) if is_new else []
        if table.names:
            _add(table, [at for at in waiting if at not in title], lines, cells)
        if is_new:
            yield table
            table = _Table(" ".join(" ".join(lines[at].text.split()) for at in title), names)
        waiting = page
    _add(table, waiting, lines, cells)
    yield table


def _begins_again(
    table: _Table, waiting: Sequence[int], numbers: Sequence[int], cells: dict[int, tuple[str, ...]]
) -> bool:
    before = [int(row.cells[0][0]) for row in table.rows if row.cells and row.cells[0] and row.cells[0][0].isdecimal()]
    before += [int(cells[at][0]) for at in waiting if at in cells and cells[at][0].isdecimal()]
    return bool(numbers) and bool(before) and (numbers[0] <= before[0] or numbers[0] < before[-1] - _STARTS_AGAIN)


def _title(before: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The lines above the names, back to the end of a page: `List of … (final)`, `26 April 2018`."""
    said: list[int] = []
    for at in reversed(before):
        text = " ".join(lines[at].text.split())
        if (
            _PAGE.match(text)
            or len(said) == _TITLE
            or (said and _ENDED.search(text) and not text.endswith(("）", ")")))
        ):
            break
        if text:
            said.append(at)
    return sorted(said)


def _add(table: _Table, page: Sequence[int], lines: Sequence[Line], cells: dict[int, tuple[str, ...]]) -> None:
    """The lines of a page as rows, without its number: a figure alone in the midst of a line, or at the end."""
    last = next((at for at in reversed(page) if lines[at].text.strip()), -1)
    for at in page:
        line = lines[at]
        if _PAGE.match(line.text) and (at == last or line.text.startswith(" ")):
            continue
        said = cells.get(at)
        if line.heading or said is None:
            table.rows.append(_Made(at + 1, [], " ".join(line.text.split())))
        elif said[0] and (_NUMBER.fullmatch(said[0]) or not _is_numbered(table)):
            table.rows.append(_Made(at + 1, [[cell] if cell else [] for cell in said]))
        elif said[0]:
            table.rows.append(_Made(at + 1, [], " ".join(line.text.split())))
        elif any(said):
            _go_on(table, at, said)


def _is_numbered(table: _Table) -> bool:
    """Whether rows begin with numbers: then a line that begins otherwise is a heading."""
    firsts = [row.cells[0][0] for row in table.rows if row.cells and row.cells[0]]
    return not firsts or sum(bool(_NUMBER.fullmatch(first)) for first in firsts) > len(firsts) / 2


def _go_on(table: _Table, at: int, said: Sequence[str]) -> None:
    """A line whose first cell is empty goes on with the row above, past a heading that was put between."""
    row = next((row for row in reversed(table.rows) if row.cells), None)
    last = table.rows[-1] if table.rows else None
    if last is not None and last.heading and _is_of_text(said):
        last.heading = f"{last.heading} {joined(list(filter(None, said)))}"
        return
    if row is None:
        table.rows.append(_Made(at + 1, [], " ".join(filter(None, said))))
        return
    for lines, cell in zip(row.cells, said, strict=True):
        if cell:
            lines.append(cell)


def _is_of_text(said: Sequence[str]) -> bool:
    """Whether a line fills no other column than those next to the first: a heading goes on, or one stands below it."""
    return bool(said[1]) and not any(said[3:]) and not (len(said) == 3 and said[2])


def _sheet(table: _Table) -> Sheet:
    rows: list[Row] = []
    spans: set[int] = set()
    numbered = _is_numbered(table)
    for made in table.rows:
        if not made.cells:
            rows.append(Row(made.number, (made.heading, *[""] * (len(table.names) - 1))))
            spans.add(made.number)
            continue
        cells, heading = _without_heading(made.cells) if numbered else (made.cells, "")
        rows.append(Row(made.number, tuple(joined(lines) for lines in cells)))
        if heading:
            rows.append(Row(made.number + 1, (heading, *[""] * (len(table.names) - 1))))
            spans.add(made.number + 1)
    listed = merged.lists(rows, spans)
    rows = list(merged.filled(rows, spans, listed))
    names = list(table.names)
    for column in listed:
        word = _support(rows, column)
        if word:
            names.append(f"{table.names[column]}: {word}")
            rows = [row if row.number in spans else _apart(row, column) for row in rows]
    return Sheet(table.title, (Row(0, tuple(names)), *rows), frozenset(spans))


def _support(rows: Sequence[Row], column: int) -> str:
    """The word before those who support, `協辦`; "" where no cell of the column names any."""
    for row in rows:
        for line in row.cells[column].split("\n"):
            if merged.BRACKETED.match(line):
                return line.strip("（( ").partition("：")[0].partition(":")[0].strip()
    return ""


def _apart(row: Row, column: int) -> Row:
    """Those who lead stay in their column, those who support have one of their own at the end."""
    leads, supports = merged.parted(row.cells[column])
    return replace(row, cells=(*row.cells[:column], leads, *row.cells[column + 1 :], supports))


def _without_heading(cells: Sequence[Sequence[str]]) -> tuple[list[list[str]], str]:
    """The cells of a numbered row without the heading that stands below its text, above the next number."""
    kept = [list(lines) for lines in cells]
    heading = ""
    for at in _columns_of_text(kept):
        lines = kept[at]
        ends = [index for index, line in enumerate(lines) if _ENDED.search(line)]
        after = lines[ends[-1] + 1 :] if ends else []
        if after and len(after) <= _TITLE and len("".join(after)) <= 120 and not _ENDED.search(after[-1]):
            heading = heading or joined(after)
            kept[at] = lines[: ends[-1] + 1]
    return kept, heading


def _columns_of_text(cells: Sequence[Sequence[str]]) -> list[int]:
    """The columns that hold sentences: the longest, and those that are half as long."""
    lengths = [len("".join(lines)) for lines in cells]
    return [at for at, length in enumerate(lengths) if at and length > _SENTENCE and length * 2 >= max(lengths)]


def joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one text; each item of a counted list stays a line."""
    text = ""
    for line in (_SPREAD.sub("", line) for line in lines):
        if not text:
            text = line
        elif merged.COUNTED.match(line) or merged.BRACKETED.match(line):
            text += f"\n{line}"
        else:
            text += line if _WIDE.match(text[-1]) or _WIDE.match(line[0]) else f" {line}"
    return text


def _versions(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Of several versions of one table the last is read where nobody asks for the others."""
    keys = [{row.cells[0] for row in sheet.rows[1:] if row.number not in sheet.spans} for sheet in sheets]
    for at, sheet in enumerate(sheets):
        later = any(len(keys[at] & other) >= _SAME * len(keys[at]) > 2 for other in keys[at + 1 :])
        yield replace(sheet, left_out=EARLIER) if later else sheet
