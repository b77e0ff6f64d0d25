"""Reads of recommendations; what the actor's audiences do not allow is not found.

A document is often in the library in several languages. In a report its recommendations count once: those of the
English version where there is one, else of the version that was added first, whoever asks. A response must find them
again. A list to read shows them once too, in the reader's language where there is such a version.
"""

from dataclasses import replace

from workbench.corpus import citations
from workbench.corpus.queries import ParagraphNotFound, document, document_and_paragraph
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.recommendations.records import Recommendation
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.store import Database
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind, code_of

# What a report to a body answers: concluding observations; for the UPR the Working Group's reports.
_ANSWERED = tuple(sorted((*CONCLUDING_OBSERVATIONS, DocumentKind.HRC_DOCUMENT, DocumentKind.UPR_DRAFT_WG_REPORT)))
# No version of the same document that comes before this one: in the language asked for, in English, added earlier.
_ONE_VERSION = """not exists (
    select 1 from document other where other.id <> document.id and other.id in (
        select same.id from document same where same.symbol = document.symbol
        union all select right_id from tied_now where left_id = document.id and tied
        union all select left_id from tied_now where right_id = document.id and tied)
    and other.kind = document.kind and other.audience = document.audience and other.replaced_by is null
    and (other.language is not :language, other.language is not 'en', other.added_at, other.id)
      < (document.language is not :language, document.language is not 'en', document.added_at, document.id)
    and {condition})"""
_ANY = _ONE_VERSION.format(condition="true")
_WITH_UNITS = _ONE_VERSION.format(
    condition="exists (select 1 from recommendation unit where unit.document_id = other.id and not unit.no_longer_read)"
)


def for_report(db: Database, actor: Actor, *, treaty: str, state: str) -> tuple[Recommendation, ...]:
    """What was recommended to that State under that treaty, latest document first, in the order of the text."""
    kinds = ", ".join(f"'{kind.value}'" for kind in _ANSWERED)
    # The documents first, once: the question which version counts is not asked anew for each recommendation.
    counted = (
        "select document.id from document where document.treaty = :treaty and document.state = :state "
        f"and document.kind in ({kinds}) and document.replaced_by is null "
        f"and {audience_clause('document.audience')} and {_ANY}"
    )
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.document_id in ({counted}) "
        "and not recommendation.no_longer_read "
        "order by coalesce(document.date, '') desc, document.id, recommendation.place"
    )
    values = {"treaty": code_of(treaty) or treaty, "state": state, "language": "en", **audience_parameters(actor)}
    return tuple(recommendation_from(row) for row in db.query(sql, values))


def by_citation(db: Database, actor: Actor, citation: str) -> tuple[Recommendation, ...]:
    """All units of the paragraph that is cited; of a cited item that one alone. Raises ParagraphNotFound."""
    _, paragraph = document_and_paragraph(db, replace(actor, language="en"), citation)
    sql = f"select {COLUMNS} from {JOINED} where paragraph.id = :id and not recommendation.no_longer_read "
    sql += "order by recommendation.place"
    units = tuple(recommendation_from(row) for row in db.query(sql, {"id": paragraph.id}))
    parts = citations.parse(citation)
    if parts is None or not parts.labels or all(unit.label == "" for unit in units):
        return units
    found = tuple(unit for unit in units if unit.label == parts.labels[0])
    if not found:
        raise ParagraphNotFound(key=citation)
    return found


def listed(db: Database, actor: Actor, *, symbol: str | None = None) -> tuple[Recommendation, ...]:
    """What the actor may read, each document in one language, or what one document recommends.

    The language is the actor's where the document is there in it, else English. Raises DocumentNotFound.
    """
    one = document(db, actor, symbol).id if symbol else None
    shown = (
        f"select document.id from document where {audience_clause('document.audience')} "
        f"and (:one is null and document.replaced_by is null and {_WITH_UNITS} or document.id = :one)"
    )
    sql = (
        f"select {COLUMNS} from {JOINED} where recommendation.document_id in ({shown}) "
        "and not recommendation.no_longer_read "
        "order by coalesce(document.date, '') desc, document.id, recommendation.place"
    )
    values = {"one": one, "language": actor.language, **audience_parameters(actor)}
    return tuple(recommendation_from(row) for row in db.query(sql, values))
