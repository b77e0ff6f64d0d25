"""Stage 1c for PDF: pages set in two columns, put into reading order: the left column, then the right one.

Reads: a page of lines. Writes: the same page; where it has two columns its lines are parted at the gutter, those of
the right column follow those of the left and are moved above them, so that later stages see one narrow column. What
stands across both (a title, a wide heading) parts the page into bands that are read one after the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from workbench.corpus.parsing.pdf.lines import Line, Page, Span
from workbench.text.characters import letters

_GUTTER = 9.0  # points: the least room between two columns
_MIDDLE = (0.3, 0.7)  # of the width of the text: where a gutter can be
_STEPS = 17  # places looked at
_EDGE = 0.07  # of the page's height: running heads and page numbers, which stand across
_LEAST_LINES = 8  # on each side
_SHORT_LINES = 2  # on each side, in a document that has columns
_MOSTLY = 0.4  # of the pages have columns: it is a document of columns
_ACROSS_MOST = 0.3  # of the lines: more stand across where there are no columns
_FULL = 0.6  # of a column's width is filled by most of its lines; the cells of a table are not
_LETTERS = 15  # on most lines of a column
_DENSE = 0.6  # of a column's height is filled with lines; beside the cells of a table there is room
_LONELY_MOST = 0.25  # of the lines stand beside nothing: a table leaves one cell empty while the other goes on
_SAME_LINE = 1.5  # points between two baselines that are one
_SMALL = 0.96  # of the size of the page's type: a footnote


def in_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their columns one after the other; pages of one column as they are.

    In a document of columns a page with few lines (the last one, one beside a picture) has them too.
    """
    gutters = {page.number: gutter for page in pages if (gutter := _gutter_of(page)) is not None}
    usual = median(gutters.values()) if len(gutters) >= max(2, _MOSTLY * len(pages)) else None
    found = []
    for page in pages:
        gutter = gutters.get(page.number, usual if usual is not None and _is_short(page, usual) else None)
        found.append(page if gutter is None else replace(page, lines=tuple(_read(_halves(page, gutter)))))
    return tuple(found)


def _gutter_of(page: Page) -> float | None:
    if len(page.lines) < _LEAST_LINES or not _may_have_columns(page.lines):
        return None
    gutter = _gutter([line for line in page.lines if not _at_edge(line, page)])
    if gutter is None or not _are_columns(_halves(page, gutter), _LEAST_LINES):
        return None
    return gutter


def _is_short(page: Page, gutter: float) -> bool:
    """Whether a page has running text on both sides of the gutter of its document, if only a few lines."""
    halves = _halves(page, gutter)
    return all(any(each[0] is not each[1] and each[side] for each in halves) for side in (0, 1)) and _are_columns(
        halves, _SHORT_LINES
    )


def _halves(page: Page, gutter: float) -> list[tuple[Line | None, Line | None]]:
    return [(line, line) if _at_edge(line, page) else _parted(line, gutter) for line in page.lines]


def _may_have_columns(lines: Sequence[Line]) -> bool:
    """A quick look: enough lines have a wide gap, or begin beyond the middle."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle, first = (left + right) / 2, left + _MIDDLE[0] * (right - left)
    last = left + _MIDDLE[1] * (right - left)
    return sum(line.left > middle - _GUTTER or _has_gap(line, first, last) for line in lines) > len(lines) * 0.3


def _has_gap(line: Line, first: float, last: float) -> bool:
    """Whether there is room for a gutter between the words of a line, in the middle of the page."""
    return any(
        after.left - before.right >= _GUTTER and first < after.left and before.right < last
        for before, after in pairwise(line.spans)
    )


def _at_edge(line: Line, page: Page) -> bool:
    return line.baseline > page.height * (1 - _EDGE) or line.baseline < page.height * _EDGE


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the gap that fewest lines stand across."""
    if len(lines) < _LEAST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    first, last = left + _MIDDLE[0] * width, left + _MIDDLE[1] * width
    places = [first + (last - first) * step / (_STEPS - 1) for step in range(_STEPS)]
    across = {place: sum(_stands_across(line, place) for line in lines) for place in places}
    best = min(places, key=lambda place: (across[place], abs(place - (left + right) / 2)))
    return best if across[best] <= len(lines) * _ACROSS_MOST else None


