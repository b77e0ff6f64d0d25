"""What is done to one recommendation on its page; htmx gets the part that changed, a plain form the page anew."""

from collections.abc import Callable

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus.queries import ParagraphNotFound, paragraph_by_citation
from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.people.queries import NoSuchOrganisation
from workbench.recommendations import queries
from workbench.recommendations.clustering.clustered import NoSuchCluster
from workbench.recommendations.clustering.clusters import put_members
from workbench.recommendations.ledger import keeping, kept, linking
from workbench.recommendations.ledger.reporting import report_status
from workbench.recommendations.records import Facet, Fact, Kept, Recommendation, Role
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.recommendations import answered, gathering, matter
from workbench.web.recommendations.answered import SaidFragment, said_panel
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.gathering import ClusterFragment, cluster_panel
from workbench.web.recommendations.matter import MatterFragment, matter_panel
from workbench.web.recommendations.page import page_of
from workbench.web.recommendations.sorting import FacetFragment, Refused, panel
from workbench.web.recommendations.stating import SIMPLE, FactFragment, StatusFragment, fact_panel, status_panel
from workbench.web.refusals import words

Answer = Response | str | tuple[str, int]
# the form comes back with what was typed
_TO_BE_MENDED = (Invalid, NoSuchOrganisation, ParagraphNotFound, NoSuchCluster, Conflict)


@blueprint.post("/recommendations/<recommendation_id>/tags")
@requires(Permission.KEEP_RECOMMENDATIONS)
def sort(recommendation_id: str) -> Answer:
    """Confirm a value of a facet, or set it aside."""
    facet = next((each for each in Facet if each.value == request.form.get("facet")), Facet.THEME)

    def fragment(db: Database, unit: Recommendation, held: Kept, refused: Refused, done: str) -> Page:
        shown = panel(db, unit, held, facet, typed=refused.typed(facet), done=done, error=refused.error(facet))
        return FacetFragment(unit=unit, panel=shown, may_keep=True)

    return _changed(recommendation_id, facet.value, lambda db, unit: _put(db, unit, facet), fragment)


@blueprint.post("/recommendations/<recommendation_id>/facts")
@requires(Permission.KEEP_RECOMMENDATIONS)
def say(recommendation_id: str) -> Answer:
    """Say the priority, the due date, the note or the position; nothing typed takes it back."""
    what = next((each for each in (*SIMPLE, Fact.POSITION) if each.value == request.form.get("what")), Fact.NOTE)

    def act(db: Database, unit: Recommendation) -> str:
        keeping.put_fact(db, [unit.id], what, request.form.get("value", ""), by=actor(), at=now())
        return _("Saved")

    def fragment(_db: Database, unit: Recommendation, held: Kept, refused: Refused, done: str) -> Page:
        return FactFragment(unit=unit, fact=fact_panel(held, unit, what, refused, done=done), may_keep=True)

    return _changed(recommendation_id, what.value, act, fragment)


@blueprint.post("/recommendations/<recommendation_id>/status")
@requires(Permission.REPORT_STATUS)
def report(recommendation_id: str) -> Answer:
    """Say how far it is, and what shows it: words, and a paragraph of the library."""

    def act(db: Database, unit: Recommendation) -> str:
        status, evidence = request.form.get("value", ""), request.form.get("evidence", "")
        citation = request.form.get("citation", "")
        report_status(db, [unit.id], status, evidence=evidence, citation=citation, by=actor(), at=now())
        return _("Saved")

    def fragment(db: Database, unit: Recommendation, held: Kept, refused: Refused, done: str) -> Page:
        shown = status_panel(db, held, kept.history_of(db, unit.lead), refused, done=done)
        return StatusFragment(unit=unit, status=shown)

    return _changed(recommendation_id, "status", act, fragment)


@blueprint.post("/recommendations/<recommendation_id>/clusters")
@requires(Permission.KEEP_RECOMMENDATIONS)
def gather(recommendation_id: str) -> Answer:
    """Put it into a cluster, or take it out."""
    leaves = request.form.get("do") == "take_out"

    def act(db: Database, unit: Recommendation) -> str:
        chosen = request.form.get("cluster", "")
        put_members(db, chosen, [unit.id], are_members=not leaves, by=actor(), at=now())
        return _("Taken out") if leaves else _("Put in")

    def fragment(db: Database, unit: Recommendation, held: Kept, refused: Refused, done: str) -> Page:
        return ClusterFragment(unit=unit, gathered=cluster_panel(db, held, refused, done=done), may_keep=True)

    return _changed(recommendation_id, gathering.PART, act, fragment)


