"""Answers whose text changed again: they are open once more, until they are given anew or said to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from workbench.comments import carried, ledger, queries
from workbench.comments.carried import CarriedAnswer
from workbench.comments.knowing import known_in_record
from workbench.comments.telling_of_answers import tell_reopened
from workbench.people import Actor
from workbench.store import Database, timestamp

# Nobody reopens an answer: the text does, and the program finds it.
THE_PROGRAM: Final = Actor(
    person_id=None,
    name="The workbench",
    organisation_id=None,
    organisation_name="",
    roles=frozenset(),
    groups=frozenset(),
    audiences=frozenset(),
)


def reopen_changed(db: Database, *, at: datetime, round_id: str | None = None) -> int:
    """Reopen each answer whose text reads differently from when it was given; gives how many were reopened now.

    In one round or in all, closed ones too, until a version of the report is submitted. One that is reopened stays so
    until it is answered again or its text reads as it did: then it stands as it was given.
    """
    return _keep(db, carried.in_the_draft(db, round_id=round_id), at=at)


def reopen_at_submission(db: Database, *, report_id: str, snapshot_id: str, at: datetime) -> int:
    """The same, held against a version that is being submitted, in the transaction that records it."""
    return _keep(db, carried.as_submitted(db, report_id=report_id, snapshot_id=snapshot_id), at=at)


def _keep(db: Database, found: Iterable[CarriedAnswer], *, at: datetime) -> int:
    by_round: Mapping[str, list[CarriedAnswer]] = defaultdict(list)
    for each in found:
        if each.is_to_be_reopened or each.holds_again:
            by_round[each.round_id].append(each)
    return sum(_keep_in_round(db, round_id, answers, at=at) for round_id, answers in by_round.items())


def _keep_in_round(db: Database, round_id: str, found: Iterable[CarriedAnswer], *, at: datetime) -> int:
    in_force = _in_force(db, round_id)
    answers = [each for each in found if each.comment_id in in_force]
    opened = [each for each in answers if each.is_to_be_reopened]
    first = not queries.reopened_now(db, round_id)
    for kind, became, those in (
        ("answers_reopened", "reopened", opened),
        ("answers_stand", "as_given", [each for each in answers if each.holds_again]),
    ):
        if those:
            written = [("answer_reopening", _row(each, became, at)) for each in those]
            facts = {"comments": [each.label for each in those]}
            ledger.append(db, round_id=round_id, kind=kind, by=THE_PROGRAM, at=at, written=written, facts=facts)
    if opened:
        tell_reopened(db, round_id, _told_of(db, round_id, opened), managers=first, by=THE_PROGRAM, at=at)
    return len(opened)


def _in_force(db: Database, round_id: str) -> set[str]:
    """The comments that were neither withdrawn nor replaced by a later wording."""
    query = "select comment_id from comment_state where round_id = :round and state = 'withdrawn'"
    withdrawn = {row["comment_id"] for row in db.query(query, {"round": round_id})}
    return {each.id for each in known_in_record(db, round_id) if not each.replaced_by} - withdrawn


def _row(answer: CarriedAnswer, became: str, at: datetime) -> dict[str, str | None]:
    return {
        "round_id": answer.round_id,
        "comment_id": answer.comment_id,
        "disposition_id": answer.disposition_id,
        "became": became,
        "revision_id": answer.now_id,
        "at": timestamp(at),
    }


def _told_of(db: Database, round_id: str, opened: Iterable[CarriedAnswer]) -> frozenset[str]:
    """The institutions that were told one of these answers; of one not released they know nothing."""
    released = queries.last_release(db, round_id)
    return frozenset(each.organisation_id for each in opened if each.event_seq < released)
