"""The frozen draft of a round as a Word file with all that was said of it, made for one reader."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.comments import queries
from workbench.comments.frozen import written_sections
from workbench.comments.intake import files as intake
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake
from workbench.comments.margins import MarginNote, notes
from workbench.comments.refusals import NoSuchRound, NotInvited
from workbench.comments.written import Written
from workbench.drafting import queries as drafting
from workbench.drafting.records import BlockKind, Snapshot
from workbench.export import report, states
from workbench.export.commented.remarks import Entries, Names, entries
from workbench.export.commented.tracking import FrozenBlocks
from workbench.people import Actor
from workbench.people import queries as people
from workbench.store import Database, FileStore
from workbench.text.languages import direction
from workbench.word.commenting.remarks import threads
from workbench.word.commenting.writing import with_comments
from workbench.word.reading import read

_JOINABLE = frozenset({BlockKind.NUMBERED, BlockKind.PLAIN, BlockKind.ITEM, BlockKind.SUBITEM})


@dataclass(frozen=True)
class Commented:
    """The file, its name, and what it says as our reader reads it: to be remembered (`operations.remember_written`)."""

    data: bytes
    name: str
    written: tuple[Written, ...]


def commented(
    db: Database,
    actor: Actor,
    round_id: str,
    *,
    organisation_id: str | None = None,
    template: bytes | None = None,
    files: FileStore | None = None,
) -> Commented:
    """What `margins.notes` gives the actor, of that institution or of all, as native comments and tracked proposals.

    Internal notes are never in it. Raises NoSuchRound, NotInvited.
    """
    seat = queries.seat(db, actor, round_id)
    invited = {each.organisation_id: each for each in queries.invitations(db, round_id)}
    own = seat.invitation if not seat.manages else None
    whose = organisation_id or (own.organisation_id if own else None)
    if own is not None and whose != own.organisation_id:
        raise NoSuchRound
    if whose is not None and whose not in invited:
        raise NotInvited(organisation=people.organisation(db, whose).name)
    snapshot = drafting.snapshot(db, None, seat.round.snapshot_id)
    found = notes(db, actor, round_id, whose)
    blocks = frozen_blocks(snapshot)
    names = Names(
        institution=lambda note: invited[note.comment.organisation_id].organisation,
        own=own is not None,
        state=states.name(snapshot.report.state, snapshot.report.language),
    )
    labelled = _with_labels(found, {key: each.prefix for key, each in invited.items()})
    said = entries(labelled, blocks, names, snapshot.report.language)
    data = with_comments(
        report.for_comments(snapshot, template=template, files=files),
        blocks.texts,
        remarks=said.remarks,
        changes=said.changes,
        direction=direction(snapshot.report.language),
    )
    organisations = {note.comment.id: note.comment.organisation_id for note in found}
    what = f"comments-{invited[whose].prefix}" if whose else "all-comments"
    name = f"{report.stem(snapshot)}-{what}.docx"
    return Commented(data, name, tuple(_written(said, _read(data, snapshot), organisations)))


def _with_labels(found: tuple[MarginNote, ...], prefixes: dict[str, str]) -> list[MarginNote]:
    """What is in preparation has no label yet: it bears the letters of its institution."""
    return [note if note.label else replace(note, label=prefixes[note.comment.organisation_id]) for note in found]


def frozen_blocks(snapshot: Snapshot) -> FrozenBlocks:
    """The texts of a snapshot as the version for comments prints them."""
    held = [paragraph for section in written_sections(snapshot) for paragraph in section.paragraphs]
    return FrozenBlocks(
        texts={each.uid: each.text for each in intake.frozen_paragraphs(snapshot)},
        tables=frozenset(each.id for each in held if each.kind is BlockKind.TABLE),
        paragraphs=frozenset(each.id for each in held if each.kind in _JOINABLE),
    )


def _read(data: bytes, snapshot: Snapshot) -> Intake:
    """What our own reader finds in it. It is our own file, so no process with limits is needed."""
    return receive(read(data), intake.frozen_paragraphs(snapshot), snapshot_id=snapshot.id)


def _written(said: Entries, found: Intake, organisations: dict[str, str]) -> Iterator[Written]:
    """Each entry with what the reader makes of it: comments in the file's order, changes by their place and words."""
    in_order = [remark for thread in threads(said.remarks) for remark in thread]
    for remark, one in zip(in_order, found.comments, strict=True):
        comment_id, role = said.roles[remark.key]
        yield Written(comment_id, organisations[comment_id], role, one)
    there = {
        (one.segments[0].uid, one.segments[0].start, one.segments[0].end, one.proposed): one
        for one in found.suggestions
        if one.segments
    }
    for change in said.changes:
        place = change.place
        proposal = there.get((place.uid, place.start, place.end, change.inserted))
        if proposal is not None:
            yield Written(change.key, organisations[change.key], "change", proposal)