@blueprint.post("/recommendations/<recommendation_id>/twins")
@requires(Permission.KEEP_RECOMMENDATIONS)
def tie(recommendation_id: str) -> Answer:
    """Say that another is on the same matter, or is not: one that is suggested or tied, or one that is cited."""
    citation, aside = request.form.get("citation", "").strip(), request.form.get("do") == "set_aside"

    def act(db: Database, unit: Recommendation) -> str:
        pair = (request.form.get("later", ""), request.form.get("earlier", ""))
        pairs = [pair] if any(pair) else matter.pairs_cited(db, unit, citation)
        decide = linking.set_aside if aside else linking.confirm
        decide(db, linking.Tie.TWIN, pairs, by=actor(), at=now())
        return _("Set aside") if aside else _("Confirmed")

    def fragment(db: Database, unit: Recommendation, _held: Kept, refused: Refused, done: str) -> Page:
        return MatterFragment(unit=unit, matter=matter_panel(db, unit, refused, done=done), may_keep=True)

    return _changed(recommendation_id, matter.PART, act, fragment)


@blueprint.post("/recommendations/<recommendation_id>/said")
@requires(Permission.KEEP_RECOMMENDATIONS)
def answer(recommendation_id: str) -> Answer:
    """Say that a paragraph of a report speaks to it, or does not: one that is shown, or one that is cited."""
    citation, aside = request.form.get("citation", "").strip(), request.form.get("do") == "set_aside"

    def act(db: Database, unit: Recommendation) -> str:
        source = request.form.get("paragraph") or paragraph_by_citation(db, actor(), citation).id
        decide = linking.set_aside if aside else linking.confirm
        decide(db, linking.Tie.SAID, [(unit.id, source)], by=actor(), at=now())
        return _("Set aside") if aside else _("Confirmed")

    def fragment(db: Database, unit: Recommendation, _held: Kept, refused: Refused, done: str) -> Page:
        return SaidFragment(unit=unit, answers=said_panel(db, unit, refused, done=done), may_keep=True)

    return _changed(recommendation_id, answered.PART, act, fragment)


def _put(db: Database, unit: Recommendation, facet: Facet) -> str:
    """Do what the form says; gives the words for it."""
    value = request.form.get("value", "").strip()
    if request.form.get("do") == "set_aside":
        keeping.take_tag(db, [unit.id], facet, value, by=actor(), at=now())
        return _("Set aside")
    role = Role.SUPPORTING if request.form.get("role") == Role.SUPPORTING else Role.RESPONSIBLE
    keeping.put_tag(db, [unit.id], facet, value, role=role, by=actor(), at=now())
    return _("Confirmed")


def _changed(
    recommendation_id: str,
    part: str,
    act: Callable[[Database, Recommendation], str],
    fragment: Callable[[Database, Recommendation, Kept, Refused, str], Page],
) -> Answer:
    """One act of the form of one part of the page, and the answer to it; a refused form comes back as it was typed."""
    refused, done = Refused(), ""
    try:
        with store().writing() as db:
            done = act(db, queries.recommendation(db, actor(), recommendation_id))
    except _TO_BE_MENDED as refusal:
        typed = tuple((name, value) for name, value in request.form.items() if name != "csrf_token")
        refused = Refused(part, _reason(refusal), typed)
    if not wants_fragment():
        if refused.part:
            return page_of(recommendation_id, refused), 422
        return redirect(f"/recommendations/{recommendation_id}#part-{part}", code=303)
    with store().reading() as db:
        unit = queries.recommendation(db, actor(), recommendation_id)
        held = kept.kept_of(db, [unit.lead]).get(unit.lead, kept.NOTHING)
        answer = render(fragment(db, unit, held, refused, done))
    return (answer, 422) if refused.part else answer


def _reason(refusal: WorkbenchError) -> str:
    """Where the command line lists what there is, a page has a list to choose from."""
    if isinstance(refusal, NoSuchCluster):
        return _("Choose a cluster from the list. Nothing was changed.")
    if isinstance(refusal, NoSuchOrganisation):
        return _("Choose a ministry from the list. Nothing was changed.")
    return words(refusal)
