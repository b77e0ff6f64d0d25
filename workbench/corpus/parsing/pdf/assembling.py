"""Stage 1b for PDF: the pieces of print of a page put on lines, from top to bottom, each line in reading order.

Reads: `Run`s, as the text layer gives them. Writes: `Line`s. On a page that is read from right to left the places are
mirrored, so that for all later stages a line begins where `left` is smallest, whatever its script.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing.pdf.lines import Line, Span
from workbench.text.characters import letters

_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LONGEST_MARK = 4  # characters of a footnote's mark
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
# Brackets that look the wrong way: `)أ(`, `(المادة 5)` set with the shapes that are seen.
_TURNED, _UPRIGHT = re.compile(r"(?:^|\s)\)\S"), re.compile(r"(?:^|\s)\(\S")
# Arabic vowel signs set by themselves, above the line and out of its order.
_VOWELS = re.compile("[\\s\u064b-\u065f\u0670]+")
_LATIN = re.compile("[A-Za-z]")
# A number or symbol whose full stop or hyphen is seen before it: `.2019`, `-6`, `.CERD/C/ARC/7-9`.
_STOP_FIRST = re.compile(r"^([.،؛:-]+)(\w[\w\s/-]*?)(\s*)$")
# What the stretched lines of a justified title are told as: `ا"ل"م"ل`.
_BETWEEN_LETTERS = re.compile('(?:[\u0621-\u064a]"){3,}')
_NUMBER_FIRST = re.compile(r"^-(\d{1,4})(?=\s)")


@dataclass(frozen=True)
class Run:
    """Characters of one text object on one baseline, in points from the left and the foot of the page as it is read."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool


def lines(runs: Sequence[Run], page: int, width: float) -> Iterator[Line]:
    """Runs put on lines by their baseline; a footnote's mark stands raised on its line."""
    printed = [run for run in runs if run.text.strip() and not _VOWELS.fullmatch(run.text)]
    rows = _rows(printed)
    if not any(_RIGHTWARD.search(run.text) for run in printed):
        yield from (_line(row, page) for row in rows)
        return
    backwards = [_runs_right_to_left(row) for row in rows]
    if sum(backwards) > len(rows) / 2:
        yield from _mirrored(rows, page, width)
    else:
        yield from (_line(row, page, descending=turned) for row, turned in zip(rows, backwards, strict=True))


def _mirrored(rows: Sequence[list[Run]], page: int, width: float) -> Iterator[Line]:
    """The lines of a page that is read from right to left, its brackets set upright."""
    text = "\n".join(run.text for row in rows for run in row if _RIGHTWARD.search(run.text))
    turn = len(_TURNED.findall(text)) > len(_UPRIGHT.findall(text))
    for row in rows:
        seen = [replace(run, left=width - run.right, right=width - run.left) for run in row]
        seen = [replace(run, text=_in_order(run.text, turn=turn)) for run in seen]
        yield _line(_words_of_other_scripts_turned(seen), page, sort=False)


def _words_of_other_scripts_turned(row: Sequence[Run]) -> list[Run]:
    """The runs of a line from its right edge on; within it, words that are read rightward in their own order."""
    ordered: list[Run] = []
    rightward: list[Run] = []
    for run in sorted(row, key=lambda run: run.left):
        if _LATIN.search(run.text):
            rightward.insert(0, run)
            continue
        ordered.extend(rightward)
        rightward = []
        ordered.append(run)
    return [*ordered, *rightward]


def _in_order(text: str, *, turn: bool) -> str:
    text = _BETWEEN_LETTERS.sub(lambda match: match.group().replace('"', ""), text)
    if not _RIGHTWARD.search(text):
        text = _STOP_FIRST.sub(r"\2\1\3", text)
    if turn and not _LATIN.search(text):
        text = text.translate(_MIRRORED)
    return _NUMBER_FIRST.sub(r"\1-", text)


def _rows(printed: Sequence[Run]) -> list[list[Run]]:
    usual = _usual_size(printed)
    marks = [run for run in printed if run.size < usual * 0.8 and len(run.text.strip()) <= _LONGEST_MARK]
    small = {id(run) for run in marks}
    rows: list[list[Run]] = []
    for run in sorted((run for run in printed if id(run) not in small), key=lambda run: -run.baseline):
        if rows and _on_line(run, rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    rows.extend([mark] for mark in [mark for mark in marks if not _attached(mark, rows)])
    return sorted(rows, key=lambda row: -row[0].baseline)


def _on_line(run: Run, row: list[Run]) -> bool:
    """On one baseline; or nearly, and touching: the large A of `A/HRC/15/8` in a masthead."""
    distance = row[0].baseline - run.baseline
    if distance < 0.25 * min(run.size, row[0].size):
        return True
    if distance >= 0.25 * max(run.size, row[0].size):
        return False
    return any(abs(run.left - each.right) < 2 or abs(each.left - run.right) < 2 for each in row)


def _usual_size(runs: Sequence[Run]) -> float:
    count: dict[float, int] = {}
    for run in runs:
        size = round(run.size, 1)
        count[size] = count.get(size, 0) + len(run.text)
    return max(count, key=lambda size: count[size]) if count else 0.0


def _attached(mark: Run, rows: list[list[Run]]) -> bool:
    """Put a mark on the line it touches; whether there is one."""
    for row in rows:
        height = mark.baseline - row[0].baseline
        if not -0.3 * row[0].size < height < 0.7 * row[0].size:
            continue
        if any(mark.left - run.right < 4 and run.left - mark.right < 14 for run in row):
            row.append(mark)
            return True
    return False


def _line(row: list[Run], page: int, *, descending: bool = False, sort: bool = True) -> Line:
    """One line; `descending` where its first word stands on the far side; not `sort` where its runs are in order."""
    if sort and len(row) > 1:
        row = sorted(row, key=lambda run: -run.right if descending else run.left)
    widest = row[0] if len(row) == 1 else max(row, key=lambda run: len(run.text.strip()))
    spans: list[Span] = []
    previous: Run | None = None
    for run in row:
        raised = run is not widest and _is_raised(run, widest)
        text = run.text
        if previous is not None and _has_gap(previous, run, least=0.5 if raised else 0.12):
            text = " " + text
        spans.append(Span(text, run.bold, run.size, run.left, run.right, raised))
        previous = run
    return Line(tuple(spans), widest.baseline, page)


def _is_raised(run: Run, widest: Run) -> bool:
    if len(run.text.strip()) > _LONGEST_MARK:
        return False
    return run.size < widest.size * 0.8 and run.baseline > widest.baseline + widest.size * 0.1


def _has_gap(before: Run, after: Run, *, least: float) -> bool:
    if before.text.endswith(" ") or after.text.startswith(" "):
        return False
    gap = max(after.left - before.right, before.left - after.right)
    return gap > least * min(before.size, after.size)


def _runs_right_to_left(row: list[Run]) -> bool:
    text = "".join(run.text for run in row)
    rightward = len(_RIGHTWARD.findall(text))
    return rightward > 0 and rightward > letters(text) / 2
