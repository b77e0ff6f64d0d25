"""Open a comment at the desk, answer it, say where it stands today."""

from collections.abc import Mapping

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.records import Answer
from workbench.comments.refusals import AcceptedWithoutText, ReasonMissing
from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.desk.page import last_answer, shown
from workbench.web.comments.desk.reading import desk_of, next_open
from workbench.web.context import actor, now, store
from workbench.web.refusals import words


@blueprint.get("/rounds/<round_id>/comments/<comment_id>")
@requires(Permission.ANSWER_COMMENTS)
def answerdesk_of(round_id: str, comment_id: str) -> str:
    """One comment, ready to be answered."""
    with store().reading() as db:
        desk = desk_of(db, round_id, comment_id)
    return shown(desk, last_answer(desk), {})


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/answer")
@requires(Permission.ANSWER_COMMENTS)
def answer(round_id: str, comment_id: str) -> Response:
    """Save the answer and go on to the next comment that has none."""
    given = request.form
    with store().reading() as db:
        desk = desk_of(db, round_id, comment_id)
    if given.get("value") not in set(Answer):
        return make_response(shown(desk, given, {"value": _("Choose the answer.")}), 422)
    try:
        with store().writing() as db:
            operations.dispose(
                db,
                round_id=round_id,
                comment_id=comment_id,
                value=Answer(given["value"]),
                reason=given.get("reason", ""),
                paragraph_id=_carrier(given),
                internal_note=given.get("internal_note", ""),
                by=actor(),
                at=now(),
            )
    except (ReasonMissing, AcceptedWithoutText) as error:
        return make_response(shown(desk, given, {"reason": words(error)}), 422)
    flash(_("%(label)s is answered. The institution reads it once you release the answers.", label=desk.comment.label))
    return redirect(next_open(desk), code=303)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/today")
@requires(Permission.ANSWER_COMMENTS)
def stands_today(round_id: str, comment_id: str) -> Response:
    """Say at which words of the draft as it is now the comment stands."""
    given = request.form
    start, end = (given.get(name, -1, type=int) for name in ("start", "end"))
    with store().writing() as db:
        paragraph = drafting.paragraph(db, actor(), given.get("paragraph", ""))
        operations.confirm_today(
            db,
            round_id=round_id,
            comment_id=comment_id,
            paragraph_id=paragraph.id,
            quote=paragraph.text[max(0, start) : max(0, end)],
            start=start,
            end=end,
            by=actor(),
            at=now(),
        )
    flash(_("Kept: it stands there now, and goes on with these words."))
    return redirect(f"/rounds/{round_id}/comments/{comment_id}", code=303)


def _carrier(given: Mapping[str, str]) -> str | None:
    """The paragraph named where the answer changes the text, "" where it says that none changes."""
    changes = given.get("value") in (Answer.ACCEPTED.value, Answer.ACCEPTED_IN_PART.value)
    return given.get("paragraph", "") if changes else None
