"""What is done to clusters: recommendations that are taken up together, under a name of the State's own."""

from collections.abc import Iterable
from datetime import datetime

from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.clustering.clustered import cluster
from workbench.recommendations.ledger.acts import Act, Acting
from workbench.recommendations.ledger.keeping import NeedsAName
from workbench.recommendations.records import Cluster
from workbench.store import Database, journal, new_id, timestamp

_LONGEST_NAME, _LONGEST_ABOUT = 200, 5_000


class NameTaken(Conflict):
    message = N_("There is a cluster called “%(name)s” already. Nothing was changed: choose another name, or use it.")


class ClusterClosed(Conflict):
    message = N_("The cluster “%(name)s” is closed. Nothing was changed: reopen it first.")


class ClusterTooLong(Invalid):
    message = N_("This is longer than %(longest)s letters. Nothing was changed: shorten it.")


def create_cluster(db: Database, name: str, *, about: str = "", by: Actor, at: datetime) -> Cluster:
    """Begin a cluster. Raises NeedsAName, NameTaken, ClusterTooLong."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    name, about = _checked(db, name, about)
    row = {"id": new_id(), "name": name, "about": about, "created_at": timestamp(at), "created_by": by.person_id}
    db.table("cluster").insert(row)
    _note(db, str(row["id"]), f"{by.name} began the cluster {name}", by=by, at=at)
    return cluster(db, by, str(row["id"]))


def describe_cluster(db: Database, cluster_id: str, *, name: str, about: str, by: Actor, at: datetime) -> Cluster:
    """Call a cluster otherwise, or say what it is about. Raises as `create_cluster`, and NoSuchCluster."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    known = cluster(db, by, cluster_id)
    name, about = _checked(db, name, about, but=known.id)
    if (name, about) != (known.name, known.about):
        db.table("cluster").update(known.id, {"name": name, "about": about})
        _note(db, known.id, f"{by.name} described the cluster {name}", by=by, at=at)
    return cluster(db, by, known.id)


def close_cluster(db: Database, cluster_id: str, *, closed: bool = True, by: Actor, at: datetime) -> Cluster:
    """Close a cluster, or reopen it; its members stay. Raises NoSuchCluster."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    known = cluster(db, by, cluster_id)
    if closed is not known.closed:
        db.table("cluster").update(known.id, {"closed": int(closed)})
        verb = "closed" if closed else "reopened"
        _note(db, known.id, f"{by.name} {verb} the cluster {known.name}", by=by, at=at)
    return cluster(db, by, known.id)


def put_members(
    db: Database, cluster_id: str, ids: Iterable[str], *, are_members: bool = True, by: Actor, at: datetime
) -> Act:
    """Put these into a cluster, or take them out: one act. Raises NoSuchCluster, ClusterClosed, NothingChosen,
    RecommendationNotFound."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    known = cluster(db, by, cluster_id)
    if known.closed:
        raise ClusterClosed(name=known.name)
    summary = N_("put into the cluster %s") if are_members else N_("took out of the cluster %s")
    act = Acting(db, by, at, summary % known.name)
    for lead in act.leads(ids):
        act.put_member(lead, known.id, is_member=are_members)
    return act.done()


def _checked(db: Database, name: str, about: str, *, but: str = "") -> tuple[str, str]:
    name, about = " ".join(name.split()), about.strip()
    if not name:
        raise NeedsAName
    for text, longest in ((name, _LONGEST_NAME), (about, _LONGEST_ABOUT)):
        if len(text) > longest:
            raise ClusterTooLong(longest=longest)
    same = "select name from cluster where lower(name) = lower(:name) and id <> :but"
    for row in db.query(same, {"name": name, "but": but}):
        raise NameTaken(name=row["name"])
    return name, about


def _note(db: Database, cluster_id: str, summary: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb="kept", object_kind="cluster", object_id=cluster_id, summary=summary)
