"""Stage 2 for PDF: what belongs to the page and not to the text is taken away, footnotes are set apart.

Reads: pages of lines. Writes: `Body` — the lines of the text in order, the running heads, the masthead, the notes.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing.pdf.lines import Line, Page, Span

# `GE.22-27770(E)`, `GE.19-07503 (F) 171019 181019`, `2 GE.23-05941`, `*1516528*`, `A/80/18`, `25-08871 3/33`,
# `24-03578 (F) 010324`.
_JOB = re.compile(
    r"^(?:\d{1,4}\s+)?GE\.\d\d-\d{4,6}(?:\s*\([A-Z]\))?(?:\s+\d{1,6})*$|^\*\d{6,8}\*$"
    r"|^(?:\d+/\d+\s+)?\d\d-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})*$"
)
_PAGE_NUMBER = re.compile(
    r"^[-–— ]*(?:(?:page|página|pág\.|стр\.|صفحة)\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–— ]*$", re.I
)
_RULE = re.compile(r"^[_\-–—=*. ]{4,}$")
# A line of the table of contents: `I. SUMMARY OF THE PROCEEDINGS ....... 5 – 82   3`.
_CONTENTS = re.compile(r"(?:[.…]\s?){5,}\s*\d*(?:\s*[-–]\s*\d+)?(?:\s+\d+)?\s*$")
_CONTENTS_TITLE = re.compile(
    r"^(?:table of )?contents$|^table des matières|^índice$|^sumário$|^содержание|^المحتويات|^目录", re.I
)
_CONTENTS_LINES = 3
_NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,4}|[†‡]+)$")
_TYPED_NOTE = re.compile(r"^(\d{1,3}|\*{1,4})\s+\S")
# Where the United Nations' masthead ends: `Original: English`, `Original : anglais`, and the languages below it.
_MASTHEAD_END = re.compile(r"\bOriginal\s*:|Distr(?:\.|ibuci|ibut)|Язык оригинала", re.I)
_LANGUAGES_ONLY = re.compile(r"^(?:(?:English|French|Spanish|Russian|Arabic|Chinese|only|and|[,\s])+)$", re.I)
_UNITED_NATIONS = re.compile(
    r"United (?:[A-Z]+ )?Nations|Nations Unies|Naciones Unidas|Nações Unidas|Организация Объединенных Наций"
    r"|المتحدة|املتحدة|联\s*合\s*国",
    re.I,
)
_ENDED = re.compile(r"[.!?)\]»”\"。؟]\s*$")
_USUAL = 0.12  # of all distances between lines
_ENOUGH_LINES = 10  # to tell that a text is set with wide lines
_COMMON_LEFT = 0.08  # of a document's lines begin at a place: it is an edge, or the indent of items
_MASTHEAD_LINES = 20
_EDGE = 0.11  # of the page's height, above and below: where running heads and page numbers stand


@dataclass(frozen=True)
class Body:
    """The text's own lines, with what was beside them."""

    lines: tuple[Line, ...]
    masthead: tuple[str, ...]
    running_heads: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    size: float
    leading: float
    lefts: tuple[float, ...]
    right: float
    pages: int

    def left_of(self, page: int) -> float:
        """The left edge of the text on that page (odd and even pages may differ)."""
        return self.lefts[page - 1]


def strip(pages: Sequence[Page]) -> Body:
    """Running heads, page and job numbers, masthead and footnotes taken out of the flow."""
    size = _usual_size(pages)
    heads = _running_heads(pages)
    kept: list[Line] = []
    notes: list[tuple[str, str]] = []
    masthead: tuple[str, ...] = ()
    for page in pages:
        lines = [line for line in _without_contents(page.lines) if not _is_furniture(line, page, heads)]
        if page.number == 1:
            masthead, lines = _masthead(lines)
        lines, found = _footnotes(lines, size, notes[-1] if notes else None)
        notes = _with_notes(notes, found)
        kept.extend(lines)
    heads_shown = tuple(
        dict.fromkeys(line.text.strip() for page in pages for line in page.lines if _is_head(line, page, heads))
    )
    return Body(
        lines=tuple(kept),
        masthead=masthead,
        running_heads=heads_shown,
        notes=tuple(notes),
        size=size,
        leading=_leading(kept, size),
        lefts=_lefts(pages, kept, size),
        right=_commonest(round(line.right) for line in kept if abs(line.size - size) < 0.6),
        pages=len(pages),
    )


