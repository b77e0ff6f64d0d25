"""What others did in a report since somebody was last in it. Never a word of the text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.states import Said
from workbench.people import Actor
from workbench.store import Database, timestamp


class What(StrEnum):
    """What was done."""

    WROTE = "wrote"
    ASKED = "asked"
    SAID = "said"


@dataclass(frozen=True)
class Happened:
    """One line: who did what in which section (None: the whole report), and when last.

    `paragraphs` counts those written, moved or deleted; `task` and `person` are of what was asked (`of_me`: the reader
    was asked), `said` of what was said of the section.
    """

    what: What
    at: datetime
    who: str
    section_id: str | None
    section: str
    paragraphs: int = 0
    task: Task | None = None
    person: str = ""
    of_me: bool = False
    said: Said | None = None


def since(db: Database, actor: Actor, report_id: str, moment: datetime) -> tuple[Happened, ...]:
    """Latest first. The report must have been fetched with the actor before."""
    values = {"report": report_id, "since": timestamp(moment), "me": actor.person_id or ""}
    found = (*_written(db, values), *_asked(db, values), *_said(db, values))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _written(db: Database, values: dict[str, str]) -> tuple[Happened, ...]:
    """A line for each person and section: texts saved, paragraphs moved, deleted or brought back."""
    sql = """
        select max(at) as at, by_name, section_id, title, count(distinct paragraph_id) as paragraphs from (
            select revision.at, revision.by_name, draft_paragraph.section_id, revision.paragraph_id
            from draft_paragraph join revision on revision.paragraph_id = draft_paragraph.id
            where draft_paragraph.report_id = :report and revision.at > :since and revision.kind <> 'parallel'
                and coalesce(revision.by_id, '') <> :me
            union all
            select lineage.at, lineage.by_name, draft_paragraph.section_id, lineage.from_id
            from lineage join draft_paragraph on draft_paragraph.id = lineage.from_id
            where lineage.report_id = :report and lineage.at > :since and lineage.kind in ('move', 'delete', 'restore')
                and coalesce(lineage.by_id, '') <> :me
        ) join section on section.id = section_id and not section.deleted group by by_name, section_id
    """
    return tuple(
        Happened(
            What.WROTE, datetime.fromisoformat(row["at"]), row["by_name"], row["section_id"], row["title"],
            paragraphs=row["paragraphs"],
        )
        for row in db.query(sql, values)
    )  # fmt: skip


def _asked(db: Database, values: dict[str, str]) -> tuple[Happened, ...]:
    sql = """
        select assignment.at, assignment.by_name, assignment.section_id, coalesce(section.title, '') as title,
            assignment.task, assignment.person_id, person.name as person
        from assignment join person on person.id = assignment.person_id
            left join section on section.id = assignment.section_id
        where assignment.report_id = :report and assignment.at > :since and assignment.ended_at is null
            and coalesce(assignment.by_id, '') <> :me and not coalesce(section.deleted, 0)
    """
    return tuple(
        Happened(
            What.ASKED, datetime.fromisoformat(row["at"]), row["by_name"], row["section_id"], row["title"],
            task=Task(row["task"]), person=row["person"], of_me=row["person_id"] == values["me"],
        )
        for row in db.query(sql, values)
    )  # fmt: skip


def _said(db: Database, values: dict[str, str]) -> tuple[Happened, ...]:
    sql = """
        select section_event.at, section_event.by_name, section_event.section_id, section.title, section_event.state
        from section_event join section on section.id = section_event.section_id and not section.deleted
        where section_event.report_id = :report and section_event.at > :since
            and coalesce(section_event.by_id, '') <> :me
    """
    return tuple(
        Happened(
            What.SAID, datetime.fromisoformat(row["at"]), row["by_name"], row["section_id"], row["title"],
            said=Said(row["state"]),
        )
        for row in db.query(sql, values)
    )  # fmt: skip
