"""Paragraphs whose text alone was saved since they were read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.drafting import queries
from workbench.drafting.records import DraftParagraph
from workbench.drafting.rows import time_from, values_from
from workbench.store import Database


def reread(db: Database, known: Sequence[DraftParagraph], language: str) -> tuple[DraftParagraph, ...]:
    """These with the texts that stand now, where nothing else of them has changed: place, number and links."""
    ids = json.dumps([each.id for each in known])
    sql = (
        "select draft_paragraph.id, revision_id, markup, text, words, footnotes, revision.at, by_name, attributes "
        "from draft_paragraph join revision on revision.id = draft_paragraph.revision_id "
        "where draft_paragraph.id in (select value from json_each(:ids))"
    )
    rows = {row["id"]: row for row in db.query(sql, {"ids": ids})}
    return tuple(_with_text(db, each, rows[each.id], language) for each in known)


def _with_text(db: Database, known: DraftParagraph, row: Mapping[str, Any], language: str) -> DraftParagraph:
    cited = queries.citations_of_report(db, known.report_id, paragraph_id=known.id)[known.id]
    standing = queries.standing_citations(row["markup"], cited)
    return replace(
        known,
        revision_id=row["revision_id"],
        markup=row["markup"],
        text=row["text"],
        words=row["words"] + queries.words_cited(standing, language),
        footnotes=values_from(row["footnotes"]),
        changed_at=time_from(row["at"]),
        changed_by=row["by_name"],
        citations=standing,
        attributes=values_from(row["attributes"]),
    )
