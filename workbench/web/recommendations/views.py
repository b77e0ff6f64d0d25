"""The routes of the recommendations."""

from workbench.web.recommendations import (
    bulk,
    changing,
    clusters,
    handing,
    history,
    imported,
    importing,
    listing,
    ministries,
    numbers,
    page,
    pairs,
    public,
    suggesting,
    taking_away,
)
from workbench.web.recommendations.blueprint import blueprint

__all__ = [
    "blueprint",
    "bulk",
    "changing",
    "clusters",
    "handing",
    "history",
    "imported",
    "importing",
    "listing",
    "ministries",
    "numbers",
    "page",
    "pairs",
    "public",
    "suggesting",
    "taking_away",
]
