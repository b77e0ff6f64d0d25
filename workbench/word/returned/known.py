"""Returned paragraphs that are frozen ones, letter by letter: by their marks, else by a text that is no other's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from workbench.text.rising import longest_rising
from workbench.word.returned.printed import printed, same_as_printed
from workbench.word.returned.records import FrozenParagraph, Marks


def known_by_marks(
    frozen: Mapping[str, FrozenParagraph],
    returned: Sequence[str],
    marks: Mapping[str, Marks],
    covers: Mapping[int, Sequence[str]],
) -> dict[int, str]:
    """Returned paragraphs that carry the marks of a frozen one and have its very text.

    A uid is claimed once, first by the paragraph in which its point stands, then in reading order. A paragraph that
    holds text of two is neither, even if it reads like one of them.
    """
    known: dict[int, str] = {}
    taken: set[str] = set()
    for at_point in (True, False):
        for index, uids in sorted(covers.items()):
            if index in known or index >= len(returned):
                continue
            text = returned[index]
            fitting = [
                uid
                for uid in uids
                if uid not in taken
                and not (marks[uid].collapsed and text)
                and same_as_printed(frozen[uid].text, text)
                and (not at_point or marks[uid].begins(index))
            ]
            # The marks of a deleted paragraph may slide on to a neighbour that reads alike, often the point alone.
            fitting = [uid for uid in fitting if marks[uid].start is not None] or fitting
            if len(fitting) == 1 and not _holds_another(fitting[0], uids, marks, index, text, taken):
                known[index] = fitting[0]
                taken.add(fitting[0])
    return known


def _holds_another(
    uid: str, uids: Sequence[str], marks: Mapping[str, Marks], index: int, text: str, taken: Set[str]
) -> bool:
    """Whether text of a second paragraph, too, stands between its marks here: the two were joined and cut."""
    others = [other for other in uids if other != uid and other not in taken]
    return any(marks[other].held(index, len(text)) and marks[other].covers() == (index,) for other in others)


def known_by_text(
    frozen: Sequence[FrozenParagraph],
    returned: Sequence[str],
    known: Mapping[int, str],
    *,
    marked: Set[int],
    elsewhere: Set[str],
) -> dict[int, str]:
    """Returned paragraphs without marks whose text is that of one frozen paragraph not yet found, and of no other.

    Where several read alike, the neighbours decide: between two known paragraphs only what stood between them counts.
    A paragraph with the marks of another one (`marked`) is never taken for its look-alike, nor is one whose own marks
    hold words in another place (`elsewhere`): that is a copy of what stood there before it was changed.
    """
    order = {paragraph.uid: place for place, paragraph in enumerate(frozen)}
    taken = set(known.values())
    open_frozen: dict[str, list[str]] = defaultdict(list)
    for paragraph in frozen:
        if paragraph.uid not in taken | elsewhere:
            open_frozen[printed(paragraph.text)].append(paragraph.uid)
    open_returned = Counter(printed(text) for index, text in enumerate(returned) if index not in known)
    in_order = gaps(known, order, len(returned))
    found: dict[int, str] = {}
    for index, text in enumerate(returned):
        said = printed(text)
        if index in known or index in marked or not said.strip():
            continue
        alike = open_frozen.get(said, [])
        before, after = in_order[index]
        near = [uid for uid in alike if before < order[uid] < after]
        # Of twins, one may be gone and the other moved into its gap; if none is missing, they stand in their order.
        sure = len(alike) == 1 or open_returned[said] == len(alike) or _touches(index, near, known, order)
        if len(near) == 1 and sure and same_as_printed(frozen[order[near[0]]].text, text):
            found[index] = near[0]
        elif len(alike) == 1 and same_as_printed(frozen[order[alike[0]]].text, text):
            found[index] = alike[0]
    claims = Counter(found.values())
    return {index: uid for index, uid in found.items() if claims[uid] == 1}


def _touches(index: int, near: Sequence[str], known: Mapping[int, str], order: Mapping[str, int]) -> bool:
    """Whether a neighbour here was its neighbour in the draft."""
    return any(
        known.get(index + step) is not None and order[known[index + step]] == order[uid] + step
        for uid in near
        for step in (-1, 1)
    )


def gaps(known: Mapping[int, str], order: Mapping[str, int], length: int) -> tuple[tuple[int, int], ...]:
    """For each returned paragraph the places, in the frozen order, of the known ones before and after it.

    Paragraphs that moved do not count: the longest run of known ones in the frozen order does.
    """
    steady = in_frozen_order(known, order)
    before, found = -1, []
    for index in range(length):
        found.append(before)
        before = order[known[index]] if index in steady else before
    after = len(order)
    both: list[tuple[int, int]] = []
    for index in range(length - 1, -1, -1):
        both.append((found[index], after))
        after = order[known[index]] if index in steady else after
    return tuple(reversed(both))


def in_frozen_order(known: Mapping[int, str], order: Mapping[str, int]) -> frozenset[int]:
    """The returned paragraphs of the longest run that stands in the frozen order; the others were moved."""
    indices = sorted(known)
    return frozenset(indices[at] for at in longest_rising([order[known[index]] for index in indices]))
