"""`/reports/<id>/check`: what to look at before the report goes out, with its place, its reason and its mend."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.checking import Finding
from workbench.drafting.checking.operations import findings, mend, repeated
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.people.access import Permission
from workbench.requests import background
from workbench.web.access import requires
from workbench.web.context import actor, installation, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.checking.shown import ON_COVERAGE, RuleGroup, grouped
from workbench.web.drafting.checking.words import message_words, rule_words, severity_words
from workbench.web.pages import Page, render
from workbench.web.spreadsheets import as_text


@dataclass(frozen=True)
class CheckPage(Page):
    template: ClassVar[str] = "drafting/checking/check.html"
    report: StateReport
    groups: tuple[RuleGroup, ...]
    asked_open: int
    recommended_open: int
    rules: tuple[tuple[str, str], ...]
    rule: str
    sections: tuple[tuple[str, str], ...]
    section: str
    repeats: bool


@dataclass(frozen=True)
class Found:
    """The report, all that is found in it, and where things are."""

    report: StateReport
    findings: tuple[Finding, ...]
    paragraphs: dict[str, DraftParagraph]
    sections: tuple[tuple[str, str], ...]


@blueprint.get("/reports/<report_id>/check")
@requires(Permission.READ_REPORTS)
def check_page(report_id: str) -> str:
    """All that is found, narrowed by `?rule=` and `?section=`; with `?repeats=yes` what is said elsewhere too."""
    rule, section = request.args.get("rule", ""), request.args.get("section", "")
    repeats = request.args.get("repeats") == "yes"
    seen = _found(report_id, repeats=repeats)
    here = [each for each in seen.findings if section in ("", each.section)]
    counted = Counter(each.rule for each in here)
    listed = [(rule_words(name), name) for name in counted if name not in ON_COVERAGE]
    return render(
        CheckPage(
            report=seen.report,
            groups=grouped(seen.report, (each for each in here if rule in ("", each.rule)), seen.paragraphs),
            asked_open=counted["requirement-open"],
            recommended_open=counted["recommendation-open"],
            rules=tuple((name, f"{words} ({counted[name]})") for words, name in sorted(listed)),
            rule=rule,
            sections=seen.sections,
            section=section,
            repeats=repeats,
        )
    )


@blueprint.get("/reports/<report_id>/check.csv")
@requires(Permission.READ_REPORTS)
def check_csv(report_id: str) -> Response:
    """The same as a file."""
    stream = io.StringIO()
    found = _found(report_id).findings
    rows = [(rule_words(each.rule), severity_words(each.severity), message_words(each), each.excerpt) for each in found]
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


def _found(report_id: str, *, repeats: bool = False) -> Found:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        found = findings(db, actor(), report.id, home=installation().settings.home)
        found += background.findings(db, actor(), report.id)
        if repeats:
            found += repeated(db, actor(), report.id)
        return Found(
            report=report,
            findings=found,
            paragraphs={each.id: each for each in queries.paragraphs(db, report.id)},
            sections=tuple((each.id, each.heading) for each in queries.sections(db, report.id)),
        )
