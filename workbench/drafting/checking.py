"""What one should look at before a report goes out: findings with their rule, place and reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.drafting.coverage import Coverage
from workbench.drafting.overview import ReportOverview
from workbench.drafting.records import Addressed, DraftParagraph

Severity: TypeAlias = Literal["error", "warning", "advice"]

_TYPED_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[٠-٩]{1,3})[.)]\s")
LONG = 250  # words; editors of the United Nations ask for paragraphs of less than half a page


@dataclass(frozen=True)
class Finding:
    """One thing to look at; `paragraph` is a permanent id, empty where it is the report or a section."""

    rule: str
    severity: Severity
    paragraph: str
    message: str


def check(overview: ReportOverview, coverage: Coverage) -> tuple[Finding, ...]:
    """All findings: the whole first, then sections, then paragraphs in order."""
    return (*_whole(overview, coverage), *_sections(overview), *_paragraphs(overview))


def _whole(overview: ReportOverview, coverage: Coverage) -> Iterator[Finding]:
    limit = overview.report.word_limit
    if overview.is_over_limit:
        yield Finding("word-limit", "error", "", f"The report has {overview.words:,} words; the limit is {limit:,}.")
    for asked in coverage.requirements:
        if asked.requirement.required and asked.state is Addressed.OPEN:
            message = f"Nothing answers {asked.requirement.key}: {asked.requirement.text}"
            yield Finding("requirement-open", "warning", "", message)
    for recommended in coverage.recommendations:
        if recommended.state is Addressed.OPEN and not recommended.recommendation.procedural:
            message = f"Nothing responds to {recommended.recommendation.citation}"
            yield Finding("recommendation-open", "warning", "", message)


def _sections(overview: ReportOverview) -> Iterator[Finding]:
    for each in overview.sections:
        if each.is_over_budget:
            message = f"{each.section.number}. {each.section.title}: {each.words:,} words of {each.section.budget:,}."
            yield Finding("section-budget", "warning", "", message)


def _paragraphs(overview: ReportOverview) -> Iterator[Finding]:
    for section in overview.sections:
        for paragraph in section.paragraphs:
            yield from _paragraph(paragraph)


def _paragraph(paragraph: DraftParagraph) -> Iterator[Finding]:
    place = f"Paragraph {paragraph.number}"
    if not paragraph.citations:
        yield Finding("no-source", "advice", paragraph.id, f"{place} rests on no source.")
    if _TYPED_NUMBER.match(paragraph.text):
        yield Finding(
            "typed-number", "warning", paragraph.id, f"{place} begins with a typed number; numbers come by themselves."
        )
    if paragraph.words > LONG:
        yield Finding(
            "long-paragraph", "advice", paragraph.id, f"{place} has {paragraph.words} words; consider splitting it."
        )
    for citation in paragraph.citations:
        if not citation.published and citation.quote:
            message = f"{place} quotes an unpublished source ({citation.citation})."
            yield Finding("unpublished-quoted", "warning", paragraph.id, message)
