"""What a report, or a document without one, has to ask the ministries, read from who answers for what."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.corpus import queries as corpus
from workbench.drafting import queries as drafting
from workbench.drafting.asked.reading import coverage
from workbench.drafting.records import StateReport
from workbench.people import Actor, OrganisationKind
from workbench.people.queries import organisations
from workbench.recommendations import queries as recommendations
from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.offices.ministries import may_answer
from workbench.recommendations.records import Facet, Kept, Recommendation, Role
from workbench.recommendations.said.reading import How, SaidInLibrary, said_in_library
from workbench.recommendations.wanted import Wanted
from workbench.requests import queries
from workbench.requests.assembling import ToAsk, word_limits
from workbench.requests.drawing import answering
from workbench.requests.offices import offices
from workbench.requests.records import Beside, InformationRequest, ItemKind
from workbench.requests.sets import asked_set
from workbench.store import Database

_PASSAGES = 3  # beside an item: the last report and the ministry's own last words, no dossier


def to_ask(db: Database, actor: Actor, report_id: str) -> tuple[ToAsk, ...]:
    """Every recommendation and requirement asked of the report, in order, with the offices that answer for it.

    A requirement has none by itself: who answers for it is chosen when a request is made. Raises ReportNotFound.
    """
    report = drafting.report(db, actor, report_id)
    asked = coverage(db, actor, report)
    recommended = of_recommendations(
        db, actor, [(each.recommendation, each.section_id) for each in asked.recommendations]
    )
    required = (
        ToAsk(
            kind=ItemKind.REQUIREMENT,
            target=f"{each.requirement.pack}#{each.requirement.key}",
            key=each.requirement.key,
            text=each.requirement.text,
            language="en",
            section_id=each.section_id or None,
            groups=tuple(group.replace("_", " ") for group in each.requirement.disaggregation),
        )
        for each in asked.requirements
        if not each.requirement.checklist
    )
    return (*recommended, *required)


def of_document(db: Database, actor: Actor, document_id: str) -> tuple[ToAsk, ...]:
    """Every recommendation of a document, in order, with the offices that answer for it. Raises DocumentNotFound."""
    document = corpus.document(db, actor, document_id)
    found = recommendations.of_document(db, actor, document.id, Wanted())
    return of_recommendations(db, actor, [(each, "") for each in found])


def there_is_to_ask(db: Database, actor: Actor, request: InformationRequest) -> tuple[ToAsk, ...]:
    """All that there is to ask any office of what the request hangs on: its report, its document or its filters."""
    if request.report_id is not None:
        return to_ask(db, actor, request.report_id)
    chosen = asked_set(db, request.id)
    if chosen is not None:
        return of_wanted(db, actor, chosen.wanted)
    hangs_on = queries.document(db, actor, request.id)
    return of_document(db, actor, hangs_on.id) if hangs_on else ()


def of_wanted(db: Database, actor: Actor, wanted: Wanted) -> tuple[ToAsk, ...]:
    """Every recommendation that fits these filters, across documents, with the offices that answer for it."""
    found = recommendations.wanted_ones(db, actor, wanted).recommendations
    return of_recommendations(db, actor, [(each, "") for each in found])


def of_recommendations(db: Database, actor: Actor, placed: Sequence[tuple[Recommendation, str]]) -> tuple[ToAsk, ...]:
    """These recommendations, each with the section (id, or "") it is to be answered in, and who answers for it."""
    leads = [unit.lead for unit, _ in placed]
    kept = kept_of(db, leads)
    said = said_in_library(db, actor, leads, likely=True)
    return tuple(_recommendation(unit, section, kept, said.get(unit.lead, ())) for unit, section in placed)


def limits(db: Database, report: StateReport, asked: tuple[ToAsk, ...]) -> dict[str, int | None]:
    """Target → the words that each office has for it, of the budgets of the report's sections: what several answer for
    is shared among them. The secretariat, which asks, takes no share."""
    budgets = {each.id: each.budget for each in drafting.sections(db, report.id)}
    others = [each for each in organisations(db) if may_answer(each) and each.kind is not OrganisationKind.SECRETARIAT]
    return word_limits(asked, budgets, report.word_limit, answering(asked, offices(db, others).values()))


def _recommendation(
    unit: Recommendation, section_id: str, kept: dict[str, Kept], said: tuple[SaidInLibrary, ...]
) -> ToAsk:
    every = kept.get(unit.lead, NOTHING).tags
    tags = [each for each in every if each.facet is Facet.MINISTRY]
    return ToAsk(
        kind=ItemKind.RECOMMENDATION,
        target=unit.lead,
        key=unit.citation,
        text=unit.text,
        language=unit.language or "en",
        section_id=section_id or None,
        responsible=frozenset(each.value for each in tags if each.role is Role.RESPONSIBLE),
        supporting=frozenset(each.value for each in tags if each.role is Role.SUPPORTING),
        goals=frozenset(each.value for each in every if each.facet is Facet.SDG),
        beside=tuple(
            Beside(citation=each.citation, text=each.text, language=each.language, own=False) for each in _shown(said)
        ),
    )


def _shown(said: tuple[SaidInLibrary, ...]) -> tuple[SaidInLibrary, ...]:
    """What is known to speak to it; where nothing is, the one passage whose words are most alike."""
    public = [each for each in said if each.is_public]
    known = [each for each in public if each.how is not How.LIKELY]
    alike = sorted(public, key=lambda each: each.confidence, reverse=True)[:1]
    return tuple(known[:_PASSAGES] or alike)
