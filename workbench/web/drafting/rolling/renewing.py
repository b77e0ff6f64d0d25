"""What is still to be placed of the last report, and what is still to be renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.drafting.rolling import beginning
from workbench.drafting.rolling.queries import renewals, rolled, waiting
from workbench.drafting.rolling.records import RolledForward, Waiting
from workbench.drafting.rolling.renewing import Renewal, Renewed, still_right
from workbench.drafting.rolling.repeats import Repeat, repeats
from workbench.errors import WorkbenchError
from workbench.people.access import Permission, may
from workbench.text import markup
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.drafting.rolling.words import figure_words, renewed_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words

SHOWN = 100  # paragraphs on a page


@dataclass(frozen=True)
class RenewalRow:
    """A paragraph against what it was begun from."""

    renewal: Renewal
    address: str
    state: str
    shape: str
    source_address: str
    runs: tuple[DiffRun, ...]
    figures: tuple[tuple[str, str], ...]
    repeat: Repeat | None


@dataclass(frozen=True)
class RolledPage(Page):
    template: ClassVar[str] = "drafting/rolling/rolled.html"
    report: StateReport
    language: str
    rolled: tuple[RolledForward, ...]
    waiting: tuple[Waiting, ...]
    sections: tuple[tuple[str, str], ...]
    section: str
    state: str
    states: tuple[tuple[str, str], ...]
    rows: tuple[RenewalRow, ...]
    left_out: int
    to_do: int
    total: int
    may_write: bool


@blueprint.get("/reports/<report_id>/rolled")
@requires(Permission.READ_REPORTS)
def rolled_report(report_id: str) -> str:
    """Narrowed by `?section=` and `?state=` (open, unchanged, updated, new, figures, repeats)."""
    section, state = request.args.get("section", ""), request.args.get("state", "open")
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        listed = renewals(db, report.id)
        repeated = {each.paragraph_id: each for each in repeats(db, actor(), report)}
        made, left = rolled(db, report.id), waiting(db, report.id)
        sections = queries.sections(db, report.id)
    chosen = [
        each
        for each in listed
        if section in ("", each.paragraph.section_id) and _is_chosen(each, state, each.paragraph.id in repeated)
    ]
    return render(
        RolledPage(
            report=report,
            language=report.language,
            rolled=tuple(each for each in made if each.undone_at is None),
            waiting=left,
            sections=tuple((each.id, f"{each.number}. {each.title}") for each in sections),
            section=section,
            state=state,
            states=_states(),
            rows=_rows(report, chosen[:SHOWN], repeated),
            left_out=max(0, len(chosen) - SHOWN),
            to_do=sum(not each.is_settled for each in listed),
            total=sum(each.basis is not None for each in listed),
            may_write=may(actor(), Permission.WRITE_REPORTS),
        )
    )


def _states() -> tuple[tuple[str, str], ...]:
    return (
        ("open", _("still to be looked at")),
        *((each.value, renewed_words(each)) for each in Renewed),
        ("figures", _("with figures to renew")),
        ("repeats", _("that repeat another document")),
        ("all", _("all")),
    )


def _is_chosen(each: Renewal, state: str, is_repeated: bool) -> bool:
    if state in set(Renewed):
        return each.state.value == state
    if state == "figures":
        return bool(each.figures) and each.state is Renewed.UNCHANGED
    if state == "repeats":
        return is_repeated
    return state == "all" or not each.is_settled


def _rows(report: StateReport, chosen: Sequence[Renewal], repeated: dict[str, Repeat]) -> tuple[RenewalRow, ...]:
    return tuple(_row(report, each, repeated.get(each.paragraph.id)) for each in chosen)


def _row(report: StateReport, each: Renewal, repeat: Repeat | None) -> RenewalRow:
    paragraph, basis = each.paragraph, each.basis
    anchor = paragraph_anchor(paragraph.id)
    before = markup.plain(basis.text) if basis else ""
    return RenewalRow(
        renewal=each,
        address=desk_address(report.id, paragraph.section_id, at=paragraph.id, anchor=anchor),
        state=renewed_words(each.state),
        shape="answered" if each.is_settled else "open",
        source_address=f"/documents/{basis.document_id}" if basis and basis.document_id else "",
        runs=compared(before, paragraph.text) if basis and each.state is Renewed.UPDATED else (),
        figures=tuple((figure_words(one.kind), one.text) for one in each.figures),
        repeat=repeat,
    )


@blueprint.post("/paragraphs/<paragraph_id>/still-right")
@requires(Permission.WRITE_REPORTS)
def confirm_basis(paragraph_id: str) -> Response:
    """The text is right as it stands; a later change asks again."""
    with store().writing() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        try:
            still_right(db, paragraph_id=paragraph_id, by=actor(), at=now())
        except WorkbenchError as refusal:
            if status_of(refusal) == 404:
                raise
            flash(words(refusal), "refused")
    return _back(found.report_id)


@blueprint.post("/reports/<report_id>/waiting/<waiting_id>")
@requires(Permission.WRITE_REPORTS)
def place_piece(report_id: str, waiting_id: str) -> Response:
    """Place what waits in `section`, set it aside, or with `back` put it on the list again."""
    try:
        with store().writing() as db:
            if request.form.get("do") == "place":
                section = request.form.get("section", "")
                beginning.place_waiting(db, waiting_id=waiting_id, section_id=section, by=actor(), at=now())
            else:
                back = request.form.get("do") == "back"
                beginning.set_aside(db, waiting_id=waiting_id, by=actor(), at=now(), back=back)
    except WorkbenchError as refusal:
        if status_of(refusal) == 404:
            raise
        flash(words(refusal), "refused")
    return _back(report_id)


def _back(report_id: str) -> Response:
    kept = {name: request.form.get(f"kept_{name}", "") for name in ("state", "section")}
    query = "&".join(f"{name}={value}" for name, value in kept.items() if value.isalnum())
    return redirect(f"/reports/{report_id}/rolled" + (f"?{query}" if query else ""), code=303)
