"""What a reviewer might do to a report, drawn by chance: comments anywhere, and one edit each in many paragraphs."""

import random
from collections.abc import Iterator, Mapping, Sequence

from tests.office.office import Edit, Remark
from tests.office.prose import Sent, sentence
from workbench.word.returned.anchoring import FrozenParagraph

KINDS = ("insert", "reword", "split", "merge", "delete")


def remarks(sent: Sent, chance: random.Random, *, count: int) -> list[Remark]:
    """Comments on one to twenty-five words, a few on a whole paragraph, a heading or half a word."""
    made = []
    for number in range(count):
        paragraph = chance.choice(sent.frozen if number % 10 == 9 else sent.numbered)
        start, end = _range(paragraph.text, chance)
        made.append(Remark(paragraph.uid, start, end, paragraph.text[start:end], f"Remark {number}"))
    return made


def _range(text: str, chance: random.Random) -> tuple[int, int]:
    whole = chance.random()
    if whole < 0.1:
        return 0, len(text)
    if whole < 0.2:
        start = chance.randrange(len(text) - 1)
        return start, min(len(text), start + chance.randint(1, 12))
    spaces = [-1, *(at for at, sign in enumerate(text) if sign == " "), len(text)]
    first = chance.randrange(len(spaces) - 1)
    last = min(len(spaces) - 1, first + chance.randint(1, 25))
    return spaces[first] + 1, spaces[last]


def edits(sent: Sent, chance: random.Random, *, count: int, around: Sequence[Remark] = ()) -> list[Edit]:
    """So many edits in as many paragraphs, from the end backwards; none in a paragraph that another reaches into.

    around: comments made before, whose ends are not taken out (LibreOffice deletes a comment with its last character).
    """
    wanted = [KINDS[at % len(KINDS)] for at in range(count)]
    chance.shuffle(wanted)
    free = list(sent.numbered)
    chance.shuffle(free)
    ends: dict[str, list[int]] = {}
    for remark in around:
        ends.setdefault(remark.uid, []).append(remark.end)
    order = {paragraph.uid: place for place, paragraph in enumerate(sent.frozen)}
    taken: set[int] = set()
    made: list[tuple[int, Edit]] = []
    for kind in wanted:
        edit = next(edit for edit in _tries(free, kind, chance) if _is_free(order[edit.uid], edit, taken, sent, ends))
        place = order[edit.uid]
        taken |= _touched(place, kind)
        made.append((place, edit))
    return [edit for _, edit in sorted(made, key=lambda each: -each[0])]


def _tries(free: Sequence[FrozenParagraph], kind: str, chance: random.Random) -> Iterator[Edit]:
    for paragraph in free:
        yield _edit(paragraph, kind, chance)


def _touched(place: int, kind: str) -> set[int]:
    return {place, place + 1} if kind == "merge" else {place}


def _is_free(place: int, edit: Edit, taken: set[int], sent: Sent, ends: Mapping[str, Sequence[int]]) -> bool:
    next_is_heading = place + 1 == len(sent.frozen) or sent.frozen[place + 1].number is None
    if edit.kind in ("merge", "delete") and next_is_heading:
        return False
    if edit.kind == "delete" and edit.uid in ends:
        return False
    if edit.kind == "replace" and any(edit.start < end <= edit.end for end in ends.get(edit.uid, ())):
        return False
    return not _touched(place, edit.kind) & taken


def _edit(paragraph: FrozenParagraph, kind: str, chance: random.Random) -> Edit:
    text = paragraph.text
    ends = [at + 2 for at in range(len(text) - 2) if text[at : at + 2] == ". "] or [len(text)]
    if kind == "insert":
        at = chance.choice([0, len(text), *ends])
        return Edit(paragraph.uid, "insert", start=at, end=at, text=f"{sentence(chance)} ")
    if kind == "split":
        at = chance.choice(ends)
        return Edit(paragraph.uid, "split", start=at, end=at)
    if kind == "reword":
        spaces = [at for at, sign in enumerate(text) if sign == " " and 0 < at < len(text) - 12]
        start = chance.choice(spaces[:-4]) + 1
        end = spaces[min(len(spaces) - 1, spaces.index(start - 1) + chance.randint(1, 4))]
        return Edit(paragraph.uid, "replace", start=start, end=end, quote=text[start:end], text="has since reviewed")
    return Edit(paragraph.uid, kind)
