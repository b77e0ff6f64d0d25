"""`/reports/<id>/check`: what to look at before the report goes out, with its place, its reason and its mend."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.checking import Finding
from workbench.drafting.checking.mends import mended
from workbench.drafting.checking.operations import findings, mend
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.people.access import Permission
from workbench.text import diff, markup
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, store
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render
from workbench.web.spreadsheets import as_text


@dataclass(frozen=True)
class FindingRow:
    """A finding, where it is, and what its mend would change: (tag, words) each, equal, insert or delete."""

    finding: Finding
    severity: str
    message: str
    address: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CheckPage(Page):
    template: ClassVar[str] = "drafting/checking/check.html"
    report: StateReport
    rows: tuple[FindingRow, ...]
    rules: tuple[tuple[str, str], ...]
    rule: str
    mends: tuple[tuple[str, int], ...]


@blueprint.get("/reports/<report_id>/check")
@requires(Permission.READ_REPORTS)
def check_page(report_id: str) -> str:
    """All that is found, narrowed by `?rule=`."""
    rule = request.args.get("rule", "")
    report, found, paragraphs = _found(report_id)
    shown = [each for each in found if rule in ("", each.rule)]
    counted = Counter(each.rule for each in found)
    mends = Counter(each.mend for each in shown if each.mend)
    return render(
        CheckPage(
            report=report,
            rows=tuple(_row(report, each, paragraphs) for each in shown),
            rules=tuple((name, f"{name} ({number})") for name, number in sorted(counted.items())),
            rule=rule,
            mends=tuple(sorted(mends.items())),
        )
    )


@blueprint.get("/reports/<report_id>/check.csv")
@requires(Permission.READ_REPORTS)
def check_csv(report_id: str) -> Response:
    """The same as a file."""
    _report, found, _paragraphs = _found(report_id)
    stream = io.StringIO()
    rows = [(each.rule, _severity(each), _message(each), each.excerpt) for each in found]
    csv.writer(stream).writerows([as_text(cell) for cell in row] for row in rows)
    return Response("\ufeff" + stream.getvalue(), mimetype="text/csv; charset=utf-8")


@blueprint.post("/reports/<report_id>/check")
@requires(Permission.WRITE_REPORTS)
def mend_findings(report_id: str) -> Response:
    """Mend one paragraph, or all that a mend is for; each keeps its earlier text."""
    form = request.form
    with store().writing() as db:
        report = queries.report(db, actor(), report_id)
        done = mend(
            db,
            report_id=report.id,
            name=form.get("mend", ""),
            paragraph_id=form.get("paragraph", ""),
            by=actor(),
            at=now(),
        )
    flash(
        ngettext(
            "%(count)s paragraph was mended; its earlier text is in its history.",
            "%(count)s paragraphs were mended; their earlier texts are in their history.",
            len(done),
            count=len(done),
        )
    )
    return redirect(f"/reports/{report_id}/check", code=303)


def _found(report_id: str) -> tuple[StateReport, tuple[Finding, ...], dict[str, DraftParagraph]]:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        found = findings(db, actor(), report.id, home=installation().settings.home)
        paragraphs = {each.id: each for each in queries.paragraphs(db, report.id)}
    return report, found, paragraphs


def _row(report: StateReport, each: Finding, paragraphs: dict[str, DraftParagraph]) -> FindingRow:
    paragraph = paragraphs.get(each.paragraph)
    address = ""
    if paragraph is not None:
        anchor = paragraph_anchor(paragraph.id)
        address = desk_address(report.id, paragraph.section_id, at=paragraph.id, anchor=anchor)
    elif each.section:
        address = desk_address(report.id, each.section)
    changes = _changes(paragraph, each.mend, report.language) if paragraph and each.mend else ()
    return FindingRow(each, _severity(each), _message(each), address, changes)


def _changes(paragraph: DraftParagraph, name: str, language: str) -> tuple[tuple[str, str], ...]:
    before, after = paragraph.text, markup.plain(mended(name, paragraph.markup, language))
    shown: list[tuple[str, str]] = []
    for edit in diff.opcodes(before, after):
        old, new = before[edit.a_start : edit.a_end], after[edit.b_start : edit.b_end]
        if edit.tag == "equal":
            shown.append(("equal", new if len(new) <= 80 else f"{new[:40]}…{new[-40:]}"))
            continue
        shown += [(tag, words) for tag, words in (("delete", old), ("insert", new)) if words]
    return tuple(shown)


def _message(each: Finding) -> str:
    return _(each.template, **each.values) if each.template else each.message


def _severity(each: Finding) -> str:
    return {"error": _("must be mended"), "warning": _("look at it"), "advice": _("advice")}[each.severity]
