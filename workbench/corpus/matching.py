"""Which of the paragraphs known before is which of those read now, so that its id, and all that cites it, stays (pure).

Never by the place alone: a paragraph that better reading finds for the first time moves all places after it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import Indel, LCSseq

from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Paragraph

_NOT_WORDS = re.compile(r"[\W_]+")
_UNSPACED = re.compile(r"([\u3040-\u9fff])")  # Chinese is compared sign by sign
_ALIKE = 0.55  # of words in common, in order: two paragraphs of one document share 0.2 to 0.35 ("the", "State party")
_ALIKE_IN_LETTERS = 0.8  # words cut by hyphens or run together; two paragraphs share 0.5 to 0.6 of their letters
_WITHIN = 0.9  # one stands whole in the other: a paragraph was cut in two, or two were joined
_TELLING_WORDS = 6  # fewer stand in others by chance
_TELLING = 25  # letters
_WINDOW = 60  # paragraphs looked at on either side between two that are certain


@dataclass(frozen=True)
class Words:
    """What a paragraph is known by: its mark (number and annex, "" where it has none) and its text."""

    mark: str
    text: str


def words_of(paragraph: Paragraph | ReadParagraph) -> Words:
    """What a paragraph is known again by."""
    return Words(f"{paragraph.annex} {paragraph.number}" if paragraph.number else "", paragraph.full_text)


def matched(known: Sequence[Words], read: Sequence[Words]) -> dict[int, int]:
    """Index in `read` → index in `known`, each at most once; what is not in it is new, or is gone.

    Same words first, then same mark with words alike, then words alike in the order of the text.
    """
    old, new = [_folded(each) for each in known], [_folded(each) for each in read]
    pairs = dict(_same(old, new))
    _add(pairs, _same_words(old, new, pairs))
    _add(pairs, _same_mark(old, new, pairs))
    _add(pairs, _in_order(old, new, pairs))
    return pairs


def _folded(words: Words) -> Words:
    return Words(words.mark, _NOT_WORDS.sub(" ", words.text.casefold()).strip() or words.text.strip())


def _add(pairs: dict[int, int], found: Iterable[tuple[int, int]]) -> None:
    taken = set(pairs.values())
    for new, old in found:
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)


def _same(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Same mark and same words, in the same order: a repeated row keeps to its neighbours."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield block.b + step, block.a + step


def _same_words(old: Sequence[Words], new: Sequence[Words], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Same words under another mark, or elsewhere: only where they are telling."""
    left = _left(old, set(pairs.values()))
    by_text: dict[str, list[int]] = defaultdict(list)
    for index in left:
        by_text[old[index].text].append(index)
    for index in _left(new, set(pairs)):
        same = by_text.get(new[index].text, [])
        if same and (len(new[index].text) >= _TELLING or len(same) == 1):
            yield index, same.pop(0)


def _same_mark(old: Sequence[Words], new: Sequence[Words], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    by_mark: dict[str, list[int]] = defaultdict(list)
    for index in _left(old, set(pairs.values())):
        by_mark[old[index].mark].append(index)
    scored = [
        (_likeness(old[before].text, new[index].text), index, before)
        for index in _left(new, set(pairs))
        if new[index].mark
        for before in by_mark.get(new[index].mark, ())
    ]
    yield from ((index, before) for score, index, before in sorted(scored, key=_best_first) if score >= _ALIKE)


def _in_order(old: Sequence[Words], new: Sequence[Words], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Between two that are certain, those that are most alike."""
    free_old, free_new = set(_left(old, set(pairs.values()))), set(_left(new, set(pairs)))
    certain = _rising(pairs, len(new), len(old))
    for (new_from, old_from), (new_to, old_to) in pairwise(certain):
        between_new = [index for index in range(new_from + 1, new_to) if index in free_new]
        between_old = [index for index in range(old_from + 1, old_to) if index in free_old]
        scored = [
            (_likeness(old[before].text, new[index].text), index, before)
            for place, index in enumerate(between_new)
            for before in between_old[max(0, place - _WINDOW) : place + _WINDOW]
        ]
        yield from ((index, before) for score, index, before in sorted(scored, key=_best_first) if score >= _ALIKE)


def _rising(pairs: dict[int, int], new: int, old: int) -> list[tuple[int, int]]:
    """The most pairs that stand in the same order in both, with the ends; one that was moved marks no place."""
    indices = sorted(pairs)
    ends: list[int] = []  # the lowest old index that ends a run of that length
    run: list[int] = []
    for index in indices:
        length = bisect_left(ends, pairs[index])
        ends[length : length + 1] = [pairs[index]]
        run.append(length)
    rising: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for index, length in zip(reversed(indices), reversed(run), strict=True):
        if length == wanted and (not rising or pairs[index] < rising[-1][1]):
            rising.append((index, pairs[index]))
            wanted -= 1
    return [(-1, -1), *reversed(rising), (new, old)]


def _best_first(scored: tuple[float, int, int]) -> tuple[float, int, int]:
    score, index, before = scored
    return -score, index, before


def _likeness(one: str, other: str) -> float:
    """0 to 1: the share of words in common, in order; at least `_ALIKE` where one stands in the other."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return 0.0
    common = LCSseq.similarity(words, others)
    share = 2 * common / (len(words) + len(others))
    if share >= _ALIKE:
        return share
    shorter = min(len(words), len(others))
    if shorter >= _TELLING_WORDS and common >= _WITHIN * shorter:
        return _ALIKE
    return max(share, Indel.normalized_similarity(one, other, score_cutoff=_ALIKE_IN_LETTERS))


def _words(text: str) -> list[str]:
    return _UNSPACED.sub(r" \1 ", text).split()


def _left(all_of: Sequence[Words], taken: set[int]) -> list[int]:
    return [index for index in range(len(all_of)) if index not in taken]
