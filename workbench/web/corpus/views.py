"""The routes of the library."""

from workbench.web.corpus import adding, beside, correcting, document, library, mending, uses, versions, withdrawing
from workbench.web.corpus.blueprint import blueprint

__all__ = [
    "adding",
    "beside",
    "blueprint",
    "correcting",
    "document",
    "library",
    "mending",
    "uses",
    "versions",
    "withdrawing",
]
