"""The report of a file that came back: what is new in it, where each would stand, what else is to be known."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.comments import arrivals, queries
from workbench.comments.arrivals import Arrival, ArrivalStatus, Looked
from workbench.comments.frozen import FrozenText
from workbench.comments.intake.identity import comparable
from workbench.comments.intake.known import Standing
from workbench.comments.intake.report import AuthorFound
from workbench.comments.records import Match
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.arrivals.findings import Found, found
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.room import Room
from workbench.web.comments.words import arrival_words, round_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.shell import day


@dataclass(frozen=True)
class Author:
    """A name typed in the file, and whom of the institution it means, if somebody said so."""

    label: str
    said: str
    person_id: str
    nameless: bool


@dataclass(frozen=True)
class ReportPage(Page):
    """`room` and `authors` on the institution's own pages alone; `people` are those a name may mean."""

    template: ClassVar[str] = "comments/arrival.html"
    round_id: str
    round_title: str
    room: Room | None
    is_open: bool
    arrival: Arrival
    status: str
    waits: bool
    why_not: str
    other_version: str
    other_rounds: tuple[tuple[str, str], ...]
    language: str
    text_direction: str
    counts: tuple[tuple[str, str], ...]
    adds: tuple[Found, ...]
    others: tuple[Found, ...]
    queued: int
    warnings: tuple[str, ...]
    authors: tuple[Author, ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Setting:
    """Where the file is looked at; `room` is None on the State side."""

    frozen: FrozenText
    room: Room | None
    is_open: bool
    people: tuple[tuple[str, str], ...]
    rounds: tuple[tuple[str, str], ...]


@blueprint.get("/rounds/<round_id>/arrivals/<arrival_id>")
@requires(Permission.READ_ROUNDS)
def look_at(round_id: str, arrival_id: str) -> str:
    """What the file would bring if it were taken in now; nothing is changed by looking."""
    return shown(arrivals.look(store(), actor(), round_id, arrival_id))


def shown(looked: Looked) -> str:
    """The page of that report."""
    here = _setting(looked)
    report, held = looked.report, here.frozen.snapshot.report
    every = found(report.findings, here.frozen, with_authors=here.room is not None)
    return render(
        ReportPage(
            round_id=looked.arrival.round_id,
            round_title=held.title,
            room=here.room,
            is_open=here.is_open,
            arrival=looked.arrival,
            status=arrival_words(looked.arrival),
            waits=looked.arrival.status is ArrivalStatus.WAITING,
            why_not=_(looked.arrival.why_not) if looked.arrival.why_not else "",
            other_version=_other_version(looked),
            other_rounds=here.rounds,
            language=held.language,
            text_direction=direction(held.language),
            counts=_counts(looked),
            adds=tuple(each for each in every if each.adds),
            others=tuple(each for each in every if not each.adds),
            queued=report.placed(Match.QUEUED),
            warnings=tuple(_(each.message, **each.values) for each in report.warnings),
            authors=tuple(_author(each, here.people) for each in report.authors) if here.room else (),
            people=here.people,
        )
    )


def _setting(looked: Looked) -> _Setting:
    arrival = looked.arrival
    with store().reading() as db:
        seat = queries.seat(db, actor(), arrival.round_id)
        rounds = _other_rounds(db, looked)
        if arrival.handed_in_by == "state":
            frozen = queries.frozen_text(db, seat.round.snapshot_id)
            return _Setting(frozen, None, seat.is_open, (), rounds)
        opened = reading.opened(db, arrival.round_id)
        own = people.people_of(db, arrival.organisation_id)
    may_be = tuple((each.id, each.name) for each in own if each.active)
    return _Setting(opened.frozen, opened.room(now().date()), seat.is_open, may_be, rounds)


def _other_version(looked: Looked) -> str:
    """Which version the file was made from, where it is another one and its reader may know of it."""
    made = looked.returned.made_from
    if made is None:
        return ""
    return _("%(report)s, version %(number)s", report=made.title, number=made.version)


def _other_rounds(db: Database, looked: Looked) -> tuple[tuple[str, str], ...]:
    """The rounds in which the file belongs: addresses and what they are called; the reader has a seat in each."""
    made = looked.returned.made_from
    seats = [queries.seat(db, actor(), each) for each in (made.rounds if made else ())]
    return tuple((f"/rounds/{each.round.id}", f"{round_words(each.round.kind)}, {_made_on(each)}") for each in seats)


def _made_on(seat: queries.Seat) -> str:
    """`opened on 3 May 2026`."""
    return _("opened on %(date)s", date=day(seat.round.opened_at))


def _counts(looked: Looked) -> tuple[tuple[str, str], ...]:
    """What is in the file in figures, as pairs of a figure and its words; what there is none of is not said."""
    report = looked.report
    new, changed = report.count(Standing.NEW), report.count(Standing.CHANGED)
    known = report.count(Standing.KNOWN) + report.count(Standing.EARLIER)
    altered, untracked = report.count(Standing.ALTERED), len(report.untracked)
    told = (
        (new, ngettext("new", "new", new)),
        (changed, ngettext("in other words than before", "in other words than before", changed)),
        (known, ngettext("there already", "there already", known)),
        (altered, ngettext("changed words of somebody else", "changed words of somebody else", altered)),
        (
            report.suggestions,
            ngettext("proposed change of the text", "proposed changes of the text", report.suggestions),
        ),
        (report.placed(Match.EXACT), _("at exact words")),
        (report.placed(Match.APPROXIMATE), _("about at their words")),
        (report.placed(Match.PARAGRAPH), _("at a paragraph")),
        (report.placed(Match.QUEUED), _("to be placed by hand")),
        (untracked, ngettext("made without change tracking", "made without change tracking", untracked)),
    )
    return tuple((str(figure), words) for figure, words in told if figure)


def _author(author: AuthorFound, own: tuple[tuple[str, str], ...]) -> Author:
    """Whom it means as was said before, else whoever bears that very name; it is seen before it is taken in."""
    said = ngettext("%(num)s remark", "%(num)s remarks", author.count)
    namesake = next((person_id for person_id, name in own if comparable(name) == comparable(author.label)), "")
    return Author(author.label, said, author.person_id or namesake, author.nameless and bool(author.label))
