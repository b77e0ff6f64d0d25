"""The public list: recommendations that anybody may read without signing in, where the State wishes, and what of them.

Only what is published is in it: recommendations of published documents, and those that the public index brought; what
is known from a table of the State's own alone is not. Notes, evidence, history and suggestions are never shown.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.queries import in_language
from workbench.recommendations.records import Facet, Fact, Recommendation, Role
from workbench.recommendations.rows import COLUMNS, JOINED, recommendation_from
from workbench.recommendations.said.reading import SaidInLibrary, said_in_library
from workbench.recommendations.wanted import Wanted, condition
from workbench.store import Database, journal, timestamp


class Shown(StrEnum):
    """What the public list may show besides source, text, position and recommending States."""

    THEMES = "themes"
    PERSONS = "persons"
    SDGS = "sdgs"
    MINISTRIES = "ministries"
    STATUS = "status"
    PRIORITY = "priority"
    DUE = "due"
    CLUSTERS = "clusters"
    REPORTS = "reports"  # what published reports say


class NotShown(Invalid):
    message = N_("“%(value)s” is nothing that a public list can show. Choose among: %(choices)s. Nothing was changed.")


class NotOpen(Conflict):
    message = N_("The public list is not open. Nothing was changed.")


@dataclass(frozen=True)
class PublicList:
    """That the list is open, what it shows, and who opened it so when."""

    shown: frozenset[Shown]
    at: str
    by_name: str


@dataclass(frozen=True)
class PublicRow:
    """One recommendation as anybody sees it; what is not shown is empty."""

    unit: Recommendation
    position: str = ""
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    status: str = ""
    priority: str = ""
    due: str = ""
    clusters: tuple[str, ...] = ()
    said: tuple[SaidInLibrary, ...] = ()


@dataclass(frozen=True)
class PublicChoices:
    """The values that occur in the list, of what it shows."""

    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def public_list(db: Database) -> PublicList | None:
    """The list as it is open now; None where there is none."""
    for row in db.query("select * from public_list where id = 1"):
        return PublicList(frozenset(map(Shown, json.loads(row["shown"]))), row["at"], row["by_name"])
    return None


def open_list(db: Database, shown: Iterable[str], *, by: Actor, at: datetime) -> PublicList:
    """Open the list, or change what it shows. Raises NotShown, DoorClosed."""
    require(by, Permission.PUBLISH_RECOMMENDATIONS)
    wanted = tuple(dict.fromkeys(shown))
    for value in wanted:
        if value not in set(Shown):
            raise NotShown(value=value, choices=", ".join(Shown))
    row = {"id": 1, "shown": json.dumps(wanted), "at": timestamp(at), "by_id": by.person_id, "by_name": by.name}
    db.table("public_list").upsert(row, pk="id")
    told = ", ".join(wanted) or "no more than the texts"
    journal.record(db, by=by, at=at, verb="opened", object_kind="public list", object_id="1",
                   summary=f"{by.name} opened the public list of recommendations: {told}")  # fmt: skip
    return PublicList(frozenset(map(Shown, wanted)), timestamp(at), by.name)


def close_list(db: Database, *, by: Actor, at: datetime) -> None:
    """Close the list: nobody sees it without signing in. Raises NotOpen, DoorClosed."""
    require(by, Permission.PUBLISH_RECOMMENDATIONS)
    if public_list(db) is None:
        raise NotOpen
    db.execute("delete from public_list")
    journal.record(db, by=by, at=at, verb="closed", object_kind="public list", object_id="1",
                   summary=f"{by.name} closed the public list of recommendations")  # fmt: skip


def the_public(language: str) -> Actor:
    """Whoever is not signed in: reads what is open to everybody, and does nothing."""
    return Actor(
        person_id=None,
        name="",
        organisation_id=None,
        organisation_name="",
        roles=frozenset(),
        groups=frozenset(),
        audiences=frozenset({"everyone"}),
        language=language,
    )


def public_rows(
    db: Database, wanted: Wanted, *, language: str, offset: int = 0, limit: int | None = None
) -> tuple[tuple[PublicRow, ...], int]:
    """A page of the list and how many there are; nothing where it is not open.

    It is narrowed by no more than what it shows: a count would tell the rest.
    """
    opened = public_list(db)
    if opened is None:
        return (), 0
    reader = the_public(language)
    clause, values = _public(_narrowed(wanted, opened.shown), reader)
    total = int(db.execute(f"select count(*) from recommendation where {clause}", values).fetchone()[0])
    order = "recommendation.date desc, recommendation.symbol, recommendation.place, recommendation.id"
    page = f"select id from recommendation where {clause} order by {order} limit :limit offset :offset"
    sql = f"select {COLUMNS} from {JOINED} where recommendation.id in ({page}) order by {order}"
    rows = db.query(sql, {**values, "limit": -1 if limit is None else limit, "offset": offset})
    units = in_language(db, reader, tuple(recommendation_from(row) for row in rows))
    return _shown(db, reader, units, opened.shown), total


def publishable(db: Database) -> int:
    """How many recommendations the list has, or would have."""
    clause, values = _public(Wanted(), the_public(""))
    return int(db.execute(f"select count(*) from recommendation where {clause}", values).fetchone()[0])


def public_choices(db: Database) -> PublicChoices:
    """What the list can be narrowed to; nothing where it is not open, and nothing of what it does not show."""
    opened = public_list(db)
    if opened is None:
        return PublicChoices()
    clause, values = _public(Wanted(), the_public(""))
    # Each value once, then the first recommendation that shows it: nothing is gone through whole.
    bodies = (
        "select value from (select distinct body as value from recommendation where counted) named "
        "where value is not null "
        f"and exists (select 1 from recommendation where body = named.value and {clause}) order by value"
    )
    tags = (
        "select value from (select distinct value from recommendation_tag where facet = :facet) named where exists ("
        "select 1 from recommendation_tag tag join recommendation on recommendation.lead = tag.recommendation_id "
        f"where tag.facet = :facet and tag.value = named.value and tag.standing <> 'set_aside' and {clause}) "
        "order by value"
    )

    def tagged(facet: Facet, column: Shown) -> tuple[str, ...]:
        if column not in opened.shown:
            return ()
        return tuple(str(row["value"]) for row in db.query(tags, {**values, "facet": facet.value}))

    return PublicChoices(
        bodies=tuple(str(row["value"]) for row in db.query(bodies, values)),
        themes=tagged(Facet.THEME, Shown.THEMES),
        persons=tagged(Facet.PERSON, Shown.PERSONS),
    )


def _public(wanted: Wanted, reader: Actor) -> tuple[str, dict[str, object]]:
    clause, values = condition(wanted, reader)
    # `+source`: rows are looked up by the recommendation, never all of a source's gone through.
    published = (
        "(exists (select 1 from document where id = document_id and published) or document_id is null and exists ("
        "select 1 from row_taken_in where recommendation_id = recommendation.id and +source = 'uhri'))"
    )
    return f"{clause} and {published}", values


def _narrowed(wanted: Wanted, shown: frozenset[Shown]) -> Wanted:
    """The filters without those by what is not shown; `condition` leaves out who answers for it and how far it is."""
    return replace(
        wanted,
        theme=wanted.theme if Shown.THEMES in shown else "",
        person=wanted.person if Shown.PERSONS in shown else "",
        sdg=wanted.sdg if Shown.SDGS in shown else "",
    )


def _shown(
    db: Database, reader: Actor, units: tuple[Recommendation, ...], shown: frozenset[Shown]
) -> tuple[PublicRow, ...]:
    leads = [unit.lead for unit in units]
    kept = kept_of(db, leads)
    said = said_in_library(db, reader, leads) if Shown.REPORTS in shown else {}
    found = []
    for unit in units:
        own = kept.get(unit.lead, NOTHING)
        found.append(
            PublicRow(
                unit=unit,
                position=own.fact(Fact.POSITION) or unit.position or "",
                themes=own.values(Facet.THEME) if Shown.THEMES in shown else (),
                persons=own.values(Facet.PERSON) if Shown.PERSONS in shown else (),
                sdgs=own.values(Facet.SDG) if Shown.SDGS in shown else (),
                responsible=own.ministries(Role.RESPONSIBLE) if Shown.MINISTRIES in shown else (),
                supporting=own.ministries(Role.SUPPORTING) if Shown.MINISTRIES in shown else (),
                status=own.fact(Fact.STATUS) if Shown.STATUS in shown else "",
                priority=own.fact(Fact.PRIORITY) if Shown.PRIORITY in shown else "",
                due=own.fact(Fact.DUE) if Shown.DUE in shown else "",
                clusters=tuple(name for _, name in own.clusters) if Shown.CLUSTERS in shown else (),
                said=said.get(unit.lead, ()),
            )
        )
    return tuple(found)
