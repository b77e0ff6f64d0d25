"""Changes proposed in the text as Word tracks them: words put in and taken out, paragraphs split, joined and moved."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from workbench.text.tables import LINE
from workbench.word.commenting.boundaries import Boundaries, Order
from workbench.word.commenting.carriers import Carrier, Carriers, Spot
from workbench.word.commenting.lines import Line
from workbench.word.commenting.records import PARAGRAPH_SIGN, PlaceNotInFile, WrittenChange
from workbench.word.elements import Element, children, element, put_before, worded
from workbench.word.scripts import Direction, stretches

BREAK: Final = "{urn:x-workbench:commenting}break"  # stands where a line is divided; in no file that leaves
_AFTER_MARK: Final = ("w:sectPr", "w:pPrChange")
_SIGNS: Final = {"\t": "w:tab", "\n": "w:br"}


@dataclass
class Recording:
    """Gives each record its number, unique in the file, with who proposed it and when."""

    direction: Direction
    number: int

    def record(self, kind: str, change: WrittenChange, *content: Element) -> Element:
        """`w:ins`, `w:del`, `w:moveFrom` or `w:moveTo`, with `content` inside."""
        self.number += 1
        made = element(f"w:{kind}", *content, id=self.number, author=change.author)
        if change.date:
            made.set(qn("w:date"), change.date)
        return made

    def around(self, kind: str, change: WrittenChange, name: str) -> tuple[Element, Element]:
        """The two marks around words that move."""
        start = self.record(f"{kind}RangeStart", change)
        start.set(qn("w:name"), name)
        return start, element(f"w:{kind}RangeEnd", id=self.number)


def put_in(change: WrittenChange, found: Carriers, boundaries: Boundaries, recording: Recording) -> Spot | None:
    """Put the new words of a change in; gives where they stand. Raises PlaceNotInFile."""
    block = _block(change, found)
    spot = block.spot(change.place.end)
    kind = "ins"
    if change.moved_to is not None:
        if change.moved_to.uid not in found.blocks:
            raise PlaceNotInFile(uid=change.moved_to.uid, start=change.moved_to.start, end=change.moved_to.end)
        block, kind = found.blocks[change.moved_to.uid], "moveTo"
        spot = block.spot(change.moved_to.start)
    if not change.inserted:
        return None
    line = found.lines[spot.line]
    made = list(_new_words(change, kind, line.properties(spot.offset), recording, splits=_splits(block)))
    if kind == "moveTo":
        start, end = recording.around(kind, change, _name(change))
        made = [start, *made, end]
    is_replacing = change.place.start < change.place.end and kind == "ins"
    boundaries.add(spot, Order.REPLACING if is_replacing else Order.NEW, made)
    return spot


def _block(change: WrittenChange, found: Carriers) -> Carrier:
    if change.place.uid not in found.blocks:
        raise PlaceNotInFile(uid=change.place.uid, start=change.place.start, end=change.place.end)
    return found.blocks[change.place.uid]


def _splits(block: Carrier) -> str:
    """The sign in new words that begins a new paragraph: in a cell it is a new line of it."""
    return LINE if block.is_table else PARAGRAPH_SIGN


def _name(change: WrittenChange) -> str:
    """One name for both ends of a move."""
    return f"move{change.key}"[:40]


def _new_words(
    change: WrittenChange, kind: str, look: Element, recording: Recording, *, splits: str
) -> Iterator[Element]:
    for place, words in enumerate(change.inserted.split(splits)):
        if place:
            mark = element("w:r")
            mark.tag = BREAK
            mark.append(recording.record(kind, change))
            yield mark
        for piece, side in stretches(words, recording.direction) if words else ():
            yield recording.record(kind, change, *_runs(piece, look, side))


def _runs(words: str, look: Element, side: Direction) -> Iterator[Element]:
    run = element("w:r", deepcopy(look))
    if side == "rtl":
        run[0].append(element("w:rtl"))
    for piece in filter(None, re.split(r"([\t\n])", words)):
        run.append(element(_SIGNS[piece]) if piece in _SIGNS else worded("w:t", piece))
    yield run


def take_out(change: WrittenChange, found: Carriers, recording: Recording) -> None:
    """Mark the old words of a change as taken out; lines are cut and all else is put in before."""
    block = _block(change, found)
    kind = "del" if change.moved_to is None else "moveFrom"
    first, last = block.range(change.place)
    for number in range(first.line, last.line + 1):
        line = found.lines[number]
        start = first.offset if number == first.line else 0
        end = last.offset if number == last.line else len(line.text)
        wrapped = line.wrap(start, end, recording.record(kind, change)) if start < end else []
        for each in wrapped:
            recording.number += 1
            each.set(qn("w:id"), str(recording.number))
            if kind == "del":
                _as_deleted(each)
        if wrapped and kind == "moveFrom":
            opened, closed = recording.around(kind, change, _name(change))
            wrapped[0].addprevious(opened)
            wrapped[-1].addnext(closed)
    if change.joins_next:
        set_mark(block.lines[-1].paragraph, recording.record(kind, change))


def _as_deleted(record: Element) -> None:
    for text in record.iter(qn("w:t")):
        text.tag = qn("w:delText")


def set_mark(paragraph: Element, record: Element) -> None:
    """Say of the mark at the end of a paragraph that it was put in or taken out."""
    of_paragraph = children(paragraph, "w:pPr")
    if not of_paragraph:
        of_paragraph = [element("w:pPr")]
        paragraph.insert(0, of_paragraph[0])
    of_mark = children(of_paragraph[0], "w:rPr")
    if not of_mark:
        of_mark = [element("w:rPr")]
        put_before(of_paragraph[0], of_mark[0], _AFTER_MARK)
    of_mark[0].insert(0, record)


def divide(lines: Sequence[Line]) -> None:
    """Where new words begin a new paragraph, make it one: what stands behind goes on there, with the same style."""
    for line in lines:
        for mark in list(line.paragraph.iter(BREAK)):
            _divide(mark)


def _divide(mark: Element) -> None:
    parent = mark.getparent()
    assert parent is not None  # it stands in a paragraph
    if parent.tag != qn("w:p"):  # inside a link, which is cut in two
        second = deepcopy(parent)
        second[:] = list(mark.itersiblings())
        parent.addnext(second)
        parent.addnext(mark)
        parent = mark.getparent()
        assert parent is not None
    following = element("w:p")
    of_paragraph = children(parent, "w:pPr")
    if of_paragraph:
        following.append(deepcopy(of_paragraph[0]))
    following.extend(mark.itersiblings())
    parent.addnext(following)
    record = mark[0]
    parent.remove(mark)
    for old in [each for own in children(parent, "w:pPr") for each in children(own, "w:rPr")]:
        old.getparent().remove(old)  # type: ignore[union-attr]
    set_mark(parent, record)
