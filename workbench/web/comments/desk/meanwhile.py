"""An answer that somebody else gave while one was being written: it stands beside, and is never written over unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.comments.records import Disposition
from workbench.web.comments.desk.reading import Desk
from workbench.web.comments.words import answer_words


@dataclass(frozen=True)
class AnswerBeside:
    """The answer that stands by now to the comment of that label; `words`: which of the answers it is."""

    label: str
    words: str
    reason: str
    internal_note: str
    by: str
    at: datetime


def stood(desk: Desk) -> str:
    """A field of the form: which answer stands to this comment and to each that says the same, as the page shows it."""
    return " ".join(f"{comment}={answer.id if answer else ''}" for comment, _, answer in _standing(desk))


def as_mapping(field: str | None) -> Mapping[str, str] | None:
    """The answers that stood when the form was made, by comment; None where a form says nothing of them."""
    if field is None:
        return None
    pairs = (each.partition("=") for each in field.split())
    return {comment: answer for comment, _, answer in pairs}


def answered_meanwhile(desk: Desk, typed: Mapping[str, str]) -> tuple[AnswerBeside, ...]:
    """The answers that came since the form was made, to this comment and to those that are ticked with it."""
    before = as_mapping(typed.get("stood"))
    if before is None:
        return ()
    meant = {desk.comment.id, *typed.get("also", "").split()}
    return tuple(
        AnswerBeside(
            label=label,
            words=answer_words(answer.value),
            reason=answer.reason,
            internal_note=answer.internal_note,
            by=answer.decided_by,
            at=answer.decided_at,
        )
        for comment, label, answer in _standing(desk)
        if answer and comment in meant and answer.id != before.get(comment, "")
    )


def _standing(desk: Desk) -> tuple[tuple[str, str, Disposition | None], ...]:
    return tuple((each.id, each.label, each.disposition) for each in (desk.comment, *desk.same))
