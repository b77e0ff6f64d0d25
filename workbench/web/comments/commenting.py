"""Writing comments in the reading room: seen by the institution alone until they are sent."""

from dataclasses import replace

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.linking import chosen
from workbench.comments.refusals import DraftChanged, EmptyComment, NoSuchDraft, QuoteNotInPassage, QuoteStandsTwice
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.forms import CommentForm, a_form, edit_form, whole_number, written
from workbench.web.context import actor, now, store
from workbench.web.pages import wants_fragment
from workbench.web.refusals import words


@blueprint.post("/rounds/<round_id>/read/comments")
@requires(Permission.COMMENT)
def comment(round_id: str) -> Response | str:
    """Keep a comment in preparation."""
    with store().reading() as db:
        found = reading.opened(db, round_id, writing=True)
    form = _linked(a_form(round_id, found.frozen, request.form, found.linkable))
    if form.errors:
        return reading.refused(found, form, 422)
    try:
        with store().writing() as db:
            operations.draft(db, round_id=round_id, written=written(form), by=actor(), at=now())
    except Invalid as error:
        return reading.refused(found, form.with_error(_field_of(error), words(error)), 422)
    return _kept(round_id, form)


@blueprint.post("/rounds/<round_id>/read/comments/<draft_id>")
@requires(Permission.COMMENT)
def change(round_id: str, draft_id: str) -> Response | str:
    """Change the words of a comment in preparation; a colleague's change meanwhile is shown, not overwritten."""
    with store().reading() as db:
        found = reading.opened(db, round_id, writing=True)
    mine = next((draft for draft in found.drafts if draft.id == draft_id), None)
    if mine is None:
        raise NoSuchDraft
    form = _linked(_typed(edit_form(mine, found.frozen, found.linkable)))
    if form.errors:
        return reading.refused(found, form, 422)
    version = whole_number(request.form.get("version", "")) or 0
    try:
        with store().writing() as db:
            operations.rewrite_draft(
                db, draft_id=draft_id, version=version, written=written(form), by=actor(), at=now()
            )
    except DraftChanged as error:
        return reading.refused(found, replace(form.with_error("text", words(error)), theirs=mine.text), 409)
    except Invalid as error:
        return reading.refused(found, form.with_error(_field_of(error), words(error)), 422)
    return _kept(round_id, form)


@blueprint.post("/rounds/<round_id>/read/comments/<draft_id>/delete")
@requires(Permission.COMMENT)
def discard(round_id: str, draft_id: str) -> Response | str:
    """Delete a comment that was never sent."""
    with store().reading() as db:
        found = reading.opened(db, round_id)
    mine = next((draft for draft in found.drafts if draft.id == draft_id), None)
    if mine is None:
        raise NoSuchDraft
    form = edit_form(mine, found.frozen, ())
    try:
        with store().writing() as db:
            operations.discard_draft(db, draft_id=draft_id, version=request.form.get("version", type=int), by=actor())
        said = _("The comment was deleted. It was never sent.")
    except DraftChanged:
        said = _("A colleague changed this comment since you opened it, so it was not deleted. Read it as it is now.")
    if not wants_fragment():
        flash(said)
    if request.form.get("then") == "list":
        return redirect(f"/rounds/{round_id}/read/ours", code=303)
    return _shown_again(round_id, form, said)


def _typed(form: CommentForm) -> CommentForm:
    given = request.form
    return replace(
        form,
        text=given.get("text", ""),
        proposed=given.get("proposed", ""),
        type=given.get("type", form.type),
        severity=given.get("severity", form.severity),
        confidentiality=given.get("confidentiality", form.confidentiality),
        language=given.get("language", ""),
    )


def _linked(form: CommentForm) -> CommentForm:
    """The form with what was typed or ticked as what the comment is about; what is not to be found is an error."""
    links, unknown = chosen(form.linkable, request.form.getlist("about"))
    form = replace(form, links=links, about=unknown)
    if not unknown:
        return form
    said = _("Nothing that the report was asked is called “%(words)s”. Choose from the list.", words=unknown[0])
    return form.with_error("about", said)


def _field_of(error: Invalid) -> str:
    if isinstance(error, QuoteNotInPassage | QuoteStandsTwice):
        return "quote"
    return "text" if isinstance(error, EmptyComment) else ""


def _kept(round_id: str, form: CommentForm) -> Response | str:
    """With the new comment beside it."""
    return _shown_again(round_id, form, "")


def _shown_again(round_id: str, form: CommentForm, said: str) -> Response | str:
    """For htmx the block as it is now, and what is `said` of it ("": how many are kept); else back to the place."""
    if not wants_fragment():
        return redirect(form.leave, code=303)
    with store().reading() as db:
        found = reading.opened(db, round_id)
    room = found.room(now().date())
    words_said = said or reading.prepared_words(room.prepared)
    return reading.block_fragment(room, found.blocks(), form.block, form=None, said=words_said)
