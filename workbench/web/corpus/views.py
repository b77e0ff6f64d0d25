"""The routes of the library."""

from workbench.web.corpus import adding, beside, document, library, mending, recommendations
from workbench.web.corpus.blueprint import blueprint

__all__ = ["adding", "beside", "blueprint", "document", "library", "mending", "recommendations"]
