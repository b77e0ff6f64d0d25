"""Reads of what the reports in the library say of recommendations; only what the actor may open is among it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.corpus import citations
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database


class How(StrEnum):
    """How it is known that a paragraph speaks to a recommendation."""

    CONFIRMED = "confirmed"  # a person said so
    NAMED = "named"  # the paragraph or its heading names the recommendation
    LIKELY = "likely"  # its words are alike: a person has to look


@dataclass(frozen=True)
class SaidInLibrary:
    """A paragraph of a report, as it is cited, with its words. `reason` says why, "" where a person said so."""

    paragraph_id: str
    citation: str
    text: str
    language: str
    slug: str
    anchor: str
    date: str
    is_public: bool
    how: How
    confidence: float
    reason: str


def said_in_library(
    db: Database, actor: Actor, leads: Iterable[str], *, likely: bool = False
) -> dict[str, tuple[SaidInLibrary, ...]]:
    """Lead → what reports say of it, latest report first. `likely`: what nobody confirmed too, the likeliest last."""
    sql = (
        "select tie.*, paragraph.number, paragraph.label, paragraph.annex, paragraph.anchor, paragraph.full_text, "
        "document.symbol, document.title, document.date, document.language, document.slug, document.audience "
        "from (select recommendation_id, paragraph_id, 'confirmed' as how, 1.0 as confidence, '' as reason "
        "from said_in_report where standing = 'confirmed' "
        "union all select recommendation_id, value, iif(sure, 'named', 'likely'), confidence, reason from suggestion "
        "where facet = 'said' and (sure or :likely)) tie "
        "join paragraph on paragraph.id = tie.paragraph_id join document on document.id = paragraph.document_id "
        "where tie.recommendation_id in (select value from json_each(:leads)) "
        "and document.replaced_by is null and not document.withdrawn "
        f"and {audience_clause('document.audience')} "
        "order by tie.recommendation_id, how = 'likely', document.date desc, document.id, paragraph.position"
    )
    values = {"leads": json.dumps(sorted(set(leads))), "likely": likely, **audience_parameters(actor)}
    found: dict[str, list[SaidInLibrary]] = defaultdict(list)
    for row in db.query(sql, values):
        found[row["recommendation_id"]].append(_said(row))
    return {lead: tuple(said) for lead, said in found.items()}


def _said(row: Mapping[str, Any]) -> SaidInLibrary:
    dated = f"{row['title']} ({row['date']})" if row["date"] else row["title"]
    number = row["number"]
    place = citations.numbered(number, annex=row["annex"], anchor=row["anchor"]) if number else row["label"]
    return SaidInLibrary(
        paragraph_id=row["paragraph_id"],
        citation=f"{row['symbol'] or dated}, {place}",
        text=row["full_text"],
        language=row["language"] or "en",
        slug=row["slug"],
        anchor=row["anchor"],
        date=row["date"] or "",
        is_public=row["audience"] == "everyone",
        how=How(row["how"]),
        confidence=row["confidence"],
        reason=row["reason"],
    )
