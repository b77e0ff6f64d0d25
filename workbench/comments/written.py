"""What the workbench wrote into Word files of a round, as our reader finds it there: so it comes back as known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from workbench.comments import queries, rows
from workbench.comments.intake.known import Known
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import CommentKind, Origin
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database

Role = Literal["comment", "change", "answer"]


@dataclass(frozen=True)
class Written:
    """One entry of a file. comment_id: of the comment (sent, received, or in preparation) that it is, or answers."""

    comment_id: str
    organisation_id: str
    role: Role
    as_read: ReceivedComment


def written_rows(db: Database, actor: Actor, round_id: str, organisation_id: str) -> tuple[dict[str, Any], ...]:
    """Rows of written_comment by which a file of that institution is looked through, first to last.

    Those of files that the actor's own side had made, and of whoever's files as far as they are of comments that were
    sent or received since. The mechanism has them of all institutions (colleagues of two may pass a file on), an
    institution has its own. Raises NoSuchRound.
    """
    seat = queries.seat(db, actor, round_id)
    found = db.query(
        f"select * from written_comment where round_id = :round and (:all or organisation_id = :organisation) "
        f"and ({audience_clause()} or comment_id in (select id from comment where round_id = :round)) order by id",
        {
            "round": round_id,
            "all": seat.manages,
            "organisation": organisation_id if seat.manages else actor.organisation_id or "",
            **audience_parameters(actor),
        },
    )
    return tuple(found)


def known_as_written(written: Sequence[Mapping[str, Any]], own: Sequence[Known]) -> tuple[Known, ...]:
    """What our own files say, as remarks that a returned file is held against.

    `own` is what the institution sent or prepares: an entry of it that reads otherwise in our file than it came (a
    comment written on a page, under the institution's name) stands for the same remark. The rest is not its own: the
    answers of the State, and remarks of others.
    """
    return tuple(_known_as_written(written, {each.id: each for each in own if not each.replaced_by}))


def _known_as_written(written: Sequence[Mapping[str, Any]], own: Mapping[str, Known]) -> Iterator[Known]:
    for row in written:
        mine = own.get(row["comment_id"]) if row["role"] != "answer" else None
        there = Known(
            id=row["comment_id"],
            identity=row["identity"],
            kind=CommentKind(row["kind"]),
            origin=Origin.WORD_COMMENT if row["role"] != "change" else Origin.WORD_TRACKED_CHANGE,
            anchor=rows.anchor(row),
            text=row["text"],
            proposed=row["proposed"],
            author=row["author"],
            date=row["date"],
            ours=False,
        )
        if mine is None:
            yield there
        elif (mine.author, mine.date, mine.text) != (there.author, there.date, there.text):
            yield replace(
                there, label=mine.label, in_preparation=mine.in_preparation, ours=True, by_hand=True, saved_at=row["at"]
            )
