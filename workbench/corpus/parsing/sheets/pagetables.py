"""The tables of a web page as rows of cells; lines within a cell stay."""

import re
from collections.abc import Iterator

from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.corpus.parsing.texts.surroundings import Element, content, is_around, text_of

_LINES = frozenset({"br", "p", "li", "div", "tr", "dd", "dt"})
_MOST_SPANNED = 200  # columns or rows that a cell may say it covers


def tables(root: Element) -> Iterator[Sheet]:
    """Each table that holds no other and has two columns at least. Its caption, else the heading above it, names it."""
    heading = ""
    for element in content(root).iter("h1", "h2", "h3", "h4", "h5", "h6", "table"):
        if element.tag != "table":
            heading = " ".join(text_of(element).split())
            continue
        if element.find(".//table") is None and not is_around(element):
            caption = next((" ".join(text_of(each).split()) for each in element.iter("caption")), "")
            sheet = _sheet(element, caption or heading)
            if sheet.rows:
                yield sheet


def _sheet(table: Element, title: str) -> Sheet:
    rows: list[Row] = []
    spans: set[int] = set()
    open_cells: dict[int, tuple[int, str]] = {}  # column → rows that it still covers, text
    for number, line in enumerate(table.iter("tr"), start=1):
        cells = list(_cells(line, open_cells))
        if any(cells):
            rows.append(Row(number, tuple(cells)))
            own = list(line.iter("td", "th"))
            if any(_count(cell, "colspan") > 1 for cell in own):
                spans.add(number)
    if max((len(row.cells) for row in rows), default=0) < 2:
        rows = []
    return Sheet(title, tuple(rows), frozenset(spans))


def _cells(line: Element, open_cells: dict[int, tuple[int, str]]) -> Iterator[str]:
    """The cells of a row by column; what a cell above covers is said again, `open_cells` is brought up to date."""
    column = 0
    for cell in line.iter("td", "th"):
        while column in open_cells:
            yield _covered(column, open_cells)
            column += 1
        text, wide, deep = lines_of(cell), _count(cell, "colspan"), _count(cell, "rowspan")
        for more in range(wide):
            said = text if more == 0 else ""
            if deep > 1:
                open_cells[column] = (deep - 1, said)
            yield said
            column += 1
    while column in open_cells:
        yield _covered(column, open_cells)
        column += 1


def _covered(column: int, open_cells: dict[int, tuple[int, str]]) -> str:
    left, text = open_cells.pop(column)
    if left > 1:
        open_cells[column] = (left - 1, text)
    return text


def _count(cell: Element, name: str) -> int:
    said = cell.get(name) or "1"
    return min(_MOST_SPANNED, int(said)) if re.fullmatch(r"[1-9]\d{0,4}", said) else 1


def lines_of(cell: Element) -> str:
    """The text of a cell, a line for each of its paragraphs."""
    lines = "".join(_pieces(cell)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: Element) -> Iterator[str]:
    yield " ".join((element.text or "").split("\n")) if element.text else ""
    for child in element:
        if isinstance(child.tag, str) and not is_around(child):
            yield "\n" if child.tag in _LINES else ""
            yield from _pieces(child)
            yield "\n" if child.tag in _LINES else ""
        yield " ".join((child.tail or "").split("\n")) if child.tail else ""
