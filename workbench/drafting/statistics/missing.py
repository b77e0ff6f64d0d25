"""By what the guideline asks figures to be broken down, and what the statistics used there do not have."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workbench.drafting.records import DraftParagraph, ReportRequirement
from workbench.drafting.statistics.cells import statistic_of
from workbench.drafting.statistics.records import Statistic
from workbench.drafting.statistics.uses import figures_in

# What a guideline calls a group and a statistics office does.
_SAME: Mapping[str, frozenset[str]] = {
    "sex": frozenset({"sex", "gender"}),
    "gender": frozenset({"sex", "gender"}),
    "age": frozenset({"age", "age group"}),
    "race or colour": frozenset({"race", "colour", "color", "race/colour", "ethnicity"}),
    "ethnicity": frozenset({"ethnicity", "ethnic origin", "ethnic group", "race", "race/colour"}),
    "national or ethnic origin": frozenset({"ethnicity", "ethnic origin", "nationality", "national origin"}),
    "location": frozenset({"location", "region", "place", "area", "urban/rural", "municipality", "province"}),
    "region": frozenset({"region", "location", "province", "state", "municipality"}),
    "disability": frozenset({"disability", "type of disability", "impairment"}),
}


@dataclass(frozen=True)
class Missing:
    """A requirement, a statistic used where it is answered (None: none is) and the groups it is not broken down by."""

    requirement: ReportRequirement
    statistic: Statistic | None
    groups: tuple[str, ...]


def missing(
    requirements: Iterable[ReportRequirement],
    paragraphs: Iterable[DraftParagraph],
    statistics: Mapping[str, Statistic],
) -> tuple[Missing, ...]:
    """What is missing, in the order of the guideline.

    Looked at are the statistics that paragraphs name which answer the requirement, else those of its section.
    """
    held = [(each, _named(each, statistics)) for each in paragraphs]
    found: list[Missing] = []
    for asked in requirements:
        if not asked.disaggregation:
            continue
        answering = [known for each, known in held if asked.key in each.answers]
        here = answering or [known for each, known in held if each.section_id == asked.section_id]
        used = {statistic.id: statistic for known in here for statistic in known}
        wanted = tuple(group.replace("_", " ") for group in asked.disaggregation)
        if not used:
            found.append(Missing(asked, None, wanted))
        found += [
            Missing(asked, statistic, groups)
            for statistic in used.values()
            if (groups := tuple(group for group in wanted if not _has(statistic.dimensions, group)))
        ]
    return tuple(found)


def _named(paragraph: DraftParagraph, statistics: Mapping[str, Statistic]) -> tuple[Statistic, ...]:
    ids = map(statistic_of, figures_in([paragraph.markup, *paragraph.footnotes.values()]))
    return tuple(statistics[each] for each in dict.fromkeys(ids) if each in statistics)


def _has(dimensions: Collection[str], group: str) -> bool:
    known = {name.replace("_", " ").casefold() for name in dimensions}
    return bool(known & (_SAME.get(group, frozenset()) | {group}))
