"""The routes of the recommendations."""

from workbench.web.recommendations import changing, clusters, history, listing, page
from workbench.web.recommendations.blueprint import blueprint

__all__ = [
    "blueprint",
    "changing",
    "clusters",
    "history",
    "listing",
    "page",
]
