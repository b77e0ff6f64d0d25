"""The text of a later version at the places that comments and answers stand at: submitted, or given out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.comments.frozen import FrozenText
from workbench.comments.records import CommentRound
from workbench.drafting import course
from workbench.drafting import queries as drafting
from workbench.store import Database
from workbench.text.characters import NOTE_MARK

_STEPS = 50  # merges that follow one another; a longer trail is a fault in the data, not a report


@dataclass(frozen=True)
class Words:
    """A paragraph of a version: how it is cited there, and its words without the marks of notes."""

    label: str
    text: str


@dataclass(frozen=True)
class VersionText:
    """A version and its paragraphs by id. One that was merged into another is found at that one.

    on: the day it was submitted, else frozen · symbol: "" where it was not submitted, or has none.
    """

    version: int
    on: date
    symbol: str
    is_submitted: bool
    paragraphs: Mapping[str, Words]
    went_into: Mapping[str, str]

    def at(self, paragraph_id: str | None) -> Words | None:
        """The words that stand there; None where the paragraph is not in the version."""
        wanted = paragraph_id or ""
        for _ in range(_STEPS):
            if wanted in self.paragraphs:
                return self.paragraphs[wanted]
            if wanted not in self.went_into:
                return None
            wanted = self.went_into[wanted]
        return None


def submitted_text(db: Database, held: CommentRound) -> VersionText | None:
    """The last version that was submitted, of those that are no older than the round's; None while there is none.

    What was submitted is public: every view of the matrix may hold it.
    """
    query = """
        select s.snapshot_id from submission s join snapshot n on n.id = s.snapshot_id
        where n.report_id = :report and n.number >= (select number from snapshot where id = :snapshot)
        order by n.number desc limit 1
    """
    values = {"report": held.report_id, "snapshot": held.snapshot_id}
    found = next((str(row["snapshot_id"]) for row in db.query(query, values)), None)
    return _text(db, held.report_id, found) if found else None


def text_shown_to(db: Database, held: CommentRound, organisation_id: str) -> VersionText | None:
    """The last version after the round's that the institution may read: of a later round, or submitted; None for none.

    Its new paragraphs are there for it to read, and nothing that was drafted since.
    """
    query = """
        select n.id from snapshot n
        where n.report_id = :report and n.number > (select number from snapshot where id = :snapshot) and (
            exists (select 1 from submission s where s.snapshot_id = n.id)
            or exists (select 1 from comment_round h join round_invitation i on i.round_id = h.id
                where h.snapshot_id = n.id and i.organisation_id = :organisation))
        order by n.number desc limit 1
    """
    values = {"report": held.report_id, "snapshot": held.snapshot_id, "organisation": organisation_id}
    found = next((str(row["id"]) for row in db.query(query, values)), None)
    return _text(db, held.report_id, found) if found else None


def _text(db: Database, report_id: str, snapshot_id: str) -> VersionText:
    snapshot = drafting.snapshot(db, None, snapshot_id)
    frozen, sent = FrozenText(snapshot), snapshot.submission
    return VersionText(
        version=snapshot.number,
        on=sent.date if sent else snapshot.frozen_at.date(),
        symbol=sent.symbol if sent else "",
        is_submitted=sent is not None,
        paragraphs={
            each.id: Words(frozen.name(each.id), each.text.replace(NOTE_MARK, "")) for each in snapshot.paragraphs
        },
        went_into={merge.from_id: merge.to_id for merge in course.taken_in(db, report_id)},
    )
