"""What the whole lacks: words over the limit, what nothing answers, paragraphs without a source."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.checking.records import Finding, Severity, found
from workbench.drafting.records import Addressed, DraftParagraph
from workbench.errors import N_

_TYPED_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[٠-٩]{1,3})[.)]\s")
LONG = 250  # words; editors of the United Nations ask for paragraphs of less than half a page


def of_report(
    overview: ReportOverview, coverage: Coverage, *, without_source: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The whole first, then sections, then paragraphs in order; `without_source` are ids of paragraphs."""
    return (*_whole(overview, coverage), *_sections(overview), *_paragraphs(overview, without_source))


def _whole(overview: ReportOverview, coverage: Coverage) -> Iterator[Finding]:
    limit = overview.report.word_limit
    if overview.is_over_limit:
        template = N_("The report has %(words)s words; the limit is %(limit)s.")
        yield found("word-limit", "error", template, words=overview.expected, limit=limit)
    for asked in coverage.requirements:
        if asked.requirement.required and asked.state is Addressed.OPEN:
            template = N_("Nothing answers %(key)s: %(text)s")
            one = asked.requirement
            yield found("requirement-open", "warning", template, section=asked.section_id, key=one.key, text=one.text)
    for recommended in coverage.recommendations:
        if recommended.state is Addressed.OPEN and not recommended.recommendation.procedural:
            template = N_("Nothing responds to %(citation)s")
            citation = recommended.recommendation.citation
            yield found("recommendation-open", "warning", template, section=recommended.section_id, citation=citation)


def _sections(overview: ReportOverview) -> Iterator[Finding]:
    for each in overview.sections:
        if each.is_over_budget:
            own = each.section
            template = N_("%(heading)s: %(words)s words of %(budget)s.")
            yield found(
                "section-budget",
                "warning",
                template,
                section=own.id,
                heading=own.heading,
                words=each.words,
                budget=own.budget,
            )


def _paragraphs(overview: ReportOverview, without_source: Collection[str]) -> Iterator[Finding]:
    for section in overview.sections:
        for paragraph in section.paragraphs:
            if paragraph.id in without_source:
                yield _about(paragraph, "no-source", "advice", N_("%(label)s rests on no source."))
            yield from of_paragraph(paragraph)


def of_paragraph(paragraph: DraftParagraph) -> Iterator[Finding]:
    """A typed number, too many words, an unpublished source that is quoted."""
    if _TYPED_NUMBER.match(paragraph.text):
        template = N_("%(label)s begins with a typed number; numbers come by themselves.")
        yield _about(paragraph, "typed-number", "warning", template, mend="typed-number")
    if paragraph.words > LONG:
        template = N_("%(label)s has %(words)s words; consider splitting it.")
        yield _about(paragraph, "long-paragraph", "advice", template, words=paragraph.words)
    for citation in paragraph.citations:
        if not citation.published and citation.quote:
            template = N_("%(label)s quotes an unpublished source (%(citation)s).")
            yield _about(paragraph, "unpublished-quoted", "warning", template, citation=citation.citation)


def _about(
    paragraph: DraftParagraph, rule: str, severity: Severity, template: str, mend: str = "", **values: Any
) -> Finding:
    return found(
        rule,
        severity,
        template,
        paragraph=paragraph.id,
        section=paragraph.section_id,
        mend=mend,
        label=paragraph.label or str(paragraph.number),
        **values,
    )
