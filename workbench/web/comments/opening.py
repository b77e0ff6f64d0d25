"""Opening a round on a frozen version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.records import RoundKind
from workbench.comments.refusals import ClosesInThePast, NobodyInvited, ShortNotice
from workbench.drafting import queries as drafting
from workbench.errors import Invalid
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.words import round_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class OpenPage(Page):
    template: ClassVar[str] = "comments/open.html"
    snapshots: tuple[tuple[str, str], ...]
    snapshot: str
    kinds: tuple[tuple[str, str], ...]
    kind: str
    organisations: tuple[tuple[str, str, bool], ...]
    invited: tuple[str, ...]
    closes: str
    instructions: str
    reason: str
    errors: dict[str, str]


def _page(given: Mapping[str, str], invited: tuple[str, ...], errors: dict[str, str]) -> str:
    with store().reading() as db:
        snapshots = tuple(
            (frozen.id, _("%(report)s, version %(number)s", report=report.title, number=frozen.number))
            for report in drafting.reports(db, actor())
            for frozen in drafting.snapshots(db, actor(), report.id)
        )
        guests = tuple(
            (office.id, office.name, office.independent)
            for office in people.organisations(db)
            if office.kind != "secretariat"
        )
    return render(
        OpenPage(
            snapshots=snapshots,
            snapshot=given.get("snapshot", ""),
            kinds=tuple((kind.value, round_words(kind)) for kind in RoundKind),
            kind=given.get("kind", RoundKind.NHRI.value),
            organisations=guests,
            invited=invited or tuple(key for key, _name, independent in guests if independent),
            closes=given.get("closes", ""),
            instructions=given.get("instructions", ""),
            reason=given.get("reason", ""),
            errors=errors,
        )
    )


@blueprint.get("/rounds/new")
@requires(Permission.MANAGE_ROUNDS)
def before_opening() -> str:
    """Choose the version, who is invited, and until when."""
    return _page(request.args, (), {})


@blueprint.post("/rounds/new")
@requires(Permission.MANAGE_ROUNDS)
def open_round() -> Response:
    """Open the round."""
    given, invited = request.form, tuple(request.form.getlist("invite"))
    try:
        closes = date.fromisoformat(given.get("closes", ""))
    except ValueError:
        return make_response(_page(given, invited, {"closes": _("Choose the last day for comments.")}), 422)
    try:
        with store().writing() as db:
            round_id = operations.open_round(
                db,
                snapshot_id=given.get("snapshot", ""),
                kind=RoundKind(given["kind"]) if given.get("kind") in set(RoundKind) else RoundKind.NHRI,
                invite=invited,
                closes=closes,
                instructions=given.get("instructions", ""),
                reason=given.get("reason", ""),
                by=actor(),
                at=now(),
            )
    except Invalid as error:
        return make_response(_page(given, invited, {_field_of(error): words(error)}), 422)
    flash(_("The round is open."))
    return redirect(f"/rounds/{round_id}", code=303)


def _field_of(error: Invalid) -> str:
    if isinstance(error, ShortNotice):
        return "reason"
    if isinstance(error, ClosesInThePast):
        return "closes"
    return "invite" if isinstance(error, NobodyInvited) else ""
