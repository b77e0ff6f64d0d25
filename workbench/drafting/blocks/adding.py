"""Add several blocks at once, in order: what was pasted, or loaded from a Word file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting.blocks.attributes import checked
from workbench.drafting.operations.paragraphs import add_paragraph
from workbench.drafting.records import BlockKind, Revision
from workbench.errors import N_, Invalid
from workbench.people import Actor
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
) -> tuple[Revision, ...]:
    """Add blocks behind one another: after a block, or at the end of the section. All of them or none.

    Raises NothingPasted, TooManyBlocks, and what `add_paragraph` raises.
    """
    wanted = tuple(blocks)
    if not wanted:
        raise NothingPasted
    if len(wanted) > MOST:
        raise TooManyBlocks(number=len(wanted))
    added: list[Revision] = []
    for block in wanted:
        revision = add_paragraph(
            db,
            section_id=section_id,
            text=block.markup,
            kind=block.kind,
            attributes=checked(block.kind, block.attributes) if block.attributes else None,
            footnotes=block.footnotes,
            after=after,
            by=by,
            at=at,
        )
        added.append(revision)
        after = revision.paragraph_id
    return tuple(added)
