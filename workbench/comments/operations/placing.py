"""Placing by hand what could not be placed exactly. The frozen anchor is never changed; the hand outranks it."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries
from workbench.comments.frozen import anchor_at
from workbench.comments.operations.preparing import require_open
from workbench.comments.refusals import NoSuchComment, PlacedByItsInstitution
from workbench.people import Actor
from workbench.store import Database, timestamp


def place(
    db: Database,
    *,
    round_id: str,
    comment_id: str,
    paragraph_id: str,
    by: Actor,
    at: datetime,
    quote: str = "",
    start: int | None = None,
    end: int | None = None,
    note: str = "",
) -> None:
    """Set the place of a comment (by id or label): a paragraph of the snapshot, or words in it.

    `start` and `end` (code points) say which, where the words stand there more than once.
    The official voice of the institution whose comment it is may, and those who manage the round where the file left
    the place open. Raises NoSuchRound, NoSuchComment, RoundClosed, PlacedByItsInstitution, NotInSnapshot,
    QuoteNotInPassage, QuoteStandsTwice.
    """
    seat = queries.seat(db, by, round_id)
    comment = queries.comment(db, by, round_id, comment_id)
    if not seat.manages and not seat.speaks:
        raise NoSuchComment(comment=comment_id, round=round_id)
    require_open(seat)
    if seat.manages and comment.is_where_its_institution_put_it:
        raise PlacedByItsInstitution(label=comment.label)
    frozen = queries.frozen_text(db, seat.round.snapshot_id)
    paragraph = frozen.paragraph(paragraph_id)
    found = anchor_at(paragraph, quote=quote, start=start, end=end)
    who = ledger.speaker(by)
    row = {
        "round_id": round_id,
        "comment_id": comment.id,
        "paragraph_id": paragraph.id,
        "start_offset": found.start,
        "end_offset": found.end,
        "quote": found.quote,
        "note": note.strip(),
        "placed_by": who.name,
        "placed_by_id": who.person_id,
        "placed_at": timestamp(at),
    }
    facts = {"comment": comment.label, "number": paragraph.number}
    ledger.append(db, round_id=round_id, kind="placed", by=by, at=at, written=[("placement", row)], facts=facts)
    did = f"placed {comment.label} at paragraph {frozen.name(paragraph.id)}"
    ledger.note(db, round_id, did, verb="placed", by=by, at=at)
