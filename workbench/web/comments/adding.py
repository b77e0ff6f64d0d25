"""A further word under a comment, from the institution's own page."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.refusals import EmptyComment
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store
from workbench.web.refusals import words


@blueprint.post("/rounds/<round_id>/read/comments/<comment_id>/add")
@requires(Permission.COMMENT)
def add(round_id: str, comment_id: str) -> Response:
    """Put it in preparation in the thread of that comment."""
    text = request.form.get("text", "")
    try:
        with store().writing() as db:
            operations.add_to(db, round_id=round_id, comment_id=comment_id, text=text, by=actor(), at=now())
    except EmptyComment as refusal:
        flash(words(refusal), "missing")
    else:
        flash(_("Kept in preparation. Sent, it stands in the thread of that comment and is answered with it."))
    return redirect(f"/rounds/{round_id}/read/ours#in-preparation", code=303)
