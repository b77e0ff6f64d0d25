"""The State's own list of ministries, and the page of each: its names, its words, what it answers for."""

import re
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid
from workbench.people.access import Permission, may
from workbench.recommendations.offices import ministries, naming, ways
from workbench.recommendations.offices.ministries import Ministry
from workbench.requests import operations as requests
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.status_bar import WIDTH, Stretch, stretches
from workbench.web.recommendations.ways import ShownWays, shown_ways
from workbench.web.refusals import words

_BETWEEN = re.compile(r"[\s,;،؛、，]+")  # what parts numbers, in any language of the interface


@dataclass(frozen=True)
class MinistriesPage(Page):
    template: ClassVar[str] = "recommendations/ministries.html"
    ministries: tuple[Ministry, ...]
    may_add: bool


@dataclass(frozen=True)
class MinistryPage(Page):
    """`others` are those it may be the same as; `typed` and `errors` are those of a form that came back."""

    template: ClassVar[str] = "recommendations/ministry.html"
    ministry: Ministry
    bar: tuple[Stretch, ...]
    bar_width: int
    others: tuple[tuple[str, str], ...]
    ways: ShownWays
    typed: dict[str, str]
    errors: dict[str, str]
    may_keep: bool


@blueprint.get("/recommendations/ministries")
@requires(Permission.READ_FOLLOW_UP)
def list_ministries() -> str:
    with store().reading() as db:
        found = ministries.ministries(db, actor())
    return render(MinistriesPage(ministries=found, may_add=may(actor(), Permission.MANAGE_PEOPLE)))


@blueprint.get("/recommendations/ministries/<organisation_id>")
@requires(Permission.READ_FOLLOW_UP)
def ministry(organisation_id: str) -> str:
    return _page(organisation_id, {})


@blueprint.post("/recommendations/ministries/<organisation_id>")
@requires(Permission.KEEP_RECOMMENDATIONS)
def call_ministry(organisation_id: str) -> Response | tuple[str, int]:
    """Say what it is called besides, and the words of its field, one a line."""
    try:
        with store().writing() as db:
            naming.call_ministry(
                db,
                organisation_id,
                names=request.form.get("names", "").splitlines(),
                words=request.form.get("words", "").splitlines(),
                by=actor(),
                at=now(),
            )
    except (Invalid, Conflict) as refusal:
        return _page(organisation_id, {"names": words(refusal)}), 422
    flash(_("Saved."))
    return redirect(f"/recommendations/ministries/{organisation_id}", code=303)


@blueprint.post("/recommendations/ministries/<organisation_id>/merge")
@requires(Permission.KEEP_RECOMMENDATIONS)
def merge_ministry(organisation_id: str) -> Response | tuple[str, int]:
    """Say that it is another one; what it answers for goes there."""
    into = request.form.get("into", "")
    try:
        with store().writing() as db:
            known = ministries.ministry(db, actor(), organisation_id)
            if not into:
                raise naming.SameMinistry
            act = naming.merge_ministry(db, known.id, into, by=actor(), at=now())
            requests.hand_over_desk(db, double_id=known.id, into_id=into, by=actor(), at=now())
    except (Invalid, Conflict) as refusal:
        return _page(organisation_id, {"into": words(refusal)}), 422
    flash(
        ngettext(
            "%(name)s is this one now: %(num)s recommendation came with it.",
            "%(name)s is this one now: %(num)s recommendations came with it.",
            act.changed,
            name=known.name,
        )
    )
    return redirect(f"/recommendations/ministries/{into}", code=303)


@blueprint.post("/recommendations/ministries/<organisation_id>/part")
@requires(Permission.KEEP_RECOMMENDATIONS)
def part_ministry(organisation_id: str) -> Response:
    """Say that a double is a ministry of its own after all."""
    with store().writing() as db:
        ministries.ministry(db, actor(), organisation_id)
        found = naming.part_ministry(db, request.form.get("double", ""), by=actor(), at=now())
        requests.take_back_desk(db, double_id=found.id, by=actor(), at=now())
    flash(_("%(name)s stands by itself again.", name=found.name))
    return redirect(f"/recommendations/ministries/{found.id}", code=303)


@blueprint.post("/recommendations/ministries/<organisation_id>/ways")
@requires(Permission.KEEP_RECOMMENDATIONS)
def say_ways(organisation_id: str) -> Response | tuple[str, int]:
    """Say which goals it leads for, and through which other office it is asked."""
    goals, through = _BETWEEN.split(request.form.get("goals", "").strip()), request.form.get("through", "")
    try:
        with store().writing() as db:
            ways.say_ways(db, organisation_id, goals=goals, through=through, by=actor(), at=now())
    except Invalid as refusal:
        field = "goals" if isinstance(refusal, ways.NotOneOfTheGoals) else "through"
        return _page(organisation_id, {field: words(refusal)}), 422
    flash(_("Saved."))
    return redirect(f"/recommendations/ministries/{organisation_id}", code=303)


def _page(organisation_id: str, errors: dict[str, str]) -> str:
    with store().reading() as db:
        every = ministries.ministries(db, actor())
        found = ministries.ministry(db, actor(), organisation_id)
        counted = ministries.statuses(db, actor(), found.id)
        asked = shown_ways(db, found.id)
    told = {"names": "\n".join(found.names), "words": "\n".join(found.words), "into": ""}
    told |= {"goals": asked.goals, "through": asked.through}
    return render(
        MinistryPage(
            ministry=found,
            bar=stretches(counted, ministry=found.id),
            bar_width=WIDTH,
            others=tuple((each.id, each.name) for each in every if each.id != found.id),
            ways=asked,
            typed={name: request.form.get(name, value) if errors else value for name, value in told.items()},
            errors=errors,
            may_keep=may(actor(), Permission.KEEP_RECOMMENDATIONS),
        )
    )
