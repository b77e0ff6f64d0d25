"""Kinds of documents and paragraphs, and languages, in the words of the office."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from flask_babel import gettext as _

from workbench.corpus import warnings
from workbench.corpus.records import ParagraphKind
from workbench.errors import N_
from workbench.treaties import DocumentKind
from workbench.treaties.kinds import CONCLUDING_OBSERVATIONS
from workbench.web.pseudo import current_language

_K = DocumentKind
_PLACE = re.compile(r"(?:(?P<sheet>.+), )?(?P<unit>row|line) (?P<number>\d+)")

# What a person may say that a document is; kinds that differ by the age of their symbols are found by the symbol.
OFFERED = (
    _K.STATE_REPORT,
    _K.CONCLUDING_OBSERVATIONS,
    _K.LIST_OF_ISSUES,
    _K.LIST_OF_ISSUES_PRIOR_TO_REPORTING,
    _K.REPLIES_TO_LIST_OF_ISSUES,
    _K.FOLLOW_UP_INFORMATION,
    _K.FOLLOW_UP_ASSESSMENT,
    _K.COMMON_CORE_DOCUMENT,
    _K.GENERAL_COMMENT,
    _K.UPR_NATIONAL_REPORT,
    _K.UPR_UN_COMPILATION,
    _K.UPR_STAKEHOLDER_SUMMARY,
    _K.HRC_DOCUMENT,
    _K.HRC_DOCUMENT_ADDENDUM,
    _K.INDIVIDUAL_COMMUNICATION,
    _K.REGIONAL_REPORT,
    _K.REPORTING_GUIDELINE,
    _K.CONTRIBUTION,
    _K.MINUTES,
    _K.OTHER,
)


# What a document is called; kinds that differ only by the age of their symbols have one name.
_NAMES = {
    N_("State report"): (_K.STATE_REPORT, _K.REPORT_CCPR_DATED, _K.REPORT_CESCR_OLD, _K.REPORT_SERIES_OLD),
    N_("list of issues"): (_K.LIST_OF_ISSUES, _K.LOI_CRC_OLD, _K.LOI_CESCR_OLD),
    N_("list of issues prior to reporting"): (_K.LIST_OF_ISSUES_PRIOR_TO_REPORTING,),
    N_("replies to a list of issues"): (
        _K.REPLIES_TO_LIST_OF_ISSUES,
        _K.REPLIES_TO_LIST_OF_ISSUES_OLD,
        _K.REPLIES_CRC_OLD,
    ),
    N_("follow-up information"): (_K.FOLLOW_UP_INFORMATION, _K.ADDITIONAL_INFORMATION_CED),
    N_("general comment"): (_K.GENERAL_COMMENT, _K.GENERAL_COMMENT_OLD),
    N_("common core document"): (_K.COMMON_CORE_DOCUMENT, _K.COMMON_CORE_DOCUMENT_OLD),
    N_("UPR national report"): (_K.UPR_NATIONAL_REPORT,),
    N_("UPR report of the Working Group"): (_K.HRC_DOCUMENT, _K.UPR_DRAFT_WG_REPORT),
    N_("UPR compilation"): (_K.UPR_UN_COMPILATION,),
    N_("UPR stakeholders' summary"): (_K.UPR_STAKEHOLDER_SUMMARY,),
    N_("report on a visit, or addendum"): (_K.HRC_DOCUMENT_ADDENDUM, _K.CHR_DOCUMENT_OLD, _K.SPT_VISIT),
    N_("report of a regional body"): (_K.REGIONAL_REPORT,),
    N_("contribution"): (_K.CONTRIBUTION,),
    N_("minutes"): (_K.MINUTES,),
    N_("reporting guidelines"): (_K.REPORTING_GUIDELINE,),
    N_("follow-up assessment"): (_K.FOLLOW_UP_ASSESSMENT,),
    N_("resolution"): (_K.RESOLUTION,),
    N_("summary record"): (_K.SUMMARY_RECORD,),
    N_("views on a communication"): (_K.INDIVIDUAL_COMMUNICATION,),
    N_("observations on additional information"): (_K.OBSERVATIONS_ON_ADDITIONAL_INFORMATION,),
    N_("list of priority themes"): (_K.CED_LIST_OF_PRIORITY_THEMES,),
    N_("decision of the Human Rights Council"): (_K.HRC_DECISION,),
    N_("opinion of the Working Group on Arbitrary Detention"): (_K.WGAD_OPINION,),
    N_("communication of special procedures"): (_K.SP_COMMUNICATION,),
    N_("annual report"): (_K.ANNUAL_REPORT,),
    N_("document of the treaty body database"): (_K.TBINTERNET_REFERENCE,),
    N_("other document"): (_K.OTHER, _K.TREATY_BODY_OTHER),
}
_KIND_NAMES = {kind: name for name, kinds in _NAMES.items() for kind in kinds} | {
    kind: N_("concluding observations") for kind in CONCLUDING_OBSERVATIONS
}


def kind_words(kind: DocumentKind) -> str:
    """What a document is; kinds that differ only by the age of their symbols have one name."""
    return _(_KIND_NAMES[kind])


def paragraph_kind_words(kind: ParagraphKind) -> str:
    """What a paragraph says; "" where there is nothing to say about it."""
    return {
        ParagraphKind.RECOMMENDATION: _("recommendation"),
        ParagraphKind.CONCERN: _("concern"),
        ParagraphKind.POSITIVE: _("positive aspect"),
        ParagraphKind.QUESTION: _("question"),
        ParagraphKind.OTHER: "",
    }[kind]


def fact_words(given: Collection[str]) -> tuple[str, ...]:
    """The facts of a document that a person gave, named and ordered as in the form."""
    names = {
        "title": _("title"),
        "symbol": _("symbol"),
        "kind": _("type"),
        "treaty": _("treaty"),
        "state": _("State"),
        "language": _("language"),
        "date": _("date"),
        "published": _("who may read it"),
    }
    return tuple(words for name, words in names.items() if name in given)


def language_words(code: str | None) -> str:
    """The language's name in the reader's language."""
    return language_name(code, current_language()) if code else _("unknown")


@lru_cache(maxsize=1024)
def language_name(code: str, in_language: str) -> str:
    """The language's name in that language; both are codes as a browser or Babel writes them."""
    try:
        return Locale.parse(code, sep="-").get_display_name(in_language) or code
    except (UnknownLocaleError, ValueError):
        return code


def place_words(place: str) -> str:
    """`Monitoring, row 5` or `line 120` in the reader's language; the name of a sheet stays as it is."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    where = (_("row %(number)s") if found["unit"] == "row" else _("line %(number)s")) % {"number": found["number"]}
    return f"{found['sheet']}, {where}" if found["sheet"] else where


# Where the command line names an option or an id, a page names what is done on it.
_ON_PAGES = {
    warnings.SAME_SYMBOL: N_(
        "Another file with the symbol %(symbol)s in the same language is in the library (%(file)s). Both are kept; "
        "the page of a document puts it in the place of the other."
    ),
    warnings.SAME_TEXT: N_("Its text is the same as that of %(name)s (%(file)s). Both are kept."),
}


def warning_words(noticed: Iterable[str]) -> tuple[str, ...]:
    """What was noticed when a document was read, in the reader's language."""
    understood = (warnings.understood(warning) for warning in noticed)
    return tuple(_(_ON_PAGES.get(message, message), **values) for message, values in understood)
