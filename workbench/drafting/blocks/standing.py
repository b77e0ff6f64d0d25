"""What stands in a section now, in order, and in which text: little enough to be asked for every few seconds."""

from dataclasses import dataclass

from workbench.store import Database


@dataclass(frozen=True)
class StandingBlock:
    """A block by its id, and the revision that is its text."""

    id: str
    revision_id: str


def standing_in(db: Database, section_id: str) -> tuple[StandingBlock, ...]:
    """The blocks of a section in order. The report must have been fetched with the actor before."""
    sql = (
        "select id, revision_id from draft_paragraph where section_id = :section and not deleted order by position, id"
    )
    return tuple(StandingBlock(row["id"], row["revision_id"]) for row in db.query(sql, {"section": section_id}))
