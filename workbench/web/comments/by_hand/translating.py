"""Keeping a translation of a comment, from the desk and from the institution's own pages."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.refusals_by_hand import (
    EmptyTranslation,
    NotALanguage,
    SameLanguage,
    TranslationIsThere,
    WordsErased,
)
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, now, store
from workbench.web.refusals import words


@blueprint.post("/rounds/<round_id>/comments/<comment_id>/translations")
@requires(Permission.ANSWER_COMMENTS)
def translate(round_id: str, comment_id: str) -> Response:
    """Somebody of the State side translates it, under his or her own name."""
    _kept(round_id, comment_id)
    return redirect(f"/rounds/{round_id}/comments/{comment_id}#translations", code=303)


@blueprint.post("/rounds/<round_id>/read/comments/<comment_id>/translations")
@requires(Permission.COMMENT)
def translate_ours(round_id: str, comment_id: str) -> Response:
    """The official voice translates its institution's own comment."""
    _kept(round_id, comment_id)
    return redirect(f"/rounds/{round_id}/read/ours#remark-{comment_id}", code=303)


def _kept(round_id: str, comment_id: str) -> None:
    given = request.form
    try:
        with store().writing() as db:
            operations.translate(
                db,
                round_id=round_id,
                comment_id=comment_id,
                language=given.get("language", ""),
                text=given.get("text", ""),
                proposed=given.get("proposed", ""),
                by=actor(),
                at=now(),
            )
    except (EmptyTranslation, NotALanguage, SameLanguage, TranslationIsThere, WordsErased) as refusal:
        flash(words(refusal), "missing")
        return
    flash(_("The translation is kept beside the comment. The institution's own words stand first everywhere."))
