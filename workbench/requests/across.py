"""One question put to many bodies: provinces, municipalities, every ministry. Their answers stand in one table."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.progress import progress
from workbench.requests.records import ContributedAnswer, InformationRequest, RequestItem
from workbench.requests.sets import asked_set, of_set
from workbench.store import Database
from workbench.text.plain import plain


@dataclass(frozen=True)
class BodyAnswers:
    """What one body answered; nothing as long as nothing came. is_validated: whether its authority stands behind it."""

    request: InformationRequest
    answers: tuple[ContributedAnswer, ...]
    is_validated: bool


@dataclass(frozen=True)
class Across:
    """What was asked, and what each body that was asked it answered, by name."""

    item: RequestItem
    bodies: tuple[BodyAnswers, ...]

    @property
    def answered(self) -> int:
        """How many bodies answered."""
        return sum(bool(each.answers) for each in self.bodies)


def across(db: Database, actor: Actor, request_id: str, item: str) -> Across:
    """The answers of every body that was asked the same for the same report, document or occasion.

    Of what the actor may read. `item` is its id or code. The last contribution of each counts.
    Raises NoSuchRequest, NoSuchItem.
    """
    found = queries.asks(db, actor, request_id)
    wanted = queries.item(db, found.id, item)
    bodies = [each for one in _beside(db, actor, found) for each in _of_body(db, actor, one, wanted)]
    return Across(wanted, tuple(sorted(bodies, key=lambda each: (each.request.organisation, each.request.id))))


def same(one: RequestItem, other: RequestItem) -> bool:
    """Whether two items ask the same: the same recommendation or requirement, or a question in the same words. Pure."""
    if one.target or other.target:
        return one.kind is other.kind and one.target == other.target
    return plain(one.text) == plain(other.text)


def _beside(db: Database, actor: Actor, found: InformationRequest) -> tuple[InformationRequest, ...]:
    """Those sent for the same report, document or occasion, itself among them."""
    if found.report_id is not None:
        there = queries.requests(db, actor, report_id=found.report_id)
    elif (chosen := asked_set(db, found.id)) is not None:
        there = of_set(db, actor, chosen.id)
    else:
        hangs_on = queries.document(db, actor, found.id)
        there = queries.of_document(db, actor, hangs_on.id) if hangs_on else ()
    return tuple(each for each in there if each.sent_at is not None) or (found,)


def _of_body(db: Database, actor: Actor, found: InformationRequest, wanted: RequestItem) -> tuple[BodyAnswers, ...]:
    items = queries.items(db, found.id)
    if not any(same(each, wanted) for each in items):
        return ()
    far = progress(found, items, queries.contributions(db, actor, [found.id]))
    answers = tuple(answer for each in far.items if same(each.item, wanted) for answer in each.answers)
    return (BodyAnswers(found, answers, far.is_validated),)
