"""The columns of the product's own table of recommendations, in their order: what is given out and taken in again.

The headers never change: a file of years ago is known by them. A cell of several values has one on each line. A
spreadsheet program takes a cell that begins with `=`, `+`, `-` or `@` for a formula; in a CSV file such a cell begins
with an apostrophe, which is taken away when it is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.recommendations.intake.records import Field


@dataclass(frozen=True)
class ListColumn:
    """A column. `field` None is read by its header alone; `follow_up` is seen by the State's side only.

    `several` values stand one on each line; `given_only` is never taken in; `width` is in characters.
    """

    header: str
    field: Field | None = None
    follow_up: bool = False
    several: bool = False
    given_only: bool = False
    width: int = 14


ID = "Recommendation id"
ITEM = "Item"
TEXT = "Text"
CELL = 32_767  # characters: what a cell of Excel holds; what is longer is cut there
COLUMNS = (
    ListColumn(ID, Field.KEY, width=28),
    ListColumn("Symbol", Field.SYMBOL, width=22),
    ListColumn("Number", Field.NUMBER, width=9),
    ListColumn(ITEM, width=6),
    ListColumn("Heading", Field.HEADING, width=28),
    ListColumn(TEXT, Field.TEXT, width=70),
    ListColumn("State", Field.STATE, width=7),
    ListColumn("Body", Field.BODY, width=10),
    ListColumn("Treaty", Field.TREATY, width=10),
    ListColumn("Kind", Field.KIND, width=20),
    ListColumn("Date", Field.DATE, width=11),
    ListColumn("Session", Field.SESSION, width=9),
    ListColumn("Language", Field.LANGUAGE, width=9),
    ListColumn("Recommending States", Field.RECOMMENDING_STATES, several=True, width=20),
    ListColumn("Position", Field.POSITION, width=12),
    ListColumn("For follow-up", Field.FOLLOW_UP, width=9),
    ListColumn("Procedural", Field.PROCEDURAL, width=9),
    ListColumn("Themes", Field.THEMES, several=True, width=30),
    ListColumn("Affected persons", Field.PERSONS, several=True, width=26),
    ListColumn("SDGs", Field.SDGS, several=True, width=8),
    ListColumn("Responsible ministries", Field.RESPONSIBLE, follow_up=True, several=True, width=30),
    ListColumn("Supporting ministries", Field.SUPPORTING, follow_up=True, several=True, width=30),
    ListColumn("Status", Field.STATUS, follow_up=True, width=20),
    ListColumn("Evidence", Field.EVIDENCE, follow_up=True, width=40),
    ListColumn("Priority", Field.PRIORITY, follow_up=True, width=9),
    ListColumn("Due", Field.DUE, follow_up=True, width=11),
    ListColumn("Internal note", Field.NOTE, follow_up=True, width=40),
    ListColumn("Clusters", Field.CLUSTERS, follow_up=True, several=True, width=26),
    ListColumn("Earlier recommendations", follow_up=True, several=True, given_only=True, width=26),
    ListColumn("What the reports say", several=True, given_only=True, width=60),
)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def is_own(headers: Iterable[str]) -> bool:
    """Whether a table is the product's own: it has the ids and the texts under their headers."""
    return {ID, TEXT} <= set(headers)


def guarded(cell: str) -> str:
    """A cell of a CSV file: no program takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def guarded_in_workbook(cell: str) -> str:
    """A cell of a workbook, where text is never a formula: only what would be read as guarded is guarded."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded, in either file."""
    return cell[1:] if _GUARDED.match(cell) else cell
