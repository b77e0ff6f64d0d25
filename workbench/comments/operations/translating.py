"""A comment in another language, by name: beside its own words, never in their place."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from workbench.comments import ledger, queries
from workbench.comments.queries import Seat
from workbench.comments.records import Comment
from workbench.comments.refusals import NoSuchComment, NotTheOfficialVoice
from workbench.comments.refusals_by_hand import (
    EmptyTranslation,
    NotALanguage,
    SameLanguage,
    TranslationIsThere,
    WordsErased,
)
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp
from workbench.text.languages import is_language

_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")  # BCP 47, as far as languages of documents need it


def translate(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    language: str,
    text: str,
    by: Actor,
    at: datetime,
    proposed: str = "",
) -> str:
    """Keep a translation of a comment (by id or label) and of the text that it proposes; gives its id.

    Those who answer in the round do it under their own name, an institution's official voice under that of the
    institution, in a closed round too. A later one of the same side in the same language is shown in its place; both
    are kept. Raises NoSuchRound, NoSuchComment, NotTheOfficialVoice, NotALanguage, SameLanguage, EmptyTranslation,
    TranslationIsThere, WordsErased.
    """
    seat = queries.seat(db, by, round_id)
    comment = queries.comment(db, by, round_id, comment_id)
    own = _own(seat, comment, by)
    said = (text.strip(), proposed.strip())
    _check(comment, language, said, own=own)
    row = {
        "id": new_id(),
        "round_id": round_id,
        "comment_id": comment.id,
        "organisation_id": comment.organisation_id if own else None,
        "language": language,
        "text": said[0],
        "proposed": said[1],
        "by_name": ledger.speaker(by).name,
        "by_id": ledger.speaker(by).person_id,
        "at": timestamp(at),
    }
    facts = {"comment": comment.label, "language": language}
    written: list[ledger.NewRow] = [("comment_translation", row)]
    ledger.append(db, round_id=round_id, kind="translated", by=by, at=at, written=written, facts=facts)
    ledger.note(db, round_id, f"translated {comment.label}", verb="translated", by=by, at=at)
    return str(row["id"])


def _own(seat: Seat, comment: Comment, by: Actor) -> bool:
    """Whether the institution translates itself: its voice alone speaks for it."""
    if seat.manages:
        require(by, Permission.ANSWER_COMMENTS)
        return False
    require(by, Permission.COMMENT)
    if seat.invitation is None or comment.organisation_id != seat.invitation.organisation_id:
        raise NoSuchComment(comment=comment.label, round=seat.round.id)
    if not seat.speaks:
        raise NotTheOfficialVoice(organisation=comment.organisation)
    return True


def _check(comment: Comment, language: str, said: tuple[str, str], *, own: bool) -> None:
    if comment.erased:
        raise WordsErased(label=comment.label)
    if not _CODE.fullmatch(language) or not is_language(language):
        raise NotALanguage(language=language)
    if language == comment.language:
        raise SameLanguage(label=comment.label)
    if not any(said):
        raise EmptyTranslation
    there = [each for each in comment.translations if each.language == language and each.is_own == own]
    if any((each.text, each.proposed) == said for each in there):
        raise TranslationIsThere