def _usual_size(pages: Sequence[Page]) -> float:
    """The size of most of the print."""
    counts: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            counts[line.size] = counts.get(line.size, 0) + len(line.text) // 10
    rounded: Counter[float] = Counter()
    for size, count in counts.items():
        rounded[round(size, 1)] += count
    return rounded.most_common(1)[0][0] if rounded.total() else 0.0


def _commonest(values: Iterable[float]) -> float:
    counts = Counter(round(value, 1) for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _without_contents(lines: Sequence[Line]) -> Sequence[Line]:
    """A page without its table of contents, from the word itself to the last line with dots."""
    dotted = [index for index, line in enumerate(lines) if _dotted(line.text)]
    if len(dotted) < _CONTENTS_LINES:
        return lines
    titles = [index for index, line in enumerate(lines[: dotted[0]]) if _CONTENTS_TITLE.match(line.text.strip())]
    return (*lines[: min([*titles, dotted[0]])], *lines[dotted[-1] + 1 :])


def _dotted(text: str) -> bool:
    return any(dots in text for dots in ("....", "…", ". . .")) and _CONTENTS.search(text) is not None


def _at_edge(line: Line, page: Page) -> bool:
    return line.baseline > page.height * (1 - _EDGE) or line.baseline < page.height * _EDGE


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """Shapes of lines that stand at the edge of many pages: `CERD/C/BRA/CO/#-#`, `Page #`."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line.text) for line in page.lines if _at_edge(line, page)})
    enough = max(2, len(pages) * 0.3)
    return frozenset(shape for shape, count in counts.items() if count >= enough or (len(pages) < 4 and "/" in shape))


def _is_head(line: Line, page: Page, heads: frozenset[str]) -> bool:
    return page.number > 1 and _at_edge(line, page) and _shape(line.text) in heads


def _is_furniture(line: Line, page: Page, heads: frozenset[str]) -> bool:
    text = line.text.strip()
    if _is_head(line, page, heads) or _RULE.match(text) or _JOB.match(text):
        return True
    return _at_edge(line, page) and bool(_PAGE_NUMBER.match(text) or not _readable(text))


def _readable(text: str) -> bool:
    """A bar code or an emblem printed with a font of signs has no letter or digit in it."""
    return any(character.isalnum() and not "" <= character <= "" for character in text)


def is_masthead(lines: Sequence[str]) -> bool:
    """Whether the first lines of a document are the United Nations' masthead."""
    return _UNITED_NATIONS.search(" ".join(lines[:5])) is not None and masthead_length(lines) > 0


def masthead_length(lines: Sequence[str]) -> int:
    """How many of the first lines are masthead: down to `Original: English` and the languages below it."""
    ends = [index for index, line in enumerate(lines[:_MASTHEAD_LINES]) if _MASTHEAD_END.search(line)]
    if not ends:
        return 0
    end = ends[-1] + 1
    while end < len(lines) and _LANGUAGES_ONLY.match(lines[end].strip()):
        end += 1
    return end


def _masthead(lines: list[Line]) -> tuple[tuple[str, ...], list[Line]]:
    """The lines of the first page down to `Original: English`, where there is a United Nations masthead."""
    texts = [line.text.strip() for line in lines]
    end = masthead_length(texts) if is_masthead(texts) else 0
    return tuple(texts[:end]), lines[end:]


def _footnotes(
    lines: list[Line], size: float, last: tuple[str, str] | None
) -> tuple[list[Line], list[tuple[str, str]]]:
    """The small print at the foot of a page, from a note's mark on.

    Where the `last` note of the page before has not ended, it runs on first; a page of small print alone goes on with
    the notes.
    """
    start = len(lines)
    while start and lines[start - 1].size < size * 0.96:
        start -= 1
    goes_on = last is not None and not _ENDED.search(last[1])
    marked = next((at for at in range(start, len(lines)) if _opens_note(lines[at], last if goes_on else None)), None)
    runs_on = last is not None and start < len(lines) and (goes_on or (start == 0 and marked is not None))
    if marked is None and not runs_on:
        return lines, []
    first_mark = len(lines) if marked is None else marked
    first = start if runs_on else first_mark
    found: list[tuple[str, str]] = []
    for at, line in enumerate(lines[first:], start=first):
        mark = _note_mark(line) if at >= first_mark else None
        text = _plain(line)
        if mark is None:
            found.append(("", text))
        else:
            found.append((mark, text[len(mark) :].strip() if text.startswith(mark) else text))
    return lines[:first], found


def _opens_note(line: Line, before: tuple[str, str] | None) -> bool:
    """Whether a line begins with a note's mark; behind a note that has not ended, with the mark that comes next."""
    mark = _note_mark(line)
    if mark is None or before is None or not (mark.isdigit() and before[0].isdigit()):
        return mark is not None
    return int(mark) == int(before[0]) + 1


def _note_mark(line: Line) -> str | None:
    first = next((span for span in line.spans if span.text.strip()), None)
    if first is not None and first.raised and _NOTE_MARK.match(first.text.strip()):
        return first.text.strip()
    typed = _TYPED_NOTE.match(line.text.strip())
    return typed.group(1) if typed else None


def _plain(line: Line) -> str:
    return " ".join(line.text.split())


def _with_notes(notes: list[tuple[str, str]], found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    for mark, text in found:
        if mark or not notes:
            notes.append((mark, text))
        else:
            notes[-1] = (notes[-1][0], f"{notes[-1][1]} {text}")
    return notes


def _leading(lines: Sequence[Line], size: float) -> float:
    """The distance between two lines of a paragraph: the least that is usual, for most paragraphs may have one line."""
    distances = Counter(
        round(before.baseline - after.baseline, 1)
        for before, after in itertools.pairwise(lines)
        if before.page == after.page and abs(before.size - size) < 0.6 and abs(after.size - size) < 0.6
        if size * 0.9 < before.baseline - after.baseline < size * 3
    )
    enough = distances.total() * _USUAL
    least = min((distance for distance, count in distances.items() if count >= enough), default=size * 1.2)
    return least if distances.total() >= _ENOUGH_LINES else min(least, size * 1.5)


def _lefts(pages: Sequence[Page], lines: Sequence[Line], size: float) -> tuple[float, ...]:
    """The edge of the text page by page: the leftmost place of those where many lines of the document begin.

    A book printed on both sides has one edge for odd and one for even pages; a page of items has few lines at its edge.
    """
    plain = [line for line in lines if abs(line.size - size) < 0.6]
    counts = Counter(round(line.left) for line in plain)
    usual = round(_commonest(round(line.left) for line in plain))
    common = sorted(left for left, count in counts.items() if count >= len(plain) * _COMMON_LEFT) or [usual]
    by_page: dict[int, list[float]] = {}
    for line in plain:
        by_page.setdefault(line.page, []).append(line.left)
    return tuple(
        next((left for left in common if any(abs(left - here) < 2 for here in by_page.get(page.number, []))), usual)
        for page in pages
    )


def without_marks(spans: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """A line's spans without the marks of footnotes, and the marks. `16ᵗʰ` and `471ᵉ` are no marks."""
    kept: list[Span] = []
    marks: list[str] = []
    for span in spans:
        if span.raised and _NOTE_MARK.match(span.text.strip()):
            marks.append(span.text.strip())
            if span.text.endswith(" "):
                kept.append(replace(span, text=" "))
        else:
            kept.append(span)
    return tuple(kept), tuple(marks)
