"""Reading a file that came back from an institution: in a process with limits, on the frozen text, never refused.

What cannot be read as a Word file of this round (a scan, an .odt, a file of another version) is kept as evidence and
logged on its date all the same: `why_not` then says why nothing could be placed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from workbench.comments.frozen import written_sections
from workbench.comments.intake.carrying import carried
from workbench.comments.intake.origin import OLDER, MadeFrom
from workbench.comments.intake.reading import receive as receive_document
from workbench.comments.intake.recognising import WrongSnapshot
from workbench.comments.intake.records import Intake, ReceivedComment
from workbench.comments.intake.table.places import Place, places_of
from workbench.comments.intake.table.reading import receive as receive_table
from workbench.drafting.records import Snapshot, SnapshotParagraph
from workbench.errors import WorkbenchError
from workbench.limited import run_limited
from workbench.text import markup
from workbench.word import reading
from workbench.word.notices import Notice
from workbench.word.returned.anchoring import FrozenParagraph


@dataclass(frozen=True)
class Returned:
    """What a returned file holds; nothing and the reason where it could not be read.

    untracked: those of the comments that are changes made without change tracking · saved_at: when it was last saved,
    as it says itself; "" where it does not · names: the version that it names, if that is another one · made_from:
    that version, as far as whoever handed it in may know of it · is_carried: its remarks were placed on that version
    and carried over.
    """

    comments: tuple[ReceivedComment, ...] = ()
    warnings: tuple[Notice, ...] = ()
    why_not: str = ""
    untracked: tuple[ReceivedComment, ...] = ()
    saved_at: str = ""
    names: str = ""
    made_from: MadeFrom | None = None
    is_carried: bool = False


def read(data: bytes, snapshot: Snapshot) -> Returned:
    """The comments and proposals in these bytes, placed on the snapshot; where none can be read, why not."""
    try:
        found = cast(
            Intake,
            run_limited(
                f"{__name__}:receive", data, frozen_paragraphs(snapshot), places_of(snapshot), snapshot_id=snapshot.id
            ),
        )
    except WorkbenchError as refusal:
        names = refusal.names if isinstance(refusal, WrongSnapshot) else ""
        return Returned(why_not=str(refusal), names=names)
    return Returned(
        comments=found.everything, warnings=found.warnings, untracked=found.untracked, saved_at=found.saved_at
    )


def read_on(data: bytes, older: Snapshot, snapshot: Snapshot, made_from: MadeFrom) -> Returned:
    """A file that was made from another version of the same draft: read on that one, carried over to `snapshot`."""
    found = read(data, older)
    before, after = ({each.uid: each for each in frozen_paragraphs(version)} for version in (older, snapshot))
    return replace(
        found,
        comments=tuple(carried(comment, before, after) for comment in found.comments),
        untracked=tuple(carried(comment, before, after) for comment in found.untracked),
        warnings=(Notice(OLDER, {"version": made_from.version}), *found.warnings),
        made_from=made_from,
        is_carried=True,
    )


def receive(data: bytes, frozen: tuple[FrozenParagraph, ...], places: tuple[Place, ...], *, snapshot_id: str) -> Intake:
    """What `read` runs in the limited process: a commenting table, else the draft with comments in it."""
    table = receive_table(data, places, snapshot_id=snapshot_id)
    if table is not None:
        return table
    return receive_document(reading.read(data), frozen, snapshot_id=snapshot_id)


def frozen_paragraphs(snapshot: Snapshot) -> tuple[FrozenParagraph, ...]:
    """Headings and paragraphs of the snapshot in reading order, as the version for comments prints them."""
    found: list[FrozenParagraph] = []
    for section in written_sections(snapshot):
        found.append(FrozenParagraph(section.id, None, section.title))
        found += [FrozenParagraph(p.id, p.number, p.text, _footnotes(p)) for p in section.paragraphs]
    return tuple(found)


def _footnotes(paragraph: SnapshotParagraph) -> tuple[str | None, ...]:
    """The words of its footnotes in their order; None for a citation, which the program writes."""
    return tuple(
        markup.plain(paragraph.footnotes[note.id]) if note.kind == "fn" and note.id in paragraph.footnotes else None
        for note in markup.notes(paragraph.markup)
    )
