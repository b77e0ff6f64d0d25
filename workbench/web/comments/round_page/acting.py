"""What those who manage a round do from its page: release, close, open again, take in a file."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.arrivals.deciding import arrive
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store


@blueprint.post("/rounds/<round_id>/close")
@requires(Permission.MANAGE_ROUNDS)
def close(round_id: str) -> Response:
    """Close the round; refused while a comment has no answer."""
    with store().writing() as db:
        operations.close(db, round_id=round_id, by=actor(), at=now())
    flash(_("The round is closed."))
    return redirect(f"/rounds/{round_id}", code=303)


@blueprint.post("/rounds/<round_id>/reopen")
@requires(Permission.MANAGE_ROUNDS)
def reopen(round_id: str) -> Response:
    """Take comments again."""
    with store().writing() as db:
        operations.reopen(db, round_id=round_id, by=actor(), at=now())
    flash(_("The round is open again."))
    return redirect(f"/rounds/{round_id}", code=303)


@blueprint.post("/rounds/<round_id>/receive")
@requires(Permission.MANAGE_ROUNDS)
def receive(round_id: str) -> Response:
    """A file that an institution returned by mail is logged, and shown before anything is taken in."""
    with store().reading() as db:
        queries.managed(db, actor(), round_id)
    return arrive(round_id, request.form.get("organisation", "")) or redirect(f"/rounds/{round_id}", code=303)
