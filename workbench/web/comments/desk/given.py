"""What the form of the desk brings, and what it says when it is not taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.comments.records import Answer
from workbench.comments.sifting import Wanted
from workbench.drafting import queries as drafting
from workbench.errors import NotFound
from workbench.web.comments.desk.meanwhile import as_mapping
from workbench.web.comments.desk.page import shown
from workbench.web.comments.desk.reading import Desk, desk_of, next_open
from workbench.web.context import reading
from workbench.web.drafting.writing.typed_text import as_typed


@dataclass(frozen=True)
class Given:
    """The fields as they came; `also`: the comments that say the same and were ticked, for which the answer is too."""

    fields: Mapping[str, str]
    also: tuple[str, ...]
    seen: tuple[str, ...]

    @property
    def value(self) -> Answer | None:
        """The answer chosen; None where none was."""
        value = self.fields.get("value", "")
        return Answer(value) if value in set(Answer) else None

    @property
    def reason(self) -> str:
        return self.fields.get("reason", "")

    @property
    def internal_note(self) -> str:
        return self.fields.get("internal_note", "")

    @property
    def stood(self) -> Mapping[str, str] | None:
        """The answers that stood when the form was made, by comment."""
        return as_mapping(self.fields.get("stood"))

    @property
    def carrier(self) -> str | None:
        """The paragraph named where the answer changes the text, "" where it says that none changes."""
        changes = self.value in (Answer.ACCEPTED, Answer.ACCEPTED_IN_PART)
        return self.fields.get("paragraph", "") if changes else None


def given() -> Given:
    """The form of this request. "All that say the same" are those that the page showed, and no others."""
    form = request.form
    also = tuple(form.getlist("group") if form.get("also_all") else form.getlist("also"))
    return Given({**form.to_dict(), "also": " ".join(also)}, also, tuple(form.getlist("seen")))


def desk_here(round_id: str, comment_id: str) -> Desk:
    """The desk as it is now, with the list that the address asks for."""
    with reading() as db:
        return desk_of(db, round_id, comment_id, Wanted.given(request.args))


def refused(desk: Desk, what: Given, errors: Mapping[str, str], status: int = 422) -> Response:
    """The desk again, with what was typed and why it was not taken."""
    return make_response(shown(desk, what.fields, errors), status)


def changes_text(desk: Desk, what: Given) -> bool:
    """Whether the paragraph in the form reads otherwise than it did when the form was made."""
    if "text" not in what.fields:
        return False
    with reading() as db:
        try:
            before = drafting.revision(db, what.fields.get("written_in", ""), what.fields.get("base", ""))
        except NotFound:
            return False
    return _lines(what.fields["text"]) != _lines(as_typed(before.markup, desk.printed))


def _lines(typed: str) -> str:
    """As a browser sends it or as it was given out: lines end alike, and none is left open at the end."""
    return typed.replace("\r\n", "\n").strip()


def text_waits() -> str:
    """What is said where an answer would leave a changed text behind."""
    return _(
        "You changed the paragraph, so nothing was saved yet. Save the text and the answer together, or put the "
        "paragraph back as it was."
    )


def answered(desk: Desk, what: Given) -> Response:
    """On to the next comment that waits."""
    if what.also:
        count = len(what.also) + 1
        flash(
            ngettext(
                "%(num)s comment is answered. The institutions read it once you release the answers.",
                "%(num)s comments are answered. The institutions read it once you release the answers.",
                count,
            )
        )
    elif desk.seat.is_open:
        label = desk.comment.label
        flash(_("%(label)s is answered. The institution reads it once you release the answers.", label=label))
    else:  # given anew in a closed round, it is released with the act
        flash(_("%(label)s is answered anew. The institution reads it now.", label=desk.comment.label))
    return redirect(next_open(desk, frozenset({desk.comment.id, *what.also})), code=303)
