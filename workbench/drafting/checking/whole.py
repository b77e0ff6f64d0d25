"""What the whole lacks: words over the limit, what nothing answers, sources that stand no more as they stood."""

import re
from collections.abc import Collection, Iterator, Mapping

from workbench.corpus.queries import citation as citation_of
from workbench.corpus.versions.successors import Standing
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.checking.records import Finding
from workbench.drafting.records import Addressed, DraftParagraph

_TYPED_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[٠-٩]{1,3})[.)]\s")
LONG = 250  # words; editors of the United Nations ask for paragraphs of less than half a page


def of_report(
    overview: ReportOverview,
    coverage: Coverage,
    sources: Mapping[str, Standing] | None = None,
    without_source: Collection[str] = (),
) -> tuple[Finding, ...]:
    """All findings: the whole first, then sections, then paragraphs in order.

    `sources` say what became of passages that are cited (`corpus.versions.successors`); `without_source` are the ids
    of the paragraphs that say nowhere where they come from (`sources.listing`).
    """
    findings = _paragraphs(overview, sources or {}, without_source)
    return (*_whole(overview, coverage), *_sections(overview), *findings)


def cited_passages(overview: ReportOverview) -> tuple[str, ...]:
    """The ids of the library's paragraphs that the report cites."""
    paragraphs = (paragraph for section in overview.sections for paragraph in section.paragraphs)
    return tuple(citation.source_paragraph_id for paragraph in paragraphs for citation in paragraph.citations)


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
            message = f"{each.section.heading}: {each.words:,} words of {each.section.budget:,}."
            yield Finding("section-budget", "warning", "", message)


def _paragraphs(
    overview: ReportOverview, sources: Mapping[str, Standing], without_source: Collection[str]
) -> Iterator[Finding]:
    for section in overview.sections:
        for paragraph in section.paragraphs:
            yield from _paragraph(paragraph, lacks_source=paragraph.id in without_source)
            yield from _sources(paragraph, sources)


def _sources(paragraph: DraftParagraph, sources: Mapping[str, Standing]) -> Iterator[Finding]:
    """What is cited and stands no more as it stood."""
    for citation in paragraph.citations:
        standing = sources.get(citation.source_paragraph_id)
        if standing is None:
            continue
        now = f": see {citation_of(standing.successor or standing.document, standing.now)}" if standing.now else ""
        place = f"Paragraph {paragraph.number}"
        if standing.withdrawn:
            message = f"{place} cites {citation.citation}, which was withdrawn: {standing.withdrawn}"
            yield Finding("source-withdrawn", "warning", paragraph.id, message)
        elif standing.successor is not None:
            message = f"{place} cites {citation.citation}, which was replaced by {standing.successor.name}{now}."
            yield Finding("source-replaced", "warning", paragraph.id, message)
        else:
            message = f"{place} cites {citation.citation}, which is no longer read in its document{now}."
            yield Finding("source-not-read", "warning", paragraph.id, message)


def _paragraph(paragraph: DraftParagraph, *, lacks_source: bool) -> Iterator[Finding]:
    place = f"Paragraph {paragraph.number}"
    if lacks_source:
        yield Finding("no-source", "advice", paragraph.id, f"{place} rests on no source.")
    if _TYPED_NUMBER.match(paragraph.text):
        yield Finding(
            "typed-number",
            "warning",
            paragraph.id,
            f"{place} begins with a typed number; numbers come by themselves.",
            mend="typed-number",
        )
    if paragraph.words > LONG:
        yield Finding(
            "long-paragraph", "advice", paragraph.id, f"{place} has {paragraph.words} words; consider splitting it."
        )
    for citation in paragraph.citations:
        if not citation.published and citation.quote:
            message = f"{place} quotes an unpublished source ({citation.citation})."
            yield Finding("unpublished-quoted", "warning", paragraph.id, message)
