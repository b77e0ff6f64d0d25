"""Whose word a document is, in the words of the office."""

from flask_babel import gettext as _

from workbench.searches.sources import Source


def source_words(source: str) -> str:
    """Of a source by its value; what is none is said as it is."""
    names: dict[str, str] = {
        Source.REPORT: _("Reports and replies of States"),
        Source.BODY: _("What bodies and mechanisms said"),
        Source.CONTRIBUTION: _("Contributions of ministries"),
        Source.OTHER: _("Other documents"),
    }
    return names.get(source, source)
