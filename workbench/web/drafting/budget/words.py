"""The parts of a report's words as a reader says them."""

from flask_babel import gettext as _

from workbench.drafting.budget.parts import Part


def part_words(part: Part) -> str:
    """What is counted."""
    return {
        Part.HEADINGS: _("headings"),
        Part.BODY: _("text of the paragraphs"),
        Part.FOOTNOTES: _("footnotes"),
        Part.TABLES: _("tables and captions"),
        Part.NUMBERS: _("automatic numbers of paragraphs and headings"),
        Part.ANNEXES: _("annexes"),
    }[part]
