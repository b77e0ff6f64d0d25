"""What changed lately in the reports and the library, as the start page shows it."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus.lately import added
from workbench.drafting import lately
from workbench.drafting import queries as drafting
from workbench.drafting.lately import Happened
from workbench.drafting.moments import states
from workbench.drafting.records import StateReport
from workbench.drafting.sharing.records import Task
from workbench.drafting.sharing.visits import away_since
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.store import Database, timestamp
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.sharing.words import event_words

LINES = 8  # of one report; the rest is said as a number


@dataclass(frozen=True)
class Change:
    """One line: who, where, when; never a word of the text."""

    at: str
    who: str
    where: str
    note: str
    address: str


@dataclass(frozen=True)
class ReportChange:
    """Who did what in which section, and when; `of_me`: it asks something of the reader."""

    at: datetime
    words: str
    section: str
    address: str
    of_me: bool


@dataclass(frozen=True)
class ReportChanges:
    """What others did in a report since the reader was last there; `more` lines are left out.

    `compared`: the address of both texts side by side.
    """

    report: StateReport
    since: datetime
    lines: tuple[ReportChange, ...]
    more: int
    compared: str


def of_reports(db: Database, actor: Actor, at: datetime) -> tuple[ReportChanges, ...]:
    """What others did in each report since the actor was last there; reports in which nothing happened are left out."""
    if not may(actor, Permission.READ_REPORTS):
        return ()
    found: list[ReportChanges] = []
    for report in drafting.reports(db, actor):
        since = away_since(db, actor, report.id, at=at)
        happened = lately.since(db, actor, report.id, since)
        if happened:
            lines = tuple(_line(report, each) for each in happened[:LINES])
            more = len(happened) - len(lines)
            found.append(ReportChanges(report, since, lines, more, _compared(db, report, since)))
    return tuple(found)


def _compared(db: Database, report: StateReport, since: datetime) -> str:
    """From the end of that visit; from the first moment that is known, where that is later."""
    return f"/reports/{report.id}/compare/{timestamp(max(since, states.known_since(db, report)))}/now"


def _line(report: StateReport, each: Happened) -> ReportChange:
    address = desk_address(report.id, each.section_id) if each.section_id else f"/reports/{report.id}"
    return ReportChange(each.at, _words(each), each.section or _("the whole report"), address, each.of_me)


def _words(each: Happened) -> str:
    if each.said:
        return event_words(each.said, each.who)
    if each.task:
        return _asked_words(each, each.task)
    return ngettext(
        "%(who)s changed %(num)s paragraph", "%(who)s changed %(num)s paragraphs", each.paragraphs, who=each.who
    )


def _asked_words(each: Happened, task: Task) -> str:
    names = {"who": each.who, "person": each.person}
    if each.of_me:
        return {
            Task.WRITE: _("%(who)s asks you to write it", **names),
            Task.REVIEW: _("%(who)s asks you to review it", **names),
            Task.APPROVE: _("%(who)s asks you to approve it", **names),
        }[task]
    if each.who == each.person:
        return {
            Task.WRITE: _("%(who)s will write it", **names),
            Task.REVIEW: _("%(who)s will review it", **names),
            Task.APPROVE: _("%(who)s will approve it", **names),
        }[task]
    return {
        Task.WRITE: _("%(who)s asked %(person)s to write it", **names),
        Task.REVIEW: _("%(who)s asked %(person)s to review it", **names),
        Task.APPROVE: _("%(who)s asked %(person)s to approve it", **names),
    }[task]


def additions(db: Database, actor: Actor, *, limit: int = 6) -> tuple[Change, ...]:
    """Documents added to the library, latest first."""
    return tuple(
        Change(
            at=each.at,
            who=each.who,
            where=each.title,
            note=each.symbol,
            address=f"/documents/{each.slug}",
        )
        for each in added(db, actor, limit=limit)
    )
