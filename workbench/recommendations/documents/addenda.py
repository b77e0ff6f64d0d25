"""Positions of the State under review, from the report on a review and from its addenda, whichever came first.

`A/HRC/44/9/Add.1` says what became of the recommendations in `A/HRC/44/9`. What a person said of one is kept apart, as
a fact, and outranks both.
"""

from workbench.corpus import queries
from workbench.corpus.records import Paragraph
from workbench.recommendations.recognising import units
from workbench.recommendations.recognising.answers import Answer, answers
from workbench.store import Database
from workbench.treaties import DocumentKind
from workbench.treaties.catalogue import UPR

_REPORTS = f"('{DocumentKind.HRC_DOCUMENT.value}', '{DocumentKind.UPR_DRAFT_WG_REPORT.value}')"
# Reports that the document is itself, is an addendum to, or was one to when it was read before.
_TOUCHED = f"""
    select report.id from document, document report where document.id = :id and report.treaty = '{UPR}'
        and report.kind in {_REPORTS}
        and (report.id = document.id or document.base glob report.base || '/Add.[0-9]*')
    union select distinct recommendation.document_id from recommendation
        join paragraph on paragraph.id = position_paragraph_id where paragraph.document_id = :id
"""
_ADDENDA = f"""
    select addendum.id from document report, document addendum where report.id = :id
        and addendum.kind = '{DocumentKind.HRC_DOCUMENT_ADDENDUM.value}'
        and addendum.replaced_by is null and not addendum.withdrawn
        and addendum.base glob report.base || '/Add.[0-9]*' and addendum.audience in ('everyone', report.audience)
    order by addendum.base, addendum.language is 'en', addendum.added_at desc, addendum.id desc
"""


def settle(db: Database, document_id: str) -> None:
    """Put the positions of the reviews that a document is the report on, or an addendum to."""
    for row in list(db.query(_TOUCHED, {"id": document_id})):
        _settle_report(db, str(row["id"]))


def _settle_report(db: Database, report_id: str) -> None:
    paragraphs = queries.paragraphs(db, report_id)
    said = _answered(db, report_id, paragraphs)
    numbers = {each.id: each.number or "" for each in paragraphs}
    rows = []
    for unit in units(paragraphs):
        answer = said.get(numbers[unit.paragraph_id])
        if answer is None or (answer.of_all and unit.position is not None):
            values = {"position": unit.position, "source": None}
        else:
            values = {"position": answer.position, "source": answer.paragraph_id}
        rows.append({**values, "paragraph": unit.paragraph_id, "label": unit.label})
    for row in rows:
        db.execute(
            "update recommendation set position = :position, position_paragraph_id = :source "
            "where paragraph_id = :paragraph and label = :label and not no_longer_read",
            row,
        )


def _answered(db: Database, report_id: str, paragraphs: tuple[Paragraph, ...]) -> dict[str, Answer]:
    """By number; a second addendum outranks the first, the English text of one those in other languages."""
    known = {each.number: each.full_text for each in paragraphs if each.number and "." in each.number}
    found: dict[str, Answer] = {}
    for row in list(db.query(_ADDENDA, {"id": report_id})) if known else ():
        addendum = queries.paragraphs(db, str(row["id"]))
        found.update(answers(addendum, known))
    return found
