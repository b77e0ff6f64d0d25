"""What the list of recommendations can be narrowed to: the values that occur in what the actor may read."""

import json
from dataclasses import dataclass

from workbench.people import Actor, Organisation
from workbench.people.access import audience_clause, audience_parameters
from workbench.people.queries import organisations
from workbench.recommendations.offices.ministries import doubles_among, may_answer
from workbench.store import Database
from workbench.treaties import DocumentKind


@dataclass(frozen=True)
class Source:
    """A document of the library that recommends something, as the list names it."""

    id: str
    slug: str
    name: str
    language: str | None


@dataclass(frozen=True)
class Choices:
    """The values of each filter that occur, sorted; States and recommending States by their codes or names."""

    treaty: tuple[str, ...]
    body: tuple[str, ...]
    state: tuple[str, ...]
    kind: tuple[DocumentKind, ...]
    session: tuple[str, ...]
    recommending_state: tuple[str, ...]
    documents: tuple[Source, ...]


def choices(db: Database, actor: Actor) -> Choices:
    """One pass over what is counted; nothing that the actor may not read leaves a trace."""
    seen = f"counted and {audience_clause()}"
    sql = f"select distinct treaty, body, state, kind, session, document_id from recommendation where {seen}"
    rows = list(db.query(sql, audience_parameters(actor)))

    def occurring(column: str) -> tuple[str, ...]:
        return tuple(sorted({str(row[column]) for row in rows if row[column]}))

    said = {kind.value: kind for kind in DocumentKind}
    return Choices(
        treaty=occurring("treaty"),
        body=occurring("body"),
        state=occurring("state"),
        kind=tuple(said[each] for each in occurring("kind") if each in said),
        session=occurring("session"),
        recommending_state=_recommending(db, actor, seen),
        documents=_documents(db, occurring("document_id")),
    )


def _recommending(db: Database, actor: Actor, seen: str) -> tuple[str, ...]:
    said = f"select distinct recommending_states from recommendation where {seen} and recommending_states <> '[]'"
    sql = f"select distinct value as state from ({said}) said, json_each(said.recommending_states)"
    return tuple(sorted(str(row["state"]) for row in db.query(sql, audience_parameters(actor))))


def _documents(db: Database, ids: tuple[str, ...]) -> tuple[Source, ...]:
    sql = (
        "select id, slug, coalesce(symbol, title) as name, language from document "
        "where id in (select value from json_each(:ids)) order by coalesce(date, '') desc, name, id"
    )
    rows = db.query(sql, {"ids": json.dumps(ids)})
    return tuple(Source(row["id"], row["slug"], row["name"], row["language"]) for row in rows)


def offices(db: Database) -> tuple[Organisation, ...]:
    """Who a recommendation can be assigned to, by name; not what was taken for the same as another."""
    every = organisations(db)
    same = doubles_among(db, every)
    return tuple(each for each in every if may_answer(each) and each.id not in same)


def most_assigned(db: Database, *, most: int) -> tuple[str, ...]:
    """The ids of the offices that answer for most recommendations, the busiest first."""
    sql = (
        "select value from recommendation_tag where facet = 'ministry' and standing <> 'set_aside' "
        "group by value order by count(*) desc, value limit :most"
    )
    return tuple(str(row["value"]) for row in db.query(sql, {"most": most}))
