"""What is said of hits that lack some of the words of a query, and of what is cited and is not there."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus.finding import Answer
from workbench.corpus.named import Named


@dataclass(frozen=True)
class NotThere:
    """A `name` that nothing here has, then `address` is ""; else a document's, which has not the place `lacking`."""

    name: str
    address: str
    lacking: str


def not_there(cited: Named | None) -> NotThere | None:
    """What is cited and cannot be read here; None where all that is cited can, or nothing is."""
    if cited is None or (cited.document and not cited.lacking):
        return None
    if cited.document is None:
        return NotThere(cited.name, "", cited.lacking)
    return NotThere(cited.document.name, f"/documents/{cited.document.slug}", cited.lacking)


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
