"""The routes of matters for decision."""

from workbench.web.matters import board, page, putting
from workbench.web.matters.blueprint import blueprint

__all__ = ["blueprint", "board", "page", "putting"]
