"""`/reports/<id>/budget`: words by section and by part, moves between sections, what counts."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting.budget import operations
from workbench.drafting.budget.parts import Part
from workbench.drafting.budget.records import Budget, SectionBudget, Transfer
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.budget.words import part_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class PartRow:
    """A part of the words, and whether it counts."""

    part: Part
    name: str
    words: int
    counts: bool


@dataclass(frozen=True)
class SectionRow:
    """A section; `below` is its room, or how far it is over."""

    seen: SectionBudget
    address: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class TransferRow:
    """A move of words in the titles of its sections."""

    transfer: Transfer
    from_title: str
    to_title: str


@dataclass(frozen=True)
class BudgetPage(Page):
    template: ClassVar[str] = "drafting/budget/budget.html"
    budget: Budget
    parts: tuple[PartRow, ...]
    rows: tuple[SectionRow, ...]
    transfers: tuple[TransferRow, ...]
    choices: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    errors: dict[str, str]


@blueprint.get("/reports/<report_id>/budget")
@requires(Permission.READ_REPORTS)
def budget_page(report_id: str) -> str:
    """The budget of a report."""
    return _page(report_id)


@blueprint.post("/reports/<report_id>/budget/transfers")
@requires(Permission.LEAD_REPORTS)
def transfer_words(report_id: str) -> Response | tuple[str, int]:
    """Move words from one section to another."""
    form = request.form
    written = form.get("words", "").replace(",", "").strip()
    try:
        with store().writing() as db:
            done = operations.transfer(
                db,
                report_id=report_id,
                from_id=form.get("from", ""),
                to_id=form.get("to", ""),
                words=int(written) if written.isascii() and written.isdigit() else 0,
                reason=form.get("reason", "")[:500],
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return _page(report_id, {"words": words(error)}), status_of(error)
    flash(ngettext("%(count)s word was moved.", "%(count)s words were moved.", done.words, count=done.words))
    return redirect(f"/reports/{report_id}/budget", code=303)


@blueprint.post("/reports/<report_id>/budget/transfers/<transfer_id>/undo")
@requires(Permission.LEAD_REPORTS)
def take_words_back(report_id: str, transfer_id: str) -> Response | tuple[str, int]:
    """Take a move back."""
    try:
        with store().writing() as db:
            operations.take_back(db, report_id=report_id, transfer_id=transfer_id, by=actor(), at=now())
    except WorkbenchError as error:
        return _page(report_id, {"words": words(error)}), status_of(error)
    flash(_("The move was taken back."))
    return redirect(f"/reports/{report_id}/budget", code=303)


@blueprint.post("/reports/<report_id>/budget/counting")
@requires(Permission.LEAD_REPORTS)
def set_counting(report_id: str) -> Response | tuple[str, int]:
    """Set what counts, and the factor of the language submitted."""
    form = request.form
    try:
        with store().writing() as db:
            operations.set_counting(
                db,
                report_id=report_id,
                counted=[part for part in Part if part.value in form.getlist("counted")],
                factor=_factor(form.get("factor", "1")),
                source=form.get("source", "")[:300],
                by=actor(),
                at=now(),
            )
    except WorkbenchError as error:
        return _page(report_id, {"factor": words(error)}), status_of(error)
    flash(_("Saved."))
    return redirect(f"/reports/{report_id}/budget", code=303)


def _factor(written: str) -> float:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return 0.0


def _page(report_id: str, errors: dict[str, str] | None = None) -> str:
    with store().reading() as db:
        seen = operations.budget(db, actor(), report_id)
    titles = {each.section.id: f"{each.section.number}. {each.section.title}" for each in seen.sections}
    unassigned = _("(given to no section)")
    return render(
        BudgetPage(
            budget=seen,
            parts=tuple(
                PartRow(part, part_words(part), seen.words.of(part), part in seen.setting.counted) for part in Part
            ),
            rows=tuple(_row(seen, each) for each in seen.sections),
            transfers=tuple(
                TransferRow(each, titles.get(each.from_id, unassigned), titles.get(each.to_id, unassigned))
                for each in seen.transfers
            ),
            choices=(
                ("", unassigned),
                *((each.section.id, titles[each.section.id]) for each in seen.sections if each.section.budget),
            ),
            typed=dict(request.form),
            errors=errors or {},
        )
    )


def _row(seen: Budget, each: SectionBudget) -> SectionRow:
    parts = tuple((part_words(part), each.words.of(part)) for part in Part if each.words.of(part))
    return SectionRow(each, desk_address(seen.report.id, each.section.id), parts)
