"""What stands in a report, in order: the blocks that links lead to, and what belongs to each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.drafting.blocks.labels import Standing, labelled
from workbench.drafting.records import BlockKind
from workbench.store import Database

# Paragraph numbers run on through the report, in the order of its sections, and begin anew in each annex; a deleted
# paragraph has none, an item has that of the paragraph it belongs to. `place` is the order of all that stands.
NUMBERED = """
    select draft_paragraph.id,
        row_number() over (order by section.position, draft_paragraph.position, draft_paragraph.id) as place,
        sum(draft_paragraph.kind = 'numbered') over (
            partition by section.part order by section.position, draft_paragraph.position, draft_paragraph.id
        ) as number
    from draft_paragraph join section on section.id = draft_paragraph.section_id
    where draft_paragraph.report_id = :report_id and not draft_paragraph.deleted and not section.deleted
"""
_STANDING = """
    select draft_paragraph.id, draft_paragraph.section_id, draft_paragraph.kind, section.part,
        coalesce(nullif(annex.number, ''), annex.title, '') as annex
    from draft_paragraph join section on section.id = draft_paragraph.section_id
        left join section annex on annex.id = section.part
    where draft_paragraph.report_id = :report_id and not draft_paragraph.deleted and not section.deleted
    order by section.position, draft_paragraph.position, draft_paragraph.id
"""
_BELOW = {
    BlockKind.NUMBERED: frozenset({BlockKind.ITEM, BlockKind.SUBITEM, BlockKind.PLAIN}),
    BlockKind.ITEM: frozenset({BlockKind.SUBITEM}),
}


@dataclass(frozen=True)
class Spot:
    """Where a block stands: its section, how it is cited (`24 (a)`; `Annex II, 3`, where numbers begin anew), and what
    belongs to it, itself first.

    To a numbered paragraph belong the items and plain text that follow it, to an item its sub-items.
    """

    id: str
    section_id: str
    label: str
    body: tuple[str, ...]


def spots(db: Database, report_id: str) -> dict[str, Spot]:
    """All that stands in a report, in order, by its id; no text is read."""
    found = db.execute("select language from report where id = :id", {"id": report_id}).fetchone()
    return spots_of(db.query(_STANDING, {"report_id": report_id}), found[0] if found else "en")


def spots_of(rows: Iterable[Mapping[str, Any]], language: str = "en") -> dict[str, Spot]:
    """The same of rows with `id, section_id, kind, part, annex` in reading order (pure)."""
    rows = tuple(rows)
    blocks = [(row["section_id"], Standing(row["id"], BlockKind(row["kind"]), row["part"])) for row in rows]
    labels = labelled((block for _, block in blocks), language)
    found: dict[str, Spot] = {}
    for at, (section_id, block) in enumerate(blocks):
        annex = rows[at]["annex"]
        own = f"{annex}, {labels[block.id]}" if annex and labels[block.id] else labels[block.id]
        label = own or _nearest(found)
        found[block.id] = Spot(block.id, section_id, label, (block.id, *_below(blocks, at)))
    return found


def _below(blocks: Sequence[tuple[str, Standing]], at: int) -> Iterator[str]:
    section_id, block = blocks[at]
    kinds = _BELOW.get(block.kind, frozenset())
    for next_at in range(at + 1, len(blocks)):
        other_section, other = blocks[next_at]
        if other_section != section_id or other.kind not in kinds:
            return
        yield other.id


def _nearest(before: dict[str, Spot]) -> str:
    """Plain text has no label of its own: it is found at the paragraph that it goes on from."""
    return before[next(reversed(before))].label if before else ""
