"""The routes of the search."""

from workbench.web.search import page, taking_away
from workbench.web.search.blueprint import blueprint

__all__ = ["blueprint", "page", "taking_away"]
