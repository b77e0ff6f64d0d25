"""Two texts that were written on the same one, put together word by word; or nothing, where that would be a guess.

Works on canonical markup. A word, a space, a sign, a note, a line break, the edge of a cell are one token each;
what either side changed is a stretch of tokens of the base. Stretches that overlap or touch are not put together, nor
those with nothing but space between them. Marks (bold, links) are on characters and are put together by themselves.
"""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Indel

from workbench.text import markup
from workbench.text.characters import NOTE_MARK
from workbench.text.diff import ISLAND
from workbench.text.markup import Break, Inline, Note, Text

Value = TypeVar("Value", bound=Hashable)

# As in `diff`, but every tab, line break and line of a cell is a token of its own: the edges of a table's cells.
_TOKEN = re.compile(r"[\w\u0300-\u036f\u064b-\u0655]+|[^\S\t\n\u2028]+|.", re.DOTALL)
_EDGES = frozenset("\t\n\u2028")


class _Sign(NamedTuple):
    """A character with what marks it, or a note."""

    text: str
    marks: frozenset[str]
    href: str | None
    note: Note | None


class _Token(NamedTuple):
    """`key` is what is compared: the words without their marks, a note with its id."""

    key: str
    signs: tuple[_Sign, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """The tokens `start:end` of the base became these."""

    start: int
    end: int
    tokens: tuple[_Token, ...]

    def meets(self, other: "_Change", base: Sequence[_Token]) -> bool:
        """Whether they overlap, touch, or have nothing but space between them; a new row or cell brings its edge."""
        first, second = sorted((self, other), key=_place)
        if any(_divides(token.key) for token in base[first.end : second.start]):
            return False
        if first.end != second.start or first.is_insertion == second.is_insertion:
            return True
        edge = first.tokens[-1] if first.is_insertion else second.tokens[0]
        return edge.key not in _EDGES

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end


def _place(change: _Change) -> tuple[int, int]:
    return change.start, change.end


def _divides(key: str) -> bool:
    return key in _EDGES or not key.isspace()


def merge(base: str, mine: str, theirs: str) -> str | None:
    """The base with the changes of both, as canonical markup; None where they are not clear of each other."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    stood, ours, others = _tokens(base), _tokens(mine), _tokens(theirs)
    our_changes, our_places = _changes(stood, ours)
    their_changes, their_places = _changes(stood, others)
    changes = _together(stood, our_changes, their_changes)
    if changes is None:
        return None
    styled = _styled(stood, ours, our_places, others, their_places)
    if styled is None or not _marks_are_clear(stood, changes, (ours, our_places), (others, their_places)):
        return None
    tokens = _applied(styled, changes)
    return _written(tokens) if _is_sound(tokens, stood, ours, others) else None


def merged_value(base: Value, mine: Value, theirs: Value) -> Value | None:
    """Of a value that is changed as a whole; None where both changed it, and not to the same."""
    if mine in (base, theirs):
        return theirs
    return mine if theirs == base else None


def _tokens(text: str) -> tuple[_Token, ...]:
    signs = [sign for inline in markup.parse(text) for sign in _signs(inline)]
    plain = "".join(sign.text for sign in signs)
    found = []
    for match in _TOKEN.finditer(plain):
        held = tuple(signs[match.start() : match.end()])
        note = held[0].note
        found.append(_Token(f"{NOTE_MARK}{note.kind} {note.id}" if note else match.group(), held))
    return tuple(found)


def _signs(inline: Inline) -> list[_Sign]:
    if isinstance(inline, Text):
        return [_Sign(sign, inline.marks, inline.href, None) for sign in inline.text]
    if isinstance(inline, Note):
        return [_Sign(NOTE_MARK, frozenset(), None, inline)]
    return [_Sign("\n", frozenset(), None, None)]


def _changes(base: Sequence[_Token], other: Sequence[_Token]) -> tuple[list[_Change], dict[int, int]]:
    """What the other changed, in order, and for each token that it kept its place there.

    What stayed between two changes for less than a word says nothing of its own and counts as changed.
    """
    steps = Indel.opcodes([token.key for token in base], [token.key for token in other])
    spans: list[tuple[int, int, int, int]] = []
    for step in steps:
        if step.tag == "equal":
            continue
        span = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if spans and _is_island(base[spans[-1][1] : step.src_start]):
            span = (spans[-1][0], step.src_end, spans[-1][2], step.dest_end)
            spans.pop()
        spans.append(span)
    kept: dict[int, int] = {}
    place = there = 0
    for start, end, start_there, end_there in [*spans, (len(base), len(base), len(other), len(other))]:
        kept.update(zip(range(place, start), range(there, start_there), strict=True))
        place, there = end, end_there
    return [_Change(start, end, tuple(other[first:last])) for start, end, first, last in spans], kept


def _is_island(between: Sequence[_Token]) -> bool:
    """Nothing that divides cells or lines, no note, and fewer letters than a word has."""
    keys = [token.key for token in between]
    if any(key in _EDGES or key.startswith(NOTE_MARK) for key in keys):
        return False
    return sum(sign.isalnum() for key in keys for sign in key) < ISLAND


def _together(base: Sequence[_Token], ours: list[_Change], theirs: list[_Change]) -> list[_Change] | None:
    """The changes of both in the order of the base, what both did once; None where two of them meet."""
    same = [change for change in ours if change in theirs]
    ours = [change for change in ours if change not in same]
    theirs = [change for change in theirs if change not in same]
    if any(one.meets(other, base) for one in ours for other in [*theirs, *same]):
        return None
    if any(one.meets(other, base) for one in theirs for other in same):
        return None
    return sorted([*ours, *theirs, *same], key=_place)


def _styled(
    base: Sequence[_Token],
    ours: Sequence[_Token],
    our_places: Mapping[int, int],
    theirs: Sequence[_Token],
    their_places: Mapping[int, int],
) -> list[_Token] | None:
    """The tokens of the base with the marks that both gave them; None where they gave one two addresses."""
    styled = list(base)
    for place in our_places.keys() & their_places.keys():
        token, mine, other = base[place], ours[our_places[place]], theirs[their_places[place]]
        if token == mine == other:
            continue
        signs = [_marked(*three) for three in zip(token.signs, mine.signs, other.signs, strict=True)]
        if None in signs:
            return None
        styled[place] = _Token(token.key, tuple(sign for sign in signs if sign is not None))
    return styled


def _marked(base: _Sign, mine: _Sign, theirs: _Sign) -> _Sign | None:
    changed = (base.marks ^ mine.marks) | (base.marks ^ theirs.marks)
    link = merged_value((base.href,), (mine.href,), (theirs.href,))
    return base._replace(marks=base.marks ^ changed, href=link[0]) if link is not None else None


def _marks_are_clear(
    base: Sequence[_Token], changes: Sequence[_Change], *sides: tuple[Sequence[_Token], Mapping[int, int]]
) -> bool:
    """Whether neither side marked words that the other wrote anew: such a mark would be lost."""
    touched = {place for change in changes for place in range(change.start, change.end)}
    return all(tokens[places[place]] == base[place] for tokens, places in sides for place in touched if place in places)


def _applied(base: Sequence[_Token], changes: Sequence[_Change]) -> list[_Token]:
    tokens: list[_Token] = []
    place = 0
    for change in changes:
        tokens += [*base[place : change.start], *change.tokens]
        place = change.end
    return [*tokens, *base[place:]]


def _is_sound(tokens: Sequence[_Token], *before: Sequence[_Token]) -> bool:
    """No note twice that no side has twice, rows of equal length where all have them, and some words left."""
    if not any(_divides(token.key) for token in tokens):
        return False
    now, most = _notes(tokens), Counter[str]()
    for each in before:
        most |= _notes(each)
    if any(count > most[key] for key, count in now.items()):
        return False
    widths = [_widths(each) for each in before]
    return any(len(each) != 1 for each in widths) or len(_widths(tokens)) == 1


def _notes(tokens: Sequence[_Token]) -> Counter[str]:
    """How often each footnote and each citation stands there; the number of a paragraph may stand twice."""
    return Counter(token.key for token in tokens if token.key.startswith((f"{NOTE_MARK}fn", f"{NOTE_MARK}cite")))


def _widths(tokens: Sequence[_Token]) -> set[int]:
    """How many cells the rows have; several numbers for what is no table."""
    rows = "".join("\n" if token.key == "\n" else "\t" if token.key == "\t" else "." for token in tokens).split("\n")
    return {row.count("\t") for row in rows}


def _written(tokens: Sequence[_Token]) -> str:
    runs: list[Inline] = []
    for token in tokens:
        for sign in token.signs:
            if sign.note is not None:
                runs.append(sign.note)
            else:
                runs.append(Break() if sign.text == "\n" else Text(sign.text, sign.marks, sign.href))
    return markup.serialise(runs)
