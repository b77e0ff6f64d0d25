"""The history of a paragraph: every text it had, word by word against the one before, and where it came from."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import flash
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.records import LineageEvent, Revision, Section, StateReport
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.drafting.words import revision_words
from workbench.web.drafting.writing.writing import back_to
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class RevisionRow:
    revision: Revision
    what: str
    runs: tuple[DiffRun, ...]
    stands: bool


@dataclass(frozen=True)
class EventRow:
    words: str
    name: str
    at: datetime


@dataclass(frozen=True)
class HistoryPage(Page):
    template: ClassVar[str] = "drafting/history.html"
    report: StateReport
    section: Section
    desk_address: str
    paragraph_id: str
    number: int | None
    language: str
    rows: tuple[RevisionRow, ...]
    events: tuple[EventRow, ...]


@blueprint.get("/paragraphs/<paragraph_id>/history")
@requires(Permission.READ_REPORTS)
def history(paragraph_id: str) -> str:
    """Latest first, also of a deleted paragraph."""
    with store().reading() as db:
        report = queries.report(db, actor(), queries.report_of_paragraph(db, actor(), paragraph_id))
        where = queries.place_of(db, paragraph_id)
        section = queries.section(db, actor(), where.section_id)
        revisions = queries.history(db, actor(), paragraph_id)
        events = queries.lineage(db, paragraph_id)
        numbers = {each.id: each.number for each in queries.paragraphs(db, report.id)}
    return render(
        HistoryPage(
            report=report,
            section=section,
            desk_address=desk_address(report.id, section.id, anchor=paragraph_anchor(paragraph_id)),
            paragraph_id=paragraph_id,
            number=numbers.get(paragraph_id),
            language=report.language,
            rows=tuple(reversed(_rows(revisions, where.revision_id))),
            events=tuple(EventRow(_event(each, paragraph_id, numbers), each.by_name, each.at) for each in events),
        )
    )


def _rows(revisions: tuple[Revision, ...], standing: str) -> list[RevisionRow]:
    """Each text against the one that stood before it; one that came too late, against the one it was written on."""
    texts = {each.id: each.text for each in revisions}
    rows: list[RevisionRow] = []
    stood: str | None = None
    for each in revisions:
        is_late = each.kind == "parallel"
        before = texts.get(each.base_id or "", stood) if is_late else stood
        runs = compared(each.text if before is None else before, each.text)
        rows.append(RevisionRow(each, revision_words(each.kind), runs, each.id == standing))
        stood = stood if is_late else each.text
    return rows


def _event(event: LineageEvent, paragraph_id: str, numbers: dict[str, int]) -> str:
    other = event.to_id if event.from_id == paragraph_id else event.from_id
    number = numbers.get(other or "")
    which = _("paragraph %(number)s", number=number) if number else _("a paragraph that is not there any more")
    came_from_here = event.from_id == paragraph_id
    if event.kind == "split":
        return _("its end became %(which)s", which=which) if came_from_here else _("split off %(which)s", which=which)
    if event.kind == "merge":
        if came_from_here:
            return _("its words went into %(which)s", which=which)
        return _("took in the words of another paragraph")
    return {"move": _("moved"), "delete": _("deleted"), "restore": _("brought back")}[event.kind]


@blueprint.post("/paragraphs/<paragraph_id>/revisions/<revision_id>/restore")
@requires(Permission.WRITE_REPORTS)
def restore_revision(paragraph_id: str, revision_id: str) -> Response:
    """Make that text the paragraph's again; the present one stays in the history."""
    with store().writing() as db:
        found = queries.paragraph(db, actor(), paragraph_id)
        operations.restore_revision(db, paragraph_id=paragraph_id, revision_id=revision_id, by=actor(), at=now())
    flash(_("The earlier text stands again. The one it replaced is in the history."))
    return back_to(found.report_id, found.section_id, paragraph_id)
