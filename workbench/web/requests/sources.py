"""What requests are made from: a report, a document that no report answers yet, or recommendations of several."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus import queries as corpus
from workbench.corpus.records import Document
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.wanted import Wanted
from workbench.requests import queries
from workbench.requests.asking import of_document, of_wanted, to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.records import InformationRequest
from workbench.requests.sets import of_wanted as asked_of_wanted
from workbench.store import Database
from workbench.treaties import CONCLUDING_OBSERVATIONS, DocumentKind
from workbench.web.recommendations.filtering import asked as filters_of

_ASKED_OF: Final = CONCLUDING_OBSERVATIONS | {
    DocumentKind.INDIVIDUAL_COMMUNICATION.value,
    DocumentKind.FOLLOW_UP_ASSESSMENT.value,
    DocumentKind.UPR_DRAFT_WG_REPORT.value,
    DocumentKind.HRC_DOCUMENT.value,
}
_MOST: Final = 60  # documents to choose from


@dataclass(frozen=True)
class Source:
    """What there is to ask, of which report, document or filters; who was asked of it already: office → codes.

    `address` leads back to what was chosen, "" where the form itself names it.
    """

    title: str
    asked: tuple[ToAsk, ...]
    there: Mapping[str, tuple[str, ...]]
    report: str | None = None
    document: str | None = None
    wanted: Wanted | None = None
    address: str = ""


def source(db: Database, actor: Actor, given: Mapping[str, str]) -> Source | None:
    """What `report`, `document` or `recommendations` (the list's filters, as in its address) name; None for nothing,
    or what is the secretariat's alone. Raises ReportNotFound, DocumentNotFound."""
    if given.get("report"):
        found = drafting.report(db, actor, given["report"])
        there = _asked_already(queries.requests(db, actor, report_id=found.id))
        return Source(found.title, to_ask(db, actor, found.id), there, report=found.id)
    if not may(actor, Permission.RECEIVE_CONTRIBUTIONS):
        return None
    if given.get("document"):
        of = corpus.document(db, actor, given["document"])
        there = _asked_already(queries.of_document(db, actor, of.id))
        return Source(of.title, of_document(db, actor, of.id), there, document=of.id)
    return _chosen(db, actor, given["recommendations"]) if given.get("recommendations") else None


def _chosen(db: Database, actor: Actor, filters: str) -> Source:
    asked = filters_of(db, actor, dict(parse_qsl(filters)))
    found = of_wanted(db, actor, asked.wanted)
    title = ngettext("%(num)s recommendation of the list", "%(num)s recommendations of the list", len(found))
    there = _asked_already(asked_of_wanted(db, actor, asked.wanted))
    return Source(title, found, there, wanted=asked.wanted, address=asked.address())


def _asked_already(there: tuple[InformationRequest, ...]) -> dict[str, tuple[str, ...]]:
    """What was taken back asks nothing any more."""
    found: dict[str, tuple[str, ...]] = {}
    for each in there:
        if not each.is_withdrawn:
            found[each.organisation_id] = (*found.get(each.organisation_id, ()), each.code)
    return found


def documents(db: Database, actor: Actor) -> tuple[tuple[str, str], ...]:
    """What came and no report answers yet: recommendations and communications, the latest first. The secretariat's.

    Of a document in several languages the one in the reader's.
    """
    if not may(actor, Permission.RECEIVE_CONTRIBUTIONS):
        return ()
    found: dict[str, Document] = {}
    for each in corpus.documents(db, actor):
        key = each.base or each.id
        if each.kind in _ASKED_OF and (key not in found or each.language == actor.language):
            found[key] = each
    latest = tuple(found.values())[:_MOST]
    return tuple((each.id, f"{each.symbol or ''} {each.title}".strip()) for each in latest)


def usual_title(year: int) -> str:
    """What a request on recommendations of several documents is about, unless it is said otherwise."""
    return _("Report-back on recommendations, %(year)s", year=year)
