"""The list: where each paragraph of a report comes from, and which say it nowhere; also as a file for the office."""

import csv
import io
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.drafting.sources.listing import sources
from workbench.drafting.sources.records import PartSources
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.sources.shown import PartView, part_view
from workbench.web.pages import Page, render
from workbench.web.spreadsheets import as_text


@dataclass(frozen=True)
class SourcesPage(Page):
    template: ClassVar[str] = "drafting/sources/sources.html"
    report: StateReport
    rows: tuple[PartView, ...]
    sections: tuple[tuple[str, str], ...]
    section: str
    only: str
    only_choices: tuple[tuple[str, str], ...]
    total: int
    without: int
    flagged: int
    csv_address: str
    may_write: bool


def _chosen(parts: tuple[PartSources, ...], only: str) -> tuple[PartSources, ...]:
    if only == "flagged":
        return tuple(each for each in parts if each.flags)
    if only == "all":
        return parts
    return tuple(each for each in parts if not each.has_source)


def _asked() -> tuple[str, str]:
    """Section and choice of the address; without one the paragraphs that say it nowhere."""
    only = request.args.get("only", "")
    return request.args.get("section", ""), only if only in {"all", "flagged"} else "without"


@blueprint.get("/reports/<report_id>/sources")
@requires(Permission.READ_REPORTS)
def sources_of_report(report_id: str) -> str:
    """Narrowed by `?section=` and `?only=` (without, flagged, all)."""
    section, only = _asked()
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        sections = queries.sections(db, report.id)
        parts = sources(db, actor(), report.id, section_id=section or None)
    shown = _chosen(parts, only)
    query = urlencode({name: value for name, value in (("section", section), ("only", only)) if value})
    return render(
        SourcesPage(
            report=report,
            rows=tuple(part_view(each, report_id=report.id, language=report.language) for each in shown),
            sections=tuple((each.id, f"{each.number}. {each.title}") for each in sections),
            section=section,
            only=only,
            only_choices=(
                ("without", _("without a source")),
                ("flagged", _("whose source is not what it was")),
                ("all", _("all")),
            ),
            total=len(parts),
            without=sum(not each.has_source for each in parts),
            flagged=sum(bool(each.flags) for each in parts),
            csv_address=f"/reports/{report.id}/sources.csv?{query}",
            may_write=may(actor(), Permission.WRITE_REPORTS),
        )
    )


@blueprint.get("/reports/<report_id>/sources.csv")
@requires(Permission.READ_REPORTS)
def sources_as_csv(report_id: str) -> Response:
    """The same list as a table: internal, and its name says so."""
    section, only = _asked()
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        parts = _chosen(sources(db, actor(), report.id, section_id=section or None), only)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("paragraph", "section", "text", "citations", "flags", "marks", "begun from", "has a source"))
    for each in parts:
        shown = part_view(each, report_id=report.id, language=report.language)
        writer.writerow(as_text(cell) for cell in _cells(shown))
    headers = {"Content-Disposition": "attachment; filename=internal-sources.csv"}
    return Response("\ufeff" + file.getvalue(), mimetype="text/csv", headers=headers)


def _cells(view: PartView) -> tuple[str, ...]:
    return (
        view.number,
        f"{view.part.section.number}. {view.part.section.title}",
        view.text,
        "; ".join(each.citation.citation for each in view.citations),
        "; ".join(f"{each.citation.citation}: {each.flag.words}" for each in view.citations if each.flag),
        "; ".join(f"{each.kind}: {each.mark.words} ({each.mark.by_name})" for each in view.marks),
        "; ".join(each.citation for each in view.bases),
        "yes" if view.part.has_source else "no",
    )
