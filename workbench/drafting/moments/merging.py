"""The whole of what is written in a paragraph (text, footnotes, attributes), put together from two hands. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.text import diff, markup
from workbench.text.markup import Note
from workbench.text.merge import merge, merged_value


@dataclass(frozen=True)
class Written:
    """Canonical markup, the footnotes' words by the id of their note, and the attributes of a table or a figure."""

    markup: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)


def together(base: Written, mine: Written, theirs: Written) -> Written | None:
    """What both wrote on the base; None where that would be a guess, in the text, a footnote or an attribute."""
    mine = _with_free_notes(base, mine, theirs)
    text = merge(base.markup, mine.markup, theirs.markup)
    written = _tidied(text or "")
    footnotes = _footnotes(written, base, mine, theirs)
    attributes = _attributes(base.attributes, mine.attributes, theirs.attributes)
    if not written or footnotes is None or attributes is None:
        return None
    return Written(written, footnotes, attributes)


def _tidied(text: str) -> str:
    """Without space at either end, unless it has cells: an empty one at the end of a table stays."""
    return text if "\t" in text else markup.stripped(markup.parse(text))


def _with_free_notes(base: Written, mine: Written, theirs: Written) -> Written:
    """Two people who each wrote a first footnote both called it 1: mine becomes the next that is free."""
    taken = {*base.footnotes, *mine.footnotes, *theirs.footnotes}
    names: dict[str, str] = {}
    for key, words in mine.footnotes.items():
        if key not in base.footnotes and theirs.footnotes.get(key, words) != words:
            names[key] = free_note(taken | set(names.values()))
    return renamed(mine, names) if names else mine


def renamed(written: Written, names: Mapping[str, str]) -> Written:
    """The same with footnotes of other ids; `names` is old id → new id."""
    runs = [
        Note("fn", names.get(run.id, run.id)) if isinstance(run, Note) and run.kind == "fn" else run
        for run in markup.parse(written.markup)
    ]
    footnotes = {names.get(key, key): words for key, words in written.footnotes.items()}
    return Written(markup.serialise(runs), footnotes, written.attributes)


def free_note(taken: set[str]) -> str:
    """The smallest number that no note has."""
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def _footnotes(text: str, base: Written, mine: Written, theirs: Written) -> dict[str, str] | None:
    """The words of every footnote that the text names."""
    footnotes: dict[str, str] = {}
    for note in markup.notes(text):
        if note.kind != "fn":
            continue
        stood = base.footnotes.get(note.id)
        one, other = mine.footnotes.get(note.id, stood), theirs.footnotes.get(note.id, stood)
        words = merge(stood or "", one or "", other or "") if one and other else one or other
        if not words:
            return None
        footnotes[note.id] = words
    return footnotes


def _attributes(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any] | None:
    """Each attribute as the one who changed it has it."""
    kept: dict[str, Any] = {}
    for key in sorted({*base, *mine, *theirs}):
        # An empty title is none: a form sends it, the store leaves it out.
        three = [
            json.dumps(each[key], sort_keys=True) if each.get(key, "") != "" else "" for each in (base, mine, theirs)
        ]
        value = merged_value(three[0], three[1], three[2])
        if value is None:
            return None
        if value:
            kept[key] = json.loads(value)
    return kept


def cut_like(base: str, other: str, offset: int) -> int | None:
    """Where a text is to be cut that was written on one cut at `offset` (of its plain text); None inside a change."""
    stood, written = markup.plain(base), markup.plain(other)
    place: int | None = None
    for edit in diff.readable(stood, diff.opcodes(stood, written)):
        if edit.tag == "equal" and edit.a_start <= offset <= edit.a_end:
            place = edit.b_start + offset - edit.a_start
        elif edit.tag == "insert" and edit.a_start == offset:
            place = edit.b_end
        elif edit.tag != "equal" and edit.a_start < offset < edit.a_end:
            return None
    return place


def halves(written: Written, offset: int) -> tuple[Written, Written] | None:
    """Cut in two at an offset of the plain text, each with its own footnotes; None where one has no words."""
    first, second = markup.split_at(written.markup, offset)
    if not first or not second:
        return None
    return _part(written, first), _part(written, second)


def _part(written: Written, text: str) -> Written:
    named = {note.id for note in markup.notes(text) if note.kind == "fn"}
    footnotes = {key: words for key, words in written.footnotes.items() if key in named}
    return Written(text, footnotes, written.attributes)
