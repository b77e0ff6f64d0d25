"""Correcting and withdrawing what was sent: the institution's own people, the official voice for what is final."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store


@blueprint.post("/rounds/<round_id>/read/comments/<comment_id>/correct")
@requires(Permission.COMMENT)
def correct(round_id: str, comment_id: str) -> Response:
    """Put it into preparation again, and open it to be changed."""
    with store().writing() as db:
        draft = operations.begin_correction(db, round_id=round_id, comment_id=comment_id, by=actor(), at=now())
    flash(_("The comment is in preparation again. Change it; when it is sent it stands in the place of the first."))
    return redirect(f"/rounds/{round_id}/read?edit={draft}#comment-form", code=303)


@blueprint.post("/rounds/<round_id>/read/comments/<comment_id>/withdraw")
@requires(Permission.COMMENT)
def withdraw(round_id: str, comment_id: str) -> Response:
    """Take it back: an event, and the words stay."""
    reason = request.form.get("reason", "")
    with store().writing() as db:
        operations.withdraw(db, round_id=round_id, comment_id=comment_id, reason=reason, by=actor(), at=now())
    flash(_("The comment is withdrawn. Its words stay in the record; it needs no answer any more."))
    return redirect(f"/rounds/{round_id}/read/ours", code=303)
