"""The clusters a recommendation is in, on its page, and putting it into one."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.people.access import Permission, may
from workbench.recommendations.clustering.clustered import clusters
from workbench.recommendations.records import Kept, Recommendation
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.pages import Page
from workbench.web.recommendations.sorting import Refused

PART = "clusters"


@dataclass(frozen=True)
class ClusterPanel:
    """The open clusters it is in, as (id, name); `options` are the others, for whoever may put it there."""

    clusters: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    done: str = ""
    error: str = ""


@dataclass(frozen=True)
class ClusterFragment(Page):
    template: ClassVar[str] = "recommendations/_clusters.html"
    unit: Recommendation
    gathered: ClusterPanel
    may_keep: bool


def cluster_panel(db: Database, held: Kept, refused: Refused, *, done: str = "") -> ClusterPanel:
    """For whoever may see how the State follows up."""
    mine = {each for each, _name in held.clusters}
    keeps = may(actor(), Permission.KEEP_RECOMMENDATIONS)
    others = [each for each in clusters(db, actor()) if not each.closed and each.id not in mine] if keeps else []
    return ClusterPanel(held.clusters, tuple((each.id, each.name) for each in others), done, refused.error(PART))
