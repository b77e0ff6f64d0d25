"""Keep each outline a report had, so that any moment can be shown again and the last change can be taken back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.numbering import section_numbers
from workbench.drafting.records import Section
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp


@dataclass(frozen=True)
class OutlineState:
    """The outline as it stood after a change; `did` says what was done: `{"verb": …, "section": id, …}`."""

    id: str
    sections: tuple[Section, ...]
    did: Mapping[str, Any]
    at: datetime
    by_name: str

    @property
    def verb(self) -> str:
        """What was done, as the operation is named; empty for the outline the report began with."""
        return str(self.did.get("verb", ""))


def outline_changed(
    db: Database, report_id: str, by: Actor, at: datetime, did: Mapping[str, Any] | None = None
) -> tuple[Section, ...]:
    """Number the headings anew and write the outline down as it stands now; the caller has just changed it."""
    sections = _numbered(db, report_id)
    db.table("outline_state").insert(
        {
            "id": new_id(),
            "report_id": report_id,
            "sections": json.dumps([asdict(each) for each in sections], ensure_ascii=False),
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
            "did": json.dumps(dict(did or {}), ensure_ascii=False),
        }
    )
    return sections


def _numbered(db: Database, report_id: str) -> tuple[Section, ...]:
    language = str(db.execute("select language from report where id = :id", {"id": report_id}).fetchone()[0])
    sections = queries.sections(db, report_id)
    for section, number in zip(sections, section_numbers(sections, language), strict=True):
        if section.number != number:
            db.execute("update section set number = :number where id = :id", {"number": number, "id": section.id})
    return queries.sections(db, report_id)


def outline_states(db: Database, report_id: str, *, limit: int = 100) -> tuple[OutlineState, ...]:
    """The outlines the report had, latest first. The report must have been fetched with the actor before."""
    sql = (
        "select id, sections, did, at, by_name from outline_state where report_id = :id "
        "order by rowid desc limit :limit"
    )
    return tuple(_state(row) for row in db.query(sql, {"id": report_id, "limit": limit}))


def _state(row: Mapping[str, Any]) -> OutlineState:
    sections = tuple(Section(**{**each, "articles": tuple(each["articles"])}) for each in json.loads(row["sections"]))
    return OutlineState(
        row["id"], sections, json.loads(row["did"]), datetime.fromisoformat(row["at"]), str(row["by_name"])
    )
