"""Who is on a section now. Seen, never locked: two people in one paragraph are merged, not kept apart."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.drafting import queries
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, timestamp

PRESENT_SECONDS = 90  # the desk says every 30 seconds that somebody is there; two such signs may be lost on the way
SAID_SECONDS = 20  # at most one write for each person in so many seconds


@dataclass(frozen=True)
class Present:
    """Somebody who was on a section a moment ago, and at which of its paragraphs, where that is known."""

    person_id: str
    name: str
    paragraph_id: str | None
    at: datetime


def present(db: Database, section_id: str, *, at: datetime) -> tuple[Present, ...]:
    """Who was seen there in the last 90 seconds, by name. The section must have been fetched with the actor before."""
    sql = (
        "select presence.person_id, person.name, presence.paragraph_id, presence.at from presence "
        "join person on person.id = presence.person_id "
        "where presence.section_id = :section and presence.at > :since and person.active order by person.name"
    )
    values = {"section": section_id, "since": timestamp(at - timedelta(seconds=PRESENT_SECONDS))}
    return tuple(
        Present(row["person_id"], row["name"], row["paragraph_id"], datetime.fromisoformat(row["at"]))
        for row in db.query(sql, values)
    )


def is_to_be_said(db: Database, section_id: str, *, by: Actor, at: datetime) -> bool:
    """Whether their last sign there is old enough to write another; the local operator is nobody's neighbour."""
    if by.person_id is None:
        return False
    since = timestamp(at - timedelta(seconds=SAID_SECONDS))
    sql = "select 1 from presence where person_id = :person and section_id = :section and at > :since"
    return not db.execute(sql, {"person": by.person_id, "section": section_id, "since": since}).fetchone()


def seen(db: Database, *, section_id: str, by: Actor, at: datetime, paragraph_id: str | None = None) -> None:
    """Somebody is on this section. No line in the journal: it is forgotten a moment later.

    Raises SectionNotFound. A paragraph that is not of the section is left out.
    """
    require(by, Permission.READ_REPORTS)
    section = queries.section(db, by, section_id)
    if not is_to_be_said(db, section.id, by=by, at=at):
        return
    of_section = "select 1 from draft_paragraph where id = :paragraph and section_id = :section and not deleted"
    is_there = db.execute(of_section, {"paragraph": paragraph_id or "", "section": section.id}).fetchone()
    db.execute(
        "insert into presence (person_id, section_id, paragraph_id, at) values (:person, :section, :paragraph, :at) "
        "on conflict (person_id, section_id) do update set paragraph_id = excluded.paragraph_id, at = excluded.at",
        {
            "person": by.person_id,
            "section": section.id,
            "paragraph": paragraph_id if is_there else None,
            "at": timestamp(at),
        },
    )
