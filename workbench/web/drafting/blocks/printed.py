"""What stands in place of the references and figures of a text: the numbers and values as they are today."""

from collections.abc import Sequence

from workbench.drafting.blocks import resolving
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.store import Database


def printed_in(db: Database, report: StateReport, paragraphs: Sequence[DraftParagraph]) -> dict[str, str]:
    """Id of a reference or a figure → its words, for all that these paragraphs name."""
    texts = (text for each in paragraphs for text in (each.markup, *each.footnotes.values()))
    if not any("<ref id=" in text or "<stat id=" in text for text in texts):
        return {}
    said = resolving.words(db, report, paragraphs)
    return {**{key: each.label for key, each in said.references.items()}, **said.figures}
