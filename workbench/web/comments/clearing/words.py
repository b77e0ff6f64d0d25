"""Clearances in the reader's words."""

from flask_babel import gettext as _

from workbench.comments.records.clearances import Clearance, ClearanceDecision


def decision_words(decision: ClearanceDecision) -> str:
    """What an office says of a version."""
    return {
        ClearanceDecision.CLEARED: _("cleared"),
        ClearanceDecision.CLEARED_WITH_CHANGES: _("cleared with changes"),
        ClearanceDecision.REFUSED: _("refused"),
    }[decision]


def decisions() -> tuple[tuple[str, str], ...]:
    """The three, to choose from."""
    return tuple((each.value, decision_words(each)) for each in ClearanceDecision)


def shape_of(said: Clearance) -> str:
    """The sign before what an office said: a full circle, or an empty one."""
    return "open" if said.decision is ClearanceDecision.REFUSED else "answered"


def how_words(said: Clearance) -> str:
    """Which way it came to be said."""
    if said.recorded_by == "institution":
        return _("said here by its official voice")
    return _("by signed letter, recorded by %(name)s", name=said.by_name)
