"""Which remarks of a file are in the record already: new, known, changed, or an earlier wording. Pure.

    recognised(file of Monday, ())            → new, new
    recognised(the same file, both)           → known, known
    recognised(one reworded in Word, both)    → changed (same author and date, at the same words), known

Every remark of the file is held against at most one of the record and the other way round, so that two alike remarks
stay two. The order of the copies does not count: sure places are paired first, doubtful ones with what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

from workbench.comments.intake.identity import SECONDS, Remark, comparable, is_signed, key, sure_place, words
from workbench.comments.intake.table.corrected import GOES_OUT_IN_ROWS, has_found_its_place, has_moved, likeness
from workbench.comments.records import Anchor, CommentKind, Match, Origin
from workbench.word.returned.anchoring import Segment

R = TypeVar("R", bound=Remark)

COMPARED: Final = 500_000  # pairs of remarks, word by word, in about three seconds
SIMILAR: Final = 50  # per cent; a remark whose place is doubtful must at least read like the one that it corrects
_ROWS: Final = "rows of a table"
_SURENESS: Final = (Match.EXACT, Match.APPROXIMATE, Match.PARAGRAPH, Match.QUEUED)


class Standing(StrEnum):
    """How a remark of a file stands to the record."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"  # the record has it in other words, and these are the later ones
    EARLIER = "earlier"  # the record has it in other words, which are the later ones
    ALTERED = "altered"  # words of somebody else, changed in the file: not taken in


@dataclass(frozen=True)
class Known:
    """A remark in the record, with the surest place known of it.

    id: of the comment here, "" where it has none · label: "NHRI-004", "" in preparation · saved_at: when the file it
    came in was saved, "" if that does not say · by_hand: a person set its place · ours: the institution's own, not an
    answer or another's remark that went out with the file · replaced_by: id of the remark in the wording that counts,
    "" where this is the one.
    """

    id: str
    identity: str
    kind: CommentKind
    origin: Origin
    anchor: Anchor
    text: str
    proposed: str | None
    author: str
    date: str
    label: str = ""
    saved_at: str = ""
    by_hand: bool = False
    in_preparation: bool = False
    ours: bool = True
    replaced_by: str = ""
    likely: tuple[Segment, ...] = ()
    written: str = ""

    @property
    def remark(self) -> str:
        """The id of the remark, whatever the wording."""
        return self.replaced_by or self.id


@dataclass(frozen=True)
class Finding(Generic[R]):
    """A remark of the file and how it stands. better_place: the file knows better where the known one stands."""

    comment: R
    standing: Standing
    known: Known | None = None
    better_place: bool = False

    @property
    def is_in_record(self) -> bool:
        """Whether the record has these very words."""
        earlier = self.standing is Standing.EARLIER and self.known is not None and bool(self.known.replaced_by)
        return self.standing is Standing.KNOWN or earlier

    @property
    def adds(self) -> bool:
        """Whether taking the file in adds these words to the record."""
        return not self.is_in_record and self.standing is not Standing.ALTERED


def recognised(received: Sequence[R], known: Sequence[Known], *, saved_at: str = "") -> tuple[Finding[R], ...]:
    """How each remark of a file that was saved then stands to the record, in the order of the file."""
    pairs = _alike(received, known)
    used = {(known[at].remark, known[at].ours) for at in pairs.values()}  # an answer goes by the comment it answers
    left_known = [at for at, one in enumerate(known) if (one.remark, one.ours) not in used and not one.replaced_by]
    left = [at for at in range(len(received)) if at not in pairs]
    reworded = _reworded(received, known, left, left_known)
    return tuple(
        _finding(one, pairs.get(at), reworded.get(at), known, saved_at=saved_at) for at, one in enumerate(received)
    )


def surest(anchors: Iterable[Anchor]) -> Anchor:
    """The best of several places of one remark."""
    return min(anchors, key=_rank)


def surer(anchor: Anchor, than: Anchor) -> bool:
    """Whether the first is the better place; of two equally doubtful ones always the same wins."""
    return _rank(anchor) < _rank(than)


def _rank(anchor: Anchor) -> tuple[int, bool, str, int, int]:
    where = anchor.paragraph_id or ""
    return _SURENESS.index(anchor.match), not where, where, anchor.start or 0, anchor.end or 0


def _finding(one: R, alike: int | None, reworded: int | None, known: Sequence[Known], *, saved_at: str) -> Finding[R]:
    at = alike if alike is not None else reworded
    if at is None:
        return Finding(one, Standing.NEW)
    match = known[at]
    better = match.ours and not match.by_hand and surer(one.anchor, match.anchor)
    if alike is not None:
        return Finding(one, Standing.EARLIER if match.replaced_by else Standing.KNOWN, match, better)
    if not match.ours:
        return Finding(one, Standing.ALTERED, match)
    is_older = bool(saved_at and match.saved_at) and saved_at < match.saved_at
    moved = not is_older and not match.by_hand and has_moved(one, match)
    return Finding(one, Standing.EARLIER if is_older else Standing.CHANGED, match, better or moved)


