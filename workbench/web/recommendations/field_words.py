"""What a column of a table can say of a recommendation, in the words of the office."""

from flask_babel import gettext as _

from workbench.recommendations.intake.records import Field, Source

# In the order in which a person looks for them.
FIELDS = (
    Field.TEXT,
    Field.NUMBER,
    Field.CITATION,
    Field.SYMBOL,
    Field.HEADING,
    Field.RESPONSIBLE,
    Field.SUPPORTING,
    Field.THEMES,
    Field.PERSONS,
    Field.SDGS,
    Field.STATUS,
    Field.EVIDENCE,
    Field.PRIORITY,
    Field.DUE,
    Field.NOTE,
    Field.CLUSTERS,
    Field.POSITION,
    Field.RECOMMENDING_STATES,
    Field.FOLLOW_UP,
    Field.PROCEDURAL,
    Field.STATE,
    Field.BODY,
    Field.TREATY,
    Field.KIND,
    Field.DATE,
    Field.SESSION,
    Field.LANGUAGE,
    Field.RECORD,
    Field.KEY,
)


def field_words(field: Field) -> str:
    """The name of what a column says."""
    return {
        Field.KEY: _("the source’s own id"),
        Field.SYMBOL: _("symbol of the document"),
        Field.NUMBER: _("number of the paragraph"),
        Field.CITATION: _("citation (symbol and number)"),
        Field.TEXT: _("text of the recommendation"),
        Field.HEADING: _("heading"),
        Field.STATE: _("State concerned"),
        Field.BODY: _("body"),
        Field.TREATY: _("treaty"),
        Field.KIND: _("kind of document"),
        Field.DATE: _("date of the document"),
        Field.LANGUAGE: _("language"),
        Field.SESSION: _("session"),
        Field.RECORD: _("what the row is (recommendation, concern …)"),
        Field.POSITION: _("position (supported, noted)"),
        Field.RECOMMENDING_STATES: _("recommending States"),
        Field.FOLLOW_UP: _("chosen for follow-up"),
        Field.PROCEDURAL: _("procedural"),
        Field.THEMES: _("themes"),
        Field.PERSONS: _("affected persons"),
        Field.SDGS: _("goals and targets"),
        Field.RESPONSIBLE: _("responsible ministries"),
        Field.SUPPORTING: _("supporting ministries"),
        Field.STATUS: _("status"),
        Field.EVIDENCE: _("evidence of the status"),
        Field.PRIORITY: _("priority"),
        Field.DUE: _("due date"),
        Field.NOTE: _("note"),
        Field.CLUSTERS: _("clusters"),
    }[field]


def meanings() -> tuple[tuple[str, str], ...]:
    """For a choice."""
    return tuple((each.value, field_words(each)) for each in FIELDS)


def source_words(source: Source) -> str:
    """Where a table comes from."""
    return {
        Source.UHRI: _("Universal Human Rights Index"),
        Source.NRTD: _("tracker (NRTD or another)"),
        Source.UPR: _("table of the Universal Periodic Review"),
        Source.SHEET: _("spreadsheet of our own"),
    }[source]


def sources() -> tuple[tuple[str, str], ...]:
    """For a choice, the index left out: its files are known by their columns."""
    return tuple((each.value, source_words(each)) for each in Source if each is not Source.UHRI)
