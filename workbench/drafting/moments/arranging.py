"""Keep which paragraphs stand in a section, in order, each time that changes: so that any moment can be shown again."""

import json
from datetime import datetime

from workbench.people import Actor
from workbench.store import Database, new_id, timestamp


def arranged(db: Database, *section_ids: str, by: Actor, at: datetime) -> None:
    """Write down how these sections stand now; the caller has just changed them."""
    for section_id in dict.fromkeys(section_ids):
        rows = db.query(
            "select id from draft_paragraph where section_id = :id and not deleted order by position, id",
            {"id": section_id},
        )
        db.table("arrangement").insert(
            {
                "id": new_id(),
                "report_id": _report_of(db, section_id),
                "section_id": section_id,
                "paragraphs": json.dumps([row["id"] for row in rows]),
                "at": timestamp(at),
                "by_id": by.person_id,
                "by_name": by.name,
            }
        )


def _report_of(db: Database, section_id: str) -> str:
    return str(db.execute("select report_id from section where id = :id", {"id": section_id}).fetchone()[0])
