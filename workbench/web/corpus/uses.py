"""Where the paragraphs of a document are cited in the reports the reader may open, with their addresses."""

from dataclasses import dataclass

from workbench.drafting import uses as drafting
from workbench.people import Actor
from workbench.store import Database
from workbench.web.drafting.addresses import desk_address, paragraph_anchor


@dataclass(frozen=True)
class Use:
    """One place of a report in drafting that rests on the paragraph."""

    report: str
    section: str
    address: str


def uses_of(db: Database, actor: Actor, document_id: str) -> dict[str, tuple[Use, ...]]:
    """Paragraph id of the source → its uses."""
    found = drafting.uses_of(db, actor, document_id)
    return {source: tuple(_shown(each) for each in uses) for source, uses in found.items()}


def _shown(use: drafting.Use) -> Use:
    anchor = paragraph_anchor(use.paragraph_id)
    return Use(use.report, use.section, desk_address(use.report_id, use.section_id, anchor=anchor))
