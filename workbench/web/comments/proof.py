"""Whether anything in a round was altered."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Response as FlaskResponse
from flask import make_response

from workbench.comments import operations, queries
from workbench.comments.checking import Verdict
from workbench.comments.queries import Sending
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, store
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class ProofPage(Page):
    template: ClassVar[str] = "comments/proof.html"
    round_id: str
    verdict: Verdict
    manages: bool
    sendings: tuple[Sending, ...]


@blueprint.get("/rounds/<round_id>/proof")
@requires(Permission.READ_ROUNDS)
def proof(round_id: str) -> FlaskResponse:
    """Whether anything in the round was altered."""
    with store().reading() as db:
        who = actor()
        verdict = operations.verify(db, store().files, round_id=round_id, by=who)
        # The number of entries tells of answers that are not released yet. Rows that were altered may not be readable.
        seat = queries.seat(db, who, round_id) if verdict.ok else None
        sendings = queries.sendings(db, round_id, who.organisation_id or "") if seat and not seat.manages else ()
    manages = seat is not None and seat.manages
    return make_response(render(ProofPage(round_id=round_id, verdict=verdict, manages=manages, sendings=sendings)))
