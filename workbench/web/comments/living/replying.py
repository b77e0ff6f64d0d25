"""Going on about an answer, from the desk and from the institution's own page."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/reply")
@requires(Permission.ANSWER_COMMENTS)
def reply(round_id: str, comment_id: str) -> Response:
    """The State replies; the institution reads it at once."""
    said = request.form.get("text", "")
    with store().writing() as db:
        operations.reply(db, round_id=round_id, comment_id=comment_id, text=said, by=actor(), at=now())
    flash(_("Sent: the institution can read it now."))
    return redirect(f"/rounds/{round_id}/comments/{comment_id}#replies", code=303)


@blueprint.post("/rounds/<round_id>/read/comments/<comment_id>/reply")
@requires(Permission.COMMENT)
def reply_for_institution(round_id: str, comment_id: str) -> Response:
    """The official voice replies to an answer; the mechanism reads it at once."""
    said = request.form.get("text", "")
    with store().writing() as db:
        operations.reply_for_institution(db, round_id=round_id, comment_id=comment_id, text=said, by=actor(), at=now())
    flash(_("Sent: those who answer can read it now, and nobody can change it."))
    return redirect(f"/rounds/{round_id}/read/ours#remark-{comment_id}", code=303)
