"""Cells merged over several rows, where no line was left to show it: a list that goes on tells.

14  …    1. Ministry of Justice
15  …    2. Control Yuan          (the list counts on: one cell for 14 and 15)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.corpus.parsing.sheets.sheet import Row

COUNTED = re.compile(r"^(\d{1,2})[.)、．]\s*(?=\D)")
BRACKETED = re.compile(r"^[（(]\s*(?:協\s*辦|协办|主\s*辦|supporting|with|apoio|apoyo|appui|при участии|بمساندة)", re.I)
_INNER = re.compile(r"^[（(]\s*[^:：]{1,20}[:：]\s*")
_MOSTLY: Final = 0.5  # of the rows have something in a column whose empty cells are parts of merged ones


def lists(rows: Sequence[Row], spans: set[int]) -> tuple[int, ...]:
    """The columns of short lists: counted, or with a bracket for those who support."""
    return tuple(_columns([row for row in rows if row.number not in spans]))


def filled(rows: Sequence[Row], spans: set[int], columns: Sequence[int]) -> tuple[Row, ...]:
    """The rows with what merged cells of these columns say in each row that they cover. A heading ends them."""
    found = list(rows)
    for column in columns:
        for group in _groups(found, spans):
            for cell in _cells(group, found, column):
                said = _joined([found[at].cells[column] for at in cell])
                for at in cell:
                    cells = list(found[at].cells)
                    cells[column] = said
                    found[at] = replace(found[at], cells=tuple(cells))
    return tuple(found)


def _columns(rows: Sequence[Row]) -> list[int]:
    width = max((len(row.cells) for row in rows), default=0)
    listed = []
    for column in range(1, width):
        cells = [row.cells[column] for row in rows if row.cells[column]]
        lists = sum(bool(COUNTED.match(cell) or re.search(BRACKETED.pattern, cell, re.I | re.M)) for cell in cells)
        short = sum(len(cell) < 120 for cell in cells)
        if len(cells) >= _MOSTLY * len(rows) and short > len(cells) * 0.7 and lists > len(cells) * 0.2:
            listed.append(column)
    return listed


def _groups(rows: Sequence[Row], spans: set[int]) -> list[list[int]]:
    """Rows between two headings."""
    groups: list[list[int]] = [[]]
    for at, row in enumerate(rows):
        if row.number in spans:
            groups.append([])
        else:
            groups[-1].append(at)
    return groups


def _cells(group: Sequence[int], rows: Sequence[Row], column: int) -> list[list[int]]:
    """Which rows of a group share a cell."""
    cells: list[list[int]] = []
    for at in group:
        own = rows[at].cells[column]
        above = "\n".join(rows[each].cells[column] for each in cells[-1]) if cells else ""
        if cells and above.strip() and _goes_on(above, own):
            cells[-1].append(at)
        else:
            cells.append([at])
    return [cell for cell in cells if len(cell) > 1]


def _goes_on(above: str, own: str) -> bool:
    if not own or BRACKETED.match(own):
        return True
    if _open(above):
        return True
    counted = COUNTED.match(own)
    return counted is not None and int(counted[1]) > 1


def _open(text: str) -> bool:
    """Whether a bracket was opened and not closed, or the list ends with a comma."""
    opened = len(re.findall(r"[（(]", text)) - len(re.findall(r"[)）]", text))
    return opened > 0 or text.rstrip().endswith(("、", ",", "，"))


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in filter(None, parts):
        glue = "" if text and _open(text) and not (COUNTED.match(part) or BRACKETED.match(part)) else "\n"
        text = f"{text}{glue}{part}" if text else part
    return text


def parted(text: str) -> tuple[str, str]:
    """Who leads and who supports of the list in a cell, a line each; what stands in brackets of its own supports.

    `Ministry A、Bureau B (C、D)` is two: a sign within brackets parts nothing.
    """
    leads: list[str] = []
    supports: list[str] = []
    for line in _logical(text):
        if BRACKETED.match(line):
            inner = _INNER.sub("", line.strip()).removesuffix("）").removesuffix(")")
            supports.extend(_values(inner))
        else:
            leads.extend(_values(line))
    return "\n".join(leads), "\n".join(supports)


def _logical(text: str) -> list[str]:
    """The lines, one that ends within a bracket put together with the next."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and _open(found[-1]):
            found[-1] += line
        else:
            found.append(line)
    return found


def _values(text: str) -> list[str]:
    depth, found = 0, [""]
    for sign in text:
        depth += (sign in "（(") - (sign in "）)")
        if sign in "、;；" and depth <= 0:
            found.append("")
        else:
            found[-1] += sign
    return [value.strip() for value in found if value.strip()]
