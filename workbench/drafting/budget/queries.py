"""Reads of a report's budget."""

from collections.abc import Sequence

from workbench.drafting.asked.glance import within
from workbench.drafting.blocks import resolving
from workbench.drafting.budget import rows
from workbench.drafting.budget.counting import by_section, of_draft
from workbench.drafting.budget.parts import Words, total
from workbench.drafting.budget.records import Budget, BudgetSetting, SectionBudget
from workbench.drafting.records import DraftParagraph, Section, StateReport
from workbench.store import Database


def words_by_section(
    db: Database, report: StateReport, sections: Sequence[Section], paragraphs: Sequence[DraftParagraph]
) -> dict[str, Words]:
    """The words of each section's own heading and blocks, references and figures in words."""
    words = words_of(db, report, paragraphs)
    return by_section(sections, ((each.section_id, words[each.id]) for each in paragraphs), report.language)


def words_of(db: Database, report: StateReport, paragraphs: Sequence[DraftParagraph]) -> dict[str, Words]:
    """The words of each of these blocks, by its id."""
    said = resolving.words(db, report, paragraphs)
    return {each.id: of_draft(each, said, report.language) for each in paragraphs}


def budget(
    db: Database, report: StateReport, sections: Sequence[Section], paragraphs: Sequence[DraftParagraph]
) -> Budget:
    """The whole, counted afresh. The report must have been fetched with the actor before."""
    setting = rows.setting(db, report)
    own = words_by_section(db, report, sections, paragraphs)
    whole = total(own.values())
    counted = whole.counted(setting.counted)
    return Budget(
        report=report,
        setting=setting,
        words=whole,
        counted=counted,
        expected=expected(counted, setting),
        free=free(report, sections),
        sections=tuple(_section(sections, each, own, setting) for each in sections),
        transfers=rows.transfers(db, report.id),
    )


def expected(counted: int, setting: BudgetSetting) -> int:
    """The words to be expected in the language submitted."""
    return round(counted * setting.factor)


def free(report: StateReport, sections: Sequence[Section]) -> int:
    """Words of the limit that are given to no section, in the language drafted; 0 without a limit."""
    if report.word_limit is None:
        return 0
    return report.word_limit - sum(each.budget or 0 for each in sections if each.parent_id is None)


def _section(
    sections: Sequence[Section], section: Section, own: dict[str, Words], setting: BudgetSetting
) -> SectionBudget:
    words = total(own[inner] for inner in within(sections, section.id))
    return SectionBudget(section, own[section.id], words, words.counted(setting.counted))
