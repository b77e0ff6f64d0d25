"""A report at a glance: sections as rows, gaps, versions; and freezing it."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urljoin

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.asked.counts import unconfirmed
from workbench.drafting.asked.glance import ReportOverview, SectionOverview
from workbench.drafting.outlines.packs import pack_titles
from workbench.drafting.records import SectionState, Snapshot
from workbench.drafting.sharing import assignments
from workbench.drafting.sharing.records import Assignment
from workbench.drafting.sources.listing import without_source
from workbench.drafting.whole import whole
from workbench.guidelines import library
from workbench.people.access import Permission, may
from workbench.requests import background
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, reading, store
from workbench.web.drafting.addresses import desk_address, report_address
from workbench.web.drafting.asked.heat import HeatColumn, HeatRow, heat, heat_columns
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.checking.words import message_words
from workbench.web.drafting.sharing.head import AskedPerson, asked_people
from workbench.web.drafting.words import kind_words, section_shape, section_words
from workbench.web.guidelines.words import pack_words
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class SectionRow:
    seen: SectionOverview
    address: str
    state: str
    shape: str
    people: tuple[AskedPerson, ...]


@dataclass(frozen=True)
class ReportPage(Page):
    template: ClassVar[str] = "drafting/report.html"
    overview: ReportOverview
    kind: str
    packs: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rows: tuple[SectionRow, ...]
    gaps_first: bool
    paragraphs: int
    without_source: int
    snapshots: tuple[Snapshot, ...]
    whole: tuple[AskedPerson, ...]
    may_freeze: bool
    heat: tuple[HeatRow, ...]
    heat_columns: tuple[HeatColumn, ...]
    unconfirmed: int


@blueprint.get("/reports/<report_id>")
@requires(Permission.READ_REPORTS)
def report(report_id: str) -> str:
    """The whole on one page; `?order=gaps` puts the sections with most open first."""
    with reading() as db:
        found = queries.report(db, actor(), report_id)
        stands = whole(db, actor(), found)
        covered, seen = stands.coverage, stands.overview
        snapshots = queries.snapshots(db, actor(), found.id)
        paragraphs = [one for each in seen.sections for one in each.paragraphs]
        unsourced = without_source(db, found.id, paragraphs)
        asked = assignments.of_report(db, found.id)
        titles = pack_titles(db, found.id)
    named = {each.pack: pack_words(each) for each in library.heads(installation().settings.home)}
    gaps_first = request.args.get("order") == "gaps"
    rows = [_row(seen, each, asked) for each in seen.sections]
    if gaps_first:
        rows = sorted(
            (row for row in rows if not _holds_others(seen, row)),
            key=lambda row: row.seen.asked.dealt_with - row.seen.asked.of,
        )
    return render(
        ReportPage(
            overview=seen,
            kind=kind_words(found.kind),
            packs=tuple((pack, named.get(pack) or titles[pack]) for pack in found.packs),
            ways=_ways(found.id),
            rows=tuple(rows),
            gaps_first=gaps_first,
            paragraphs=len(paragraphs),
            without_source=unsourced,
            snapshots=snapshots,
            whole=asked_people(asked, "", _least(seen)),
            may_freeze=may(actor(), Permission.FREEZE_REPORTS),
            heat=heat(found, tuple(each.section for each in seen.sections), covered),
            heat_columns=heat_columns(),
            unconfirmed=unconfirmed((*covered.requirements, *covered.recommendations)),
        )
    )


def _ways(report_id: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The other pages of the report by what one goes there for: (name of the group, its (address, label) pairs)."""
    here = report_address(report_id)
    plan = (("outline", _("Outline")), ("people", _("Who does what")), ("budget", _("Words")))
    look = (
        ("coverage", _("Coverage")),
        ("check", _("Check")),
        ("sources", _("Sources")),
        ("answers", _("Answers of ministries")),
        ("statistics", _("Statistics")),
        ("compare", _("Compare")),
        ("clearance", _("Clearance and submission")),
    )
    bring = (
        ("load", _("Load a Word draft")),
        ("rolled", _("From the last report")),
        (f"/requests/new?report={report_id}", _("Ask the ministries")),
    )
    return tuple(
        (name, tuple((urljoin(f"{here}/", page), label) for page, label in pages))
        for name, pages in ((_("Plan"), plan), (_("Look through"), look), (_("Bring in"), bring))
    )


def _row(seen: ReportOverview, each: SectionOverview, asked: tuple[Assignment, ...]) -> SectionRow:
    address = desk_address(seen.report.id, each.section.id)
    people = asked_people(asked, each.section.id, each.state, whole_report=False)
    return SectionRow(each, address, section_words(each.state), section_shape(each.state), people)


def _least(seen: ReportOverview) -> SectionState:
    """How far the section is that is least far."""
    return min((each.state for each in seen.sections), key=tuple(SectionState).index, default=SectionState.EMPTY)


def _holds_others(seen: ReportOverview, row: SectionRow) -> bool:
    return any(each.section.parent_id == row.seen.section.id for each in seen.sections)


@blueprint.post("/reports/<report_id>/freeze")
@requires(Permission.FREEZE_REPORTS)
def freeze(report_id: str) -> Response:
    """Make a version and show it."""
    with store().writing() as db:
        frozen = operations.freeze(db, report_id=report_id, by=actor(), at=now())
        background_quoted = background.findings(db, actor(), report_id)
    for finding in background_quoted:
        flash(message_words(finding), "warning")
    quoting = tuple(dict.fromkeys(warning.number for warning in frozen.warnings))
    if quoting:
        flash(_quoting_words(quoting), "warning")
    for each in frozen.missing:
        flash(_(each.message, label=each.label, words=each.words), "warning")
    flash(
        _("Version %(number)s is frozen. Drafting goes on; this version stays as it is.", number=frozen.snapshot.number)
    )
    return redirect(f"/snapshots/{frozen.snapshot.id}", code=303)


def _quoting_words(quoting: tuple[int, ...]) -> str:
    """What is to be looked at before the version is sent out."""
    return ngettext(
        "Paragraph %(numbers)s quotes a source that is not published: its footnote does not print; "
        "see that the words quoted may be printed.",
        "Paragraphs %(numbers)s quote sources that are not published: their footnotes do not print; "
        "see that the words quoted may be printed.",
        len(quoting),
        numbers=", ".join(str(number) for number in quoting),
    )
