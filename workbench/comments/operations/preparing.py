"""Comments in preparation: an institution's own, seen by its people alone.

Nothing here writes to the journal or the ledger: that an institution is at work is nobody's business but its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.comments import queries, rows
from workbench.comments.frozen import NOWHERE, FrozenText, anchor_at
from workbench.comments.operations.linking import keep_links
from workbench.comments.records import (
    Anchor,
    CommentKind,
    CommentType,
    Confidentiality,
    DraftComment,
    Link,
    Origin,
    Scope,
    Severity,
)
from workbench.comments.refusals import (
    DraftChanged,
    EmptyComment,
    NoSuchDraft,
    OnlyTheInstitutionsOwnPeople,
    RoundClosed,
)
from workbench.comments.seats.refusals import DeadlineEnforced
from workbench.people import Actor
from workbench.people.access import may_see
from workbench.store import Database, new_id, timestamp
from workbench.text import languages


@dataclass(frozen=True)
class Draft:
    """What a reviewer writes. `paragraph_id`, `section_id` or neither says what it is about.

    `start` and `end` are code points in the frozen paragraph; `quote` alone is enough.
    """

    text: str
    paragraph_id: str | None = None
    section_id: str | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    proposed: str | None = None
    missing_topic: bool = False
    type: CommentType = CommentType.SUBSTANTIVE
    severity: Severity = Severity.SHOULD
    confidentiality: Confidentiality = Confidentiality.REVIEWERS
    language: str = ""
    links: tuple[Link, ...] | None = None  # None leaves them as they are


def draft(db: Database, *, round_id: str, written: Draft, by: Actor, at: datetime) -> str:
    """Keep a comment in preparation and give its id.

    Raises NoSuchRound, RoundClosed, DeadlineEnforced, EmptyComment, NotInSnapshot, QuoteNotInPassage, QuoteStandsTwice,
    OnlyTheInstitutionsOwnPeople.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_takes_words(seat, at)
    if not may_see(by, f"organisation:{invitation.organisation_id}"):
        raise OnlyTheInstitutionsOwnPeople
    place, scope = _place(queries.frozen_text(db, seat.round.snapshot_id), written)
    draft_id = new_id()
    db.table("draft_comment").insert(
        {
            "id": draft_id,
            "round_id": round_id,
            "organisation_id": invitation.organisation_id,
            "audience": f"organisation:{invitation.organisation_id}",
            "author_id": by.person_id,
            "author_label": by.name,
            "scope": scope.value,
            "section_id": written.section_id,
            **rows.anchor_columns(place),
            **_words(written),
            "kind": CommentKind.COMMENT.value,
            "origin": Origin.WEB.value,
            "file_id": None,
            "identity": f"web:{draft_id}",
            "reply_to": None,
            "written_at": timestamp(at),
            "version": 1,
            "updated_at": timestamp(at),
        }
    )
    keep_links(db, draft_id, written.links or ())
    return draft_id


def rewrite_draft(db: Database, *, draft_id: str, version: int, written: Draft, by: Actor, at: datetime) -> None:
    """Change the words of a comment in preparation; its place stays.

    Raises NoSuchDraft, RoundClosed, DeadlineEnforced, DraftChanged, EmptyComment.
    """
    mine = _mine(db, draft_id, by)
    require_takes_words(queries.invited(db, by, mine.round_id)[0], at)
    if mine.version != version:
        raise DraftChanged
    values = {**_words(written), "version": version + 1, "updated_at": timestamp(at)}
    if values["text"] != mine.text:
        values["in_file"] = _without_form(db, draft_id)
    db.table("draft_comment").update(draft_id, values)
    if written.links is not None:
        keep_links(db, draft_id, written.links)


def _without_form(db: Database, draft_id: str) -> str:
    """What the file said of it, but for the form of words that are no longer there."""
    row = next(db.query("select in_file from draft_comment where id = :id", {"id": draft_id}))
    return json.dumps({name: value for name, value in json.loads(row["in_file"]).items() if name != "markup"})


