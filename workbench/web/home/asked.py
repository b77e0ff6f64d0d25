"""What the reader's ministry owes, and what those who ask ministries have to look after, for the start page."""

from dataclasses import dataclass
from datetime import date

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.requests import queries
from workbench.requests.following import progresses
from workbench.requests.progress import Progress
from workbench.requests.records import InformationRequest
from workbench.store import Database


@dataclass(frozen=True)
class ToContribute:
    """A request that waits for the reader's ministry: of `items`, `prepared` have an answer that is not submitted yet.

    came_unsigned: the secretariat received a file that its authority does not stand behind yet.
    """

    request: InformationRequest
    days_left: int
    items: int
    prepared: int
    came_unsigned: bool
    speaks: bool


@dataclass(frozen=True)
class Pressing:
    """An awaited request that is late, or to which something came unsigned."""

    request: InformationRequest
    days_left: int
    came_unsigned: bool


@dataclass(frozen=True)
class ToLookAfter:
    """For whoever asks: what is pressing, first due first, `late` of them late; how many are awaited, and how many were
    prepared and not sent."""

    pressing: tuple[Pressing, ...]
    late: int
    awaited: int
    unsent: int


def to_contribute(db: Database, actor: Actor, today: date) -> tuple[ToContribute, ...]:
    """What the reader's ministry was asked and has not submitted, first due first."""
    if not may(actor, Permission.ANSWER_REQUESTS):
        return ()
    found = (each for each in progresses(db, actor) if each.request.organisation_id == actor.organisation_id)
    return tuple(_owed(db, actor, each, today) for each in found if _is_awaited(each))


def _owed(db: Database, actor: Actor, found: Progress, today: date) -> ToContribute:
    prepared = {each.item_id for each in queries.prepared(db, actor, found.request.id) if each.item_id}
    return ToContribute(
        request=found.request,
        days_left=found.days_left(today),
        items=len(found.items),
        prepared=len(prepared),
        came_unsigned=found.contribution is not None,
        speaks=actor.official_voice,
    )


def to_look_after(db: Database, actor: Actor, today: date) -> ToLookAfter | None:
    """None for who asks nobody, and where nothing was asked."""
    if not may(actor, Permission.ASK_MINISTRIES):
        return None
    found = progresses(db, actor)
    awaited = [each for each in found if _is_awaited(each)]
    unsent = sum(each.request.sent_at is None and not each.request.is_withdrawn for each in found)
    every = (Pressing(each.request, each.days_left(today), each.contribution is not None) for each in awaited)
    pressing = tuple(each for each in every if each.days_left < 0 or each.came_unsigned)
    late = sum(each.days_left < 0 for each in pressing)
    return ToLookAfter(pressing, late, len(awaited), unsent) if awaited or unsent else None


def _is_awaited(found: Progress) -> bool:
    return found.request.is_open and not found.is_validated
