"""Between the table and the record."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.corpus.citations import numbered
from workbench.recommendations.records import Recommendation

# The citation is made of the document's and the paragraph's own fields, so that a correction shows at once.
COLUMNS = """
    recommendation.*, coalesce(document.symbol, recommendation.symbol) as symbol,
    coalesce(paragraph.number, recommendation.number) as number, paragraph.label as paragraph_label,
    paragraph.annex as annex, paragraph.anchor as anchor,
    document.title as title, coalesce(document.date, recommendation.date) as date
"""
JOINED = """
    recommendation
    left join paragraph on paragraph.id = recommendation.paragraph_id
    left join document on document.id = recommendation.document_id
"""


def recommendation_from(row: Mapping[str, Any]) -> Recommendation:
    """The record of a row of COLUMNS."""
    paragraph_citation = _paragraph_citation(row)
    return Recommendation(
        id=row["id"],
        document_id=row["document_id"],
        paragraph_id=row["paragraph_id"],
        symbol=row["symbol"],
        number=row["number"],
        label=row["label"],
        citation=f"{paragraph_citation} ({row['label']})" if row["label"] else paragraph_citation,
        paragraph_citation=paragraph_citation,
        text=row["text"],
        heading=row["heading"],
        procedural=bool(row["procedural"]),
        follow_up=bool(row["follow_up"]),
        position=row["position"],
        recommending_states=tuple(json.loads(row["recommending_states"])),
        lead=row["lead"],
        state=row["state"],
        body=row["body"],
        treaty=row["treaty"],
        kind=row["kind"],
        language=row["language"],
        date=row["date"],
        session=row["session"],
        particular=bool(row["particular"]),
        position_paragraph_id=row["position_paragraph_id"],
    )


def _paragraph_citation(row: Mapping[str, Any]) -> str:
    """`CERD/C/ARC/CO/8, para. 21`; of one known from a table alone, as much of it as the table says."""
    number = row["number"]
    if row["document_id"] is None:
        source = row["symbol"] or " ".join(each for each in (row["body"], row["date"]) if each)
        return f"{source}, para. {number}" if number else source
    dated = f"{row['title']} ({row['date']})" if row["date"] else row["title"]
    place = numbered(number, annex=row["annex"], anchor=row["anchor"]) if number else row["paragraph_label"]
    return f"{row['symbol'] or dated}, {place}"
