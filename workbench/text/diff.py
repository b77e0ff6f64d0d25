"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from rapidfuzz.distance import Indel

from workbench.text.normalise import fold

Tag: TypeAlias = Literal["equal", "insert", "delete", "replace"]

ISLAND = 4  # letters; fewer between two changes say nothing of their own
# A word with its combining signs, else one space or one sign: `para. 21(a)` is `para` `.` ` ` `21` `(` `a` `)`.
_TOKEN = re.compile(r"[\w\u0300-\u036f\u064b-\u0655]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch: `a[a_start:a_end]` became `b[b_start:b_end]`; offsets in code points."""

    tag: Tag
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def opcodes(a: str, b: str) -> tuple[Edit, ...]:
    """The edits that turn `a` into `b`, in order, without gap; quotes, dashes and spaces are compared folded."""
    tokens_a, ends_a = tokens(a)
    tokens_b, ends_b = tokens(b)
    edits: list[Edit] = []
    for step in Indel.opcodes(tokens_a, tokens_b):
        spans = (
            ends_a[step.src_start],
            ends_a[step.src_end],
            ends_b[step.dest_start],
            ends_b[step.dest_end],
        )
        _append(edits, "equal" if step.tag == "equal" else "replace", spans)
    return tuple(_named(edit) for edit in edits)


def readable(a: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The same edits for the eye: what stayed the same between two changes for less than a word counts as changed.

    `Plan on 18 March` to `Plan of Action in March` reads as one change, not as three with single spaces between.
    """
    joined: list[Edit] = []
    for index, edit in enumerate(edits):
        between = 0 < index < len(edits) - 1
        island = edit.tag == "equal" and between and _letters(a[edit.a_start : edit.a_end]) < ISLAND
        spans = (edit.a_start, edit.a_end, edit.b_start, edit.b_end)
        _append(joined, "equal" if edit.tag == "equal" and not island else "replace", spans)
    return tuple(_named(edit) for edit in joined)


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


def tokens(text: str) -> tuple[list[str], list[int]]:
    """The tokens folded for comparison, and the offsets between them (one more than tokens)."""
    found = list(_TOKEN.finditer(text))
    return [_compared(token.group()) for token in found], [0, *(token.end() for token in found)]


@lru_cache(maxsize=1 << 16)
def _compared(token: str) -> str:
    """A token as it compares; a report says few words many times."""
    return fold(token).text


def _append(edits: list[Edit], tag: Tag, spans: tuple[int, int, int, int]) -> None:
    a_start, a_end, b_start, b_end = spans
    if edits and edits[-1].tag == tag:
        last = edits.pop()
        a_start, b_start = last.a_start, last.b_start
    edits.append(Edit(tag, a_start, a_end, b_start, b_end))


def _named(edit: Edit) -> Edit:
    if edit.tag == "equal":
        return edit
    tag: Tag = "replace"
    if edit.a_start == edit.a_end:
        tag = "insert"
    elif edit.b_start == edit.b_end:
        tag = "delete"
    return Edit(tag, edit.a_start, edit.a_end, edit.b_start, edit.b_end)
