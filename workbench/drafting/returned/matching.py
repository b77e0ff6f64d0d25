"""Which paragraphs of a returned file are which of those that went out: one to one, parted, joined, new, gone.

The unit is the paragraph of the stream. With all changes rejected, bookmarks and text say whose it is; with all
changes accepted, it is what the writer wants. Both views share the stream, and so the one leads to the other.

    sent   A        B   C        D
    back   A1  A2   B+C     new              D is gone
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from workbench.word.document import WordDocument
from workbench.word.projection import Projection, View, ViewParagraph, project
from workbench.word.returned import anchoring
from workbench.word.returned.anchoring import Alignment, FrozenParagraph, Marks
from workbench.word.returned.bookmarked import marks_of, with_marks_of_the_draft

ALIKE = 60  # per cent of two paragraphs that are the same; of what another wrote in its place there is less

SAID_BEFORE = 85  # per cent of a paragraph's words that stand, together, in the paragraph that it was parted from


@dataclass(frozen=True)
class Group:
    """Paragraphs that went out (by id) and those of the returned file (by place) that they became, both in order."""

    sent: tuple[str, ...]
    back: tuple[int, ...]


@dataclass(frozen=True)
class Matching:
    """The groups in the order of the returned file, those of which nothing came back last.

    `proposed`: the file with all changes accepted; places count its paragraphs. `tracked`: ids of sent paragraphs
    all of whose words were taken out under change tracking. `share`: of the sent ones that came back as they were.
    """

    proposed: Projection
    groups: tuple[Group, ...]
    tracked: frozenset[str]
    share: float


def match(document: WordDocument, sent: Sequence[FrozenParagraph]) -> Matching:
    """The returned file beside what went out (headings included), in the order of the file."""
    document = with_marks_of_the_draft(document, sent)
    frozen, proposed = project(document, View.FROZEN), project(document, View.PROPOSED)
    marks = marks_of(document, frozen, sent)
    alignment = anchoring.align(sent, frozen.texts, marks)
    owners = _owners(alignment, marks, len(frozen.paragraphs))
    tracked = frozenset(
        uid
        for index, uids in owners.items()
        for uid in uids
        if _taken_out(document, frozen.paragraphs[index]) and len(uids) == 1
    )
    return Matching(proposed, _groups(document, frozen, proposed, owners, sent), tracked, alignment.share)


def _owners(alignment: Alignment, marks: Mapping[str, Marks], length: int) -> dict[int, tuple[str, ...]]:
    """For each paragraph, all changes rejected, the ids it holds: by its very text, else by marks with text in them."""
    owners: dict[int, list[str]] = defaultdict(list)
    arrived = set(alignment.known.values())
    for index, uid in alignment.known.items():
        owners[index].append(uid)
    for uid in alignment.frozen:
        if uid in arrived or uid not in marks or marks[uid].collapsed:
            continue
        for index in marks[uid].covers():
            if index < length and index not in alignment.known:
                owners[index].append(uid)
    _by_exclusion(alignment, owners, length)
    _by_continuing(alignment, owners, length)
    return {index: tuple(uids) for index, uids in owners.items()}


def _by_exclusion(alignment: Alignment, owners: dict[int, list[str]], length: int) -> None:
    """Between two neighbours that are known, one paragraph went out and one like it came back: it is that one."""
    sent = list(alignment.frozen)
    place_of = {uids[0]: index for index, uids in owners.items() if len(uids) == 1}
    known = [(-1, -1), *((at, place_of[uid]) for at, uid in enumerate(sent) if uid in place_of), (len(sent), length)]
    for (before, first), (after, last) in pairwise(known):
        between = [index for index in range(first + 1, last) if index not in owners and alignment.returned[index]]
        if after - before == 2 and len(between) == 1:
            uid, index = sent[before + 1], between[0]
            if fuzz.ratio(alignment.frozen[uid].text, alignment.returned[index]) >= ALIKE:
                owners[index].append(uid)


def _by_continuing(alignment: Alignment, owners: dict[int, list[str]], length: int) -> None:
    """A paragraph that says the rest of the one before it was parted from it, whatever became of the marks.

    LibreOffice 7.4 loses the end of the enclosing mark where a paragraph is parted without change tracking.
    """
    for index in range(1, length):
        before = owners.get(index - 1, [])
        if owners.get(index) or len(before) != 1 or not alignment.returned[index].strip():
            continue
        sent, text = alignment.frozen[before[0]].text, alignment.returned[index]
        head = alignment.returned[index - 1]
        whole = fuzz.ratio(sent, f"{head} {text}")
        if whole > fuzz.ratio(sent, head) and fuzz.partial_ratio(text, sent) >= SAID_BEFORE:
            owners[index].append(before[0])


def _taken_out(document: WordDocument, paragraph: ViewParagraph) -> bool:
    """Whether every word of it was deleted under change tracking, and none put in instead."""
    pieces = [
        (piece, document.paragraphs[member])
        for member in paragraph.members
        for piece in document.paragraphs[member].pieces
        if piece.text.strip()
    ]
    return bool(pieces) and all(piece.deleted or (of.deleted and not piece.inserted) for piece, of in pieces)


def _groups(
    document: WordDocument,
    frozen: Projection,
    proposed: Projection,
    owners: Mapping[int, tuple[str, ...]],
    sent: Sequence[FrozenParagraph],
) -> tuple[Group, ...]:
    """What hangs together by words that both views keep; a paragraph of new words alone is a group of its own."""
    of_member = {member: index for index, each in enumerate(frozen.paragraphs) for member in each.members}
    heads: dict[str | int, str | int] = {}

    def head(key: str | int) -> str | int:
        while heads.setdefault(key, key) != key:
            key = heads[key]
        return key

    for place, paragraph in enumerate(proposed.paragraphs):
        head(place)
        for member in paragraph.members:
            if not _keeps_words(document, member):
                continue
            for uid in owners.get(of_member.get(member, -1), ()):
                heads[head(uid)] = head(place)
    order = {each.uid: place for place, each in enumerate(sent)}
    found: dict[str | int, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for key in [*range(len(proposed.paragraphs)), *order]:
        uids, places = found[head(key)]
        if isinstance(key, int):
            places.append(key)
        else:
            uids.append(key)
    groups = [Group(tuple(uids), tuple(places)) for uids, places in found.values()]
    return tuple(sorted(groups, key=lambda each: (not each.back, each.back or (order[each.sent[0]],))))


def _keeps_words(document: WordDocument, member: int) -> bool:
    """Whether words stand in it that neither change touched; a paragraph without any words keeps its mark."""
    paragraph = document.paragraphs[member]
    if paragraph.inserted or paragraph.deleted:
        return False
    return any(not piece.inserted and not piece.deleted for piece in paragraph.pieces) or not paragraph.pieces
