"""Who is on a section now: the desk says so every half minute, and is told who else is there."""

from dataclasses import dataclass
from typing import ClassVar

from flask import request

from workbench.drafting import queries
from workbench.drafting.blocks import labels
from workbench.drafting.sharing import presence, visits
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Neighbour:
    """Somebody else on this section; `label` is the paragraph at hand as it is cited, empty where it is not known."""

    name: str
    label: str


@dataclass(frozen=True)
class PresenceFragment(Page):
    template: ClassVar[str] = "drafting/sharing/presence.html"
    report_id: str
    section_id: str
    neighbours: tuple[Neighbour, ...]


@blueprint.post("/reports/<report_id>/sections/<section_id>/presence")
@requires(Permission.READ_REPORTS)
def say_present(report_id: str, section_id: str) -> str:
    """The form may name the `paragraph` at hand. Written at most every 20 seconds; answers with who else is there."""
    with store().reading() as db:
        section = queries.section_of_report(db, queries.report(db, actor(), report_id).id, section_id)
        is_to_be_said = presence.is_to_be_said(db, section.id, by=actor(), at=now())
    if is_to_be_said:
        with store().noting() as db:
            paragraph_id = request.form.get("paragraph") or None
            presence.seen(db, section_id=section.id, paragraph_id=paragraph_id, by=actor(), at=now())
            visits.still_here(db, report_id=section.report_id, by=actor(), at=now())
    with store().reading() as db:
        there = neighbours(db, section.report_id, section.id)
    return render(PresenceFragment(report_id=section.report_id, section_id=section.id, neighbours=there))


def neighbours(db: Database, report_id: str, section_id: str) -> tuple[Neighbour, ...]:
    """Who else is on the section now."""
    others = [each for each in presence.present(db, section_id, at=now()) if each.person_id != actor().person_id]
    named = labels.of_report(db, report_id) if any(each.paragraph_id for each in others) else {}
    return tuple(Neighbour(each.name, named.get(each.paragraph_id or "", "")) for each in others)
