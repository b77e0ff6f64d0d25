"""The list of what was recommended to the State, unit by unit, with its filters in the address."""

from dataclasses import dataclass
from typing import ClassVar

from flask import request, session
from flask_babel import gettext as _

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations import queries
from workbench.recommendations.choices import choices, offices
from workbench.recommendations.clustering import clustered
from workbench.recommendations.queries import Found
from workbench.recommendations.records import Cluster
from workbench.recommendations.vocabulary import goals, persons, themes
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.pages import Page, render
from workbench.web.recommendations import asking
from workbench.web.recommendations.blueprint import blueprint
from workbench.web.recommendations.filtering import Asked, asked_by_address
from workbench.web.recommendations.numbers import numbered
from workbench.web.recommendations.offering import Active, Offered, Options, active, offered, quick
from workbench.web.recommendations.rows import ShownRow, shown_rows
from workbench.web.recommendations.taking_away import ways_to_take_away
from workbench.web.recommendations.words import priorities, roles, statuses

PAGE_LENGTH = 50
Places = tuple[tuple[str, str, bool], ...]  # address, label, whether it is here
DONE = "recommendations_done"  # in the session: what was done last, said once on the list, with its undo
_BOXES = (
    "ministry",
    "role",
    "theme",
    "person",
    "sdg",
    "status",
    "evidence",
    "priority",
    "due",
    "cluster",
    "new_cluster",
)


@dataclass(frozen=True)
class Desk:
    """What the bar for many offers: `numbered` are the ministries with a key of their own; `filter` leads back here."""

    numbered: Options
    ministries: Options
    roles: Options
    themes: tuple[str, ...]
    persons: tuple[str, ...]
    goals: Options
    statuses: Options
    priorities: Options
    clusters: Options
    filter: str
    on_page: str
    may_ask: bool


@dataclass(frozen=True)
class RecommendationsPage(Page):
    template: ClassVar[str] = "recommendations/list.html"
    rows: tuple[ShownRow, ...]
    total: int
    first: int
    last: int
    previous: str
    next: str
    words: str
    places: Places
    take_away: tuple[Active, ...]
    ask_address: str
    chosen_ids: str
    filters: Offered
    active: tuple[Active, ...]
    quick: tuple[Active, ...]
    may_keep: bool
    sees_follow_up: bool
    desk: Desk | None
    typed: dict[str, str]
    refused: str
    said: str
    act: str


@blueprint.get("/recommendations")
@requires(Permission.READ_LIBRARY)
def recommendations() -> str:
    """What the address asks, one version of each, latest document first."""
    with store().reading() as db:
        asked = asked_by_address(db, actor())
    return page(asked)


def page(asked: Asked, *, refused: str = "") -> str:
    """The list; with `refused`, what was typed and ticked in the form that was not taken stands as it was."""
    ticked = frozenset(request.form.getlist("id")) if refused else frozenset()
    done = {} if refused else session.pop(DONE, {})
    who = actor()
    with store().reading() as db:
        found, first = _found(db, who, asked)
        gathered = clustered.clusters(db, who) if may(who, Permission.READ_FOLLOW_UP) else ()
        fields = _fields(db, who, asked, gathered)
        rows = shown_rows(db, who, found.recommendations, ticked=ticked)
        desk = _desk(db, asked, rows, gathered) if may(who, Permission.KEEP_RECOMMENDATIONS) else None
    number = first // PAGE_LENGTH + 1
    last = first + len(rows)
    return render(
        RecommendationsPage(
            rows=rows,
            total=found.total,
            first=first + 1,
            last=last,
            previous=asked.address(number - 1) if number > 1 else "",
            next=asked.address(number + 1) if last < found.total else "",
            words=asked.value("q"),
            places=_places(who),
            take_away=ways_to_take_away(who, asked),
            ask_address=asking.address(who, asked),
            chosen_ids=asked.value("ids"),
            filters=fields,
            active=active(asked, fields),
            quick=quick(who, asked),
            may_keep=desk is not None,
            sees_follow_up=may(who, Permission.READ_FOLLOW_UP),
            desk=desk,
            typed={name: request.form.get(name, "") if refused else "" for name in _BOXES},
            refused=refused,
            said=str(done.get("said", "")),
            act=str(done.get("act", "")),
        )
    )


def _found(db: Database, who: Actor, asked: Asked) -> tuple[Found, int]:
    """A page of what is asked and where it begins; past the end, the last page there is."""
    first = (asked.page - 1) * PAGE_LENGTH
    found = queries.wanted_ones(db, who, asked.wanted, offset=first, limit=PAGE_LENGTH)
    if found.recommendations or not found.total:
        return found, first if found.total else 0
    first = (found.total - 1) // PAGE_LENGTH * PAGE_LENGTH
    return queries.wanted_ones(db, who, asked.wanted, offset=first, limit=PAGE_LENGTH), first


def _fields(db: Database, who: Actor, asked: Asked, gathered: tuple[Cluster, ...]) -> Offered:
    sees = may(who, Permission.READ_FOLLOW_UP)
    return offered(
        who,
        asked,
        choices(db, who),
        ministries=offices(db) if sees else (),
        clusters=[(each.id, each.name) for each in gathered],
    )


def _desk(db: Database, asked: Asked, rows: tuple[ShownRow, ...], gathered: tuple[Cluster, ...]) -> Desk:
    return Desk(
        numbered=tuple((each.id, each.name) for each in numbered(db)),
        ministries=tuple((each.id, each.name) for each in offices(db)),
        roles=roles(),
        themes=tuple(each.name for each in themes()),
        persons=persons(),
        goals=tuple(goals().items()),
        statuses=statuses(),
        priorities=priorities(),
        clusters=tuple((each.id, each.name) for each in gathered if not each.closed),
        filter=asked.query,
        on_page=" ".join(each.recommendation.id for each in rows),
        may_ask=asking.may_ask(actor()),
    )


def _places(who: Actor) -> Places:
    """The pages about recommendations that are open to the reader; the list is the first."""
    places = (
        ("/recommendations", _("List"), Permission.READ_LIBRARY),
        ("/recommendations/suggestions", _("Suggestions"), Permission.KEEP_RECOMMENDATIONS),
        ("/recommendations/clusters", _("Clusters"), Permission.READ_FOLLOW_UP),
        ("/recommendations/ministries", _("Ministries"), Permission.READ_FOLLOW_UP),
        ("/recommendations/import", _("Tables taken in"), Permission.KEEP_RECOMMENDATIONS),
        ("/recommendations/public-list", _("Public list"), Permission.PUBLISH_RECOMMENDATIONS),
    )
    return tuple(
        (address, label, address == "/recommendations") for address, label, permission in places if may(who, permission)
    )
