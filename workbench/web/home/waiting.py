"""What waits for a person: reports in drafting, comments to answer, rounds to comment in."""

from dataclasses import dataclass
from datetime import date

from workbench.comments import arrivals
from workbench.comments import queries as comment_queries
from workbench.comments.arrivals import ArrivalStatus
from workbench.comments.records import CommentRound, CommentState
from workbench.drafting import queries as drafting
from workbench.drafting.asked.counts import Tally, tally_requirements
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.records import Section, StateReport
from workbench.drafting.sources.flags import flags
from workbench.drafting.whole import whole
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.store import Database


@dataclass(frozen=True)
class Gap:
    """A section with required points that nothing answers yet."""

    title: str
    address: str
    open: int
    of: int


@dataclass(frozen=True)
class ReportAtWork:
    """A report at a glance, its largest gaps first."""

    report: StateReport
    words: int
    requirements: Tally
    recommendations: Tally
    gaps: tuple[Gap, ...]
    flagged: int
    days_left: int | None


@dataclass(frozen=True)
class WaitingFile:
    """A file that came back and nobody has looked through yet."""

    name: str
    address: str


@dataclass(frozen=True)
class RoundToAnswer:
    """A round the drafting side holds: comments sent in, and how many have an answer.

    concerns: serious concerns that stand open, which keep the round open · reopened: comments whose answer is open
    again, in a closed round too.
    """

    round: CommentRound
    title: str
    sent: int
    answered: int
    queued: int
    files: tuple[WaitingFile, ...]
    days_left: int
    is_open: bool
    concerns: int
    reopened: int


@dataclass(frozen=True)
class RoundToComment:
    """A round one's own institution is invited to; `unconfirmed`: comments in its name that wait for its word."""

    round: CommentRound
    title: str
    deadline: date
    days_left: int
    drafts: int
    sent: int
    unconfirmed: int
    answered: int
    speaks: bool
    is_open: bool
    declined: bool


def reports(db: Database, actor: Actor, today: date) -> tuple[ReportAtWork, ...]:
    """The reports the actor may open, first due first."""
    if not may(actor, Permission.READ_REPORTS):
        return ()
    return tuple(_at_work(db, actor, each, today) for each in drafting.reports(db, actor))


def _at_work(db: Database, actor: Actor, report: StateReport, today: date) -> ReportAtWork:
    stands = whole(db, actor, report)
    seen = stands.overview
    return ReportAtWork(
        report=report,
        words=seen.words,
        requirements=seen.requirements,
        recommendations=seen.recommendations,
        gaps=_gaps(report, tuple(each.section for each in seen.sections), stands.coverage),
        flagged=_flagged(db, actor, seen),
        days_left=(date.fromisoformat(report.due) - today).days if len(report.due) == 10 else None,
    )


def _flagged(db: Database, actor: Actor, seen: ReportOverview) -> int:
    """How many paragraphs rest on a source that is not what it was."""
    paragraphs = [one for each in seen.sections for one in each.paragraphs if one.citations]
    raised = flags(db, actor, (cited for one in paragraphs for cited in one.citations))
    return sum(any(cited.id in raised for cited in one.citations) for one in paragraphs)


def _gaps(report: StateReport, sections: tuple[Section, ...], coverage: Coverage) -> tuple[Gap, ...]:
    found: list[Gap] = []
    for each in sections:
        asked = tally_requirements(row for row in coverage.requirements if row.requirement.section_id == each.id)
        if not asked.is_complete:
            title = f"{each.number} {each.title}".strip()
            address = f"/reports/{report.id}/sections/{each.id}"
            found.append(Gap(title, address, asked.of - asked.dealt_with, asked.of))
    return tuple(sorted(found, key=lambda gap: -gap.open))[:5]


def rounds(db: Database, actor: Actor, today: date) -> tuple[tuple[RoundToAnswer, ...], tuple[RoundToComment, ...]]:
    """The rounds the actor's side answers, and those the actor's institution comments in."""
    answering: list[RoundToAnswer] = []
    commenting: list[RoundToComment] = []
    if not may(actor, Permission.READ_ROUNDS):
        return (), ()
    for each in comment_queries.rounds(db, actor):
        where = comment_queries.seat(db, actor, each.id)
        comments = [c for c in comment_queries.comments(db, actor, each.id) if c.stands]
        title = drafting.snapshot(db, None, each.snapshot_id).report.title
        if where.manages:
            answering.append(
                RoundToAnswer(
                    round=each,
                    title=title,
                    sent=len(comments),
                    answered=sum(not comment.waits_for_answer for comment in comments),
                    queued=sum(comment.is_queued for comment in comments),
                    files=_files(db, actor, each.id),
                    days_left=(each.closes - today).days,
                    is_open=where.is_open,
                    concerns=sum(concern.is_open for concern in comment_queries.concerns(db, each.id)),
                    reopened=sum(comment.reopened for comment in comments),
                )
            )
        elif may(actor, Permission.COMMENT):
            said = [c for c in comments if c.state is CommentState.SENT]
            commenting.append(
                RoundToComment(
                    round=each,
                    title=title,
                    deadline=where.deadline,
                    days_left=(where.deadline - today).days,
                    drafts=len(comment_queries.drafts(db, actor, each.id)),
                    sent=len(said),
                    unconfirmed=len(comments) - len(said),
                    answered=sum(not comment.waits_for_answer for comment in said),
                    speaks=where.speaks,
                    is_open=where.is_open,
                    declined=(actor.organisation_id or "") in comment_queries.declined(db, each.id),
                )
            )
    return tuple(answering), tuple(commenting)


def _files(db: Database, actor: Actor, round_id: str) -> tuple[WaitingFile, ...]:
    """Those that wait to be taken in, for whoever may do so."""
    if not may(actor, Permission.MANAGE_ROUNDS):
        return ()
    found = arrivals.arrivals(db, actor, round_id, status=ArrivalStatus.WAITING)
    return tuple(WaitingFile(each.name, f"/rounds/{round_id}/arrivals/{each.id}") for each in found)
