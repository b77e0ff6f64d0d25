"""The paragraphs of a section on the desk: those at hand with their forms, the others as they were drawn last."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from workbench.corpus.versions.successors import Standing
from workbench.drafting.asked.glance import SectionOverview
from workbench.drafting.records import DraftParagraph, Section, StateReport
from workbench.drafting.sources.listing import heads_without_source
from workbench.drafting.whole import Whole
from workbench.store import Database
from workbench.web.drafting.blocks.printed import printed_in
from workbench.web.drafting.desk.asked_for import Asked
from workbench.web.drafting.desk.drawn import PlacedParagraph, Shows, at_hand, placed
from workbench.web.drafting.desk.paragraph import ParagraphView, sources_of, view
from workbench.web.drafting.desk.tools import tools_of
from workbench.web.kept import Kept

_without_source: Kept[frozenset[str]] = Kept(1000)  # by section: its paragraphs that say nowhere where they come from


def paragraphs_drawn(
    db: Database, stands: Whole, section: SectionOverview, asked: Asked, at: str
) -> tuple[PlacedParagraph, ...]:
    """The paragraphs in their order; `at` is the one at hand, "" where none is."""
    report = stands.overview.report
    bare = _without_source.get(
        section.section.id,
        (stands.stamp.counted, section.paragraphs),
        lambda: heads_without_source(db, report.id, [section.section], section.paragraphs),
    )
    drawing = _Drawing(
        report=report,
        sections=tuple(each.section for each in stands.overview.sections),
        section=section,
        asked=asked,
        at=at,
        texts={each.requirement.key: each.requirement.text for each in stands.coverage.requirements},
        sources=sources_of(db, section.paragraphs),
        printed=printed_in(db, report, section.paragraphs),
        bare=bare,
    )
    return tuple(drawing.placed(each) for each in section.paragraphs)


@dataclass(frozen=True)
class _Drawing:
    """What the paragraphs of a section are drawn with.

    texts: those of requirements by key · sources: what became of the passages cited · printed: the words of references
    and figures · bare: the ids of those that say nowhere where they come from.
    """

    report: StateReport
    sections: tuple[Section, ...]
    section: SectionOverview
    asked: Asked
    at: str
    texts: Mapping[str, str]
    sources: Mapping[str, Standing]
    printed: Mapping[str, str]
    bare: frozenset[str]

    def placed(self, paragraph: DraftParagraph) -> PlacedParagraph:
        """One at hand, written in or refused is drawn with the page; any other was perhaps drawn before."""
        if self.asked.view or paragraph.id == self.at or paragraph.id in self.asked.typed:
            return at_hand(self.view(paragraph))
        return placed(self.shows(paragraph), partial(self.view, paragraph))

    def view(self, paragraph: DraftParagraph) -> ParagraphView:
        is_written = bool(self.asked.view)
        has_tools = paragraph.id == self.at and not is_written
        return view(
            self.report,
            paragraph,
            texts=self.texts,
            tools=tools_of(self.section, paragraph, self.sections) if has_tools else None,
            panel=self.asked.panel,
            q=self.asked.q,
            typed=self.asked.typed.get(paragraph.id),
            sources=self.sources,
            printed=self.printed,
            lacks_source=paragraph.id in self.bare,
            is_written=is_written,
        )

    def shows(self, paragraph: DraftParagraph) -> Shows:
        """Only what this paragraph shows: it is drawn anew when that changes, and not when another's does."""
        refers = "<ref " in paragraph.markup or "<stat " in paragraph.markup or paragraph.footnotes
        cited = (each.source_paragraph_id for each in paragraph.citations)
        return Shows(
            paragraph=paragraph,
            language=self.report.language,
            answers=tuple(self.texts.get(key, "") for key in paragraph.answers),
            sources=tuple(self.sources.get(each) for each in cited) if self.sources else (),
            printed=self.printed if refers else {},
            panel=self.asked.panel,
            q=self.asked.q,
            lacks_source=paragraph.id in self.bare,
        )
