"""The routes of the library."""

from workbench.web.corpus import adding, document, library, recommendations
from workbench.web.corpus.blueprint import blueprint

__all__ = ["adding", "blueprint", "document", "library", "recommendations"]
