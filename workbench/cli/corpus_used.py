"""`corpus used`: where a document was used in reports."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.corpus import queries
from workbench.corpus.records import Document, Paragraph
from workbench.drafting.sources.uses import Use, uses_of


@click.command("used")
@click.argument("key", metavar="SYMBOL-OR-CITATION")
@pass_desk
def used_command(desk: Desk, key: str) -> None:
    """Each paragraph of reports, and each version, that rests on a document or on one of its paragraphs."""
    with desk.store.reading() as db:
        only: Paragraph | None = None
        try:
            document, only = queries.document_and_paragraph(db, desk.actor, key)
        except queries.ParagraphNotFound:
            document = queries.document_named(db, desk.actor, key)
        uses = uses_of(db, desk.actor, document)
        passages = (*queries.paragraphs(db, document.id), *queries.no_longer_read(db, document.id))
    found = [
        _value(document, passage, use)
        for passage in passages
        if only is None or passage.id == only.id
        for use in uses.get(passage.id, ())
    ]
    desk.emit(found, text=lambda: "\n".join(_line(each) for each in found) or "Used nowhere.")


def _value(document: Document, passage: Paragraph, use: Use) -> dict[str, Any]:
    return {
        "citation": queries.citation(document, passage),
        "report": use.report_id,
        "title": use.report,
        "section": use.section,
        "paragraph": use.paragraph_id,
        "label": use.label,
        "versions": [
            {"snapshot": each.snapshot_id, "number": each.number, "submitted": each.submitted} for each in use.versions
        ],
    }


def _line(value: dict[str, Any]) -> str:
    where = f"paragraph {value['label']}" if value["label"] else "no longer in the draft"
    versions = ", ".join(str(each["number"]) for each in value["versions"])
    return f"{value['citation']}: {value['title']}, {value['section']}, {where}" + (
        f", versions {versions}" if versions else ""
    )
