"""Matters for decision in the reader's words."""

from flask_babel import gettext as _

from workbench.drafting.records import StateReport
from workbench.matters.operations import putting
from workbench.matters.records import DecidedBy, MatterStep, Side
from workbench.people import queries as people
from workbench.store import Database


def decider_words(who: DecidedBy | None) -> str:
    """Who decided."""
    return {DecidedBy.HEAD: _("the head"), DecidedBy.PLENARY: _("the plenary")}[who] if who else ""


def deciders() -> tuple[tuple[str, str], ...]:
    """Who can decide, to choose from."""
    return tuple((each.value, decider_words(each)) for each in DecidedBy)


def step_words(step: MatterStep) -> str:
    """What was done."""
    return {
        MatterStep.PUT: _("put for decision"),
        MatterStep.HANDED_ON: _("handed on"),
        MatterStep.DECIDED: _("decided"),
        MatterStep.TAKEN_UP_AGAIN: _("taken up again"),
    }[step]


def whose_words(side: Side) -> str:
    """Whose text it is; a text without an owner is the draft's."""
    return side.whose or _("The draft")


def owners(db: Database, report: StateReport | None) -> tuple[tuple[str, str], ...]:
    """Who can bring a matter of the report to its decision, by name; () where no report is chosen."""
    if report is None:
        return ()
    return tuple((each.id, each.name) for each in people.people(db) if putting.brings(db, report, each))
