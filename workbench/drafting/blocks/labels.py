"""How what stands in a report is cited: `24`, `24 (a)`, `24 (a) (ii)`, `Table 2`, `Figure 1`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.drafting.numbering import letters, roman
from workbench.drafting.records import BlockKind
from workbench.store import Database

CAPTIONED = {BlockKind.TABLE: "Table", BlockKind.FIGURE: "Figure"}


@dataclass(frozen=True)
class Standing:
    """A block in reading order; `part` is empty in the body, else the annex."""

    id: str
    kind: BlockKind
    part: str


def labelled(blocks: Iterable[Standing]) -> dict[str, str]:
    """The label of each, by its id; numbers begin anew in each part, those of tables and figures do too."""
    found: dict[str, str] = {}
    counted: Counter[tuple[str, BlockKind]] = Counter()
    items = subitems = 0
    for block in blocks:
        key = (block.part, block.kind)
        if block.kind is BlockKind.NUMBERED:
            items = subitems = 0
            counted[key] += 1
            found[block.id] = str(counted[key])
        elif block.kind in CAPTIONED:
            counted[key] += 1
            found[block.id] = f"{CAPTIONED[block.kind]} {counted[key]}"
        elif block.kind is BlockKind.ITEM:
            items, subitems = items + 1, 0
            found[block.id] = _within(counted[block.part, BlockKind.NUMBERED], f"({letters(items)})")
        elif block.kind is BlockKind.SUBITEM:
            subitems += 1
            above = f"({letters(items)}) " if items else ""
            found[block.id] = _within(counted[block.part, BlockKind.NUMBERED], f"{above}({roman(subitems).lower()})")
        else:
            found[block.id] = ""
    return found


def _within(number: int, sign: str) -> str:
    return f"{number} {sign}" if number else sign


def of_report(db: Database, report_id: str) -> dict[str, str]:
    """The label of each standing block of a report, by its id."""
    sql = (
        "select draft_paragraph.id, draft_paragraph.kind, section.part from draft_paragraph "
        "join section on section.id = draft_paragraph.section_id where draft_paragraph.report_id = :id "
        "and not draft_paragraph.deleted and not section.deleted "
        "order by section.position, draft_paragraph.position, draft_paragraph.id"
    )
    rows = db.query(sql, {"id": report_id})
    return labelled(Standing(row["id"], BlockKind(row["kind"]), row["part"]) for row in rows)
