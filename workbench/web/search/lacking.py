"""What is said of hits that lack some of the words of a query."""

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus.finding import Answer


def lacking(answer: Answer) -> str:
    """Where hits may lack words of the query: how many, and how many lack none. Else nothing."""
    if not answer.lacking:
        return ""
    few = ngettext(
        "up to %(number)s word is lacking", "up to %(number)s words are lacking", answer.lacking, number=answer.lacking
    )
    if not answer.whole:
        return _("None of them has all the words: %(few)s.", few=few)
    return ngettext(
        "%(number)s of them has all the words and comes first; in the others %(few)s.",
        "%(number)s of them have all the words and come first; in the others %(few)s.",
        answer.whole,
        number=answer.whole,
        few=few,
    )
