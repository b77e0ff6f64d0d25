"""The routes of drafting."""

from workbench.web.drafting.asked import choosing, coverage
from workbench.web.drafting.blocks import captioned, loading, pasting
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.budget import views as budget
from workbench.web.drafting.checking import views as checking
from workbench.web.drafting.desk import desk, linking, meanwhile
from workbench.web.drafting.moments import compare, history, section_history
from workbench.web.drafting.outline import changes, guidelines, page
from workbench.web.drafting.reports import report, reports
from workbench.web.drafting.rolling import beginning, renewing
from workbench.web.drafting.sharing import people, presence, section_state
from workbench.web.drafting.sources import listed, marking
from workbench.web.drafting.statistics import lacking, taking
from workbench.web.drafting.statistics import views as statistics
from workbench.web.drafting.versions import releasing, snapshot
from workbench.web.drafting.word import section
from workbench.web.drafting.writing import arranged, inserting, structure, undoing, writing

__all__ = [
    "arranged",
    "beginning",
    "blueprint",
    "budget",
    "captioned",
    "changes",
    "checking",
    "choosing",
    "compare",
    "coverage",
    "desk",
    "guidelines",
    "history",
    "inserting",
    "lacking",
    "linking",
    "listed",
    "loading",
    "marking",
    "meanwhile",
    "page",
    "pasting",
    "people",
    "presence",
    "releasing",
    "renewing",
    "report",
    "reports",
    "section",
    "section_history",
    "section_state",
    "snapshot",
    "statistics",
    "structure",
    "taking",
    "undoing",
    "writing",
]
