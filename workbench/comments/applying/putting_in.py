"""Words put into the markup of a paragraph: only what differs is written anew, so marks and notes stay. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from workbench.comments.applying.proposing import Proposal
from workbench.text import diff, kept, markup
from workbench.text.characters import NOTE_MARK
from workbench.text.kept import Run
from workbench.text.markup import Break, Inline, Note, Text

_Signs: TypeAlias = list[Inline]  # one character, break or note each: the place in the list is the offset


class _Edit(NamedTuple):
    """`start:end` of a plain text is to read so; `drops_notes`: those among it go too."""

    start: int
    end: int
    words: str
    drops_notes: bool


def put_in(stored: str, proposal: Proposal, frozen: str) -> str | None:
    """The markup with the proposal in it, which speaks of the `frozen` text that was printed of that markup.

    None where a reference or a figure is in the way, of which the frozen text has the words. Footnotes and citations
    among words that are put otherwise stay; those among words that are taken out go with them. New words are marked as
    the ones they stand for, else as those on both sides.
    """
    signs = [sign for inline in markup.parse(stored) for sign in _single(inline)]
    runs = kept.runs(frozen, markup.plain(stored))
    for edit in reversed(_edits(frozen, proposal)):
        start, end = _at(runs, edit.start, begins=edit.start < edit.end), _at(runs, edit.end, begins=False)
        if start is None or end is None or end < start:
            return None
        written = _written(signs[start:end], edit, _marked_as(signs[max(0, start - 1) : start], signs[end : end + 1]))
        if written is None:
            return None
        signs[start:end] = written
    return markup.stripped(signs)


def _edits(frozen: str, proposal: Proposal) -> list[_Edit]:
    """What differs between the words that stand and those that are wanted, notes apart, in order."""
    places = [at for at in range(proposal.start, proposal.end) if frozen[at] != NOTE_MARK]
    old, words = "".join(frozen[at] for at in places), proposal.words.replace(NOTE_MARK, "")
    if not words:
        return [_Edit(proposal.start, proposal.end, "", True)] if proposal.start < proposal.end else []
    found: list[_Edit] = []
    for edit in diff.opcodes(old, words):
        new = words[edit.b_start : edit.b_end]
        if edit.tag == "equal" and old[edit.a_start : edit.a_end] == new:
            continue
        start = places[edit.a_start] if edit.a_start < edit.a_end else _behind(places, edit.a_start, proposal.start)
        end = places[edit.a_end - 1] + 1 if edit.a_start < edit.a_end else start
        found.append(_Edit(start, end, new, False))
    return found


def _behind(places: Sequence[int], at: int, start: int) -> int:
    """Behind the character before: new words stand at the word they go on from, before its note."""
    return places[at - 1] + 1 if at else start


def _at(runs: Sequence[Run], offset: int, *, begins: bool) -> int | None:
    """The offset in the later text; `begins`: of two runs that meet there, the second."""
    holding = [run for run in runs if run.a_start <= offset <= run.a_end]
    if not holding:
        return None
    return (holding[-1] if begins else holding[0]).at(offset)


def _single(inline: Inline) -> Iterator[Inline]:
    if isinstance(inline, Text):
        yield from (Text(sign, inline.marks, inline.href) for sign in inline.text)
    else:
        yield inline


def _marked_as(one: Sequence[Inline], other: Sequence[Inline]) -> Text:
    """The marks of both neighbours."""
    texts = [each for each in (*one, *other) if isinstance(each, Text)]
    if not texts:
        return Text("")
    marks = frozenset.intersection(*(each.marks for each in texts))
    addresses = {each.href for each in texts}
    return Text("", marks, addresses.pop() if len(addresses) == 1 and len(texts) > 1 else None)


def _written(taken: Sequence[Inline], edit: _Edit, around: Text) -> _Signs | None:
    """What stands in place of these signs."""
    notes = [each for each in taken if isinstance(each, Note)]
    if any(note.kind in ("ref", "stat") for note in notes):
        return None
    like = next((each for each in taken if isinstance(each, Text)), around)
    new: _Signs = [Break() if sign == "\n" else Text(sign, like.marks, like.href) for sign in edit.words]
    return new if edit.drops_notes else [*new, *notes]
