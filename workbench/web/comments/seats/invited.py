"""How each invited institution stands, in words: on the round's page and on the page of its seats."""

from dataclasses import dataclass

from flask_babel import gettext as _

from workbench.comments import queries
from workbench.comments.frozen import FrozenText, heading
from workbench.comments.queries import Late, Seat, Standing
from workbench.comments.records import Comment, CommentRound
from workbench.comments.seats.capacities import Capacity
from workbench.comments.seats.records import Concern, ConcernState, Extension
from workbench.store import Database
from workbench.web.comments.words import capacity_words, position_words
from workbench.web.context import actor, now


@dataclass(frozen=True)
class Invited:
    """An institution's line. shape: how it stands, as `state-…` has it · position: of its last sending, in words."""

    standing: Standing
    capacity: str
    shape: str
    position: str
    concern: str
    extensions: tuple[Extension, ...]


@dataclass(frozen=True)
class SeatsPanel:
    """What the round's page says of its seats. asked: headings of the sections on which a word is most needed."""

    invited: tuple[Invited, ...]
    late: tuple[Late, ...]
    open_concerns: int
    enforced: bool
    asked: tuple[str, ...]


def seats_panel(
    db: Database, seat: Seat, frozen: FrozenText, standings: tuple[Standing, ...], comments: tuple[Comment, ...]
) -> SeatsPanel:
    """The panel of a round that the actor manages; `comments` are all of the round's."""
    held = seat.round
    rows = invited_rows(db, held.id, standings)
    return SeatsPanel(
        invited=rows,
        late=queries.late_bucket(db, actor(), held.id, comments, zone=now().tzinfo),
        open_concerns=sum(each.standing.concern is not None and each.standing.concern.is_open for each in rows),
        enforced=held.enforce_deadline,
        asked=asked_titles(held, frozen),
    )


def asked_titles(held: CommentRound, frozen: FrozenText) -> tuple[str, ...]:
    """The headings of the sections on which a word is most needed."""
    found = (frozen.find_section(section_id) for section_id in held.requested_sections)
    return tuple(heading(each) for each in found if each is not None)


def invited_rows(db: Database, round_id: str, standings: tuple[Standing, ...]) -> tuple[Invited, ...]:
    """Everybody invited, by name."""
    return tuple(invited(each, queries.extensions(db, round_id, each.invitation.organisation_id)) for each in standings)


def invited(standing: Standing, given: tuple[Extension, ...]) -> Invited:
    """One of them."""
    position = standing.position
    said = position_words(position, independent=standing.invitation.independent) if position else ""
    if standing.declined:
        shape, said = "na", _("will not comment")
    elif position:
        shape = "answered"
    else:
        shape = "partly" if standing.comments else "open"
        said = _("handed in by you") if standing.comments else _("nothing sent yet")
    return Invited(
        standing=standing,
        capacity=capacity_words(Capacity(standing.invitation.capacity)),
        shape=shape,
        position=said,
        concern=concern_words(standing.concern),
        extensions=given,
    )


def concern_words(concern: Concern | None) -> str:
    """What became of a serious concern; "" where there is none."""
    if concern is None:
        return ""
    if concern.state is ConcernState.RESOLVED:
        return _("the serious concern is resolved")
    if concern.state is ConcernState.TEXT_MAINTAINED:
        return _("the State maintains its text")
    return _("the serious concern stands open")
