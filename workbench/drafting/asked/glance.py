"""A report at a glance: each section with its words against its budget and what is asked of it, answered or not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.drafting.asked.counts import Tally, tally_recommendations, tally_requirements
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.records import DraftParagraph, Section, SectionState, StateReport
from workbench.text import wordcount


@dataclass(frozen=True)
class SectionOverview:
    """A section; `words`, `budget` and `asked` count the sections within, `own_words` and `paragraphs` do not."""

    section: Section
    own_words: int
    words: int
    paragraphs: tuple[DraftParagraph, ...]
    asked: Tally
    state: SectionState

    @property
    def is_over_budget(self) -> bool:
        """Whether it has more words than its budget."""
        return self.section.budget is not None and self.words > self.section.budget


@dataclass(frozen=True)
class ReportOverview:
    """The whole: words against the limit, and both tallies. `expected` are the words in the language submitted."""

    report: StateReport
    words: int
    expected: int
    sections: tuple[SectionOverview, ...]
    requirements: Tally
    recommendations: Tally

    @property
    def is_over_limit(self) -> bool:
        """Whether it has more words than the limit, in the language submitted."""
        return self.report.word_limit is not None and self.expected > self.report.word_limit

    def section(self, section_id: str) -> SectionOverview:
        """The section of that id, which must be one of the report."""
        return next(each for each in self.sections if each.section.id == section_id)


def overview(
    report: StateReport,
    sections: Sequence[Section],
    paragraphs: Sequence[DraftParagraph],
    coverage: Coverage,
    states: Mapping[str, SectionState],
    *,
    own_words: Mapping[str, int] | None = None,
    words: int | None = None,
    factor: float = 1.0,
) -> ReportOverview:
    """Put it together. `states` holds how far each section is (`sharing.states`).

    `own_words` are each section's own words and `words` those that count against the limit (`budget.queries`); without
    them all are counted but the annexes. `factor`: words in the language submitted for each one drafted.
    """
    held: dict[str, list[DraftParagraph]] = defaultdict(list)
    for paragraph in paragraphs:
        held[paragraph.section_id].append(paragraph)
    own = own_words or {
        each.id: wordcount.count(each.title, report.language) + sum(one.words for one in held[each.id])
        for each in sections
    }
    if words is None:
        words = sum(own[each.id] for each in sections if not each.is_annex)
    below = {each.id: within(sections, each.id) for each in sections}
    return ReportOverview(
        report=report,
        words=words,
        expected=round(words * factor),
        sections=tuple(
            SectionOverview(
                section=each,
                own_words=own[each.id],
                words=sum(own[inner] for inner in below[each.id]),
                paragraphs=tuple(held[each.id]),
                asked=_asked(coverage, below[each.id]),
                state=states[each.id],
            )
            for each in sections
        ),
        requirements=tally_requirements(coverage.requirements),
        recommendations=tally_recommendations(coverage.recommendations),
    )


def within(sections: Sequence[Section], section_id: str) -> frozenset[str]:
    """The section and all sections within it."""
    found = {section_id}
    for each in sections:  # in reading order a section comes behind the one it stands in
        if each.parent_id in found:
            found.add(each.id)
    return frozenset(found)


def _asked(coverage: Coverage, section_ids: frozenset[str]) -> Tally:
    return tally_requirements(each for each in coverage.requirements if each.requirement.section_id in section_ids)
