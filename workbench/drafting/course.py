"""How a draft went on: what stands, and each text of the paragraphs that were split or merged, in order of saving.

The report must have been fetched with the actor before.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store import Database

_PARTED = """
    select from_id as id from lineage where report_id = :report and kind in ('split', 'merge')
    union select to_id from lineage where report_id = :report and kind in ('split', 'merge') and to_id is not null
"""


@dataclass(frozen=True)
class SavedText:
    """A text that was saved for a paragraph: `kind` and `base_id` as of its revision, `at` as stored."""

    revision_id: str
    paragraph_id: str
    kind: str
    base_id: str | None
    text: str
    at: str


@dataclass(frozen=True)
class TakenIn:
    """That `to_id` took in the words of `from_id`, as `start:end` of the text saved for it at that time."""

    from_id: str
    to_id: str
    start: int
    end: int
    at: str


def standing(db: Database, report_id: str) -> dict[str, str]:
    """The plain text of each paragraph that stands now, in the order of the report."""
    sql = """
        select draft_paragraph.id, revision.text from draft_paragraph
        join section on section.id = draft_paragraph.section_id
        join revision on revision.id = draft_paragraph.revision_id
        where draft_paragraph.report_id = :report and not draft_paragraph.deleted and not section.deleted
        order by section.position, draft_paragraph.position, draft_paragraph.id
        """
    return {row["id"]: row["text"] for row in db.query(sql, {"report": report_id})}


def saved(db: Database, report_id: str) -> tuple[SavedText, ...]:
    """Every text of the paragraphs that were ever split or merged, first to last."""
    sql = f"""
        select id as revision_id, paragraph_id, kind, base_id, text, at from revision
        where paragraph_id in ({_PARTED}) and kind <> 'parallel' order by rowid
        """
    return tuple(SavedText(**row) for row in db.query(sql, {"report": report_id}))


def taken_in(db: Database, report_id: str) -> tuple[TakenIn, ...]:
    """Every merge of the report whose place is known, first to last."""
    sql = """
        select from_id, to_id, start, "end", at from lineage
        where report_id = :report and kind = 'merge' and to_id is not null and "end" is not null order by rowid
        """
    return tuple(TakenIn(**row) for row in db.query(sql, {"report": report_id}))
