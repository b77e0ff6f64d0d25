"""Recommendations chosen for a follow-up report: one section each, in which the report is asked to respond to it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.budget import share_out
from workbench.drafting.outlines.outline import OutlineSection
from workbench.drafting.outlines.storing import insert_section
from workbench.people import Actor
from workbench.recommendations import queries as recommendation_queries
from workbench.recommendations.records import Recommendation
from workbench.store import Database, new_id, timestamp

_CONFIDENCE = "high"  # the words are the committee's own


def ask_for_chosen(db: Database, report_id: str, chosen: Sequence[str], *, by: Actor, at: datetime) -> None:
    """A section for each paragraph of recommendations that was chosen; its items stand in it together.

    Where the outline is one section (`Selected recommendations` of a follow-up report) they stand in that and share
    its words, else behind the others. `chosen` are ids or citations. Raises RecommendationNotFound, ParagraphNotFound.
    """
    found: dict[str, Recommendation] = {}
    for key in chosen:
        found.update({each.id: each for each in recommendation_queries.meant(db, by, key)})
    grouped: dict[str, list[Recommendation]] = defaultdict(list)
    for each in found.values():
        grouped[each.paragraph_citation or each.citation].append(each)
    sections = queries.sections(db, report_id)
    under = sections[0] if len(sections) == 1 else None
    budgets: Sequence[int | None] = [None] * len(grouped)
    if under is not None and under.budget is not None:
        budgets = share_out(under.budget, [len(each) for each in grouped.values()])
    for place, ((citation, asked), budget) in enumerate(zip(grouped.items(), budgets, strict=True), start=1):
        section_id = new_id()
        section = _section(citation, budget, level=under.level + 1 if under else 1, share=len(asked) / len(found))
        parent_id = under.id if under else None
        position = len(sections) + place
        insert_section(db, report_id, section, section_id=section_id, parent_id=parent_id, position=position)
        for each in asked:
            _ask(db, report_id, each, section_id, by=by, at=at)


def _section(citation: str, budget: int | None, *, level: int, share: float) -> OutlineSection:
    return OutlineSection(
        level=level,
        parent=None,
        number="",
        title=citation,
        key=citation,
        articles=(),
        source_paras="",
        share=share,
        budget=budget,
        confidence=_CONFIDENCE,
        requirements=(),
    )


def _ask(
    db: Database, report_id: str, recommendation: Recommendation, section_id: str, *, by: Actor, at: datetime
) -> None:
    db.table("report_recommendation").insert(
        {
            "report_id": report_id,
            "recommendation_id": recommendation.id,
            "citation": recommendation.citation,
            "section_id": section_id,
            "standing": "asked",
            "reason": "",
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
