"""The coverage page: everything that is asked, whether the report speaks to it, where, and whose word that is."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.asked.counts import Tally, tally_procedural, tally_recommendations, tally_requirements
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.meaning import targets_of
from workbench.drafting.asked.offered import offered
from workbench.drafting.asked.recommended import LeftOut
from workbench.drafting.asked.suggesting import reading as suggesting
from workbench.drafting.records import Addressed, DraftParagraph, Implementation, StateReport
from workbench.drafting.sharing import assignments
from workbench.drafting.whole import whole
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.recommendations.ledger.kept import kept_of
from workbench.recommendations.records import Recommendation
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.asked.matrix import (
    UNCONFIRMED,
    WITHOUT_SECTION,
    Around,
    MatrixRow,
    Narrowed,
    Place,
    ministries_of,
    narrowed_again,
    narrowed_of,
    places_of,
    recommendation_rows,
    requirement_rows,
)
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.words import implementation_words, sign_words, state_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class SeemsView:
    """A paragraph that seems to speak to the row at hand, with what says so."""

    paragraph_id: str
    place: Place
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class CoveragePage(Page):
    template: ClassVar[str] = "drafting/coverage.html"
    report: StateReport
    requirement_tally: Tally
    recommendation_tally: Tally
    procedural_tally: Tally
    requirements: tuple[MatrixRow, ...]
    recommendations: tuple[MatrixRow, ...]
    left_out: tuple[LeftOut, ...]
    offered: tuple[tuple[Recommendation, str], ...]
    narrowed: Narrowed
    sections: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    words_of: tuple[tuple[str, str], ...]
    counted: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    ministries: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str, bool], ...]
    marking: str
    asking: str
    seems: tuple[SeemsView, ...]
    mark_states: tuple[tuple[str, str], ...]
    implementations: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    errors: dict[str, str]


@blueprint.get("/reports/<report_id>/coverage")
@requires(Permission.READ_REPORTS)
def coverage(report_id: str) -> str:
    """Narrowed as `Narrowed` says; `?mark=` opens the form of one row, `?seems=` what seems to answer it."""
    return coverage_page(report_id, narrowed_of(request.args))


@blueprint.post("/reports/<report_id>/coverage")
@requires(Permission.WRITE_REPORTS)
def mark(report_id: str) -> Response | tuple[str, int]:
    """Mark one requirement or recommendation, then back to its row, or to the desk it was marked from."""
    target = request.form.get("target", "")
    state, implementation = request.form.get("state", ""), request.form.get("implementation", "")
    narrowed = narrowed_again(request.form.get("narrowed", ""))
    try:
        with store().writing() as db:
            operations.mark(
                db,
                report_id=report_id,
                target=target,
                state=Addressed(state) if state in set(Addressed) - {Addressed.ANSWERED} else None,
                reason=request.form.get("reason", "")[:2000],
                implementation=Implementation(implementation) if implementation in set(Implementation) else None,
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return coverage_page(report_id, narrowed, {"reason": words(error)}, marking=target), status_of(error)
    flash(_("Marked."))
    if request.form.get("from") == "desk":
        section_id = request.form.get("section", "")
        address = desk_address(report_id, section_id, at=request.form.get("at", ""), anchor=f"asked-{target}")
        return redirect(address, code=303)
    return redirect(f"/reports/{report_id}/coverage{narrowed.query}#asked-{target}", code=303)


def coverage_page(
    report_id: str, narrowed: Narrowed, errors: dict[str, str] | None = None, *, marking: str = ""
) -> str:
    """The whole page, also as the answer to a form that was not taken."""
    with reading() as db:
        report = queries.report(db, actor(), report_id)
        covered = whole(db, actor(), report).coverage
        around = Around(
            report,
            queries.sections(db, report.id),
            kept_of(db, (each.recommendation.lead for each in covered.recommendations)),
            assignments.of_report(db, report.id),
        )
        might = () if narrowed.is_narrowed else offered(db, actor(), report, covered)
        asking = request.args.get("seems", "")
        seems = _seems(db, report, covered, asking) if asking else ()
    people = {each.person_id: each.person for each in around.assigned}
    return render(
        CoveragePage(
            report=report,
            requirement_tally=tally_requirements(covered.requirements),
            recommendation_tally=tally_recommendations(covered.recommendations),
            procedural_tally=tally_procedural(covered.recommendations),
            requirements=requirement_rows(covered, around, narrowed),
            recommendations=recommendation_rows(covered, around, narrowed),
            left_out=() if narrowed.is_narrowed else covered.left_out,
            offered=tuple((each.recommendation, each.matter.value) for each in might),
            narrowed=narrowed,
            sections=(
                *((each.id, each.heading) for each in around.sections),
                (WITHOUT_SECTION, _("Without a section")),
            ),
            states=tuple((each.value, state_words(each)) for each in Addressed),
            words_of=_words_of(),
            counted=(("yes", _("Counted")), ("no", _("Advice, checklists and procedural ones"))),
            people=tuple(sorted(people.items(), key=lambda pair: pair[1].casefold())),
            ministries=ministries_of(around.kept),
            orders=_orders(report, narrowed),
            marking=marking or request.args.get("mark", ""),
            asking=asking,
            seems=seems,
            mark_states=mark_states(),
            implementations=implementations(),
            typed=dict(request.form),
            errors=errors or {},
        )
    )


def _seems(db: Database, report: StateReport, covered: Coverage, target: str) -> tuple[SeemsView, ...]:
    found = [
        one
        for key in targets_of(db, actor(), report, covered, target)
        for one in suggesting.for_target(db, report, covered, key)
    ]
    return tuple(
        SeemsView(
            each.paragraph_id,
            places_of(report, covered.spots, (each.paragraph_id,))[0],
            queries.paragraph(db, actor(), each.paragraph_id).text,
            tuple(sign_words(reason) for reason in each.reasons),
        )
        for each in found
    )


def _sections(around: Around) -> tuple[tuple[str, str], ...]:
    """All that stand, and what is asked without one."""
    return (*((each.id, each.heading) for each in around.sections), (WITHOUT_SECTION, _("Without a section")))


def _words_of() -> tuple[tuple[str, str], ...]:
    return (
        (UNCONFIRMED, _("Confirmed by nobody as it stands")),
        ("proposed", _("Proposed by a link")),
        ("lapsed", _("Confirmed before the text changed")),
        ("confirmed", _("Confirmed")),
    )


def _orders(report: StateReport, narrowed: Narrowed) -> tuple[tuple[str, str, bool], ...]:
    address = f"/reports/{report.id}/coverage"
    return tuple(
        (address + Narrowed(**{**vars(narrowed), "order": order}).query, label, narrowed.order == order)
        for order, label in (("", _("Gaps first")), ("report", _("In order")))
    )


def mark_states() -> tuple[tuple[str, str], ...]:
    """What can be said by hand; `open` leaves it to the paragraphs."""
    return tuple(
        (each.value, _("as the paragraphs say") if each is Addressed.OPEN else state_words(each))
        for each in operations.MARKS
    )


def implementations() -> tuple[tuple[str, str], ...]:
    """What a State reports of a recommendation, to choose from."""
    return tuple((each.value, implementation_words(each)) for each in Implementation)


def places(report: StateReport, paragraphs: dict[str, DraftParagraph], ids: tuple[str, ...]) -> tuple[Place, ...]:
    """Where on the desk the paragraphs stand."""
    return tuple(
        Place(
            paragraphs[each].label or paragraphs[each].number,
            desk_address(report.id, paragraphs[each].section_id, at=each, anchor=paragraph_anchor(each)),
        )
        for each in ids
    )
