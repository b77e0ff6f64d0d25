"""What the workbench wrote into Word files of a round, as our reader finds it there: so it comes back as known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from workbench.comments import queries, rows
from workbench.comments.intake.identity import key
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

    Those of files that the actor's own side had made (`is_own`), and of whoever's files as far as they are of comments
    that were sent or received since, and of answers that were released. The mechanism has them of all institutions
    (colleagues of two may pass a file on), an institution has its own. Raises NoSuchRound.
    """
    seat = queries.seat(db, actor, round_id)
    found = db.query(
        f"select *, {audience_clause()} as is_own from written_comment "
        f"where round_id = :round and (:all or organisation_id = :organisation) and ({audience_clause()} or "
        f"(comment_id in (select id from comment where round_id = :round) and not {_HELD_BACK})) order by id",
        {
            "round": round_id,
            "all": seat.manages,
            "organisation": organisation_id if seat.manages else actor.organisation_id or "",
            "released": queries.last_release(db, round_id),
            **audience_parameters(actor),
        },
    )
    return tuple(found)


# An answer in a file that the mechanism made for itself; the file has it under the second in which it was given.
_HELD_BACK: Final = """(role = 'answer' and exists (
    select 1 from disposition where round_id = :round and event_seq > :released
    and substr(decided_at, 1, 19) = substr(written_comment.date, 1, 19)))"""


def known_as_written(written: Sequence[Mapping[str, Any]], own: Sequence[Known]) -> tuple[Known, ...]:
    """What our own files say, as remarks that a returned file is held against.

    `own` is what the institution sent or prepares: an entry of it that reads otherwise in our file than it came (a
    comment written on a page, under the institution's name) stands for the same remark. The rest is not its own: the
    answers of the State, and remarks of others. What an institution wrote into a file of its own may be words that it
    changed before it sent them: to the mechanism they are known only where a file has the very same.
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
        if not row["is_own"] and row["audience"].startswith("organisation:"):
            yield replace(there, ours=mine is not None, replaced_by=row["comment_id"])
        elif mine is None:
            yield there
        elif (mine.author, mine.date, mine.text) != (there.author, there.date, there.text) or key(mine) != key(there):
            yield replace(
                there, label=mine.label, in_preparation=mine.in_preparation, ours=True, by_hand=True, saved_at=row["at"]
            )
