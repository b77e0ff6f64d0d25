"""The closed words of rolling forward as a reader says them."""

from flask_babel import gettext as _

from workbench.drafting.rolling.figures import FigureKind
from workbench.drafting.rolling.records import How
from workbench.drafting.rolling.renewing import Renewed


def how_words(how: How) -> str:
    """By what a paragraph was placed."""
    return {
        How.SAME_SECTION: _("by its section"),
        How.ARTICLE: _("by its article"),
        How.HEADING: _("by its heading"),
        How.THEMES: _("by what it is about: look at it"),
        How.ORDER: _("by its place alone: look at it"),
        How.NOWHERE: _("to be placed by you"),
    }[how]


def renewed_words(state: Renewed) -> str:
    """A paragraph against the text it was begun from."""
    return {
        Renewed.UNCHANGED: _("unchanged"),
        Renewed.UPDATED: _("updated"),
        Renewed.NEW: _("new"),
    }[state]


def figure_words(kind: FigureKind) -> str:
    """What a figure says."""
    return {
        FigureKind.NUMBER: _("number"),
        FigureKind.PERCENTAGE: _("percentage"),
        FigureKind.YEAR: _("year"),
    }[kind]
