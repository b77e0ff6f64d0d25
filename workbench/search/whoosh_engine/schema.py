"""The fields of the Whoosh index: stems by language. All else stands in the arrays beside it."""

from typing import Any

from workbench.search import analysis
from workbench.search.whoosh_engine.library import SpaceSeparatedTokenizer, fields

_TEXT = {family: f"text_{family}" for family in analysis.FAMILIES}


def text_field(family: str) -> str:
    """The field that holds the stems of paragraphs of that family."""
    return _TEXT[family]


def family_of(field: str) -> str:
    """The family whose stems a field holds."""
    return field.removeprefix("text_")


def schema() -> Any:
    """No text is stored and nothing of ours is pickled into it: whoosh-reloaded can open the index too.

    Terms are handed in ready, so analyzers of the fields are never asked. Positions are not kept.
    """
    ready = SpaceSeparatedTokenizer()
    made = fields.Schema()
    for name in _TEXT.values():
        made.add(name, fields.TEXT(analyzer=ready, phrase=False))
    return made
