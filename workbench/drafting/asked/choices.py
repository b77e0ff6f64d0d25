"""What people chose for a report by hand: what it is asked besides, and what is left out with a reason."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting.rows import time_from
from workbench.store import Database


class Choice(StrEnum):
    """What was chosen of a recommendation."""

    ASKED = "asked"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Chosen:
    """A person's choice; `section_id` is where it is to be answered, None where nobody said."""

    recommendation_id: str
    citation: str
    choice: Choice
    reason: str
    section_id: str | None
    at: datetime
    by_name: str


def choices(db: Database, report_id: str) -> tuple[Chosen, ...]:
    """All that were made for the report, the oldest first."""
    sql = "select * from report_recommendation where report_id = :id order by at, recommendation_id"
    return tuple(
        Chosen(
            recommendation_id=row["recommendation_id"],
            citation=row["citation"],
            choice=Choice(row["standing"]),
            reason=row["reason"],
            section_id=row["section_id"],
            at=time_from(row["at"]),
            by_name=row["by_name"],
        )
        for row in db.query(sql, {"id": report_id})
    )
