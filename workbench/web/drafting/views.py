"""The routes of drafting."""

from workbench.web.drafting import (
    coverage,
    desk,
    history,
    linking,
    meanwhile,
    releasing,
    report,
    reports,
    snapshot,
    structure,
    writing,
)
from workbench.web.drafting.blocks import pasting
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.budget import views as budget
from workbench.web.drafting.sharing import people, presence, section_state
from workbench.web.drafting.sources import listed, marking
from workbench.web.drafting.word import section

__all__ = [
    "blueprint",
    "budget",
    "coverage",
    "desk",
    "history",
    "linking",
    "listed",
    "marking",
    "meanwhile",
    "pasting",
    "people",
    "presence",
    "releasing",
    "report",
    "reports",
    "section",
    "section_state",
    "snapshot",
    "structure",
    "writing",
]
