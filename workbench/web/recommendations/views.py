"""The routes of the recommendations."""

from workbench.web.recommendations import listing
from workbench.web.recommendations.blueprint import blueprint

__all__ = [
    "blueprint",
    "listing",
]
