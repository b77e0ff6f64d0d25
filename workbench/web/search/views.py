"""The routes of the search."""

from workbench.web.search import page, saving, taking_away
from workbench.web.search.blueprint import blueprint

__all__ = ["blueprint", "page", "saving", "taking_away"]
