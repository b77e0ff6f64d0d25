"""The clusters that a table names: found by name, begun where there is none of that name."""

from collections.abc import Iterable
from datetime import datetime

from workbench.people import Actor
from workbench.recommendations.clustering.clusters import create_cluster
from workbench.store import Database, timestamp
from workbench.text.plain import plain

_LONGEST_NAME = 200

# Whoever took one out of a cluster by hand is not overruled by a table.
_TAKEN_OUT = (
    "select 1 from recommendation_change where recommendation_id = :lead and what = 'cluster' and value = :cluster "
    "and origin = 'person' and after = ''"
)


class Clusters:
    """Names → ids of clusters, as they stand in the database and as they are begun."""

    def __init__(self, db: Database, *, by: Actor, at: datetime) -> None:
        self.db, self.by, self.at = db, by, at
        self._known = {plain(row["name"]): str(row["id"]) for row in db.query("select id, name from cluster")}

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The clusters in order, each once."""
        return tuple(dict.fromkeys(self._id(name[:_LONGEST_NAME].strip()) for name in names))

    def _id(self, name: str) -> str:
        known = self._known.get(plain(name))
        if known is None:
            known = self._known[plain(name)] = create_cluster(self.db, name, by=self.by, at=self.at).id
        return known

    def put(self, lead: str, clusters: Iterable[str]) -> None:
        """Have a recommendation in these, unless a person took it out."""
        for cluster in clusters:
            place = {"lead": lead, "cluster": cluster, "at": timestamp(self.at), "by_id": self.by.person_id}
            self.db.execute(
                "insert or ignore into cluster_member (cluster_id, recommendation_id, at, by_id) "
                f"select :cluster, :lead, :at, :by_id where not exists ({_TAKEN_OUT})",
                place,
            )
