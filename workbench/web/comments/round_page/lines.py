"""A comment as a line in the list of its round."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from workbench.comments.frozen import FrozenText
from workbench.comments.records import Comment
from workbench.drafting.records import DraftParagraph
from workbench.web.comments.words import (
    answer_words,
    kind_words,
    passed,
    place_words,
    readable,
    said_words,
    severity_words,
    state_words,
    type_words,
)


@dataclass(frozen=True)
class Line:
    """A comment in the list of the round."""

    address: str
    label: str
    institution: str
    place: str
    section: str
    text: str
    language: str
    kind: str
    weight: str
    state: str
    unconfirmed: bool
    queued: bool
    late: bool
    passed: str
    answer: str
    released: bool
    text_state: str
    others: int


def line(
    comment: Comment,
    frozen: FrozenText,
    section: str,
    now_texts: Mapping[str, DraftParagraph],
    *,
    query: str = "",
    others: int = 0,
) -> Line:
    """The comment as its line; `now_texts`: the paragraphs of the draft as they stand.

    `query` is the filter that the desk goes on with, `others` how many say the same.
    """
    answer = comment.disposition
    return Line(
        address=f"/rounds/{comment.round_id}/comments/{comment.id}{query}",
        label=comment.label,
        institution=comment.organisation,
        place=place_words(comment, frozen),
        section=section,
        text=said_words(comment) or comment.proposed or readable(comment.anchor.quote),
        language=comment.language,
        kind=type_words(comment.type) if comment.kind == "comment" else kind_words(comment.kind),
        weight=severity_words(comment.severity),
        state=state_words(comment.state),
        unconfirmed=comment.state == "received_unconfirmed",
        queued=comment.is_queued,
        late=comment.late,
        passed=passed(comment),
        answer=answer_words(answer.value) if answer else "",
        released=answer.released if answer else False,
        text_state=_text_state(comment, frozen, now_texts),
        others=others,
    )


def _text_state(comment: Comment, frozen: FrozenText, now_texts: Mapping[str, DraftParagraph]) -> str:
    """Whether the text that an answer points at has changed as it should, or again since."""
    answer = comment.disposition
    if answer is None or answer.paragraph_id is None:
        return ""
    if comment.reopened:
        return _("open again: its text has changed")
    today = now_texts.get(answer.paragraph_id)
    if today is None:
        return _("the paragraph that carried the answer is gone")
    was_frozen = frozen.number(answer.paragraph_id) is not None
    before = frozen.paragraph(answer.paragraph_id).revision_id if was_frozen else ""
    if today.revision_id == before:
        return _("the text has not changed yet")
    changed_again = answer.revision_id not in (today.revision_id, before)
    return _("the text changed again since the answer") if changed_again else ""