def _stands_across(line: Line, place: float) -> bool:
    """Whether print covers the place, or runs by it with no more than a word's gap."""
    if line.right <= place or line.left >= place:
        return False
    before = max((span.right for span in line.spans if span.left < place), default=line.left)
    after = min((span.left for span in line.spans if span.left >= place), default=line.right)
    return before > place or after - before < _GUTTER


def _parted(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    """(left part, right part); the line itself twice where it stands across."""
    if line.right <= gutter:
        return line, None
    if line.left >= gutter:
        return None, line
    if _stands_across(line, gutter):
        return line, line
    near = tuple(span for span in line.spans if span.left < gutter)
    far = tuple(span for span in line.spans if span.left >= gutter)
    return replace(line, spans=near), replace(line, spans=_without_space(far))


def _without_space(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return (replace(spans[0], text=spans[0].text.lstrip()), *spans[1:])


def _are_columns(halves: Sequence[tuple[Line | None, Line | None]], least: int) -> bool:
    """Running text on both sides, `least` lines of it, and not the cells of a table."""
    parted = [half for half in halves if half[0] is not half[1]]
    columns = [[half[side] for half in parted] for side in (0, 1)]
    near, far = ([line for line in column if line is not None] for column in columns)
    if min(len(near), len(far)) < least:
        return False
    return _runs(near) and _runs(far) and not _is_table(near, far)


def _runs(column: Sequence[Line]) -> bool:
    """Whether a column is running text: most lines full of words, one close below the other."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    if median((line.right - line.left) / max(1.0, right - left) for line in column) < _FULL:
        return False
    if median(letters(line.text) for line in column) < _LETTERS:
        return False
    leading = median(above.baseline - below.baseline for above, below in pairwise(column))
    height = column[0].baseline - column[-1].baseline
    return (len(column) - 1) * leading >= _DENSE * height


def _is_table(near: Sequence[Line], far: Sequence[Line]) -> bool:
    """Whether both sides share their lines, and one side is often empty beside the other."""
    low = max(min(line.baseline for line in column) for column in (near, far))
    both = [[line.baseline for line in column if line.baseline >= low - _SAME_LINE] for column in (near, far)]
    beside = sum(any(abs(one - other) < _SAME_LINE for other in both[1]) for one in both[0])
    most = max(len(both[0]), len(both[1]))
    if beside < min(len(both[0]), len(both[1])) * 0.5:
        return False  # two columns that keep no common lines
    lonely = len(both[0]) + len(both[1]) - 2 * beside
    return lonely > _LONELY_MOST * most


def _read(halves: Iterable[tuple[Line | None, Line | None]]) -> list[Line]:
    parts = list(halves)
    near_left = min((near.left for near, far in parts if near is not None and near is not far), default=0.0)
    far_left = min((far.left for near, far in parts if far is not None and near is not far), default=0.0)
    ordered: list[Line] = []
    near_lines: list[Line] = []
    far_lines: list[Line] = []
    notes: list[Line] = []
    for near, far in parts:
        if near is not None and near is far:
            ordered.extend((*near_lines, *far_lines, near))
            near_lines, far_lines = [], []
            continue
        if near is not None:
            near_lines.append(near)
        if far is not None:
            far_lines.append(_moved(far, near_left - far_left))
    for column in (near_lines, far_lines):
        text, foot = _without_foot(column, _usual_size(parts))
        ordered.extend(text)
        notes.extend(foot)
    return [*ordered, *notes]


def _moved(line: Line, by: float) -> Line:
    return replace(line, spans=tuple(replace(span, left=span.left + by, right=span.right + by) for span in line.spans))


def _usual_size(parts: Sequence[tuple[Line | None, Line | None]]) -> float:
    return median(line.size for half in parts for line in half if line is not None)


def _without_foot(column: Sequence[Line], size: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """A column and the small print at its foot: the notes of both columns follow the text of the page."""
    start = len(column)
    while start and column[start - 1].size < size * _SMALL:
        start -= 1
    return column[:start], column[start:]
