"""Whether anything in a round was altered."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries, witnessing
from workbench.comments.checking import Verdict
from workbench.comments.erased import Erasure
from workbench.comments.queries import Sending
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class ProofPage(Page):
    template: ClassVar[str] = "comments/proof.html"
    round_id: str
    verdict: Verdict
    manages: bool
    sendings: tuple[Sending, ...]
    erasures: tuple[Erasure, ...]
    may_witness: bool
    witnesses: bool
    seal: str
    carried: bool


@blueprint.get("/rounds/<round_id>/proof")
@requires(Permission.READ_ROUNDS)
def proof(round_id: str) -> FlaskResponse:
    """Whether anything in the round was altered."""
    seal = request.args.get("seal", "").strip()[:100]
    with store().reading() as db:
        who = actor()
        verdict = operations.verify(db, store().files, round_id=round_id, by=who)
        carried = bool(seal) and operations.verify(db, store().files, round_id=round_id, by=who, seals=[seal]).ok
        # The number of entries tells of answers that are not released yet. Rows that were altered may not be readable.
        seat = queries.seat(db, who, round_id) if verdict.ok else None
        sendings = queries.sendings(db, round_id, who.organisation_id or "") if seat and not seat.manages else ()
        erasures = queries.erasures(db, who, round_id) if seat else ()
        witnesses = witnessing.is_witness(db, round_id, who.person_id)
    manages = seat is not None and seat.manages
    invited = seat is not None and seat.invitation is not None and may(who, Permission.COMMENT)
    page = ProofPage(
        round_id=round_id,
        verdict=verdict,
        manages=manages,
        sendings=sendings,
        erasures=erasures,
        may_witness=invited,
        witnesses=witnesses,
        seal=seal,
        carried=carried,
    )
    return make_response(render(page))


@blueprint.post("/rounds/<round_id>/proof/witness")
@requires(Permission.COMMENT)
def witness(round_id: str) -> Response:
    """The seal of each day by mail, from now on or no more."""
    wanted = request.form.get("wanted") == "yes"
    with store().writing() as db:
        operations.witness(db, round_id=round_id, wanted=wanted, by=actor(), at=now())
    flash(_("You get the seal of each day from now on.") if wanted else _("You get no more seals of the day."))
    return redirect(f"/rounds/{round_id}/proof", code=303)
