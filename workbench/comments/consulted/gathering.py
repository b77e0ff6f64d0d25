"""A consultation read from the record, for those who manage the rounds of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from workbench.comments import present, queries, rows
from workbench.comments.consulted.composing import statements
from workbench.comments.consulted.records import Consultation, Copy, Invited, Statement
from workbench.comments.queries import Standing
from workbench.comments.records import CommentRound, RoundKind
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database

# Rounds with bodies outside; what drafters and offices say among themselves is no consultation.
OUTSIDE = (RoundKind.NHRI, RoundKind.PARLIAMENT, RoundKind.CIVIL_SOCIETY, RoundKind.PUBLIC)


def consultations(db: Database, actor: Actor, report_id: str) -> tuple[Consultation, ...]:
    """The rounds of the report with bodies outside, first to last. Raises ReportNotFound, DoorClosed."""
    require(actor, Permission.MANAGE_ROUNDS)
    report = drafting.report(db, actor, report_id)
    held = [each for each in queries.rounds(db, actor) if each.report_id == report.id and each.kind in OUTSIDE]
    managed = [each for each in held if queries.seat(db, actor, each.id).manages]
    return tuple(_consultation(db, actor, each) for each in sorted(managed, key=lambda each: each.opened_at))


def _consultation(db: Database, actor: Actor, held: CommentRound) -> Consultation:
    snapshot = drafting.snapshot(db, None, held.snapshot_id)
    counting = [each for each in queries.comments(db, actor, held.id) if each.stands]
    released = (
        each.disposition.value
        for each in counting
        if each.disposition and each.disposition.released and not each.waits_for_answer
    )
    return Consultation(
        round_id=held.id,
        version=snapshot.number,
        frozen_on=snapshot.frozen_at.date(),
        opened_on=held.opened_at.date(),
        closes=held.closes,
        working_days=held.working_days,
        short_notice_reason=held.short_notice_reason,
        is_open=queries.closed_at(db, held.id) is None,
        invited=tuple(_invited(each) for each in queries.standings(db, actor, held.id)),
        answers=Counter(released),
    )


def _invited(standing: Standing) -> Invited:
    return Invited(
        name=standing.invitation.organisation,
        comments=standing.comments,
        position=standing.position,
        declined=standing.declined is not None,
        concern=standing.concern.state if standing.concern else None,
    )


def consulted(db: Database, actor: Actor, report_id: str) -> tuple[Statement, ...]:
    """How the report was consulted, in its language; nothing where no round was held with anybody outside."""
    report = drafting.report(db, actor, report_id)
    return statements(consultations(db, actor, report_id), report.language)


def digest(text: str) -> str:
    """By which it is seen that a statement would read otherwise today."""
    return sha256(text.encode()).hexdigest()


def copies(db: Database, actor: Actor, report_id: str, told: Sequence[Statement]) -> tuple[Copy, ...]:
    """The statements that stand in the draft, in its order, each with how it would read today."""
    report = drafting.report(db, actor, report_id)
    now = {each.round_id: each.text for each in told}
    texts = present.texts(db, report.id)
    latest = {
        row["paragraph_id"]: row
        for row in db.query(
            "select * from consultation_paragraph where report_id = :report order by id", {"report": report.id}
        )
    }
    found = []
    for key, paragraph in texts.items():
        if (row := latest.get(key)) is not None:
            said = now.get(row["round_id"], "")
            found.append(
                Copy(
                    paragraph_id=key,
                    round_id=row["round_id"],
                    label=paragraph.label,
                    section_id=paragraph.section_id,
                    revision_id=paragraph.revision_id,
                    at=rows.moment(row["at"]),
                    by_name=row["by_name"],
                    has_moved_on=digest(said) != row["digest"],
                    now=said,
                )
            )
    return tuple(found)
