"""Publishing the matrix of a round that is over, and the say that an institution has over its own words in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.comments import ledger, queries, telling
from workbench.comments.matrix import View
from workbench.comments.operations.sending import require_voice
from workbench.comments.published import publication
from workbench.comments.records import Confidentiality, ResponsePublication
from workbench.comments.refusals import NoSuchComment, NotForThePublic, NothingPublic, RoundNotOver
from workbench.comments.responding import response_matrix
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id, timestamp


def publish(db: Database, *, round_id: str, by: Actor, at: datetime) -> str:
    """Publish the matrix of a closed round and give the address under which anybody reads it from now on.

    It holds the comments that their institutions made public, and the answers released to them. Once published it
    stays so; asked for again it gives the address and changes nothing. The institutions are told.
    Raises NoSuchRound, NotForThePublic, RoundNotOver, NothingPublic.
    """
    require(by, Permission.PUBLISH_ROUNDS)
    seat = queries.managed(db, by, round_id)
    if seat.round.response_publication is not ResponsePublication.PUBLIC:
        raise NotForThePublic
    if (known := publication(db, round_id)) is not None:
        return known.address
    if seat.is_open:
        raise RoundNotOver
    if not response_matrix(db, by, round_id, view=View.PUBLIC).rows:
        raise NothingPublic
    row = {
        "round_id": round_id,
        "address": new_id(),
        "by_name": by.name,
        "by_id": by.person_id,
        "at": timestamp(at),
    }
    ledger.append(db, round_id=round_id, kind="published", by=by, at=at, written=[("round_publication", row)])
    ledger.note(db, round_id, "published the matrix of a comment round", verb="published", by=by, at=at)
    for invitation in queries.invitations(db, round_id):
        telling.tell_institution(db, seat.round, invitation, NoticeKind.PUBLISHED, by=by, at=at)
    return str(row["address"])


def choose_visibility(
    db: Database, *, round_id: str, choices: Mapping[str, Confidentiality], by: Actor, at: datetime
) -> int:
    """Say who may read comments that were sent, by id: the institution's own choice, by its voice, at any time.

    Also in a round that is closed or published. Gives how many changed; the same again adds nothing.
    Raises NoSuchRound, NoSuchComment (also where one is another institution's), NotTheOfficialVoice.
    """
    seat, invitation = queries.invited(db, by, round_id)
    own = {each.id: each for each in queries.comments_of(db, by, round_id, invitation.organisation_id)}
    for strange in choices.keys() - own.keys():
        raise NoSuchComment(comment=strange, round=round_id)
    require_voice(seat)
    changed = {key: value for key, value in choices.items() if own[key].confidentiality is not value}
    if not changed:
        return 0
    written = [
        ("visibility_choice", _choice(round_id, key, value, at))
        for key, value in sorted(changed.items(), key=lambda pair: own[pair[0]].label)
    ]
    facts = {"comments": sorted(own[key].label for key in changed)}
    ledger.append(db, round_id=round_id, kind="visibility_chosen", by=by, at=at, written=written, facts=facts)
    ledger.note(db, round_id, f"chose who may read {len(changed)} comments", verb="visibility", by=by, at=at)
    return len(changed)


def _choice(round_id: str, comment_id: str, visibility: Confidentiality, at: datetime) -> dict[str, Any]:
    return {"round_id": round_id, "comment_id": comment_id, "visibility": visibility.value, "at": timestamp(at)}
