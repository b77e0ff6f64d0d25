"""The text that carries an answer: as the answer was given on it, and as it reads now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from workbench.store import Database
from workbench.text.characters import NOTE_MARK


@dataclass(frozen=True)
class CarriedAnswer:
    """The last answer to a comment that a paragraph carries, where its text is another revision or was once.

    `now_id` is the revision that stands there now, None where the paragraph is gone. `event_seq` is the answer's.
    """

    disposition_id: str
    comment_id: str
    label: str
    round_id: str
    organisation_id: str
    event_seq: int
    given_id: str
    now_id: str | None
    reads_as_given: bool
    is_reopened: bool

    @property
    def is_to_be_reopened(self) -> bool:
        """Whether its text reads differently and nobody was told yet."""
        return not self.reads_as_given and not self.is_reopened

    @property
    def holds_again(self) -> bool:
        """Whether it was reopened and its text reads again as when it was given."""
        return self.reads_as_given and self.is_reopened


_LAST: Final = """
    select d.id, d.comment_id, d.round_id, d.paragraph_id, d.revision_id, d.event_seq, c.label, c.organisation_id,
        coalesce((select r.became from answer_reopening r where r.disposition_id = d.id
            order by r.event_seq desc limit 1), '') = 'reopened' as is_reopened
    from disposition d join comment c on c.id = d.comment_id join comment_round h on h.id = d.round_id
    where d.revision_id is not null
        and not exists (select 1 from disposition l where l.comment_id = d.comment_id and l.event_seq > d.event_seq)
"""
# A version that was submitted is the text that counts: what is written in the draft afterwards opens nothing again.
_IN_DRAFTING: Final = """
        and not exists (select 1 from submission s join snapshot n on n.id = s.snapshot_id
            where n.report_id = h.report_id
            and n.number >= (select number from snapshot where id = h.snapshot_id))
"""
_DRAFT: Final = """
    left join draft_paragraph p on p.id = last.paragraph_id and not p.deleted
        and exists (select 1 from section where section.id = p.section_id and not section.deleted)
"""
_SUBMITTED: Final = """
    left join snapshot_paragraph p on p.paragraph_id = last.paragraph_id and p.snapshot_id = :snapshot
"""
_MOVED_ON: Final = """
    where p.revision_id is not last.revision_id or last.is_reopened
"""


def in_the_draft(db: Database, *, round_id: str | None = None) -> tuple[CarriedAnswer, ...]:
    """The answers, of one round or of all, whose text was saved again since or was once; as the draft reads now."""
    last = f"{_LAST} {_IN_DRAFTING} and (:round is null or d.round_id = :round)"
    query = f"with last as ({last}) select last.*, p.revision_id as now_id from last {_DRAFT} {_MOVED_ON}"
    return _found(db, query, round=round_id)


def as_submitted(db: Database, *, report_id: str, snapshot_id: str) -> tuple[CarriedAnswer, ...]:
    """The same of all rounds held on that version of the report or an earlier one, as the version reads."""
    last = (
        f"{_LAST} and h.report_id = :report and (select number from snapshot where id = h.snapshot_id) "
        "<= (select number from snapshot where id = :snapshot)"
    )
    query = f"with last as ({last}) select last.*, p.revision_id as now_id from last {_SUBMITTED} {_MOVED_ON}"
    return _found(db, query, report=report_id, snapshot=snapshot_id)


def _found(db: Database, query: str, **values: str | None) -> tuple[CarriedAnswer, ...]:
    rows = list(db.query(query, values))
    texts = _readings(db, (each for row in rows for each in (row["revision_id"], row["now_id"]) if each))
    return tuple(
        CarriedAnswer(
            disposition_id=row["id"],
            comment_id=row["comment_id"],
            label=row["label"],
            round_id=row["round_id"],
            organisation_id=row["organisation_id"],
            event_seq=row["event_seq"],
            given_id=row["revision_id"],
            now_id=row["now_id"],
            reads_as_given=row["now_id"] is not None and texts[row["revision_id"]] == texts[row["now_id"]],
            is_reopened=bool(row["is_reopened"]),
        )
        for row in rows
    )


Reading = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]


def _readings(db: Database, revision_ids: Iterable[str]) -> dict[str, Reading]:
    sql = "select id, text, footnotes, attributes from revision where id in (select value from json_each(:ids))"
    return {row["id"]: reading(row) for row in db.query(sql, {"ids": json.dumps(list(revision_ids))})}


def reading(row: dict[str, Any]) -> Reading:
    """What a reader has of a revision: its words, its footnotes, its picture.

    Not the marks of sources, which are no part of what leaves, nor its form: bold words read as they did.
    """
    words = " ".join(row["text"].replace(NOTE_MARK, "").split())
    notes = tuple(str(note) for note in json.loads(row["footnotes"]).values())
    more = tuple(sorted((key, str(value)) for key, value in json.loads(row["attributes"]).items()))
    return words, notes, more
