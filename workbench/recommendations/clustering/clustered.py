"""Reads of clusters: recommendations that are taken up together, whoever made them."""

from dataclasses import dataclass
from typing import Any

from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.recommendations.records import Cluster, Fact
from workbench.store import Database

_SEEN = f"recommendation.counted and {audience_clause('recommendation.audience')}"
_MEMBERS = (
    "(select count(*) from cluster_member member join recommendation on recommendation.lead = member.recommendation_id "
    f"where cluster_id = cluster.id and {_SEEN}) as members"
)


class NoSuchCluster(NotFound):
    message = N_("No cluster here is called %(name)s. Look in the list of clusters.")


@dataclass(frozen=True)
class Breakdown:
    """How many members of a cluster there are of each status and of each ministry (id, name); "" where none stands."""

    statuses: tuple[tuple[str, int], ...]
    ministries: tuple[tuple[str, str, int], ...]


def clusters(db: Database, actor: Actor) -> tuple[Cluster, ...]:
    """All, the open ones first, by name."""
    require(actor, Permission.READ_FOLLOW_UP)
    sql = f"select *, {_MEMBERS} from cluster order by closed, name"
    return tuple(_cluster_from(row) for row in db.query(sql, audience_parameters(actor)))


def cluster(db: Database, actor: Actor, name_or_id: str) -> Cluster:
    """By id or name. Its members are those of `wanted.Wanted(cluster=id)`. Raises NoSuchCluster."""
    require(actor, Permission.READ_FOLLOW_UP)
    sql = f"select *, {_MEMBERS} from cluster where id = :key or lower(name) = lower(:key)"
    for row in db.query(sql, {"key": name_or_id.strip(), **audience_parameters(actor)}):
        return _cluster_from(row)
    raise NoSuchCluster(name=name_or_id)


def breakdown(db: Database, actor: Actor, cluster_id: str) -> Breakdown:
    """The members of a cluster by status and by ministry, most first; one of two ministries is counted under each."""
    require(actor, Permission.READ_FOLLOW_UP)
    values = {"id": cluster_id, "what": Fact.STATUS.value, **audience_parameters(actor)}
    members = "select recommendation_id from cluster_member where cluster_id = :id"
    statuses = (
        "select coalesce(fact.value, '') as status, count(*) as many from recommendation "
        "left join recommendation_fact fact on fact.recommendation_id = lead and what = :what "
        f"where {_SEEN} and lead in ({members}) group by 1 order by many desc, 1"
    )
    ministries = (
        "select coalesce(organisation.id, '') as id, coalesce(name, '') as name, count(*) as many from recommendation "
        "left join recommendation_tag tag on tag.recommendation_id = lead and facet = 'ministry' "
        "and standing <> 'set_aside' left join organisation on organisation.id = tag.value "
        f"where {_SEEN} and lead in ({members}) group by 1, 2 order by many desc, 2"
    )
    return Breakdown(
        tuple((row["status"], row["many"]) for row in db.query(statuses, values)),
        tuple((row["id"], row["name"], row["many"]) for row in db.query(ministries, values)),
    )


def _cluster_from(row: dict[str, Any]) -> Cluster:
    told = {name: row[name] for name in ("id", "name", "about", "created_at", "members")}
    return Cluster(**told, closed=bool(row["closed"]))
