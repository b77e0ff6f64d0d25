"""Where the paragraphs of a document are cited in reports, with the addresses of those the reader may open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.corpus import queries
from workbench.corpus.addresses import paragraph_address
from workbench.corpus.records import Document, Paragraph
from workbench.drafting.sources import uses as drafting
from workbench.people import Actor
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Use:
    """One place of a report that rests on the paragraph; `address` is "" where the reader may not open the report."""

    report: str
    section: str
    address: str
    label: str
    versions: str


@dataclass(frozen=True)
class UsedRow:
    """A paragraph of the document that was used."""

    citation: str
    address: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class UsedPage(Page):
    template: ClassVar[str] = "corpus/used.html"
    document: Document
    rows: tuple[UsedRow, ...]
    is_own: bool


def uses_of(db: Database, reader: Actor, document: Document) -> dict[str, tuple[Use, ...]]:
    """Paragraph id of the source → its uses."""
    found = drafting.uses_of(db, reader, document)
    return {source: tuple(shown_use(each) for each in uses) for source, uses in found.items()}


def shown_use(use: drafting.Use) -> Use:
    """A use as a page shows it."""
    anchor = paragraph_anchor(use.paragraph_id)
    address = desk_address(use.report_id, use.section_id, anchor=anchor) if use.open else ""
    return Use(use.report, use.section, address, use.label, _versions(use))


def _versions(use: drafting.Use) -> str:
    if not use.versions:
        return ""
    numbers = ", ".join(str(each.number) for each in use.versions)
    said = ngettext("version %(numbers)s", "versions %(numbers)s", len(use.versions), numbers=numbers)
    return _("%(versions)s, submitted", versions=said) if any(each.submitted for each in use.versions) else said


@blueprint.get("/documents/<slug>/used")
@requires(Permission.READ_LIBRARY)
def used(slug: str) -> str:
    """Where the whole document was used, paragraph by paragraph."""
    with store().reading() as db:
        document = queries.document(db, actor(), slug)
        uses = uses_of(db, actor(), document)
        paragraphs = (*queries.paragraphs(db, document.id), *queries.no_longer_read(db, document.id))
    return render(
        UsedPage(
            document=document,
            rows=_rows(document, paragraphs, uses),
            is_own=drafting.is_own_contribution(actor(), document),
        )
    )


def _rows(
    document: Document, paragraphs: tuple[Paragraph, ...], uses: Mapping[str, tuple[Use, ...]]
) -> tuple[UsedRow, ...]:
    return tuple(
        UsedRow(queries.citation(document, each), paragraph_address(document, each), uses[each.id])
        for each in paragraphs
        if each.id in uses
    )
