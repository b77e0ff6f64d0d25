"""How many recommendations each value of a filter would find, under the other filters that are on.

Of 50,000 recommendations one filter takes a tenth of a second or two, as long as the list itself: whoever shows numbers
asks for those of one filter, apart from the list.
"""

from collections.abc import Iterable
from dataclasses import replace

from workbench.people import Actor
from workbench.people.access import Permission, may
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import NONE, Wanted, condition
from workbench.store import Database

_COLUMNS = ("treaty", "body", "state", "kind", "session")
_FACETS = {each.value: each for each in Facet}
_FACTS = {"status": Fact.STATUS, "priority": Fact.PRIORITY}
OF_FOLLOW_UP = frozenset({"ministry", "status", "priority", "cluster"})
COUNTED = (*_COLUMNS, "position", "recommending_state", "theme", "person", "sdg", *sorted(OF_FOLLOW_UP))
# Of fewer than this what is kept of each is looked up; of more, all that is kept is gone through once.
_FEW = 15_000


def counts(db: Database, actor: Actor, wanted: Wanted, names: Iterable[str] = COUNTED) -> dict[str, dict[str, int]]:
    """Filter → value → how many would be found by it; `none` is there where some have nothing.

    `names` are of COUNTED; what the actor may not see is left out. A goal's number counts what names the goal itself.
    """
    sees = may(actor, Permission.READ_FOLLOW_UP)
    return {
        name: _counted(db, name, *condition(replace(wanted, **{name: ""}), actor))  # type: ignore[arg-type]
        for name in names
        if sees or name not in OF_FOLLOW_UP
    }


def number(db: Database, actor: Actor, wanted: Wanted) -> int:
    """How many are wanted, one version of each, of those that the actor may read."""
    clause, values = condition(wanted, actor)
    return int(db.execute(f"select count(*) from recommendation where {clause}", values).fetchone()[0])


def _counted(db: Database, name: str, clause: str, values: dict[str, object]) -> dict[str, int]:
    if name in _FACETS:
        return _of_facet(db, name, clause, values)
    if name == "recommending_state":
        listed = f"recommendation, json_each(recommending_states) said where {clause} and recommending_states <> '[]'"
        found = _rows(db, f"select said.value as value, count(*) as many from {listed} group by 1", values)
        return {**found, **_none(db, f"{clause} and recommending_states = '[]'", values)}
    if name == "cluster":
        sql = f"select cluster_id as value, count(*) as many from {_joined('cluster_member', clause)} group by 1"
        return {**_rows(db, sql, values), **_nothing(db, "cluster_member", "true", clause, values)}
    if name in _FACTS:
        said = f"what = '{_FACTS[name].value}' and recommendation_fact.value <> ''"
        table = _joined("recommendation_fact", f"{clause} and {said}")
        sql = f"select recommendation_fact.value as value, count(*) as many from {table} group by 1"
        return {**_rows(db, sql, values), **_nothing(db, "recommendation_fact", said, clause, values)}
    column = f"recommendation.{name}"
    if name == "position":
        fact = (
            "select value from recommendation_fact where recommendation_id = recommendation.lead and what = :position_"
        )
        values, column = {**values, "position_": Fact.POSITION.value}, f"coalesce(({fact}), recommendation.position)"
    sql = (
        f"select coalesce(nullif({column}, ''), '{NONE}') as value, count(*) as many from recommendation where {clause}"
    )
    return _rows(db, f"{sql} group by 1", values)


def _of_facet(db: Database, name: str, clause: str, values: dict[str, object]) -> dict[str, int]:
    said = f"facet = '{name}' and standing <> 'set_aside'"
    total = db.execute(f"select count(*) from recommendation where {clause}", values).fetchone()[0]
    if total < _FEW:
        table = _joined("recommendation_tag", f"{clause} and {said}")
    else:
        leads = f"select lead from recommendation where {clause}"
        table = (
            f"recommendation_tag indexed by recommendation_tag_value where {said} and recommendation_id in ({leads})"
        )
    sql = f"select value, count(*) as many from {table} group by 1"
    return {**_rows(db, sql, values), **_nothing(db, "recommendation_tag", said, clause, values)}


def _joined(table: str, clause: str) -> str:
    """What is kept of each that is found, looked up one by one."""
    return f"recommendation cross join {table} on {table}.recommendation_id = recommendation.lead where {clause}"


def _nothing(db: Database, table: str, said: str, clause: str, values: dict[str, object]) -> dict[str, int]:
    one = f"select 1 from {table} where {table}.recommendation_id = recommendation.lead and {said}"
    return _none(db, f"{clause} and not exists ({one})", values)


def _none(db: Database, clause: str, values: dict[str, object]) -> dict[str, int]:
    many = int(db.execute(f"select count(*) from recommendation where {clause}", values).fetchone()[0])
    return {NONE: many} if many else {}


def _rows(db: Database, sql: str, values: dict[str, object]) -> dict[str, int]:
    return {str(row["value"]): int(row["many"]) for row in db.query(sql, values)}
