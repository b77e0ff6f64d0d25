"""Put the proposed words into the text, or write it oneself; both answer the comment with the revision that did it."""

from dataclasses import replace

from flask import flash
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.applying.refusals import NothingProposed, ProposalNotPutIn, TextMovedOn
from workbench.comments.records import Answer
from workbench.comments.refusals import AnsweredMeanwhile, ReasonMissing
from workbench.drafting import operations as drafting
from workbench.drafting.operations import ParagraphChanged, ParagraphDeleted
from workbench.drafting.records import Revision
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.desk.given import Given, answered, changes_text, desk_here, given, refused, text_waits
from workbench.web.comments.desk.reading import Desk
from workbench.web.context import actor, now, store
from workbench.web.drafting.writing.typed_text import as_stored, as_typed, notes_in
from workbench.web.refusals import words


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/apply")
@requires(Permission.ANSWER_COMMENTS)
def apply_proposal(round_id: str, comment_id: str) -> Response:
    """Put the proposed words into the draft and accept them, if the difference is still the one that was shown."""
    desk, what = desk_here(round_id, comment_id), given()
    if changes_text(desk, what):
        return refused(desk, what, {"text": text_waits()})
    try:
        with store().writing() as db:
            operations.apply_proposal(
                db,
                round_id=round_id,
                comment_id=desk.comment.id,
                seen=what.seen,
                reason=what.reason,
                internal_note=what.internal_note,
                also=what.also,
                stood=what.stood,
                by=actor(),
                at=now(),
            )
    except (NothingProposed, ProposalNotPutIn, TextMovedOn) as error:
        fresh = desk_here(round_id, comment_id)
        fields = {key: each for key, each in what.fields.items() if key not in ("text", "notes", "base")}
        return refused(fresh, replace(what, fields=fields), {"proposal": words(error)}, 409)
    except AnsweredMeanwhile as error:
        return refused(desk_here(round_id, comment_id), what, {"meanwhile": words(error)}, 409)
    _say_reopened(desk)
    return answered(desk, what)


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/write")
@requires(Permission.ANSWER_COMMENTS)
def write_in_answer(round_id: str, comment_id: str) -> Response:
    """Save the text that was written for the comment, and the answer with it."""
    desk, what = desk_here(round_id, comment_id), given()
    value = what.value or Answer.ACCEPTED
    if value not in (Answer.ACCEPTED, Answer.ACCEPTED_IN_PART):
        why = _("A text that is changed for a comment accepts it, or accepts it in part: choose one of them.")
        return refused(desk, what, {"value": why})
    try:
        with store().writing() as db:
            done = operations.answer_with_text(
                db,
                round_id=round_id,
                comment_id=desk.comment.id,
                paragraph_id=what.fields.get("written_in", ""),
                text=as_stored(what.fields.get("text", ""), what.fields.get("notes", "")),
                base=what.fields.get("base", ""),
                value=value,
                reason=what.reason,
                internal_note=what.internal_note,
                also=what.also,
                stood=what.stood,
                by=actor(),
                at=now(),
            )
    except ReasonMissing as error:
        return refused(desk, what, {"reason": words(error)})
    except AnsweredMeanwhile as error:
        return refused(desk_here(round_id, comment_id), what, {"meanwhile": words(error)}, 409)
    except Invalid as error:
        return refused(desk, what, {"text": words(error)})
    if done.answer_id is None:
        return _both(round_id, comment_id, what, done.revision)
    _say_reopened(desk)
    return answered(desk, what)


def _say_reopened(desk: Desk) -> None:
    """A text that carries other answers too was changed under them: whoever did it is told at once."""
    before = {each.id for each in desk.ordered if each.reopened}
    with store().reading() as db:
        every = queries.comments(db, actor(), desk.seat.round.id)
    count = sum(each.reopened and each.id not in before for each in every)
    if count:
        flash(
            ngettext(
                "%(num)s other answer stands on this text and is open again: say if it still holds.",
                "%(num)s other answers stand on this text and are open again: say if they still hold.",
                count,
            ),
            "missing",
        )


def _both(round_id: str, comment_id: str, what: Given, late: Revision) -> Response:
    """Somebody saved other words meanwhile: theirs stand beside, one's own come back in the form, on theirs."""
    desk = desk_here(round_id, comment_id)
    fields = dict(what.fields)
    try:
        with store().reading() as db:
            drafting.refuse_if_late(db, late, by=actor())
        return refused(desk, what, {}, 409)
    except ParagraphChanged as conflict:
        fields["base"] = conflict.values["standing"]
        fields |= _typed(desk, conflict.values["mine"])
        why = _(
            "%(name)s changed this paragraph while you were writing. Nothing was answered yet. Both texts are kept: "
            "theirs stands under “Today”, yours in the form. Put them together and save again.",
            name=conflict.values["name"],
        )
        return refused(desk, replace(what, fields=fields), {"text": why}, 409)
    except ParagraphDeleted as conflict:
        return refused(desk, what, {"text": words(conflict)}, 409)


def _typed(desk: Desk, stored: str) -> dict[str, str]:
    return {"text": as_typed(stored, desk.printed), "notes": notes_in(stored, desk.printed)}
