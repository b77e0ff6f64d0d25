"""Closing a round, opening it again, and proving that nothing in it was altered."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from workbench.comments import arrivals, chain, checking, ledger, queries, witnessing
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.erased import FILES, parts
from workbench.comments.operations.answering import release
from workbench.comments.operations.concerns import require_none_open
from workbench.comments.operations.reopening import reopen_changed
from workbench.comments.promised import is_promised
from workbench.comments.records import Comment, CommentRound, ResponsePublication
from workbench.comments.refusals import (
    AcceptedAndNothingChanged,
    FilesWaitInTheRound,
    NoSuchRound,
    RoundClosed,
    RoundHasOpenComments,
    RoundHasReopenedAnswers,
    TimeNotOver,
)
from workbench.errors import NotFound
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may, require
from workbench.store import Database, FileStore


def close(db: Database, *, round_id: str, by: Actor, at: datetime) -> None:
    """Close the round; answers not released yet are released with it, so that nobody is left without theirs.

    Raises RoundHasOpenComments while a comment has no answer, RoundHasReopenedAnswers while the text of one changed
    since, AcceptedAndNothingChanged while one is accepted without a word and its paragraph is still the revision that
    was frozen, FilesWaitInTheRound while what the State side handed in was not taken in, ConcernsOpen while a serious
    concern stands open, TimeNotOver while an independent body may still send, RoundClosed if it is over.
    """
    require(by, Permission.MANAGE_ROUNDS)
    seat = queries.managed(db, by, round_id)
    if seat.closed_at:
        raise RoundClosed(closed=seat.closed_at.date().isoformat())
    _require_its_time(db, seat.round, at=at)
    reopen_changed(db, at=at, round_id=round_id)
    every = queries.comments(db, by, round_id)
    waiting = [comment.label for comment in every if comment.waits_for_answer and not comment.reopened]
    if waiting:
        raise RoundHasOpenComments(count=len(waiting), labels=_listed(waiting))
    require_none_open(db, round_id)
    reopened = [comment.label for comment in every if comment.reopened]
    if reopened:
        raise RoundHasReopenedAnswers(count=len(reopened), labels=_listed(reopened))
    files = arrivals.arrivals(db, by, round_id, status=ArrivalStatus.WAITING)
    if files:
        raise FilesWaitInTheRound(names=", ".join(each.name for each in files))
    promised = _promised(db, seat.round, every)
    if promised:
        raise AcceptedAndNothingChanged(labels=_listed(promised))
    if seat.round.response_publication is not ResponsePublication.NONE:
        release(db, round_id=round_id, by=by, at=at)
    ledger.append(db, round_id=round_id, kind="closed", by=by, at=at)
    ledger.note(db, round_id, "closed a comment round", verb="closed", by=by, at=at)


def _require_its_time(db: Database, held: CommentRound, *, at: datetime) -> None:
    """An independent body has the time that it was given: it has sent, declined, or its last day is over."""
    gone = queries.declined(db, held.id)
    for each in queries.invitations(db, held.id):
        last_day = each.own_deadline or held.closes
        heard = each.organisation_id in gone or queries.sendings(db, held.id, each.organisation_id)
        if each.independent and not heard and at.date() <= last_day:
            raise TimeNotOver(organisation=each.organisation, day=last_day.isoformat())


def _promised(db: Database, held: CommentRound, every: Iterable[Comment]) -> list[str]:
    """The labels of comments accepted without a word on a text that is still the one that they speak of."""
    frozen = queries.frozen_text(db, held.snapshot_id)
    return [each.label for each in every if each.stands and is_promised(each, frozen)]


def reopen(db: Database, *, round_id: str, by: Actor, at: datetime) -> None:
    """Take comments again. An open round stays as it is."""
    require(by, Permission.MANAGE_ROUNDS)
    if queries.managed(db, by, round_id).is_open:
        return
    ledger.append(db, round_id=round_id, kind="reopened", by=by, at=at)
    ledger.note(db, round_id, "reopened a comment round", verb="reopened", by=by, at=at)


def verify(db: Database, files: FileStore, *, round_id: str, by: Actor, seals: Sequence[str] = ()) -> checking.Verdict:
    """Whether every entry, every row and every kept file is as it was written. Raises NoSuchRound.

    `seals` were noted earlier, or mailed as heads of a day: an entry must still carry each, which shows entries cut
    off the end and a ledger that was written anew. Anybody with a seat may ask: the answer says where something was
    changed, never what it says.
    """
    with ledger.undecoded(db):
        _require_interest(db, round_id, by)
        events = ledger.events(db, round_id)
        rows = ledger.listed_rows(db, round_id)
        elsewhere = ledger.other_events(db, round_id)
        told = witnessing.told(seals, {event.hash for event in events}, witnessing.days(db, round_id)) if seals else ()
    found = [
        *checking.faults(events, rows),
        *checking.moved_away(round_id, elsewhere),
        *checking.unsealed(events, [seal for seal in seals if seal not in told]),
    ]
    return checking.verdict(events, [*found, *_file_faults(files, rows.items())])


def _require_interest(db: Database, round_id: str, by: Actor) -> None:
    """Raises NoSuchRound for those without a seat. Looks at bare rows: altered ones must not stop the check."""
    values = {"round": round_id, "organisation": by.organisation_id or "", **audience_parameters(by)}
    query = (
        "select exists (select 1 from round_event where round_id = :round) as there, "
        f"exists (select 1 from comment_round where id = :round and {audience_clause()}) "
        "or exists (select 1 from round_invitation "
        "where round_id = :round and organisation_id = :organisation) as seated"
    )
    row = next(db.query(query, values))
    if not row["there"] or not may(by, Permission.READ_ROUNDS) or not (row["seated"] or by.is_secretariat):
        raise NoSuchRound


def _file_faults(files: FileStore, rows: Collection[tuple[chain.RowKey, chain.Row]]) -> Iterable[checking.Fault]:
    erased = parts(row for (table, _), row in rows if table == "erased_part")
    for key, row in rows:
        if key[0] != FILES or key in erased:
            continue
        if _sha256_of(files, row["sha256"]) != row["sha256"]:
            seq = checking.seq_of(row["event_seq"])
            yield checking.Fault(seq, f"the kept file {row['name']} is not what was received")


def _sha256_of(files: FileStore, sha256: str) -> str:
    try:
        return hashlib.sha256(files.read(sha256)).hexdigest()
    except (NotFound, OSError, ValueError, TypeError):  # TypeError: what stands there is no text
        return ""


def _listed(labels: list[str]) -> str:
    shown = ", ".join(labels[:5])
    return shown if len(labels) <= 5 else f"{shown}, …"
