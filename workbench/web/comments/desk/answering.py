"""Open a comment at the desk, answer it, say where it stands today."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.refusals import AcceptedWithoutText, AnsweredMeanwhile, ReasonMissing
from workbench.comments.sifting import Wanted
from workbench.drafting import queries as drafting
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.desk.carrying import carriers
from workbench.web.comments.desk.given import answered, changes_text, desk_here, given, refused, text_waits
from workbench.web.comments.desk.page import last_answer, shown
from workbench.web.context import actor, now, store
from workbench.web.pages import render
from workbench.web.refusals import words


@blueprint.get("/rounds/<round_id>/comments/<comment_id>")
@requires(Permission.ANSWER_COMMENTS)
def answer_desk(round_id: str, comment_id: str) -> str:
    """One comment, ready to be answered."""
    desk = desk_here(round_id, comment_id)
    return shown(desk, last_answer(desk), {})


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/answer")
@requires(Permission.ANSWER_COMMENTS)
def answer(round_id: str, comment_id: str) -> Response:
    """Save the answer, for those that say the same too if they are ticked, and go on to the next that has none."""
    desk, what = desk_here(round_id, comment_id), given()
    if what.value is None:
        return refused(desk, what, {"value": _("Choose the answer.")})
    if changes_text(desk, what):
        return refused(desk, what, {"text": text_waits()})
    try:
        with store().writing() as db:
            operations.dispose_together(
                db,
                round_id=round_id,
                comment_ids=(desk.comment.id, *what.also),
                value=what.value,
                reason=what.reason,
                paragraph_id=what.carrier,
                internal_note=what.internal_note,
                stood=what.stood,
                by=actor(),
                at=now(),
            )
    except (ReasonMissing, AcceptedWithoutText) as error:
        return refused(desk, what, {"reason": words(error)})
    except AnsweredMeanwhile as error:
        return refused(desk_here(round_id, comment_id), what, {"meanwhile": words(error)}, 409)
    return answered(desk, what)


@blueprint.get("/rounds/<round_id>/comments/<comment_id>/paragraphs")
@requires(Permission.ANSWER_COMMENTS)
def every_paragraph(round_id: str, comment_id: str) -> str:
    """All paragraphs of the report, for the script of the desk: which of them carries the change."""
    return render(carriers(desk_here(round_id, comment_id), request.args.get("paragraph", ""), every=True))


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/paragraphs")
@requires(Permission.ANSWER_COMMENTS)
def offer_every_paragraph(round_id: str, comment_id: str) -> str:
    """The desk again, as typed, with all of them to choose from: nothing is saved."""
    return shown(desk_here(round_id, comment_id), given().fields, {}, every_paragraph=True)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/today")
@requires(Permission.ANSWER_COMMENTS)
def stands_today(round_id: str, comment_id: str) -> Response:
    """Say at which words of the draft as it is now the comment stands."""
    form = request.form
    start, end = (form.get(name, -1, type=int) for name in ("start", "end"))
    with store().writing() as db:
        paragraph = drafting.paragraph(db, actor(), form.get("paragraph", ""))
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
    query = Wanted.given(request.args).query
    return redirect(f"/rounds/{round_id}/comments/{comment_id}{query}", code=303)
