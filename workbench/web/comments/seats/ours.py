"""An institution's own seat: until when, who speaks for it, what it says of the draft as a whole, what comes late."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations, queries
from workbench.comments.operations.deputising import may_be_deputies
from workbench.comments.queries import Sending
from workbench.comments.records import Invitation
from workbench.comments.seats.capacities import Capacity
from workbench.comments.seats.records import Concern, Declining, Extension
from workbench.comments.seats.refusals import LetterIsEmpty, NotADeputy, ReasonForDeclining
from workbench.people import Person
from workbench.people import queries as people
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.room import Room
from workbench.web.comments.seats.invited import concern_words
from workbench.web.comments.words import capacity_words, position_words, publication_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class OwnSeatPage(Page):
    """voices, deputies, others: of the institution's people, those who may comment · may_name: the reader is its
    official voice · publication: who reads the answers, in words · concern_said: what became of `concern`, in words ·
    working_days: in all."""

    template: ClassVar[str] = "comments/seat.html"
    room: Room
    capacity: str
    independent: bool
    working_days: int
    publication: str
    extensions: tuple[Extension, ...]
    voices: tuple[Person, ...]
    deputies: tuple[Person, ...]
    others: tuple[Person, ...]
    may_name: bool
    sendings: tuple[tuple[Sending, str], ...]
    concern: Concern | None
    concern_said: str
    declined: Declining | None
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True)
class _People:
    voices: tuple[Person, ...]
    deputies: tuple[Person, ...]
    others: tuple[Person, ...]


def _people(db: Database, invitation: Invitation) -> _People:
    named = queries.deputies(db, invitation.round_id, invitation.organisation_id)
    may_be = may_be_deputies(db, invitation)
    return _People(
        voices=people.voices_of(db, invitation.organisation_id),
        deputies=tuple(each for each in may_be if each.id in named),
        others=tuple(each for each in may_be if each.id not in named),
    )


def _page(round_id: str, errors: Mapping[str, str] | None = None) -> str:
    with store().reading() as db:
        found = reading.opened(db, round_id)
        seat, invitation = queries.invited(db, actor(), round_id)
        own = invitation.organisation_id
        who = _people(db, invitation)
        concern = next((each for each in reversed(queries.concerns(db, round_id)) if each.organisation_id == own), None)
        page = OwnSeatPage(
            room=found.room(now().date()),
            capacity=capacity_words(Capacity(invitation.capacity)),
            independent=invitation.independent,
            working_days=queries.days_given(seat.round, invitation),
            publication=publication_words(seat.round.response_publication),
            extensions=queries.extensions(db, round_id, own),
            voices=who.voices,
            deputies=who.deputies,
            others=who.others,
            may_name=seat.speaks and not seat.is_deputy,
            sendings=tuple(
                (each, position_words(each.position, independent=invitation.independent))
                for each in queries.sendings(db, round_id, own)
            ),
            concern=concern,
            concern_said=concern_words(concern),
            declined=queries.declined(db, round_id).get(own),
            typed=request.form,
            errors=errors or {},
        )
    return render(page)


def _back(round_id: str) -> Response:
    return redirect(f"/rounds/{round_id}/read/seat", code=303)


@blueprint.get("/rounds/<round_id>/read/seat")
@requires(Permission.COMMENT)
def own_seat(round_id: str) -> str:
    """The institution's seat in the round, for its own people."""
    return _page(round_id)


@blueprint.post("/rounds/<round_id>/read/deputies")
@requires(Permission.COMMENT)
def name_deputy(round_id: str) -> Response:
    """The official voice names a deputy for this round."""
    try:
        with store().writing() as db:
            person_id = request.form.get("person", "")
            operations.name_deputy(db, round_id=round_id, person_id=person_id, by=actor(), at=now())
    except NotADeputy as error:
        return make_response(_page(round_id, {"person": words(error)}), 422)
    flash(_("Named: this person may send in your place in this round."))
    return _back(round_id)


@blueprint.post("/rounds/<round_id>/read/deputies/<person_id>/take-back")
@requires(Permission.COMMENT)
def take_back_deputy(round_id: str, person_id: str) -> Response:
    """The official voice takes a deputy back."""
    with store().writing() as db:
        operations.take_back_deputy(db, round_id=round_id, person_id=person_id, by=actor(), at=now())
    flash(_("Taken back: this person sends no more in your place. What was sent stays."))
    return _back(round_id)


@blueprint.post("/rounds/<round_id>/read/decline")
@requires(Permission.COMMENT)
def decline(round_id: str) -> Response:
    """The official voice says that its institution will not comment."""
    try:
        with store().writing() as db:
            reason = request.form.get("reason", "")
            operations.decline(db, round_id=round_id, reason=reason, by=actor(), at=now())
    except ReasonForDeclining as error:
        return make_response(_page(round_id, {"reason": words(error)}), 422)
    flash(_("Recorded: your institution will not comment. You can come back until the round closes."))
    return _back(round_id)


@blueprint.post("/rounds/<round_id>/read/come-back")
@requires(Permission.COMMENT)
def come_back(round_id: str) -> Response:
    """The official voice says that its institution may comment after all."""
    with store().writing() as db:
        operations.come_back(db, round_id=round_id, by=actor(), at=now())
    flash(_("Recorded: your institution may comment after all."))
    return _back(round_id)


@blueprint.post("/rounds/<round_id>/read/resolve")
@requires(Permission.COMMENT)
def resolve_concern(round_id: str) -> Response:
    """The official voice says that its institution's serious concern is resolved."""
    with store().writing() as db:
        reason = request.form.get("said", "")
        operations.resolve_concern(db, round_id=round_id, reason=reason, by=actor(), at=now())
    flash(_("Recorded: your serious concern is resolved."))
    return _back(round_id)


@blueprint.post("/rounds/<round_id>/read/letter")
@requires(Permission.COMMENT)
def hand_in_letter(round_id: str) -> Response:
    """A letter of the official voice after the last day, or after the round closed."""
    sent = request.files.get("letter")
    data = sent.read() if sent else b""
    try:
        with store().reading() as db:
            queries.invited(db, actor(), round_id)
        if data:
            store().files.put(data)
        with store().writing() as db:
            name = sent.filename if sent and sent.filename else ""
            operations.hand_in_letter(db, round_id=round_id, data=data, name=name, by=actor(), at=now())
    except LetterIsEmpty as error:
        return make_response(_page(round_id, {"letter": words(error)}), 422)
    flash(_("The letter is kept with its date, and the mechanism is told. It is marked as late."))
    return _back(round_id)
