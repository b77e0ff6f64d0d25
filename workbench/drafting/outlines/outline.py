"""The section tree of a new report, made of one or more guideline packs, with words for each section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.drafting.budget import share_out
from workbench.drafting.numbering import section_numbers
from workbench.drafting.outlines.titles import tidy
from workbench.guidelines import Guideline, GuidelineSection, Requirement


@dataclass(frozen=True)
class OutlineSection:
    """One heading to be made; `parent` is the index of the heading above it in the outline.

    `pack` is the guideline it comes from; one that `keeps_number` has that of a list of issues, or none.
    """

    level: int
    parent: int | None
    number: str
    title: str
    key: str
    articles: tuple[str, ...]
    source_paras: str
    share: float
    budget: int | None
    confidence: str
    requirements: tuple[Requirement, ...]
    pack: str = ""
    keeps_number: bool = False
    part: str = ""


def outline(packs: Sequence[Guideline], limit: int | None) -> tuple[OutlineSection, ...]:
    """The sections in reading order. One pack gives its own tree; of several each becomes a part of the report.

    A section's budget is its suggested share of the limit, sections within included; several packs share the limit
    by how much each asks for.
    """
    several = len(packs) > 1
    weights = [max(1, len(pack.requirements)) for pack in packs]
    limits = share_out(limit, weights) if limit is not None else tuple(None for _ in packs)
    sections: list[OutlineSection] = []
    for pack, pack_limit, weight in zip(packs, limits, weights, strict=True):
        share = weight / sum(weights)
        parent = None
        if several:
            parent = len(sections)
            sections.append(_part(pack, pack_limit, share))
        _add(sections, pack.sections, pack=pack, budget=pack_limit, parent=parent, share=share)
    numbers = section_numbers(sections)
    return tuple(replace(section, number=number) for section, number in zip(sections, numbers, strict=True))


def _part(pack: Guideline, budget: int | None, share: float) -> OutlineSection:
    return OutlineSection(
        level=1,
        parent=None,
        number="",
        title=pack.treaty_name,
        key=pack.pack,
        articles=(),
        source_paras="",
        share=share,
        budget=budget,
        confidence=pack.confidence,
        requirements=(),
        pack=pack.pack,
    )


def _add(
    sections: list[OutlineSection],
    added: Sequence[GuidelineSection],
    *,
    pack: Guideline,
    budget: int | None,
    parent: int | None,
    share: float,
) -> None:
    """Add sections and all within; at the top their budgets sum to that of the pack."""
    shares = [section.suggested_share for section in added]
    budgets: Sequence[int | None] = share_out(budget, shares) if budget is not None else [None] * len(shares)
    for section, words in zip(added, budgets, strict=True):
        index = len(sections)
        level = 1 if parent is None else sections[parent].level + 1
        sections.append(
            OutlineSection(
                level=level,
                parent=parent,
                number=section.number if pack.keeps_numbers else "",
                title=tidy(section.title, pack),
                key=section.id,
                articles=section.articles,
                source_paras=section.source_paras,
                share=section.suggested_share * share,
                budget=words,
                confidence=section.confidence,
                requirements=section.requirements,
                pack=pack.pack,
                keeps_number=pack.keeps_numbers,
            )
        )
        inner = sum(each.suggested_share for each in section.sections)
        inner_budget = None if words is None else round(words * min(1.0, inner / (section.suggested_share or 1)))
        _add(sections, section.sections, pack=pack, budget=inner_budget, parent=index, share=share)
