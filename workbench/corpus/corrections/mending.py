"""What people corrected in a reading, put upon it again each time it is read (pure).

A correction names its place by words with what stands around them, never by a position. One that finds no place, or
more than one, is handed back and shown; it is never guessed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.corpus.corrections import places
from workbench.corpus.parsing.numbers import labelled
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Item, ParagraphKind
from workbench.text.quotes import TextQuote

_TYPED_BEFORE = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})?[.)]+\s*$")


class MendKind(StrEnum):
    """What is corrected of a paragraph."""

    NUMBER = "number"
    NO_NUMBER = "no_number"
    KIND = "kind"
    SPLIT = "split"
    JOIN = "join"
    HEADING = "heading"
    SECTION = "section"


@dataclass(frozen=True)
class Mend:
    """One correction. `where` are the first words of the paragraph (or item, or of what a split begins) in their place.

    `value` is the number, kind, heading or section; of a split the number of what begins there, "" as it is typed.
    `item` is not empty where an item's kind is meant.
    """

    id: str
    what: MendKind
    value: str
    where: TextQuote
    item: str = ""


_Read = list[ReadParagraph]


def mended(read: Sequence[ReadParagraph], mends: Sequence[Mend]) -> tuple[tuple[ReadParagraph, ...], tuple[str, ...]]:
    """The paragraphs with all corrections, in the order in which they were made, and the ids of those without place."""
    paragraphs, without = list(read), []
    for mend in mends:
        done = _VERBS[mend.what](paragraphs, mend)
        if done is None:
            without.append(mend.id)
        else:
            paragraphs = done
    if any(mend.what in _COUNTING for mend in mends if mend.id not in without):
        paragraphs = _counted(paragraphs)
    return tuple(paragraphs), tuple(without)


def typed_number(text: str) -> str:
    """The number that a text begins with, "" if none."""
    match = places.TYPED.match(text)
    return match["number"] if match and match["sign"].strip() else ""


def _number(paragraphs: _Read, mend: Mend) -> _Read | None:
    at = places.opening(paragraphs, mend.where)
    if at is None:
        return None
    return _with(paragraphs, at, _numbered(paragraphs[at], mend.value))


def _numbered(paragraph: ReadParagraph, number: str) -> ReadParagraph:
    """A number that stands typed before the words moves from the text to where numbers stand."""
    typed = places.TYPED.match(paragraph.text)
    if typed and typed["number"] == number:
        cut = typed.end()
        paragraph = replace(paragraph, text=paragraph.text[cut:], full_text=paragraph.full_text[cut:])
    return replace(paragraph, number=number, label=number)


def _no_number(paragraphs: _Read, mend: Mend) -> _Read | None:
    at = places.opening(paragraphs, mend.where)
    return None if at is None else _with(paragraphs, at, _plain(paragraphs[at]))


def _plain(paragraph: ReadParagraph) -> ReadParagraph:
    """What was taken for a number is part of the words again: `2015. Trata-se`."""
    if paragraph.number is None:
        return paragraph
    before = f"{paragraph.number}. "
    return replace(paragraph, number=None, text=before + paragraph.text, full_text=before + paragraph.full_text)


def _kind(paragraphs: _Read, mend: Mend) -> _Read | None:
    kind = ParagraphKind(mend.value)
    if mend.item:
        return _item_kind(paragraphs, mend, kind)
    at = places.opening(paragraphs, mend.where)
    if at is None:
        return None
    items = tuple(replace(item, kind=kind) for item in paragraphs[at].items)
    return _with(paragraphs, at, replace(paragraphs[at], kind=kind, items=items))


def _item_kind(paragraphs: _Read, mend: Mend, kind: ParagraphKind) -> _Read | None:
    """An item that recommends makes its paragraph one that does."""
    found = places.item(paragraphs, mend.where)
    if found is None:
        return None
    at, place = found
    paragraph = paragraphs[at]
    items = (*paragraph.items[:place], replace(paragraph.items[place], kind=kind), *paragraph.items[place + 1 :])
    recommends = kind is ParagraphKind.RECOMMENDATION
    return _with(paragraphs, at, replace(paragraph, items=items, kind=kind if recommends else paragraph.kind))


def _split(paragraphs: _Read, mend: Mend) -> _Read | None:
    """Better reading may have found the break itself; then there is nothing left to do but the number."""
    found = places.inside(paragraphs, mend.where)
    if found is None:
        return None
    at, piece, offset = found
    text = paragraphs[at].items[piece].text if piece >= 0 else paragraphs[at].text
    typed = _TYPED_BEFORE.search(text[:offset])
    offset = typed.start() if typed else offset
    if piece < 0 and not text[:offset].strip():
        return _with(paragraphs, at, _numbered(paragraphs[at], mend.value)) if mend.value else paragraphs
    first, second = _parts(paragraphs[at], piece, offset)
    number = mend.value or typed_number(second.text)
    second = _numbered(second, number) if number else second
    return [*paragraphs[:at], first, second, *paragraphs[at + 1 :]]


def _parts(paragraph: ReadParagraph, piece: int, offset: int) -> tuple[ReadParagraph, ReadParagraph]:
    """Before and after an offset of the stem (`piece` -1) or of the item `piece`; the notes stay with the first."""
    if piece < 0:
        first = _made(paragraph, paragraph.text[:offset], ())
        second = _made(paragraph, paragraph.text[offset:], paragraph.items)
    else:
        item = paragraph.items[piece]
        before = (replace(item, text=item.text[:offset].strip()),) if item.text[:offset].strip() else ()
        first = _made(paragraph, paragraph.text, (*paragraph.items[:piece], *before))
        second = _made(paragraph, item.text[offset:], _without_parents(paragraph.items[piece + 1 :]))
        second = replace(second, kind=item.kind if item.kind is not ParagraphKind.OTHER else paragraph.kind)
    return first, replace(second, number=None, footnotes=())


def _without_parents(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items whose parent stayed in the other half stand at the top."""
    found: list[Item] = []
    for item in items:
        paths = {each.path for each in found}
        found.append(item if not item.parent or item.parent in paths else replace(item, parent=""))
    return tuple(found)


