"""`corpus show`: a document, its paragraphs, and what belongs to it."""

from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.corpus_values import (
    counterpart_json,
    document_json,
    paragraph_json,
    received_json,
    related_json,
)
from workbench.corpus import queries
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.versions import copies, relations, successors, ties
from workbench.corpus.versions.relations import Relation
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database


@click.command("show")
@click.argument("key", metavar="SYMBOL-OR-ID")
@pass_desk
def show_command(desk: Desk, key: str) -> None:
    """A document and its paragraphs, by symbol, id, title, or the citation of a paragraph.

    With what belongs to it: other versions, and the same passages in other languages and in what replaced it.
    """
    require(desk.actor, Permission.READ_LIBRARY)
    with desk.store.reading() as db:
        document = queries.document_named(db, desk.actor, key)
        shown = _shown(db, desk.actor, document)
    desk.emit(shown, text=lambda: "\n\n".join([document.name, *_notes(shown), *map(_line, shown["paragraphs"])]))


def _shown(db: Database, actor: Actor, document: Document) -> dict[str, Any]:
    held = queries.paragraphs(db, document.id)
    related = relations.related(db, actor, document)
    others = ties.documents_in_other_languages(db, actor, document)
    parallel = ties.counterparts(db, document, others, held)
    after = successors.successor(db, actor, document)
    now = successors.passages_now(db, document, after) if after else {}
    paragraphs = [
        {
            **paragraph_json(document, each),
            "parallel": [counterpart_json(one) for one in parallel.get(each.id, ())],
            "now": queries.citation(after, now[each.id]) if after and each.id in now else None,
        }
        for each in held
    ]
    gone = queries.no_longer_read(db, document.id)
    suggested = ties.suggested(db, actor, document)
    return {
        **document_json(document),
        "paragraphs": paragraphs,
        "no_longer_read": [_gone(db, after or document, document, each) for each in gone],
        "related": [related_json(each) for each in related],
        "suggested": [{"id": each.id, "language": each.language, "name": each.name} for each in suggested],
        "also_received_as": [received_json(each) for each in copies.received_as(db, document.id)],
    }


def _gone(db: Database, current: Document, document: Document, paragraph: Paragraph) -> dict[str, Any]:
    """A paragraph that is no longer read, and the one in which its words stand now."""
    holds = successors.holding(db, current, paragraph)
    return {**paragraph_json(document, paragraph), "now": queries.citation(current, holds) if holds else None}


_WORDS = {
    Relation.REPLACED_BY: "Replaced by",
    Relation.REPLACES: "Replaces",
    Relation.REVISION: "Another revision",
    Relation.CORRIGENDUM: "A corrigendum",
    Relation.REISSUE: "A reissue",
    Relation.ORIGINAL: "It changes",
    Relation.LANGUAGE: "In another language",
    Relation.SAME_SYMBOL: "Under the same symbol",
}


def _notes(shown: dict[str, Any]) -> list[str]:
    lines = [
        f"{_WORDS[Relation(each['relation'])]}: {each['name']} ({each['language']}, {each['id']})"
        for each in shown["related"]
    ]
    lines += [f"Also received as {each['file']}" for each in shown["also_received_as"]]
    lines += [
        f"Perhaps the same in another language: {each['name']} ({each['language']}). "
        f"To tie them: workbench corpus tie {shown['id']} {each['id']}"
        for each in shown["suggested"]
    ]
    return ["\n".join(lines)] if lines else []


def _line(paragraph: dict[str, Any]) -> str:
    return f"{paragraph['label']}  {paragraph['full_text']}"