def place_draft(
    db: Database,
    *,
    draft_id: str,
    paragraph_id: str,
    by: Actor,
    at: datetime,
    quote: str = "",
    start: int | None = None,
    end: int | None = None,
) -> None:
    """Set the place of a comment in preparation, as `placing.place` does of one that was sent.

    Raises NoSuchDraft, NotInSnapshot, QuoteNotInPassage, QuoteStandsTwice.
    """
    mine = _mine(db, draft_id, by)
    seat, _ = queries.invited(db, by, mine.round_id)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    place = anchor_at(frozen.paragraph(paragraph_id), quote=quote, start=start, end=end)
    scope = Scope.SPAN if quote.strip() else Scope.PARAGRAPH
    values = {"scope": scope.value, "section_id": None, **rows.anchor_columns(place)}
    db.table("draft_comment").update(draft_id, {**values, "version": mine.version + 1, "updated_at": timestamp(at)})
    by_hand = "update draft_comment set in_file = json_set(in_file, '$.by_hand', json('true')) where id = :id"
    db.execute(by_hand, {"id": draft_id})  # a copy that comes in later does not outrank it


def discard_draft(db: Database, *, draft_id: str, by: Actor, version: int | None = None) -> None:
    """Delete a comment that was never sent; `version` is the one whose words were read, None asks for no such look.

    Raises NoSuchDraft, DraftChanged.
    """
    mine = _mine(db, draft_id, by)
    if version is not None and mine.version != version:
        raise DraftChanged
    db.execute("delete from draft_comment where id = :id", {"id": mine.id})


def discard_file(db: Database, *, round_id: str, file_id: str, by: Actor) -> None:
    """Take a file out of preparation; comments that were read from it stay. Raises NoSuchRound, NoSuchDraft."""
    seat, _ = queries.invited(db, by, round_id)
    require_open(seat)
    if file_id not in {file.id for file in queries.prepared_files(db, by, round_id)}:
        raise NoSuchDraft
    db.execute("update draft_comment set file_id = null where file_id = :id", {"id": file_id})
    db.execute("delete from draft_file where id = :id", {"id": file_id})
    db.execute("delete from arrival where file_id = :id", {"id": file_id})


def require_open(seat: queries.Seat) -> None:
    """Raises RoundClosed once the round is over."""
    if seat.closed_at:
        raise RoundClosed(closed=seat.closed_at.date().isoformat())


def require_takes_words(seat: queries.Seat, at: datetime) -> None:
    """Raises RoundClosed once the round is over, DeadlineEnforced once it takes nothing more from this institution."""
    require_open(seat)
    if not seat.takes_words(at.date()):
        name = seat.invitation.organisation if seat.invitation else ""
        raise DeadlineEnforced(organisation=name, day=seat.deadline.isoformat())


def _mine(db: Database, draft_id: str, by: Actor) -> DraftComment:
    mine = queries.draft(db, by, draft_id)
    seat, _ = queries.invited(db, by, mine.round_id)
    require_open(seat)
    return mine


def _place(frozen: FrozenText, written: Draft) -> tuple[Anchor, Scope]:
    if written.paragraph_id:
        place = anchor_at(
            frozen.paragraph(written.paragraph_id), quote=written.quote, start=written.start, end=written.end
        )
        return place, Scope.SPAN if written.quote.strip() else Scope.PARAGRAPH
    if written.section_id:
        frozen.section(written.section_id)
        return NOWHERE, Scope.MISSING_TOPIC if written.missing_topic else Scope.SECTION
    return NOWHERE, Scope.MISSING_TOPIC if written.missing_topic else Scope.DOCUMENT


def _words(written: Draft) -> dict[str, Any]:
    text, proposed = written.text.strip(), (written.proposed or "").strip()
    if not text and not proposed:
        raise EmptyComment
    return {
        "text": text,
        "proposed": proposed or None,
        "type": written.type.value,
        "severity": written.severity.value,
        "confidentiality": written.confidentiality.value,
        "language": written.language or languages.guess(text or proposed),
    }
