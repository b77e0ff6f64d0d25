"""What is kept of recommendations, in the words of the office. A value that has no words stays as it is."""

from flask_babel import gettext as _

from workbench.recommendations.records import Facet, Fact, Priority, Role, Status, UprPosition
from workbench.recommendations.suggesting.reasons import reason_words, reasons_of


def reasons_in_words(stored: str) -> str:
    """Why something is suggested, as the reader's language has it."""
    return reason_words(reasons_of(stored), _)


def status_words(value: str) -> str:
    """How far it is; of no status that nothing was said."""
    names: dict[str, str] = {
        Status.NOT_STARTED: _("not started"),
        Status.UNDER_WAY: _("under way"),
        Status.PARTIALLY_IMPLEMENTED: _("partially implemented"),
        Status.IMPLEMENTED: _("implemented"),
        Status.NOT_ACCEPTED: _("not accepted"),
        Status.SUPERSEDED: _("superseded"),
        Status.NO_INFORMATION: _("no information"),
        "": _("no status said"),
    }
    return names.get(value, value)


def status_shape(value: str) -> str:
    """The shape that stands before a status: `open`, `partly`, `answered` or `na` (`ui.state`)."""
    shapes: dict[str, str] = {
        Status.UNDER_WAY: "partly",
        Status.PARTIALLY_IMPLEMENTED: "partly",
        Status.IMPLEMENTED: "answered",
        Status.NOT_ACCEPTED: "na",
        Status.SUPERSEDED: "na",
    }
    return shapes.get(value, "open")


def priority_words(value: str) -> str:
    names: dict[str, str] = {Priority.HIGH: _("high"), Priority.MEDIUM: _("medium"), Priority.LOW: _("low")}
    return names.get(value, value)


def position_words(value: str) -> str:
    """What the State under review said of a recommendation."""
    names: dict[str, str] = {
        UprPosition.SUPPORTED: _("supported"),
        UprPosition.NOTED: _("noted"),
        UprPosition.SUPPORTED_NOTED: _("supported in part, noted in part"),
    }
    return names.get(value, value)


def role_words(value: str) -> str:
    """What a ministry is to a recommendation."""
    names: dict[str, str] = {Role.RESPONSIBLE: _("responsible"), Role.SUPPORTING: _("supporting")}
    return names.get(value, value)


def facet_words(facet: Facet) -> str:
    """The heading over the values of a facet."""
    return {
        Facet.THEME: _("Themes"),
        Facet.PERSON: _("Affected persons"),
        Facet.SDG: _("Sustainable Development Goals"),
        Facet.MINISTRY: _("Ministries"),
    }[facet]


def what_words(what: str) -> str:
    """What a change was about, as its history names it."""
    names: dict[str, str] = {
        Facet.THEME: _("theme"),
        Facet.PERSON: _("affected persons"),
        Facet.SDG: _("goal or target"),
        Facet.MINISTRY: _("ministry"),
        Fact.STATUS: _("status"),
        Fact.PRIORITY: _("priority"),
        Fact.DUE: _("due date"),
        Fact.NOTE: _("note"),
        Fact.POSITION: _("position"),
        "cluster": _("cluster"),
        "twin": _("earlier or later one"),
        "said": _("what a report says"),
    }
    return names.get(what, what)


def statuses() -> tuple[tuple[str, str], ...]:
    """For a choice."""
    return tuple((each.value, status_words(each)) for each in Status)


def priorities() -> tuple[tuple[str, str], ...]:
    """For a choice."""
    return tuple((each.value, priority_words(each)) for each in Priority)


def roles() -> tuple[tuple[str, str], ...]:
    """For a choice."""
    return tuple((each.value, role_words(each)) for each in Role)


def positions() -> tuple[tuple[str, str], ...]:
    """For a choice."""
    return tuple((each.value, position_words(each)) for each in UprPosition)
