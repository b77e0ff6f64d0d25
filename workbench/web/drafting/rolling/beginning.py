"""Begin from the last report: where its paragraphs would go, taken in one step and taken back in one step."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.corpus import queries as corpus_queries
from workbench.drafting import queries
from workbench.drafting.records import Section, StateReport
from workbench.drafting.rolling import beginning
from workbench.drafting.rolling.records import Begun, How, Placing
from workbench.errors import WorkbenchError
from workbench.people import Actor
from workbench.people.access import Permission
from workbench.store import Database
from workbench.treaties import DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.rolling.words import how_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class PlacedRun:
    """Paragraphs of the last report under one heading that go to one section ("" to none)."""

    first: str
    last: str
    heading: str
    text: str
    count: int
    section: str
    how: str
    is_sure: bool


@dataclass(frozen=True)
class RollForwardPage(Page):
    template: ClassVar[str] = "drafting/rolling/roll_forward.html"
    report: StateReport
    source: str
    name: str
    language: str
    other_language: bool
    runs: tuple[PlacedRun, ...]
    paragraphs: int
    unsure: int
    unplaced: int
    choices: tuple[tuple[str, str], ...]
    error: str


@blueprint.get("/reports/<report_id>/roll-forward")
@requires(Permission.WRITE_REPORTS)
def roll_forward(report_id: str) -> str:
    """`?from=` names the last report: then where each of its paragraphs would go."""
    return _page(report_id, request.args.get("from", "").strip())


@blueprint.post("/reports/<report_id>/roll-forward")
@requires(Permission.WRITE_REPORTS)
def take_roll_forward(report_id: str) -> Response | tuple[str, int]:
    """Take it over as the preview showed."""
    source = request.form.get("from", "").strip()
    try:
        with store().writing() as db:
            done = beginning.roll_forward(db, report_id=report_id, source=source, by=actor(), at=now())
    except WorkbenchError as refusal:
        with store().reading() as db:
            queries.report(db, actor(), report_id)
        return _page(report_id, source, error=words(refusal)), status_of(refusal)
    flash(_("The report is begun from %(name)s. Each paragraph waits to be renewed.", name=done.name))
    return redirect(f"/reports/{report_id}/rolled", code=303)


@blueprint.post("/reports/<report_id>/roll-forward/<rolled_id>/undo")
@requires(Permission.WRITE_REPORTS)
def undo_roll_forward(report_id: str, rolled_id: str) -> Response:
    """Take out what nobody worked on since."""
    try:
        with store().writing() as db:
            kept = beginning.take_back(db, report_id=report_id, rolled_id=rolled_id, by=actor(), at=now())
    except WorkbenchError as refusal:
        if status_of(refusal) == 404:
            raise
        flash(words(refusal), "refused")
        return redirect(f"/reports/{report_id}/rolled", code=303)
    said = ngettext("%(num)s paragraph was worked on and stays.", "%(num)s paragraphs were worked on and stay.", kept)
    flash(_("Taken back.") + (f" {said}" if kept else ""))
    return redirect(f"/reports/{report_id}", code=303)


def _page(report_id: str, source: str, error: str = "") -> str:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        sections = {each.id: each for each in queries.sections(db, report.id)}
        begun: Begun | None = None
        placings: tuple[Placing, ...] = ()
        if source and not error:
            try:
                begun, placings = beginning.preview(db, actor(), report, source)
            except WorkbenchError as refusal:
                error = words(refusal)
        choices = _choices(db, actor(), report)
    return render(_shown(report, source, begun, placings, sections, choices, error))


def _shown(
    report: StateReport,
    source: str,
    begun: Begun | None,
    placings: tuple[Placing, ...],
    sections: dict[str, Section],
    choices: tuple[tuple[str, str], ...],
    error: str,
) -> RollForwardPage:
    language = begun.language if begun else report.language
    return RollForwardPage(
        report=report,
        source=_named(choices, begun, source),
        name=begun.name if begun else "",
        language=language,
        other_language=language != report.language,
        runs=_runs(placings, sections),
        paragraphs=len(placings),
        unsure=sum(each.how in {How.THEMES, How.ORDER} for each in placings),
        unplaced=sum(each.how is How.NOWHERE for each in placings),
        choices=choices,
        error=error,
    )


def _named(choices: tuple[tuple[str, str], ...], begun: Begun | None, source: str) -> str:
    """What was asked for, as the list of choices names it."""
    return begun.source_id if begun and begun.source_id in dict(choices) else source


def _runs(placings: tuple[Placing, ...], sections: dict[str, Section]) -> tuple[PlacedRun, ...]:
    runs = [
        tuple(run) for _, run in groupby(placings, key=lambda each: (each.piece.headings, each.section_id, each.how))
    ]
    return tuple(
        PlacedRun(
            first=run[0].piece.citation,
            last=run[-1].piece.citation if len(run) > 1 else "",
            heading=" · ".join(run[0].piece.headings),
            text=run[0].piece.text[:160],
            count=len(run),
            section=_title(sections.get(run[0].section_id)),
            how=how_words(run[0].how),
            is_sure=run[0].how in {How.SAME_SECTION, How.ARTICLE, How.HEADING},
        )
        for run in runs
    )


def _title(section: Section | None) -> str:
    return f"{section.number}. {section.title}" if section else ""


def _choices(db: Database, reader: Actor, report: StateReport) -> tuple[tuple[str, str], ...]:
    """What one would begin from: the State's reports on the treaty in the library, and those drafted here."""
    documents = [
        (each.id, each.name if each.name == each.title else f"{each.name}: {each.title}")
        for each in corpus_queries.documents(db, reader, state=report.state)
        if each.kind in {DocumentKind.STATE_REPORT, DocumentKind.COMMON_CORE_DOCUMENT}
        and (each.treaty in {report.treaty, None} or each.kind is DocumentKind.COMMON_CORE_DOCUMENT)
    ]
    made = [
        (each.id, _("%(title)s (drafted here)", title=each.title))
        for each in queries.reports(db, reader)
        if each.id != report.id and each.treaty == report.treaty and queries.snapshots(db, reader, each.id)
    ]
    return (*documents, *made)
