"""The routes of drafting."""

from workbench.web.drafting import coverage, desk, history, linking, report, reports, snapshot, structure, writing
from workbench.web.drafting.blueprint import blueprint

__all__ = [
    "blueprint",
    "coverage",
    "desk",
    "history",
    "linking",
    "report",
    "reports",
    "snapshot",
    "structure",
    "writing",
]
