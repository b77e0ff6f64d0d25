"""The default engine: Whoosh's schema, segments, writer and searcher. The only door to that library."""

from workbench.search.whoosh_engine.engine import WhooshEngine

__all__ = ["WhooshEngine"]
