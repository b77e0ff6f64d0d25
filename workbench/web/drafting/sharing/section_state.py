"""How far one section is: all that was said of it, and saying the next."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import flash, redirect, request
from werkzeug.wrappers import Response

from workbench.drafting import queries
from workbench.drafting.records import Section, StateReport
from workbench.drafting.sharing import assignments, saying
from workbench.drafting.sharing.states import Said, history, standings
from workbench.errors import NotFound, WorkbenchError
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.sharing.head import AskedPerson, Verb, asked_people, verbs
from workbench.web.drafting.sharing.words import event_words, flash_words, standing_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words


@dataclass(frozen=True)
class ToldEvent:
    at: datetime
    words: str
    reason: str


@dataclass(frozen=True)
class SectionStatePage(Page):
    template: ClassVar[str] = "drafting/sharing/section_state.html"
    report: StateReport
    section: Section
    standing: str
    people: tuple[AskedPerson, ...]
    verbs: tuple[Verb, ...]
    events: tuple[ToldEvent, ...]
    seen_at: str
    reason: str
    errors: dict[str, str]


@blueprint.get("/reports/<report_id>/sections/<section_id>/state")
@requires(Permission.READ_REPORTS)
def section_state(report_id: str, section_id: str) -> str:
    """The page of one section's states."""
    return _page(report_id, section_id)


@blueprint.post("/reports/<report_id>/sections/<section_id>/state")
@requires(Permission.WRITE_REPORTS)
def say_state(report_id: str, section_id: str) -> Response | tuple[str, int]:
    """`said` is the verb, `reason` why it goes back, `seen_at` when the form was made."""
    try:
        said = Said(request.form.get("said", ""))
        seen_at = datetime.fromisoformat(request.form["seen_at"]) if request.form.get("seen_at") else None
    except ValueError:
        return _page(report_id, section_id), 422
    try:
        with store().writing() as db:
            section = queries.section_of_report(db, queries.report(db, actor(), report_id).id, section_id)
            reason = request.form.get("reason", "")
            saying.say(db, section_id=section.id, said=said, reason=reason, by=actor(), at=now(), seen_at=seen_at)
    except NotFound:
        raise
    except WorkbenchError as error:
        return _page(report_id, section_id, {"reason" if isinstance(error, saying.WhyMissing) else "": words(error)}), (
            status_of(error)
        )
    flash(flash_words(said))
    return redirect(desk_address(report_id, section.id), code=303)


def _page(report_id: str, section_id: str, errors: dict[str, str] | None = None) -> str:
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, section_id)
        standing = standings(db, report.id)[section.id]
        return render(
            SectionStatePage(
                report=report,
                section=section,
                standing=standing_words(standing),
                people=asked_people(assignments.of_report(db, report.id), section.id, standing.state),
                verbs=verbs(db, report, section, standing),
                events=tuple(
                    ToldEvent(each.at, event_words(each.said, each.by_name), each.reason)
                    for each in reversed(history(db, section.id))
                ),
                seen_at=now().isoformat(),
                reason=request.form.get("reason", ""),
                errors=errors or {},
            )
        )
