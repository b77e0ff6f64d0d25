"""The guidelines of a report: as taken, what a newer version changes, and the outline saved as one of our own."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.outlines import renewing
from workbench.drafting.outlines.packs import ReportPack, packs_of
from workbench.drafting.outlines.saving import save_own
from workbench.drafting.records import ReportRequirement, StateReport
from workbench.errors import Conflict, Invalid
from workbench.guidelines.records import Confidence
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.guidelines.words import confidence_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class PackRow:
    """A pack of the report; `sections` names the sections that requirements move to."""

    pack: ReportPack
    confidence: str
    sections: dict[str, str]


@dataclass(frozen=True)
class GuidelinesPage(Page):
    template: ClassVar[str] = "drafting/outline/guidelines.html"
    report: StateReport
    rows: tuple[PackRow, ...]
    dropped: tuple[tuple[ReportRequirement, int], ...]
    name: str
    errors: dict[str, str]


@blueprint.get("/reports/<report_id>/guidelines")
@requires(Permission.WRITE_REPORTS)
def guidelines_of_report(report_id: str) -> str:
    """Each with its version, and what the one at hand changes."""
    return _page(report_id, "", {})


def _page(report_id: str, name: str, errors: dict[str, str]) -> str:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        packs = packs_of(db, actor(), report.id, installation().settings.home)
        return render(
            GuidelinesPage(
                report=report,
                rows=tuple(_row(each) for each in packs),
                dropped=renewing.dropped(db, report.id),
                name=name,
                errors=errors,
            )
        )


def _row(pack: ReportPack) -> PackRow:
    sections = {section.id: section.title for _level, section in pack.now.walk()} if pack.now else {}
    return PackRow(pack, confidence_words(Confidence(pack.confidence)), sections)


@blueprint.post("/reports/<report_id>/guidelines/take")
@requires(Permission.WRITE_REPORTS)
def take_new_version(report_id: str) -> Response:
    """Take over the version at hand."""
    pack = request.form.get("pack", "")
    home = installation().settings.home
    try:
        with store().writing() as db:
            renewing.take_new_version(db, report_id=report_id, pack=pack, home=home, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        flash(words(refusal), "refused")
    else:
        flash(_("Taken over. What is asked no more keeps its links until you let it go."))
    return redirect(f"/reports/{report_id}/guidelines", code=303)


@blueprint.post("/reports/<report_id>/guidelines/let-go")
@requires(Permission.WRITE_REPORTS)
def let_go(report_id: str) -> Response:
    """Take the links of what was dropped away."""
    key = request.form.get("requirement", "")
    try:
        with store().writing() as db:
            renewing.let_go(db, report_id=report_id, key=key, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        flash(words(refusal), "refused")
    else:
        flash(_("Let go. The paragraphs stay as they are."))
    return redirect(f"/reports/{report_id}/guidelines", code=303)


@blueprint.post("/reports/<report_id>/guidelines/save")
@requires(Permission.CREATE_REPORTS)
def save_outline(report_id: str) -> Response | tuple[str, int]:
    """The outline as a guideline of our own."""
    name = request.form.get("name", "").strip()[:80]
    replace = request.form.get("replace") == "yes"
    home = installation().settings.home
    try:
        with store().writing() as db:
            save_own(db, home, report_id=report_id, name=name, replace=replace, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        return _page(report_id, name, {"name": words(refusal)}), status_of(refusal)
    flash(_("Saved. The next report can begin with it."))
    return redirect(f"/guidelines/{name}", code=303)
