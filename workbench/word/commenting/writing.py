"""`with_comments`: a file of ours with remarks in its margin and changes tracked in its text.

with_comments(file, frozen, remarks=[WrittenComment("1", "NHRC", "", "When?", (Stretch("01J…", 12, 31),))])
"""

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence

import docx
from docx.oxml.ns import qn

from workbench.word import properties
from workbench.word.commenting import changes as proposals
from workbench.word.commenting import parts
from workbench.word.commenting.boundaries import Boundaries
from workbench.word.commenting.carriers import Carriers, Spot, carriers
from workbench.word.commenting.changes import Recording
from workbench.word.commenting.records import WrittenChange, WrittenComment
from workbench.word.commenting.remarks import mark, threads
from workbench.word.elements import Element
from workbench.word.scripts import Direction


def with_comments(
    data: bytes,
    frozen: Mapping[str, str],
    *,
    remarks: Sequence[WrittenComment] = (),
    changes: Sequence[WrittenChange] = (),
    direction: Direction = "ltr",
) -> bytes:
    """The .docx for comments with these written into it, the same bytes for the same values.

    frozen: the plain text of each block by its id · changes of one file do not overlap, and two of one author do not
    touch, or a reader would take them for one. Raises PlaceNotInFile.
    """
    document = docx.Document(io.BytesIO(data))
    found = carriers(document, frozen)
    boundaries = Boundaries()
    recording = Recording(direction, _highest(document.element.body))
    new_words = {}
    for change in changes:
        spot = proposals.put_in(change, found, boundaries, recording)
        if spot is not None:
            new_words[change.key] = spot
    held = threads(remarks)
    numbers = {remark.key: number for number, remark in enumerate(one for thread in held for one in thread)}
    for thread in held:
        mark(thread, numbers, found, boundaries, new_words)
    _write(found, boundaries, changes, recording)
    parts.add(document, held, numbers)
    stream = io.BytesIO()
    document.save(stream)
    return properties.packed(stream.getvalue())


def _highest(body: Element) -> int:
    """The highest number that a mark in the file has."""
    marks = body.iter(*(qn(f"w:{tag}") for tag in ("bookmarkStart", "ins", "del")))
    return max((int(each.get(qn("w:id"), "0")) for each in marks), default=0)


def _write(found: Carriers, boundaries: Boundaries, changes: Sequence[WrittenChange], recording: Recording) -> None:
    """Cut all lines first, put in what comes between, then take out: each step leaves the places of the next."""
    cuts: dict[int, set[int]] = defaultdict(set)
    taken_out = [found.blocks[change.place.uid].range(change.place) for change in changes]
    for spot in (*boundaries.spots, *(spot for both in taken_out for spot in both)):
        cuts[spot.line].add(spot.offset)
    for number, offsets in cuts.items():
        found.lines[number].cut(offsets)
    for spot in sorted(boundaries.spots, key=_backwards):
        found.lines[spot.line].put(spot.offset, boundaries.at(spot))
    for change in changes:
        proposals.take_out(change, found, recording)
    proposals.divide(found.lines)


def _backwards(spot: Spot) -> tuple[int, int]:
    return spot.line, spot.offset
