"""What the reader was asked for in reports, and what waits for them there, as the start page shows it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.drafting.sharing import owing
from workbench.drafting.sharing.owing import Owed
from workbench.drafting.sharing.records import Task
from workbench.people import Actor
from workbench.store import Database
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.words import section_words


@dataclass(frozen=True)
class OwedRow:
    """`what` is the verb and the section, `turn` whether it can be done now or waits for others, in words."""

    owed: Owed
    what: str
    section: str
    address: str
    turn: str
    days_left: int | None


@dataclass(frozen=True)
class ToSayRow:
    """A section that waits for whoever leads the report."""

    report: str
    section: str
    address: str
    what: str


def owed_rows(db: Database, actor: Actor, today: date) -> tuple[OwedRow, ...]:
    """What the actor was asked for and has not done, first due first."""
    return tuple(_row(each, today) for each in owing.owed(db, actor, today=today))


def to_say_rows(db: Database, actor: Actor) -> tuple[ToSayRow, ...]:
    """Sections to review or approve that nobody was asked for by name."""
    words = {Task.REVIEW: _("ready for review, and nobody was asked"), Task.APPROVE: _("reviewed, to be approved")}
    return tuple(
        ToSayRow(
            report=each.report.title,
            section=each.section.heading,
            address=desk_address(each.report.id, each.section.id),
            what=words.get(each.task, ""),
        )
        for each in owing.to_say(db, actor)
    )


def _row(each: Owed, today: date) -> OwedRow:
    what = {Task.WRITE: _("To write"), Task.REVIEW: _("To review"), Task.APPROVE: _("To approve")}[each.asked.task]
    section, report = each.section, each.report
    return OwedRow(
        owed=each,
        what=what,
        section=section.heading if section else _("the whole report"),
        address=desk_address(report.id, section.id) if section else f"/reports/{report.id}/people",
        turn=_turn(each),
        days_left=(date.fromisoformat(each.asked.due) - today).days if each.asked.due else None,
    )


def _turn(each: Owed) -> str:
    if each.section is None:
        return {
            Task.WRITE: ngettext("%(num)s section to write", "%(num)s sections to write", each.sections),
            Task.REVIEW: ngettext("%(num)s section ready", "%(num)s sections ready", each.sections),
            Task.APPROVE: ngettext("%(num)s section reviewed", "%(num)s sections reviewed", each.sections),
        }[each.asked.task]
    if each.sections:
        return "" if each.asked.task is Task.WRITE else _("it waits for you")
    return _("not yet: it is %(state)s", state=section_words(each.state))
