"""The coverage page: everything that is asked, whether the report speaks to it, and where."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.asked.counts import Tally, tally_recommendations, tally_requirements
from workbench.drafting.asked.covering import Coverage, RecommendationCoverage, RequirementCoverage
from workbench.drafting.records import Addressed, DraftParagraph, Implementation, Section, StateReport
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.words import implementation_words, state_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class Place:
    """A paragraph that speaks to it."""

    number: int
    address: str


@dataclass(frozen=True)
class RequirementRow:
    covered: RequirementCoverage
    state: str
    places: tuple[Place, ...]
    section: Section
    section_address: str


@dataclass(frozen=True)
class RecommendationRow:
    covered: RecommendationCoverage
    state: str
    implementation: str
    places: tuple[Place, ...]
    source_address: str


@dataclass(frozen=True)
class CoveragePage(Page):
    template: ClassVar[str] = "drafting/coverage.html"
    report: StateReport
    requirement_tally: Tally
    recommendation_tally: Tally
    requirements: tuple[RequirementRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    sections: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    section: str
    state: str
    marking: str
    mark_states: tuple[tuple[str, str], ...]
    implementations: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    errors: dict[str, str]


@dataclass(frozen=True)
class Narrowed:
    """What the lists are narrowed to; marking a row keeps it."""

    state: str
    section: str

    @property
    def query(self) -> str:
        """The same as the end of an address, with its question mark; "" where nothing is narrowed."""
        chosen = {"state": self.state, "section": self.section}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""


@blueprint.get("/reports/<report_id>/coverage")
@requires(Permission.READ_REPORTS)
def coverage(report_id: str) -> str:
    """Narrowed by `?section=` and `?state=`; `?mark=ID` opens the form of one row."""
    return _page(report_id, Narrowed(request.args.get("state", ""), request.args.get("section", "")))


@blueprint.post("/reports/<report_id>/coverage")
@requires(Permission.WRITE_REPORTS)
def mark(report_id: str) -> Response | tuple[str, int]:
    """Mark one requirement or recommendation, then back to its row, or to the desk it was marked from."""
    target = request.form.get("target", "")
    state, implementation = request.form.get("state", ""), request.form.get("implementation", "")
    narrowed = Narrowed(request.form.get("narrowed_state", ""), request.form.get("narrowed_section", ""))
    try:
        with store().writing() as db:
            operations.mark(
                db,
                report_id=report_id,
                target=target,
                state=Addressed(state) if state in set(Addressed) else None,
                reason=request.form.get("reason", "")[:2000],
                implementation=Implementation(implementation) if implementation in set(Implementation) else None,
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return _page(report_id, narrowed, {"reason": words(error)}, marking=target), status_of(error)
    flash(_("Marked."))
    if request.form.get("from") == "desk":
        section_id = request.form.get("section", "")
        address = desk_address(report_id, section_id, at=request.form.get("at", ""), anchor=f"asked-{target}")
        return redirect(address, code=303)
    return redirect(f"/reports/{report_id}/coverage{narrowed.query}#asked-{target}", code=303)


def _page(report_id: str, narrowed: Narrowed, errors: dict[str, str] | None = None, *, marking: str = "") -> str:
    state, section = narrowed.state, narrowed.section
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        covered = queries.coverage(db, actor(), report)
        sections = {each.id: each for each in queries.sections(db, report.id)}
        paragraphs = {each.id: each for each in queries.paragraphs(db, report.id)}
    return render(
        CoveragePage(
            report=report,
            requirement_tally=tally_requirements(covered.requirements),
            recommendation_tally=tally_recommendations(covered.recommendations),
            requirements=_requirements(report, covered, sections, paragraphs, state, section),
            recommendations=_recommendations(report, covered, paragraphs, state) if not section else (),
            sections=tuple((each.id, f"{each.number}. {each.title}") for each in sections.values()),
            states=tuple((each.value, state_words(each)) for each in Addressed),
            section=section,
            state=state,
            marking=marking or request.args.get("mark", ""),
            mark_states=mark_states(),
            implementations=implementations(),
            typed=dict(request.form),
            errors=errors or {},
        )
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


def _requirements(
    report: StateReport,
    covered: Coverage,
    sections: dict[str, Section],
    paragraphs: dict[str, DraftParagraph],
    state: str,
    section: str,
) -> tuple[RequirementRow, ...]:
    return tuple(
        RequirementRow(
            covered=each,
            state=state_words(each.state),
            places=places(report, paragraphs, each.paragraphs),
            section=sections[each.requirement.section_id],
            section_address=desk_address(report.id, each.requirement.section_id),
        )
        for each in covered.requirements
        if state in ("", each.state) and section in ("", each.requirement.section_id)
    )


def _recommendations(
    report: StateReport, covered: Coverage, paragraphs: dict[str, DraftParagraph], state: str
) -> tuple[RecommendationRow, ...]:
    return tuple(
        RecommendationRow(
            covered=each,
            state=state_words(each.state),
            implementation=implementation_words(each.implementation),
            places=places(report, paragraphs, each.paragraphs),
            source_address=f"/documents/{each.recommendation.document_id}#para-{each.recommendation.number or ''}",
        )
        for each in covered.recommendations
        if state in ("", each.state)
    )


def places(report: StateReport, paragraphs: dict[str, DraftParagraph], ids: tuple[str, ...]) -> tuple[Place, ...]:
    """Where on the desk the paragraphs stand."""
    return tuple(
        Place(
            paragraphs[each].number,
            desk_address(report.id, paragraphs[each].section_id, at=each, anchor=paragraph_anchor(each)),
        )
        for each in ids
    )