def _alike(received: Sequence[Remark], known: Sequence[Known]) -> dict[int, int]:
    """Remarks of the same author, date and words, paired: index in the file → index in the record."""
    pairs = _as_written(received, known)
    groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, one in enumerate(received):
        if at not in pairs:
            groups[key(one)][0].append(at)
    for at, each in enumerate(known):
        if at not in pairs.values():
            groups[key(each)][1].append(at)
    for mine, theirs in groups.values():
        mine.sort(key=lambda at: _rank(received[at].anchor))
        theirs.sort(key=lambda at: (known[at].by_hand, _rank(known[at].anchor)))
        for fits in (_same_sure_place, _same_place, _may_be_same, has_found_its_place):
            for at in tuple(mine):
                match = next((other for other in theirs if fits(received[at], known[other])), None)
                if match is not None:
                    pairs[at] = match
                    mine.remove(at)
                    theirs.remove(match)
    return pairs


def _as_written(received: Sequence[Remark], known: Sequence[Known]) -> dict[int, int]:
    """Rows of our own form that say what they said when it went out: known, whatever became of the comment since."""
    counting = {each.id: at for at, each in enumerate(known) if each.id and each.ours and not each.replaced_by}
    rows = {counting[one.written]: at for at, one in enumerate(received) if one.written in counting}
    return {at: other for other, at in rows.items()}


def _same_sure_place(one: Remark, other: Known) -> bool:
    return sure_place(one) is not None and sure_place(one) == sure_place(other)


def _same_place(one: Remark, other: Known) -> bool:
    return _rank(one.anchor) == _rank(other.anchor)


def _may_be_same(one: Remark, other: Known) -> bool:
    """Not at two sure places; without a name or date, only where the two may stand in the same paragraph."""
    if other.by_hand:
        return True
    if sure_place(one) is not None and sure_place(other) is not None:
        return False
    return is_signed(one) or bool(_paragraphs(one) & {other.anchor.paragraph_id})


def _paragraphs(one: Remark) -> set[str | None]:
    return {one.anchor.paragraph_id, *(place.uid for place in one.likely)} - {None}


def _reworded(
    received: Sequence[Remark], known: Sequence[Known], left: Iterable[int], left_known: Sequence[int]
) -> dict[int, int]:
    """Of what is left on both sides, remarks of one author and date in other words, and rows of a table that were put
    right; the most similar pairs first."""
    scored: list[tuple[float, int, int]] = []
    for mine, theirs in _to_compare(received, known, left, left_known):
        for at, other in product(mine, theirs):
            alike = _likeness(received[at], known[other])
            if alike is not None:
                scored.append((-alike, at, other))
    pairs: dict[int, int] = {}
    for _, at, other in sorted(scored):
        if at not in pairs and other not in pairs.values():
            pairs[at] = other
    return pairs


def _to_compare(
    received: Sequence[Remark], known: Sequence[Known], left: Iterable[int], left_known: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Those that may be one remark: of one author and second, and rows of a table with what goes out in rows.

    So many that a program must have written them are left as they are: author and date say nothing of each.
    """
    groups: dict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at in left:
        groups[_ROWS if received[at].origin is Origin.COMMENT_TABLE else _hand(received[at])][0].append(at)
    for other in left_known:
        groups[_hand(known[other])][1].append(other)
        if known[other].origin in GOES_OUT_IN_ROWS:
            groups[_ROWS][1].append(other)
    yield from (both for both in groups.values() if len(both[0]) * len(both[1]) <= COMPARED)


def _hand(one: Remark) -> tuple[str, str, CommentKind]:
    return comparable(one.author), one.date[:SECONDS], one.kind


def _likeness(one: Remark, other: Known) -> float | None:
    """How alike the words of the two are, 0 to 100, where they may be one remark; None where they are two."""
    if not _same_hand(one, other):
        return likeness(one, other)
    here, there = sure_place(one), sure_place(other)
    if here is not None and there is not None:  # Word's clock knows minutes only: the place says which is meant
        return fuzz.ratio(words(one), words(other)) if here == there else None
    alike = fuzz.ratio(words(one), words(other)) if one.kind is CommentKind.COMMENT else 0
    return alike if alike >= SIMILAR else None


def _same_hand(one: Remark, other: Known) -> bool:
    return is_signed(one) and _hand(one) == _hand(other)
