"""Where a report quotes what a ministry gave as background, not to be quoted: to be seen before a version goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from workbench.drafting import queries as drafting
from workbench.drafting.checking import Finding
from workbench.drafting.checking.records import found
from workbench.drafting.records import DraftParagraph
from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.requests import rows
from workbench.requests.records import BlockKind
from workbench.store import Database
from workbench.text.normalise import bare

RULE: Final = "background-quoted"
LEAST: Final = 8  # words in a row that no two people write alike by chance
_SENTENCE = re.compile(r"(?<=[.!?؟。])\s*|\n")


def findings(db: Database, actor: Actor, report_id: str) -> tuple[Finding, ...]:
    """Each paragraph that quotes such a source, or has a sentence of it word for word. Raises ReportNotFound.

    Of background that the actor may not read nothing is told.
    """
    report = drafting.report(db, actor, report_id)
    documents, sentences = _documents(db, actor), _sentences(db, actor)
    return tuple(
        finding for each in drafting.paragraphs(db, report.id) for finding in of_paragraph(each, documents, sentences)
    )


def of_paragraph(
    paragraph: DraftParagraph, documents: frozenset[str], sentences: Mapping[str, tuple[str, str]]
) -> Iterator[Finding]:
    """`documents`: ids of background in the library · `sentences`: bare words → (whose, the sentence)."""
    for citation in paragraph.citations:
        if citation.quote and citation.document_id in documents:
            template = N_("%(label)s quotes %(citation)s, which was given as background and is not to be quoted.")
            yield _found(paragraph, template, excerpt=citation.quote, citation=citation.citation)
            return
    words = bare(paragraph.text)
    for known, (whose, sentence) in sentences.items():
        if known in words:
            template = N_("%(label)s has words of %(whose)s that were given as background and are not to be quoted.")
            yield _found(paragraph, template, excerpt=sentence, whose=whose)
            return


def _found(paragraph: DraftParagraph, template: str, *, excerpt: str, **values: str) -> Finding:
    return found(
        RULE,
        "error",
        template,
        paragraph=paragraph.id,
        section=paragraph.section_id,
        excerpt=excerpt,
        label=paragraph.label or str(paragraph.number),
        **values,
    )


def _documents(db: Database, actor: Actor) -> frozenset[str]:
    sql = (
        "select contribution_document.document_id from contribution_document "
        "join contribution on contribution.id = contribution_document.contribution_id "
        f"where contribution_document.use = 'background' and {audience_clause('contribution.audience')}"
    )
    return frozenset(row["document_id"] for row in db.query(sql, audience_parameters(actor)))


def _sentences(db: Database, actor: Actor) -> dict[str, tuple[str, str]]:
    """Every sentence long enough to be known again, of what came as background; also of what came unsigned."""
    sql = (
        "select contribution_answer.*, organisation.name as organisation from contribution_answer "
        "join contribution on contribution.id = contribution_answer.contribution_id "
        "join organisation on organisation.id = contribution.organisation_id "
        f"where contribution_answer.use = 'background' and {audience_clause('contribution.audience')}"
    )
    said: dict[str, tuple[str, str]] = {}
    for row in db.query(sql, audience_parameters(actor)):
        for block in rows.contributed(row).blocks:
            for sentence in _SENTENCE.split(block.text) if block.kind is BlockKind.PARAGRAPH else ():
                if _is_long(sentence):
                    said.setdefault(bare(sentence), (row["organisation"], sentence.strip()))
    return said


def _is_long(sentence: str) -> bool:
    """Chinese has no spaces between words: twice as many signs stand for as many words."""
    return len(sentence.split()) >= LEAST or (" " not in sentence.strip() and len(sentence) >= 2 * LEAST)
