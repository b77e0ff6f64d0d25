"""Search over the paragraphs of the library: one port, engines behind it, and a query syntax of our own."""

from workbench.search.port import Engine, Entry, Filters, Hit, IndexNotReady, Results, Status

__all__ = ["Engine", "Entry", "Filters", "Hit", "IndexNotReady", "Results", "Status"]
