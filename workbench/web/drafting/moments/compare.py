"""Two moments of a report side by side: chosen on a form, shown word by word, taken away as a Word file."""

from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from flask import flash, redirect, request, send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.moments import choosing, comparing, restoring, states
from workbench.drafting.moments.choosing import NOW
from workbench.drafting.moments.comparing import Became, ComparedBlock, ComparedPart, Comparison
from workbench.drafting.moments.states import Moment
from workbench.drafting.records import Snapshot, StateReport
from workbench.export.compared import tracked_file
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.pages import Page, render
from workbench.web.shell import moment as in_full

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class BlockRow:
    """`words` what became of it; `runs` its text, word by word where it changed."""

    label: str
    became: Became
    words: str
    runs: tuple[DiffRun, ...]


@dataclass(frozen=True)
class PartRow:
    section_id: str
    title: str
    words: str
    rows: tuple[BlockRow, ...]
    stands: bool


@dataclass(frozen=True)
class ComparePage(Page):
    template: ClassVar[str] = "drafting/moments/compare.html"
    report: StateReport
    language: str
    first: str
    second: str
    section: str
    before: str
    after: str
    versions: tuple[Snapshot, ...]
    days: tuple[tuple[str, int], ...]
    since: str
    rows: tuple[PartRow, ...] | None
    counts: tuple[tuple[str, int], ...]
    may_write: bool
    first_is_time: bool


@blueprint.get("/reports/<report_id>/compare")
@requires(Permission.READ_REPORTS)
def choose_moments(report_id: str) -> Response | str:
    """The form; sent, it leads to the comparison."""
    first, second = request.args.get("a", "").strip(), request.args.get("b", "").strip()
    if first and second:
        section = request.args.get("section", "")
        query = f"?section={section}" if section else ""
        return redirect(f"/reports/{report_id}/compare/{first}/{second}{query}", code=303)
    return _page(report_id, first, second or NOW, None)


@blueprint.get("/reports/<report_id>/compare/<first>/<second>")
@requires(Permission.READ_REPORTS)
def compare(report_id: str, first: str, second: str) -> str:
    """What changed, section by section; `?section=` shows one alone."""
    return _page(report_id, first, second, _compared(report_id, first, second))


@blueprint.get("/reports/<report_id>/compare/<first>/<second>/file")
@requires(Permission.FREEZE_REPORTS)
def compared_file(report_id: str, first: str, second: str) -> Response:
    """The same as a Word file with tracked changes."""
    found = _compared(report_id, first, second)
    data = tracked_file(
        found.before,
        found.after,
        author=_("Comparison"),
        line=f"{_named(found.before)} – {_named(found.after)}",
        how=_("Accept all changes, and this is the second text; reject all, and it is the first."),
    )
    name = f"{found.after.report.state}-{found.after.report.treaty}-compared.docx"
    return send_file(BytesIO(data), mimetype=_WORD, as_attachment=True, download_name=name)


@blueprint.post("/reports/<report_id>/sections/<section_id>/moment")
@requires(Permission.WRITE_REPORTS)
def bring_section_back(report_id: str, section_id: str) -> Response:
    """Bring a section back to how it stood at a time; that is undone like any other act."""
    with store().writing() as db:
        section = queries.section(db, actor(), section_id)
        moment = choosing.time_named(request.form.get("moment", ""))
        restoring.restore_section(db, section_id=section.id, moment=moment, by=actor(), at=now())
    flash(_("The section stands as it stood then. What was there before is in the history, and this can be undone."))
    return redirect(f"/reports/{report_id}/sections/{section_id}", code=303)


def _compared(report_id: str, first: str, second: str) -> Comparison:
    with store().reading() as db:
        before = choosing.moment(db, actor(), report_id, first, now=now())
        after = choosing.moment(db, actor(), report_id, second, now=now())
        return comparing.compare(before, after, states.lineage_between(db, report_id, before.at, after.at))


def _page(report_id: str, first: str, second: str, found: Comparison | None) -> str:
    section = request.args.get("section", "")
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        versions = queries.snapshots(db, actor(), report.id)
        days = states.days_of_change(db, report.id)
        since = states.known_since(db, report)
        standing = {each.id for each in queries.sections(db, report.id)}
    shown = found.parts if found else ()
    parts = [each for each in shown if each.is_touched and section in ("", each.id)]
    names = {each.id for each in versions} | {str(each.number) for each in versions}
    return render(
        ComparePage(
            report=report,
            language=report.language,
            first=first,
            second=second,
            section=section,
            before=_named(found.before) if found else "",
            after=_named(found.after) if found else "",
            versions=versions,
            days=days,
            since=in_full(since),
            rows=tuple(_part(each, standing) for each in parts) if found else None,
            counts=tuple((_became(each), found.count(each)) for each in Became if each is not Became.SAME)
            if found
            else (),
            may_write=may(actor(), Permission.WRITE_REPORTS),
            first_is_time=first not in names and first != NOW,
        )
    )


def _named(moment: Moment) -> str:
    if moment.version:
        return _("Version %(number)s", number=moment.version)
    return in_full(moment.at)


def _part(part: ComparedPart, standing: set[str]) -> PartRow:
    heading = part.after or part.before
    title = heading.title if heading else ""
    said = "" if part.became is Became.SAME else _became(part.became)
    if part.before and part.after and part.before.title != part.after.title:
        said = _("was called “%(title)s”", title=part.before.title)
    rows = tuple(_row(each) for each in part.blocks if each.became is not Became.SAME)
    return PartRow(part.id, title, said, rows, part.id in standing)


def _row(each: ComparedBlock) -> BlockRow:
    before, after = each.before.text if each.before else "", each.after.text if each.after else ""
    shown = each.after or each.before
    said = _became(each.became)
    if each.became is Became.ADDED and each.other:
        said = _("split off %(label)s", label=each.other)
    elif each.became is Became.REMOVED and each.other:
        said = _("its words went into %(label)s", label=each.other)
    elif each.became is Became.CHANGED and before == after:
        said = _("other than its words changed: bold, notes, kind or what stands beside a table")
    return BlockRow(shown.label if shown else "", each.became, said, compared(before, after))


def _became(became: Became) -> str:
    return {
        Became.SAME: _("the same"),
        Became.CHANGED: _("changed"),
        Became.ADDED: _("added"),
        Became.REMOVED: _("taken out"),
        Became.MOVED_HERE: _("moved here"),
        Became.MOVED_AWAY: _("moved away"),
    }[became]
