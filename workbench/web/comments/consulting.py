"""How the report was consulted: composed from the record, put into the draft, said anew when the record moves on."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.consulted.composing import spoken
from workbench.comments.consulted.gathering import consulted, copies
from workbench.comments.consulted.records import Copy, Statement
from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class ConsultationPage(Page):
    """`missing`: how many of the statements the draft does not say yet."""

    template: ClassVar[str] = "comments/consultation.html"
    report_id: str
    title: str
    language: str
    text_direction: str
    statements: tuple[Statement, ...]
    copies: tuple[Copy, ...]
    missing: int
    sections: tuple[tuple[str, str], ...]


@blueprint.get("/reports/<report_id>/consultation")
@requires(Permission.MANAGE_ROUNDS)
def consultation(report_id: str) -> str:
    """What the record says, and where the draft says it."""
    who = actor()
    with store().reading() as db:
        report = drafting.report(db, who, report_id)
        told = consulted(db, who, report.id)
        there = copies(db, who, report.id, told)
        sections = drafting.sections(db, report.id)
    said = {each.round_id for each in there}
    return render(
        ConsultationPage(
            report_id=report.id,
            title=report.title,
            language=spoken(report.language),
            text_direction=direction(spoken(report.language)),
            statements=told,
            copies=there,
            missing=sum(each.round_id not in said for each in told),
            sections=tuple((each.id, " ".join(filter(None, (each.number, each.title)))) for each in sections),
        )
    )


@blueprint.post("/reports/<report_id>/consultation")
@requires(Permission.MANAGE_ROUNDS)
def say_how_consulted(report_id: str) -> Response:
    """Put it into a section of the draft."""
    section = request.form.get("section", "")
    with store().writing() as db:
        operations.say_how_consulted(db, report_id=report_id, section_id=section, by=actor(), at=now())
    flash(_("It stands at the end of the section. When the record moves on, this page says so."))
    return redirect(f"/reports/{report_id}/consultation", code=303)


@blueprint.post("/reports/<report_id>/consultation/<paragraph_id>")
@requires(Permission.MANAGE_ROUNDS)
def say_it_anew(report_id: str, paragraph_id: str) -> Response:
    """Write the paragraph as the record stands now."""
    base = request.form.get("base", "")
    with store().writing() as db:
        operations.say_it_anew(db, report_id=report_id, paragraph_id=paragraph_id, base=base, by=actor(), at=now())
    flash(_("The paragraph says what the record says now. How it read before is in its history."))
    return redirect(f"/reports/{report_id}/consultation", code=303)
