"""The text as it was submitted: what a report said in the end at the places that comments and answers stand at."""

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
    """A paragraph as submitted: how it is cited there, and its words without the marks of notes."""

    label: str
    text: str


@dataclass(frozen=True)
class SubmittedText:
    """The version that went out, and its paragraphs by id. One that was merged into another is found at that one."""

    version: int
    on: date
    symbol: str
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


def submitted_text(db: Database, held: CommentRound) -> SubmittedText | None:
    """The last version that was submitted, of those that are no older than the round's; None while there is none.

    What was submitted is public: every view of the matrix may hold it.
    """
    query = """
        select s.snapshot_id from submission s join snapshot n on n.id = s.snapshot_id
        where n.report_id = :report and n.number >= (select number from snapshot where id = :snapshot)
        order by n.number desc limit 1
    """
    for row in db.query(query, {"report": held.report_id, "snapshot": held.snapshot_id}):
        snapshot = drafting.snapshot(db, None, row["snapshot_id"])
        frozen, sent = FrozenText(snapshot), snapshot.submission
        assert sent is not None  # the query found it
        return SubmittedText(
            version=snapshot.number,
            on=sent.date,
            symbol=sent.symbol,
            paragraphs={
                each.id: Words(frozen.name(each.id), each.text.replace(NOTE_MARK, "")) for each in snapshot.paragraphs
            },
            went_into={merge.from_id: merge.to_id for merge in course.taken_in(db, held.report_id)},
        )
    return None
