"""The names above columns that are set with spaces, as they stand on every page: which they are, and where.

    點                結論性意見內容                    可參考國際
                                            權責機關
    次         中文              英文                   文書/其他資料

Places are counted in signs, as programs set them that make text of a page: a wide sign counts one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"^\s*[-=_─━]{3,}(?:\s{1,4}[-=_─━]{3,})+\s*$")
_RUNS = re.compile(r"\S+")
_HIGHEST: Final = 4  # lines of names above columns
_EDGE: Final = 3  # signs
_LONGEST: Final = 60  # signs of a name
_OFTEN: Final = 0.5  # of the pages have all lines of the names
_SELDOM: Final = 0.1  # of the pages: another table in the same file has fewer
_MIDDLE: Final = 7  # signs that a name may stand beside the middle of the two columns that it is over


@dataclass(frozen=True)
class Word:
    """A name, or a part of it, and the signs that it stands over."""

    text: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Band:
    """The names above the columns of a page; the lines at which they begin, and the line after them.

    `ruled` where the columns are exactly as wide as rules of dashes say.
    """

    begins: int
    ends: int
    columns: tuple[Word, ...]
    ruled: bool = False


def segments(line: str) -> tuple[Word, ...]:
    """What stands in a line between two spaces or more."""
    return tuple(Word(match.group(), match.start(), match.end()) for match in _SEGMENT.finditer(line))


def bands(lines: Sequence[str]) -> tuple[Band, ...]:
    """The names above the columns wherever they stand: over a rule of dashes, or the same above each page."""
    ruled = tuple(_above_rule(lines, at) for at, line in enumerate(lines) if _RULE.match(line) and at)
    if ruled:
        return ruled
    folded = [re.sub(r"\s+", "", line) for line in lines]
    height = _height(lines, folded)
    if not height:
        return ()
    names, tall = height
    starts = _apart([at for at in range(len(lines) - tall + 1) if tuple(folded[at : at + tall]) in names], folded, tall)
    pages = [tuple(segments(line) for line in lines[at : at + tall]) for at in starts]
    usual = {shape: Counter(_columns(each) for each in pages if _shape(each) == shape) for shape in map(_shape, pages)}
    return tuple(
        Band(at, at + tall, _placed(usual[_shape(page)].most_common(1)[0][0], page))
        for at, page in zip(starts, pages, strict=True)
    )


def _apart(starts: Sequence[int], folded: Sequence[str], tall: int) -> list[int]:
    """Where names begin, without lines that come again just below them: of two that overlap the more frequent."""
    seen = Counter(tuple(folded[at : at + tall]) for at in starts)
    kept: list[int] = []
    for at in sorted(starts, key=lambda each: -seen[tuple(folded[each : each + tall])]):
        if all(abs(at - other) >= tall for other in kept):
            kept.append(at)
    return sorted(kept)


def _above_rule(lines: Sequence[str], at: int) -> Band:
    """Names over `-----  ----------`: each as wide as its rule."""
    first = at
    while first > 0 and at - first < _HIGHEST and lines[first - 1].strip() and not _RULE.match(lines[first - 1]):
        first -= 1
    runs = [(match.start(), match.end()) for match in _RUNS.finditer(lines[at])]
    after = [start for start, _ in runs[1:]] + [10_000]
    names = [
        " ".join(line[start:end].strip() for line in lines[first:at])
        for (start, _), end in zip(runs, after, strict=True)
    ]
    return Band(
        first,
        at + 1,
        tuple(Word(" ".join(name.split()), *run) for name, run in zip(names, runs, strict=True)),
        ruled=True,
    )


def _height(lines: Sequence[str], folded: Sequence[str]) -> tuple[frozenset[tuple[str, ...]], int] | None:
    """The lines that come again above page after page, and how many they are.

    A file may hold several versions of a text, so that its lines come again too: far less often than there are pages.
    """
    most = 0
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    found: tuple[frozenset[tuple[str, ...]], int] | None = None
    for tall in range(1, _HIGHEST + 1):
        seen = Counter(
            tuple(folded[at : at + tall])
            for at in range(len(lines) - tall + 1)
            if _may_be(lines[at : at + tall], margin)
        )
        highest = max(seen.values(), default=0)
        most = max(most, highest)
        if highest < 2:
            continue
        if highest < most * _OFTEN:
            break
        found = frozenset(names for names, count in seen.items() if count >= max(2, most * _SELDOM)), tall
    return found


def _may_be(stretch: Sequence[str], margin: int) -> bool:
    """Whether lines may be names: short, no figures or sentences, the first over the left edge."""
    words = [word for line in stretch for word in segments(line)]
    return (
        all(line.strip() for line in stretch)
        and min(word.start for word in words) <= margin + _EDGE
        and any(len(segments(line)) > 1 and _far(segments(line)) for line in stretch)
        and all(len(word.text) <= _LONGEST and not re.fullmatch(r"[\d\W]+", word.text) for word in words)
        and not any(re.search(r"[.;。；，,]$", word.text) for word in words)
    )


def _far(words: Sequence[Word]) -> bool:
    return all(after.start - before.end > 2 for before, after in pairwise(words))


def _shape(page: Sequence[Sequence[Word]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.text for word in line) for line in page)


def _placed(
    columns: Sequence[tuple[str, tuple[tuple[int, int], ...]]], page: Sequence[Sequence[Word]]
) -> tuple[Word, ...]:
    """The columns with the places that their names have on one page."""
    found = []
    for name, parts in columns:
        words = [page[line][index] for line, index in parts]
        found.append(Word(name, min(word.start for word in words), max(word.end for word in words)))
    return tuple(found)


def _columns(page: Sequence[Sequence[Word]]) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    """The columns that names in several lines mean, from left to right: the name, and which words (line, place in it)
    it is made of. What stands over two of them is said of both."""
    columns: list[list[tuple[int, int]]] = []
    over: list[Word] = []
    for at, line in enumerate(page):
        for index, word in enumerate(line):
            if _stands_over(word, [each for later in page[at + 1 :] for each in later]):
                over.append(word)
                continue
            same = next((each for each in columns if any(_near(page[a][b], word) for a, b in each)), None)
            if same is None:
                columns.append([(at, index)])
            else:
                same.append((at, index))
    columns.sort(key=lambda each: min(page[a][b].start for a, b in each))
    middles = [sum(page[a][b].middle for a, b in each) / len(each) for each in columns]
    names = [_joined([page[a][b].text for a, b in each]) for each in columns]
    for word in over:
        left = max((at for at, middle in enumerate(middles) if middle <= word.middle), default=0)
        names[left : left + 2] = [f"{word.text}: {name}" for name in names[left : left + 2]]
    return tuple((name, tuple(parts)) for name, parts in zip(names, columns, strict=True))


def _near(one: Word, other: Word) -> bool:
    """Whether words stand over one another, a sign beside it at most."""
    return one.start <= other.end and other.start <= one.end


def _joined(parts: Sequence[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        text += part if _is_wide(text[-1]) and _is_wide(part[0]) else f" {part}"
    return text


def _stands_over(word: Word, lower: Sequence[Word]) -> bool:
    """Whether a name is over the gap between two below it, about in their middle."""
    if any(_near(each, word) for each in lower):
        return False
    left = [each for each in lower if each.end <= word.start]
    right = [each for each in lower if each.start >= word.end]
    if not left or not right:
        return False
    middle = (max(each.middle for each in left) + min(each.middle for each in right)) / 2
    return abs(middle - word.middle) <= _MIDDLE


def _is_wide(sign: str) -> bool:
    return sign > "\u2e80"
