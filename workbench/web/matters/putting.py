"""Putting a matter for decision: of one's own accord, from a comment, from a serious concern."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import before_the_head
from workbench.comments.before_the_head import ToPut
from workbench.drafting import queries as drafting
from workbench.drafting.records import StateReport
from workbench.errors import Conflict, Invalid, NotFound, WorkbenchError
from workbench.matters import operations
from workbench.matters.records import Side, Subject
from workbench.matters.refusals import CannotBringIt, NotADueDay, QuestionMissing
from workbench.people.access import Permission
from workbench.store import Database
from workbench.text.languages import direction
from workbench.web.access import requires
from workbench.web.context import actor, now, reading, store
from workbench.web.matters.blueprint import blueprint
from workbench.web.matters.words import owners, whose_words
from workbench.web.pages import Page, render
from workbench.web.refusals import status_of, words

OWN_TEXTS = 3  # further texts on the form
IN_DAYS = 14  # proposed for a decision between two figures


@dataclass(frozen=True)
class ShownSide:
    """One of the texts, with whose it is in words."""

    whose: str
    text: str
    language: str
    direction: str
    address: str


@dataclass(frozen=True)
class NewMatterPage(Page):
    template: ClassVar[str] = "matters/new.html"
    report: StateReport | None
    reports: tuple[tuple[str, str], ...]
    about: str
    sides: tuple[ShownSide, ...]
    own: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def shown_side(side: Side) -> ShownSide:
    """A text as a page shows it."""
    return ShownSide(whose_words(side), side.text, side.language, direction(side.language), side.address)


@blueprint.get("/matters/new")
@requires(Permission.WRITE_REPORTS)
def before_putting() -> str:
    """`?report=`; or `?round=` with `comment=` or `concern=` (the institution), or `figures=` of two ministries: their
    texts come along.
    """
    return _page(request.args, {})


@blueprint.post("/matters")
@requires(Permission.WRITE_REPORTS)
def put() -> Response | tuple[str, int]:
    """Put it; the texts of a comment or a concern are read afresh, those typed come behind."""
    given = request.form
    try:
        with store().writing() as db:
            about = _about(db, given)
            language = drafting.report(db, actor(), about.report_id).language
            own = [Side(whose, text, language) for whose, text in _own(given)]
            matter_id = operations.put(
                db,
                report_id=about.report_id,
                question=given.get("question", ""),
                sides=(*about.sides, *own),
                owner=given.get("owner", ""),
                due=given.get("due", ""),
                subject=about.subject,
                subject_id=about.subject_id,
                by=actor(),
                at=now(),
            )
    except (Invalid, Conflict) as error:
        return _page(given, {_field_of(error): words(error)}), status_of(error)
    flash(_("It is put for decision. Whoever brings it there is told."))
    return redirect(f"/matters/{matter_id}", code=303)


def _about(db: Database, given: Mapping[str, str]) -> ToPut:
    """What the matter is about. Raises NotFound where that is not there for the actor."""
    round_id = given.get("round", "")
    if round_id and given.get("comment"):
        return before_the_head.of_comment(db, actor(), round_id, given["comment"])
    if round_id and given.get("concern"):
        return before_the_head.of_concern(db, actor(), round_id, given["concern"])
    if given.get("report") and given.get("figures"):
        return before_the_head.of_figures(db, actor(), given["report"], given["figures"])
    return ToPut(drafting.report(db, actor(), given.get("report", "")).id, Subject.NONE, "", "", ())


def _own(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    rows = ((given.get(f"whose-{n}", ""), given.get(f"text-{n}", "")) for n in range(1, OWN_TEXTS + 1))
    return tuple(rows)


def _page(given: Mapping[str, str], errors: Mapping[str, str]) -> str:
    with reading() as db:
        reports = drafting.reports(db, actor())
        only = reports[0].id if len(reports) == 1 else ""
        named = given.get("round") or given.get("report") or only
        about = _about(db, {"report": only, **given}) if named else None
        report = drafting.report(db, actor(), about.report_id) if about else None
        if report is None and not reports:
            raise NotFound
        choices = owners(db, report)
    return render(
        NewMatterPage(
            report=report,
            reports=tuple((each.id, each.title) for each in reports),
            about=about.label if about else "",
            sides=tuple(shown_side(each) for each in about.sides) if about else (),
            own=_own(given),
            owners=choices,
            source=tuple((name, given[name]) for name in ("round", "comment", "concern", "figures") if given.get(name)),
            typed=_typed(given, about),
            errors=errors,
        )
    )


def _typed(given: Mapping[str, str], about: ToPut | None) -> dict[str, str]:
    """What was typed; before anything was, what a matter with a question of its own can be put with at once."""
    typed = {name: given.get(name, "") for name in ("question", "owner", "due")}
    if about is None or not about.subject_id or "question" in given or not given.get("figures"):
        return typed
    question = _("Which figure stands in the report: %(figures)s?", figures=about.label)
    due = (now().date() + timedelta(days=IN_DAYS)).isoformat()
    return {"question": question, "owner": actor().person_id or "", "due": due}


def _field_of(error: WorkbenchError) -> str:
    fields: dict[type[WorkbenchError], str] = {QuestionMissing: "question", NotADueDay: "due", CannotBringIt: "owner"}
    return fields.get(type(error), "")
