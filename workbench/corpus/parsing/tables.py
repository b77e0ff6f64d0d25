"""Stage 2b for PDF: which lines are rows of a table, by the gaps between their words."""

from collections.abc import Sequence

from workbench.corpus.parsing.lines import Line

_WIDE = 3.0  # times the size of the type: one such gap parts two columns
_SOME = 1.2  # two or more of these: a row of figures
_SEPARATOR = " | "


def rows(lines: Sequence[Line], size: float) -> frozenset[int]:
    """The indices of the lines that are rows: with gaps, and beside another such line or in small print."""
    gapped = [_has_columns(line) for line in lines]
    found = set()
    for index, line in enumerate(lines):
        if not gapped[index]:
            continue
        beside = [near for near in (index - 1, index + 1) if 0 <= near < len(lines) and lines[near].page == line.page]
        if line.size < size * 0.96 or any(gapped[near] for near in beside):
            found.add(index)
    return frozenset(found)


def row_text(line: Line) -> str:
    """The cells of a row, parted by ` | `."""
    text = ""
    for index, span in enumerate(line.spans):
        words = " ".join(span.text.split())
        if not words:
            continue
        if not text:
            text = words
        elif _gap(line, index) > _SOME * line.size:
            text += _SEPARATOR + words
        else:
            text += (" " if span.text.startswith(" ") else "") + words
    return text


def _has_columns(line: Line) -> bool:
    """A gap behind `21.` or `(a)` at the start is the indent of a paragraph and does not count."""
    gaps = [
        _gap(line, index)
        for index in range(1, len(line.spans))
        if not (index == 1 and len(line.spans[0].text.strip()) <= 6)
    ]
    return any(gap > _WIDE * line.size for gap in gaps) or sum(gap > _SOME * line.size for gap in gaps) >= 2


def _gap(line: Line, index: int) -> float:
    before, after = line.spans[index - 1], line.spans[index]
    return max(after.left - before.right, before.left - after.right)
