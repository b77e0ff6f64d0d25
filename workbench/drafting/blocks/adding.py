"""Add several blocks at once, in order: what was pasted, or loaded from a Word file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.blocks.attributes import checked
from workbench.drafting.moments.acts import recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.paragraphs import open_place
from workbench.drafting.operations.writing import add_revision, footnotes_of, note, place, stand, tidy
from workbench.drafting.records import BlockKind
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database
from workbench.text.pasted import PastedBlock

MOST = 2000  # blocks in one paste; a report of the United Nations has some 500 paragraphs


class NothingPasted(Invalid):
    message = N_("There are no words in what was pasted. Nothing was added.")


class TooManyBlocks(Invalid):
    message = N_("%(number)s paragraphs are too many for one paste. Nothing was added: load the file as a whole.")


@dataclass(frozen=True)
class NewBlock:
    """A block to be added: markup, footnotes by their note, attributes of its kind."""

    kind: BlockKind
    markup: str
    footnotes: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)


def of_paste(pasted: Iterable[PastedBlock]) -> tuple[NewBlock, ...]:
    """What a clipboard held, as blocks of a report."""
    return tuple(NewBlock(BlockKind(each.kind), each.markup, each.footnotes, each.attributes) for each in pasted)


def add_blocks(
    db: Database,
    *,
    section_id: str,
    blocks: Iterable[NewBlock],
    by: Actor,
    at: datetime,
    after: str | None = None,
) -> tuple[str, ...]:
    """Add blocks behind one another: after a block, or at the end of the section; gives their ids. All or none.

    Raises NothingPasted, TooManyBlocks, SectionNotFound, and what `put_block` raises.
    """
    wanted = tuple(blocks)
    if not wanted:
        raise NothingPasted
    if len(wanted) > MOST:
        raise TooManyBlocks(number=len(wanted))
    require(by, Permission.WRITE_REPORTS)
    section = queries.section(db, by, section_id)
    added: list[str] = []
    with recorded(db, verb="paste", sections=(section.id,), by=by, at=at) as act:
        for block in wanted:
            after = put_block(
                db, section_id=section.id, report_id=section.report_id, block=block, after=after, by=by, at=at
            )
            act.also(after)
            added.append(after)
    arranged(db, section.id, by=by, at=at)
    for paragraph_id in added:
        note(db, verb="add_paragraph", did="pasted a paragraph", at_place=place(db, by, paragraph_id), by=by, at=at)
    return tuple(added)


def put_block(
    db: Database,
    *,
    section_id: str,
    report_id: str,
    block: NewBlock,
    by: Actor,
    at: datetime,
    after: str | None = None,
) -> str:
    """One block at its place, and its permanent id; the caller has opened the section, and keeps the act.

    Raises WrongPlace, and what `tidy`, `footnotes_of` and `checked` raise.
    """
    written = tidy(block.markup, block.kind)
    paragraph_id = open_place(db, section_id=section_id, report_id=report_id, after=after, kind=block.kind)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="added",
        text=written,
        footnotes=footnotes_of(db, paragraph_id, written, given=block.footnotes, before={}),
        base_id=None,
        attributes=checked(block.kind, block.attributes) if block.attributes else None,
        by=by,
        at=at,
    )
    stand(db, paragraph_id, revision.id)
    return paragraph_id
