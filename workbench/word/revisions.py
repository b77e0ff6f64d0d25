"""A text with its changes tracked: what was taken out and what was put in as Word records it, run by run.

Words are compared with their marks, a note with its words: a word made bold, a footnote written anew is taken out and
put in. A link inside the report is its words alone: in a file of two texts it would lead to one of them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from docx.oxml.ns import qn
from rapidfuzz.distance import Indel

from workbench.text.markup import Inline, Note, Text, parse
from workbench.word.blocks import NoteKey
from workbench.word.elements import Element, element
from workbench.word.inlines import Surroundings, runs
from workbench.word.scripts import Direction

Change: TypeAlias = Literal["kept", "inserted", "deleted"]
_TAGS: Mapping[str, str] = {"inserted": "w:ins", "deleted": "w:del"}
# LibreOffice takes a deletion and an insertion of one author with equal words for a move, decides both at once, out of
# their order, and leaves the style of what went on the next paragraph. Of two authors it takes them for what they are.
_UNSEEN: Mapping[str, str] = {"inserted": "", "deleted": "\N{ZERO WIDTH SPACE}"}
_TOKEN = re.compile(r"[\w\u0300-\u036f\u064b-\u0655]+|\s+|.", re.DOTALL)


@dataclass
class Tracking:
    """Who changed it and when, as the file will say, and the number that the next change takes."""

    author: str
    at: datetime
    number: int = 0

    def mark(self, change: Change, *content: Element) -> Element:
        """`w:ins` or `w:del` around these."""
        self.number += 1
        made = element(
            _TAGS[change],
            *content,
            id=self.number,
            author=self.author + _UNSEEN[change],
            date=f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
        )
        if change == "deleted":
            for text in made.iter(qn("w:t")):
                text.tag = qn("w:delText")
        return made


class _Sign(NamedTuple):
    """A piece of the text that is compared as one: a word with its marks, a break, a note with its words."""

    key: tuple[object, ...]
    inline: Inline


def tracked(
    before: str | None,
    after: str | None,
    notes_before: Mapping[NoteKey, str],
    notes_after: Mapping[NoteKey, str],
    *,
    tracking: Tracking,
    direction: Direction,
    link: Callable[[str], str],
    footnote: Callable[[str], Element],
) -> list[Element]:
    """The content of a `w:p`; None for a text that is not there at all. `footnote` gives the run of a note's number."""
    old, new = _signs(before or "", notes_before), _signs(after or "", notes_after)
    made: list[Element] = []
    for change, signs, notes in _stretches(old, new, notes_before, notes_after):

        def reference(note: Note, notes: Mapping[NoteKey, str] = notes) -> Element | None:
            words = notes.get((note.kind, note.id))
            return footnote(words) if words else None

        content = runs(_joined(signs), Surroundings(direction, link, reference))
        if change == "kept":
            made += content
        else:
            made += [_within(one, change, tracking) for one in content]
    return made


def edges(
    before: str, after: str, notes_before: Mapping[NoteKey, str], notes_after: Mapping[NoteKey, str]
) -> tuple[Change, Change]:
    """What became of the first and of the last word of a text that both have."""
    found = _stretches(_signs(before, notes_before), _signs(after, notes_after), notes_before, notes_after)
    return (found[0][0], found[-1][0]) if found else ("kept", "kept")


def _within(content: Element, change: Change, tracking: Tracking) -> Element:
    """A run inside its record; of a link the record stands inside, around the runs: a program drops it elsewhere."""
    if content.tag != qn("w:hyperlink"):
        return tracking.mark(change, content)
    content[:] = [tracking.mark(change, *list(content))]
    return content


def _stretches(
    old: Sequence[_Sign],
    new: Sequence[_Sign],
    notes_before: Mapping[NoteKey, str],
    notes_after: Mapping[NoteKey, str],
) -> list[tuple[Change, Sequence[_Sign], Mapping[NoteKey, str]]]:
    found: list[tuple[Change, Sequence[_Sign], Mapping[NoteKey, str]]] = []
    keys: dict[tuple[object, ...], int] = {}
    first = [keys.setdefault(sign.key, len(keys)) for sign in old]
    second = [keys.setdefault(sign.key, len(keys)) for sign in new]
    for step in Indel.opcodes(first, second):
        if step.tag == "equal":
            found.append(("kept", new[step.dest_start : step.dest_end], notes_after))
            continue
        if step.src_end > step.src_start:
            found.append(("deleted", old[step.src_start : step.src_end], notes_before))
        if step.dest_end > step.dest_start:
            found.append(("inserted", new[step.dest_start : step.dest_end], notes_after))
    return found


def _signs(text: str, notes: Mapping[NoteKey, str]) -> list[_Sign]:
    signs: list[_Sign] = []
    for inline in parse(text):
        if isinstance(inline, Text):
            for match in _TOKEN.finditer(inline.text):
                piece = Text(match.group(), inline.marks, None if inline.leads_to else inline.href)
                signs.append(_Sign((piece.text, piece.marks, piece.href), piece))
        elif isinstance(inline, Note):
            signs.append(_Sign(("note", inline.kind, notes.get((inline.kind, inline.id), "")), inline))
        else:
            signs.append(_Sign(("break",), inline))
    return signs


def _joined(signs: Sequence[_Sign]) -> tuple[Inline, ...]:
    """Words with equal marks as one run again."""
    joined: list[Inline] = []
    for sign in signs:
        last = joined[-1] if joined else None
        inline = sign.inline
        if (
            isinstance(last, Text)
            and isinstance(inline, Text)
            and (last.marks, last.href) == (inline.marks, inline.href)
        ):
            joined[-1] = Text(last.text + inline.text, last.marks, last.href)
        else:
            joined.append(inline)
    return tuple(joined)
