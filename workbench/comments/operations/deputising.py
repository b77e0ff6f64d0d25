"""Deputies: people of the institution whom its official voice names, for this round, to send in its place.

The record keeps who was named and when. The State side reads that there is a deputy, and never the name.
"""

from __future__ import annotations

from datetime import datetime

from workbench.comments import ledger, queries, telling
from workbench.comments.records import Invitation
from workbench.comments.seats.refusals import NotADeputy, OnlyTheVoiceNamesDeputies
from workbench.people import Actor, Person
from workbench.people import queries as people
from workbench.people.access import Permission, may
from workbench.store import Database, timestamp


def name_deputy(db: Database, *, round_id: str, person_id: str, by: Actor, at: datetime) -> None:
    """Let one of the institution's people send, confirm and withdraw in the voice's place; named twice adds nothing.

    Raises NoSuchRound, OnlyTheVoiceNamesDeputies, NotADeputy.
    """
    seat, invitation = _of_the_voice(db, round_id, by)
    if person_id not in {each.id for each in may_be_deputies(db, invitation)}:
        raise NotADeputy(organisation=invitation.organisation)
    if person_id in queries.deputies(db, round_id, invitation.organisation_id):
        return
    _append(db, invitation, person_id, "named", by=by, at=at)
    telling.tell_deputy(db, seat.round, invitation, person_id, by=by, at=at)


def take_back_deputy(db: Database, *, round_id: str, person_id: str, by: Actor, at: datetime) -> None:
    """That person sends no more for the institution in this round; what was sent stays. Not a deputy: nothing happens.

    Raises NoSuchRound, OnlyTheVoiceNamesDeputies.
    """
    _, invitation = _of_the_voice(db, round_id, by)
    if person_id in queries.deputies(db, round_id, invitation.organisation_id):
        _append(db, invitation, person_id, "taken_back", by=by, at=at)


def may_be_deputies(db: Database, invitation: Invitation) -> tuple[Person, ...]:
    """The people of the institution who can comment, its official voice excepted."""
    everybody = people.people_of(db, invitation.organisation_id)
    return tuple(
        each
        for each in everybody
        if each.active and not each.official_voice and may(people.actor_of(db, each.id), Permission.COMMENT)
    )


def _of_the_voice(db: Database, round_id: str, by: Actor) -> tuple[queries.Seat, Invitation]:
    seat, invitation = queries.invited(db, by, round_id)
    if not seat.speaks or seat.is_deputy:
        raise OnlyTheVoiceNamesDeputies(organisation=invitation.organisation)
    return seat, invitation


def _append(db: Database, invitation: Invitation, person_id: str, act: str, *, by: Actor, at: datetime) -> None:
    row = {
        "round_id": invitation.round_id,
        "organisation_id": invitation.organisation_id,
        "person_id": person_id,
        "act": act,
        "at": timestamp(at),
    }
    kind = f"deputy_{act}"
    ledger.append(db, round_id=invitation.round_id, kind=kind, by=by, at=at, written=[("deputy", row)])
    did = "named a deputy" if act == "named" else "took a deputy back"
    ledger.note(db, invitation.round_id, did, verb=kind, by=by, at=at)
