"""The columns of the Universal Human Rights Index, as its JSON, its Excel and its CSV name them (pure)."""

import re
from collections.abc import Iterable, Sequence

from workbench.recommendations.intake.records import ColumnMap, Field

# By name without case, spaces and signs. The index writes `Reccomending`; the correct spelling is taken as well.
_FIELDS: dict[str, Field | None] = {
    "annotationid": Field.KEY,
    "ohchrannotationid": Field.KEY,
    "symbol": Field.SYMBOL,
    "documentsymbol": Field.SYMBOL,
    "text": Field.TEXT,
    "annotationtype": Field.RECORD,
    "type": Field.RECORD,
    "body": Field.BODY,
    "reccomendingbody": Field.BODY,
    "recommendingbody": Field.BODY,
    "countries": Field.STATE,
    "countriesconcerned": Field.STATE,
    "themes": Field.THEMES,
    "affectedpersons": Field.PERSONS,
    "sdgs": Field.SDGS,
    "publicationdate": Field.DATE,
    "documentpublicationdate": Field.DATE,
    "uprsession": Field.SESSION,
    "uprpositions": Field.POSITION,
    "uprposition": Field.POSITION,
    "uprrecommendingcountry": Field.RECOMMENDING_STATES,
    "uprrecommendingcountries": Field.RECOMMENDING_STATES,
    "uprreccomendingstates": Field.RECOMMENDING_STATES,
    "uprrecommendingstates": Field.RECOMMENDING_STATES,
    # Kept with the row, and none of ours.
    "documentid": None,
    "regions": None,
    "regionsconcerned": None,
    "recommendingregions": None,
    "uprrecommendingregions": None,
    "uprcycle": None,
    "publicationdateonuhri": None,
    "dateofpublicationonuhri": None,
}
_NEEDED = frozenset({Field.TEXT, Field.KEY, Field.STATE})
_SIGNS = re.compile(r"[\W_]+")


def is_uhri(headers: Iterable[str]) -> bool:
    """Whether a table is the index's: it has the text, the State and the index's own key under the index's names."""
    return set(column_map(tuple(headers)).columns.values()) >= _NEEDED


def column_map(headers: Sequence[str]) -> ColumnMap:
    """What the index's columns mean; those that say nothing of a recommendation are left out of it."""
    found = {header: _FIELDS.get(_SIGNS.sub("", header).casefold()) for header in headers}
    return ColumnMap({header: meaning for header, meaning in found.items() if meaning is not None})
