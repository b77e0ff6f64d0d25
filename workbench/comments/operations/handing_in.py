"""What comes after the last day is kept and logged, never turned away: a letter of the institution's official voice."""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries, telling
from workbench.comments.operations.receiving.files import file_row, same_file
from workbench.comments.operations.sending import require_voice
from workbench.comments.seats.refusals import LetterIsEmpty, StillTaken
from workbench.errors import N_
from workbench.people import Actor
from workbench.store import Database

KEPT_AS_IT_IS = N_("A letter that came after the last day: kept as it is, nothing was read from it.")


def hand_in_letter(db: Database, *, round_id: str, data: bytes, name: str, by: Actor, at: datetime) -> str:
    """Keep a letter that comes when the round takes nothing more on the web; its bytes are kept already. Gives its id.

    Both sides have it; the mechanism enters its words as those of a letter. The same bytes again add nothing. Raises
    NoSuchRound, NotTheOfficialVoice, StillTaken, LetterIsEmpty.
    """
    seat, invitation = queries.invited(db, by, round_id)
    require_voice(seat)
    if seat.takes_words(at.date()):
        raise StillTaken
    if not data:
        raise LetterIsEmpty
    file = file_row(data, name, why_not=KEPT_AS_IT_IS, by=by, at=at)
    mine = {"round_id": round_id, "organisation_id": invitation.organisation_id, "handed_in_by": "institution"}
    there = same_file(db, "round_file", {**mine, "direction": "in"}, file["sha256"])
    if there is not None:
        return there
    row = {**file, **mine, "by_name": invitation.organisation, "by_id": None, "direction": "in"}
    facts = {"file": file["sha256"]}
    ledger.append(db, round_id=round_id, kind="letter", by=by, at=at, written=[("round_file", row)], facts=facts)
    ledger.note(db, round_id, "handed in a letter after the last day", verb="letter", by=by, at=at)
    telling.tell_late(db, seat.round, invitation, by=by, at=at)
    return str(file["id"])