def _made(paragraph: ReadParagraph, text: str, items: tuple[Item, ...]) -> ReadParagraph:
    lines = [line for line in (text.strip(), *(f"({item.label}) {item.text}" for item in items)) if line]
    return replace(
        paragraph, text=text.strip(), items=items, full_text="\n".join(lines), item_bold=(paragraph.bold,) * len(items)
    )


def _join(paragraphs: _Read, mend: Mend) -> _Read | None:
    at = places.opening(paragraphs, mend.where)
    if at is None:  # better reading may have joined them itself
        return paragraphs if places.inside(paragraphs, mend.where) is not None else None
    if at == 0:
        return None
    return [*paragraphs[: at - 1], _joined(paragraphs[at - 1], _plain(paragraphs[at])), *paragraphs[at + 1 :]]


def _joined(first: ReadParagraph, second: ReadParagraph) -> ReadParagraph:
    """What follows items goes on with the last of them, as where a page broke it."""
    notes = (*first.footnotes, *second.footnotes)
    if first.items:
        last = replace(first.items[-1], text=f"{first.items[-1].text} {second.text}".strip())
        joined = _made(first, first.text, (*first.items[:-1], last, *second.items))
    else:
        joined = _made(first, f"{first.text} {second.text}", second.items)
    return replace(joined, footnotes=notes)


def _heading(paragraphs: _Read, mend: Mend) -> _Read | None:
    return _headed(paragraphs, mend, lambda each: replace(each, heading=mend.value))


def _section(paragraphs: _Read, mend: Mend) -> _Read | None:
    return _headed(paragraphs, mend, lambda each: replace(each, section=mend.value))


def _headed(paragraphs: _Read, mend: Mend, change: Callable[[ReadParagraph], ReadParagraph]) -> _Read | None:
    """A heading holds for the paragraph and for those after it that stood under the same one."""
    at = places.opening(paragraphs, mend.where)
    if at is None:
        return None
    changed = list(paragraphs)
    under = (paragraphs[at].section, paragraphs[at].heading)
    for place in range(at, len(paragraphs)):
        if (paragraphs[place].section, paragraphs[place].heading) != under:
            break
        changed[place] = change(paragraphs[place])
    return changed


def _with(paragraphs: _Read, at: int, paragraph: ReadParagraph) -> _Read:
    return [*paragraphs[:at], paragraph, *paragraphs[at + 1 :]]


def _counted(paragraphs: _Read) -> _Read:
    """Places counted anew, and anchors that are there once."""
    told = labelled(each.number for each in paragraphs)
    return [replace(each, label=label, anchor=anchor) for each, (label, anchor) in zip(paragraphs, told, strict=True)]


_COUNTING = frozenset({MendKind.NUMBER, MendKind.NO_NUMBER, MendKind.SPLIT, MendKind.JOIN})
_VERBS: dict[MendKind, Callable[[_Read, Mend], _Read | None]] = {
    MendKind.NUMBER: _number,
    MendKind.NO_NUMBER: _no_number,
    MendKind.KIND: _kind,
    MendKind.SPLIT: _split,
    MendKind.JOIN: _join,
    MendKind.HEADING: _heading,
    MendKind.SECTION: _section,
}
