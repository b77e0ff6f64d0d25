"""Save the outline of a report as a pack of the State's own, for the next report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from workbench.drafting import queries
from workbench.drafting.outlines.packs import packs_of
from workbench.drafting.records import ReportKind, ReportRequirement, Section, StateReport
from workbench.guidelines import Confidence, Guideline, GuidelineSection, Requirement
from workbench.guidelines.library import keep_own
from workbench.guidelines.records import Basis, RequirementKind
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal
from workbench.treaties import body_of

_TYPES: Mapping[ReportKind, str] = {
    ReportKind.INITIAL: "initial",
    ReportKind.PERIODIC: "periodic",
    ReportKind.REPLY_TO_LOIPR: "simplified_report",
    ReportKind.COMMON_CORE: "common_core_document",
    ReportKind.REPLIES_TO_LIST_OF_ISSUES: "replies_to_list_of_issues",
    ReportKind.FOLLOW_UP: "follow_up_report",
    ReportKind.ADDITIONAL_INFORMATION: "additional_information",
    ReportKind.UPR_NATIONAL: "national_report",
    ReportKind.UPR_MIDTERM: "midterm_report",
}
_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def save_own(
    db: Database, home: Path, *, report_id: str, name: str, by: Actor, at: datetime, replace: bool = False
) -> Path:
    """Write the outline of a report, with what is asked in it, as the pack `name`; gives its file.

    Annexes and checklists are left out. Raises NotAName, NameTaken, ReportNotFound.
    """
    require(by, Permission.CREATE_REPORTS)
    report = queries.report(db, by, report_id)
    taken = [each for each in packs_of(db, by, report.id) if not each.is_checklist]
    pack = as_pack(
        report,
        [each for each in queries.sections(db, report.id) if not each.is_annex],
        queries.requirements(db, report.id),
        name=name.strip(),
        title=taken[0].title if taken else report.title,
        confidence=min((Confidence(each.confidence) for each in taken), key=_SURENESS.index, default=Confidence.LOW),
        sources=tuple(each.source_symbol for each in taken if each.source_symbol),
        day=at.date().isoformat(),
    )
    file = keep_own(home, pack, replace=replace)
    summary = f"{by.name} saved the outline of {report.title} as the guideline {pack.pack}"
    journal.record(db, by=by, at=at, verb="save_own", object_kind="report", object_id=report.id, summary=summary)
    return file


def as_pack(
    report: StateReport,
    sections: Sequence[Section],
    requirements: Sequence[ReportRequirement],
    *,
    name: str,
    title: str,
    confidence: Confidence,
    sources: tuple[str, ...],
    day: str,
) -> Guideline:
    """The outline as a pack: shares follow the budgets, else how much each section is asked."""
    asked: dict[str, list[ReportRequirement]] = defaultdict(list)
    for each in requirements:
        if not each.checklist:
            asked[each.section_id].append(each)
    within: dict[str | None, list[Section]] = defaultdict(list)
    for section in sections:
        within[section.parent_id].append(section)
    maker = _Maker(name, within, asked)
    return Guideline(
        pack=name,
        treaty=report.treaty,
        treaty_name=title,
        report_type=_TYPES[report.kind],
        treaty_body=body_of(report.treaty) or "",
        reporting_article="",
        source_symbol="; ".join(sources),
        source_note=f"The outline of {report.title}.",
        word_limit=report.word_limit,
        word_limits={},
        word_limit_basis="",
        confidence=confidence,
        verification=f"Saved from the outline of {report.title} on {day}.",
        sections=maker.sections(None, 1.0),
        file=Path(f"{name}.yaml"),
        own=True,
        version=day,
        language=report.language,
        keeps_numbers=any(section.keeps_number for section in sections),
    )


class _Maker:
    """Makes the sections of the pack, with ids where the report's own have none."""

    def __init__(
        self,
        name: str,
        within: Mapping[str | None, Sequence[Section]],
        asked: Mapping[str, Sequence[ReportRequirement]],
    ) -> None:
        self.name = name
        self.within = within
        self.asked = asked
        self.used: set[str] = set()

    def sections(self, parent_id: str | None, share: float) -> tuple[GuidelineSection, ...]:
        """Those directly in a heading; `share` is what they have together of the whole."""
        found = self.within.get(parent_id, ())
        weights = [self.weight(each) for each in found]
        total = sum(weights)
        return tuple(self.section(each, share * weight / total) for each, weight in zip(found, weights, strict=True))

    def weight(self, section: Section) -> float:
        """Its words, which hold those of the sections within; without a budget, how many things it is asked."""
        inner = sum(self.weight(each) for each in self.within.get(section.id, ()))
        own = section.budget if section.budget is not None else len(self.asked.get(section.id, ()))
        return max(float(own), inner, 1.0)

    def section(self, section: Section, share: float) -> GuidelineSection:
        inner = sum(self.weight(each) for each in self.within.get(section.id, ()))
        return GuidelineSection(
            id=self.id_of(section),
            title=section.title,
            articles=section.articles,
            source_paras=section.source_paras,
            suggested_share=round(share, 6),
            confidence=Confidence(section.confidence or Confidence.MEDIUM.value),
            source_paras_confidence=None,
            source_section="",
            requirements=tuple(_requirement(each) for each in self.asked.get(section.id, ())),
            sections=self.sections(section.id, share * inner / self.weight(section)),
            number=section.number if section.keeps_number else "",
        )

    def id_of(self, section: Section) -> str:
        """The guideline's id where it has one that is free, else one of its place: `icerd-arcadia.own-3`."""
        if section.key and section.key not in self.used:
            self.used.add(section.key)
            return section.key
        place = 1 + sum(each.startswith(f"{self.name}.own-") for each in self.used)
        self.used.add(f"{self.name}.own-{place}")
        return f"{self.name}.own-{place}"


def _requirement(requirement: ReportRequirement) -> Requirement:
    return Requirement(
        id=requirement.key,
        text=requirement.text,
        kind=RequirementKind(requirement.kind),
        basis=Basis(requirement.basis),
        confidence=Confidence(requirement.confidence),
        disaggregation=requirement.disaggregation,
    )
