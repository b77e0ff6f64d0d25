"""Which words of a line stand in which column, where columns were set with spaces and some lines lost them.

    12   委員會欣見設立協調與推動兒少福利及權益保障政策的團隊，也欣見行政 衛福部（社家署）

A full cell and the next one are a single space apart. What tells them: where columns begin on the page, how wide
a full cell is, and in which letters a column is written. The cheapest way to put the words of a line into the columns,
from left to right, is taken.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from workbench.corpus.parsing.sheets.bands import Word, segments
from workbench.corpus.parsing.texts.wrapped import width

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_NARROW = re.compile(r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_CLOSING = re.compile(r"^[，。；：、）」』》,.;:)\]]")
_TWO_MARKS = re.compile("[，。；：、（）「」『』《》](?=[，。；：、（）「」『』《》])")
_BESIDE_WIDE = re.compile("(?<=[\u2e80-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u2e80-\u9fff])")
_ONE_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_SPREAD = re.compile("(?:^|(?<= ))[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]$")
_CLOSING_WIDE = re.compile("^[，。；：、）」』》]")
_OPENING_WIDE = re.compile("^[（「『《](?![協协主])")
_COUNTED = re.compile(r"\d{1,2}[.)]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?[.)]?")
_LOST_PLACE: Final = re.compile(r"^[（(]\S")  # a wide bracket leaves a gap before it that is none
_SURE: Final = 3  # pieces that begin at the same place
_BESIDE: Final = 3  # signs
_OVERFULL: Final = 4.0
_INDENT: Final = 3  # signs: what begins before that is the number of a row
_TABBED: Final = 12  # spaces between the number of an item and the item
_LOST: Final = 5  # spaces that a wide bracket may leave before it
_NEVER: Final = 1e6


@dataclass(frozen=True)
class Column:
    """Where a column begins (signs), how wide a full cell of it is (columns of a screen), and whether in wide signs."""

    left: int
    full: int
    wide: bool | None


@dataclass(frozen=True)
class _Piece:
    text: str
    start: int
    gap: int  # spaces before it; many at the beginning of a line

    @property
    def wide(self) -> bool | None:
        if _WIDE.search(self.text):
            return True
        return False if _NARROW.search(self.text) else None


def columns(pages: Sequence[tuple[Sequence[str], Sequence[Word]]]) -> tuple[tuple[Column, ...], ...]:
    """The columns of each page of one table, given its lines and the names above them.

    Where a column begins may differ from page to page; its letters and how wide it is do not.
    """
    lefts = _lefts([_placed(lines) for lines, _ in pages], [names for _, names in pages])
    owns: list[list[Word]] = [[] for _ in lefts[0]]
    for (lines, _), page in zip(pages, lefts, strict=True):
        ends = [*page[1:], 10_000]
        for each in _placed(lines):
            for own, left, end in zip(owns, page, ends, strict=True):
                if left <= each.start < end:
                    own.append(each)
    letters = [_letters(own) for own in owns]
    fulls = [_full(own, wide) for own, wide in zip(owns, letters, strict=True)]
    return tuple(tuple(map(Column, page, fulls, letters)) for page in lefts)


def _placed(lines: Sequence[str]) -> list[Word]:
    return [segment for line in lines for segment in segments(line) if not _CLOSING.match(segment.text)]


def _lefts(found: Sequence[Sequence[Word]], names: Sequence[Sequence[Word]]) -> list[list[int]]:
    """Where each column begins on each page: where many pieces begin, else as far left of its name as elsewhere."""
    lefts = [[0] for _ in found]
    for column in range(1, len(names[0])):
        before = [(page[column - 1].end, page[column].start) for page in names]
        likely = [_likely(pieces, *between) for pieces, between in zip(found, before, strict=True)]
        sure = [own - left for (_, own), (left, count) in zip(before, likely, strict=True) if count > _SURE]
        usual = round(median(sure)) if sure else 0
        for page, pieces, (after, own) in zip(lefts, found, before, strict=True):
            left, count = _likely(pieces, after, own)
            if count <= _SURE:
                near = [each.start for each in pieces if abs(own - usual - each.start) <= _BESIDE]
                left = min(near, default=own - usual)
            page.append(max(page[-1] + 1, left))
    return lefts


def _likely(pieces: Sequence[Word], after: int, own: int) -> tuple[int, int]:
    """The first place, right of the name before and not right of the own, where many pieces begin; and how many."""
    counted = Counter(each.start for each in pieces if after - 1 < each.start <= own + 1)
    most = max(counted.values(), default=0)
    return min(((start, count) for start, count in counted.items() if count >= max(1, most * 0.5)), default=(own, 0))


def _full(own: Sequence[Word], wide: bool | None) -> int:
    """How wide a full cell is: where most pieces end, or have a space behind which the next column may begin."""
    ends = Counter(
        _set(each.text[: space.start()])
        for each in own
        for space in re.finditer(r" |$", each.text)
        if wide is None or not _mixed(each.text[: space.start()], wide=wide)
    )
    whole = sorted(_set(each.text) for each in own)
    if not ends:
        return 0
    usual = whole[int(len(whole) * 0.8)]
    near = {end: sum(ends[each] for each in (end - 1, end, end + 1)) for end in ends}
    return max((end for end in ends if end >= usual * 0.5), key=lambda end: near[end], default=usual)


def _mixed(text: str, *, wide: bool) -> bool:
    """Whether there are words of both letters in a text; a few narrow ones in a wide text are its own."""
    narrow = len(_NARROW.findall(text))
    return narrow > 12 if wide else bool(_WIDE.search(text))


def _letters(own: Sequence[Word]) -> bool | None:
    wide = sum(bool(_WIDE.search(each.text)) for each in own)
    narrow = sum(bool(_NARROW.search(each.text)) and not _WIDE.search(each.text) for each in own)
    if wide + narrow < 3:
        return None
    return wide > narrow


def cut(line: str, columns: Sequence[Word]) -> tuple[str, ...]:
    """The text of each column of a line where columns are exactly where their names are."""
    starts = [0, *(each.start for each in columns[1:])]
    return tuple(" ".join(line[start:end].split()) for start, end in zip(starts, [*starts[1:], None], strict=True))


def rejoined(lines: Sequence[str]) -> list[str]:
    """The lines with what follows a wide bracket, and was set a line lower, put back behind it: `》` / `  ，且制定`."""
    found: list[str] = []
    for line in lines:
        start = len(line) - len(line.lstrip())
        goes_on = _CLOSING_WIDE.match(line.lstrip()) or _OPENING_WIDE.match(line.lstrip())
        if found and goes_on and start and abs(len(found[-1].rstrip()) - start) <= _BESIDE:
            found[-1] = found[-1].rstrip() + line.lstrip()
            found.append("")
        else:
            found.append(line)
    return found


def parted(lines: Sequence[str], page: Sequence[Column]) -> list[tuple[str, ...]]:
    """The text of each column in each line of a page."""
    found = []
    above: dict[int, int] = {}  # where pieces began in the lines just above → their column
    for line in lines:
        pieces = _pieces(line)
        way = _cheapest(pieces, page, above) if pieces else []
        cells: list[list[str]] = [[] for _ in page]
        for piece, column in zip(pieces, way, strict=True):
            cells[column].append(piece.text)
        found.append(tuple(" ".join(cell) for cell in cells))
        if pieces:
            above = {each.start: column for each, column in zip(pieces, way, strict=True) if each.gap > 1}
    return found


def _pieces(line: str) -> list[_Piece]:
    """The words of a line; the number of an item of a list goes with its first word, letters that were spread over
    the width of a cell go together."""
    found: list[_Piece] = []
    before = -10
    for match in re.finditer(r"\S+", line):
        text, gap = match.group(), match.start() - before
        last = found[-1] if found else None
        if last and (_opens_item(last, gap) or _is_spread(last, text, gap)):
            found[-1] = replace(last, text=f"{last.text} {text}")
        else:
            found.append(_Piece(text, match.start(), gap))
        before = match.end()
    return found


def _opens_item(last: _Piece, gap: int) -> bool:
    return last.start > _INDENT and gap <= _TABBED and bool(_COUNTED.fullmatch(last.text))


def _is_spread(last: _Piece, text: str, gap: int) -> bool:
    return gap == 1 and bool(_ONE_WIDE.fullmatch(text) and _SPREAD.search(last.text))


def _cheapest(pieces: Sequence[_Piece], page: Sequence[Column], above: Mapping[int, int]) -> list[int]:
    """The column of each piece. Kept for every column: the cost of the best way there, and where its cell began."""
    best: dict[int, tuple[float, list[int], int]] = {}
    for column in range(len(page)):
        best[column] = (_place(pieces[0], page, column, above) + _fit(pieces[0], page[column]), [column], 0)
    for at, piece in enumerate(pieces[1:], start=1):
        following: dict[int, tuple[float, list[int], int]] = {}
        for column in range(len(page)):
            ways = []
            for before, (cost, way, began) in best.items():
                if before > column:
                    continue
                cell = pieces[began : at + 1]
                step = _same if before == column else _next
                cost += step(cell, page, before, column, above)
                ways.append((cost + _fit(piece, page[column]), [*way, column], began if before == column else at))
            following[column] = min(ways, key=lambda each: each[0])
        best = following
    return min(best.values(), key=lambda each: each[0])[1]


def _same(pieces: Sequence[_Piece], page: Sequence[Column], _: int, column: int, above: Mapping[int, int]) -> float:
    """What it costs that the last of these pieces stands in the same column as the others."""
    *cell, piece = pieces
    if column == 0 and (piece.gap > 1 or piece.start > page[1].left):
        return 8.0
    if _CLOSING.match(piece.text):
        return 0.0
    if piece.gap == 1:
        return _overfull(page[column], cell, piece) if column + 1 < len(page) else 0.0
    if page[column].wide is False or (_LOST_PLACE.match(piece.text) and piece.gap < _LOST):
        return 0.2 * min(piece.gap, 6) + _place(piece, page, column, above) * 0.5
    return 0.5 * min(piece.gap, 12) + _place(piece, page, column, above) * 0.5


def _overfull(column: Column, cell: Sequence[_Piece], piece: _Piece) -> float:
    """What it costs to go over the edge of a column in wide signs, whose full lines are nearly equally wide."""
    if column.wide is False:
        return 0.0
    over = [_set_width(each, column.left) - column.full - 2 for each in (cell, [*cell, piece])]
    before, after = (min(_OVERFULL, 0.6 * max(0, each)) for each in over)
    return after - before


def _next(
    pieces: Sequence[_Piece], page: Sequence[Column], before: int, column: int, above: Mapping[int, int]
) -> float:
    """What it costs that the last of these pieces is the first in `column`, after the others in `before`."""
    *cell, piece = pieces
    if _CLOSING.match(piece.text):
        return 8.0
    if piece.gap > 1:
        said = _set_width(cell, page[before].left) + piece.gap
        beside = 0.5 + 0.1 * abs(said - page[before].full - 2)
        is_next = column == before + 1 and page[before].wide is True and before > 0
        return min(_place(piece, page, column, above), beside) if is_next else _place(piece, page, column, above)
    if before == 0:
        is_text = column == 1 and _NUMBER.fullmatch(cell[0].text) and abs(piece.start - page[1].left) < _BESIDE
        return 1.0 if is_text else 6.0
    said = _set_width(cell, page[before].left)
    loose = 0.05 if page[before].wide is False else 0.3
    figures = 1.5 if piece.text.isdecimal() else 0.0  # `2017` at the end of a line of text
    return 1.0 + figures + loose * abs(page[before].full - said)


def _set_width(cell: Sequence[_Piece], left: int) -> int:
    """How wide pieces are set in one cell that begins at `left`, the indent of the line with them."""
    first = cell[0]
    return _set(" ".join(each.text for each in cell)) + (max(0, first.start - left) if first.gap > first.start else 0)


def _set(text: str) -> int:
    """The columns that a text takes in print: less for two wide marks in a row, or a space by a wide sign."""
    return width(text) - len(_TWO_MARKS.findall(text)) - len(_BESIDE_WIDE.findall(text)) // 2


def _place(piece: _Piece, page: Sequence[Column], column: int, above: Mapping[int, int]) -> float:
    """How far from its column a piece begins that spaces were set before."""
    left = page[column].left
    if column == 0:
        is_number = bool(_NUMBER.fullmatch(piece.text)) and piece.start <= page[1].left + 1
        return 0.0 if piece.start <= min(left + 2, page[1].left - 2) else 1.0 if is_number else _NEVER
    aligned = -2.0 if above.get(piece.start) == column and column > 1 else 0.0
    if piece.start < page[1].left and _NUMBER.fullmatch(piece.text):
        return 3.0
    if piece.start < left:
        return aligned + (0.2 if piece.gap > piece.start else 0.4) * (left - piece.start)
    if column + 1 < len(page) and piece.start >= page[column + 1].left:
        return aligned + 1.0 + 0.6 * (piece.start - page[column + 1].left)
    return aligned + 0.1 * (piece.start - left)


def _fit(piece: _Piece, column: Column) -> float:
    """Words of other letters than the column's: wide signs never stand in a column of narrow ones."""
    if piece.wide is None or column.wide is None or piece.wide == column.wide:
        return 0.0
    return 6.0 if piece.wide else 0.8
