"""The rules of the check in the office's words, and what a finding says."""

from flask_babel import gettext as _

from workbench.drafting.checking import Finding, Severity
from workbench.web.shell import number


def rule_words(rule: str) -> str:
    """What a rule looks at; a rule without words of its own stands by its name."""
    return {
        "word-limit": _("Words over the limit"),
        "section-budget": _("Sections over their words"),
        "requirement-open": _("Asked and open"),
        "recommendation-open": _("Recommended and open"),
        "no-source": _("Without a source"),
        "typed-number": _("Typed numbers"),
        "long-paragraph": _("Long paragraphs"),
        "unpublished-quoted": _("Unpublished sources quoted"),
        "background-quoted": _("Background that is not to be quoted"),
        "source-withdrawn": _("Sources withdrawn"),
        "source-replaced": _("Sources replaced"),
        "source-not-read": _("Sources no longer read"),
        "source-changed": _("Sources corrected since"),
        "ref.symbol_valid": _("Symbols misspelt"),
        "ref.symbol_library": _("Documents not in the library"),
        "ref.core": _("Repeats the core document or the last report"),
        "ref.cross": _("References to what is gone"),
        "ref.un_document": _("Documents cited by page"),
        "ref.quote": _("Long quotations"),
        "notes.placement": _("Marks of notes beside stops"),
        "notes.excess": _("Many footnotes"),
        "text.spaces": _("Double spaces"),
        "text.quotes": _("Quotation marks"),
        "text.emphasis": _("Bold and capitals for emphasis"),
        "bullets.avoid": _("Bullets"),
        "sub.single": _("Lists of one item"),
        "sub.punctuation": _("Stops in lists"),
        "head.lonely": _("Lonely headings"),
        "head.style": _("How headings are written"),
        "names.spelling": _("Spelling"),
        "names.organizations": _("“State party”"),
        "table.numbers": _("Percentages"),
        "table.title": _("Titles and sources of tables"),
        "acc.tables": _("Tables without headings"),
        "acc.alt": _("Pictures without a text"),
        "dates.style": _("Dates and periods"),
        "personal.data": _("Names of victims and minors"),
    }.get(rule, rule)


def message_words(each: Finding) -> str:
    """What the finding says, in the reader's language, its numbers as they are written there."""
    said = {name: number(value) if isinstance(value, int) else value for name, value in each.values.items()}
    return _(each.template, **said)


def severity_words(severity: Severity) -> str:
    """How grave it is."""
    return {"error": _("must be mended"), "warning": _("look at it"), "advice": _("advice")}[severity]
