"""What a report must contain: the packs, and one pack with how sure each line is."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint
from flask_babel import gettext as _

from workbench.drafting.numbering import heading
from workbench.guidelines import Confidence, Guideline, GuidelineSection, library
from workbench.guidelines.records import PackHead
from workbench.guidelines.taking import taken
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, installation, store
from workbench.web.guidelines.words import basis_words, confidence_words, disaggregation_words, kind_words, type_words
from workbench.web.pages import Page, render

blueprint = Blueprint("guidelines", __name__)


@dataclass(frozen=True)
class PackRow:
    """One pack in the list."""

    head: PackHead
    type: str
    confidence: str
    unsure: bool


@dataclass(frozen=True)
class PacksPage(Page):
    template: ClassVar[str] = "guidelines/packs.html"
    rows: tuple[PackRow, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class RequirementRow:
    """One line of a pack, in the reader's words."""

    id: str
    text: str
    kind: str
    basis: str
    required: bool
    confidence: str
    unsure: bool
    disaggregation: str
    ours: str


@dataclass(frozen=True)
class SectionRow:
    """One section with its requirements; `heading` is the level of its heading on the page."""

    section: GuidelineSection
    title: str
    ours: str
    heading: int
    words: int | None
    confidence: str
    unsure: bool
    requirements: tuple[RequirementRow, ...]


@dataclass(frozen=True)
class PackPage(Page):
    template: ClassVar[str] = "guidelines/pack.html"
    guideline: Guideline
    language: str
    type: str
    confidence: str
    unsure: bool
    sections: tuple[SectionRow, ...]
    may_begin: bool


@blueprint.get("/guidelines")
@requires(Permission.READ_GUIDELINES)
def packs() -> str:
    """All packs, the State's own marked."""
    home = installation().settings.home
    return render(
        PacksPage(
            rows=tuple(
                PackRow(each, type_words(each.report_type), confidence_words(each.confidence), _unsure(each.confidence))
                for each in library.heads(home)
            ),
            faults=tuple(f"{fault.file.name}:{fault.line}: {fault.message}" for fault in library.faults_of_own(home)),
        )
    )


@blueprint.get("/guidelines/<pack>")
@requires(Permission.READ_GUIDELINES)
def one_pack(pack: str) -> str:
    """One pack, or what is made of a list of issues of the library. Raises NoSuchPack, NotAListOfIssues."""
    with store().reading() as db:
        guideline = taken(db, actor(), pack, installation().settings.home)
    return render(
        PackPage(
            guideline=guideline,
            language=guideline.language,
            type=type_words(guideline.report_type),
            confidence=confidence_words(guideline.confidence),
            unsure=_unsure(guideline.confidence),
            sections=tuple(_section(guideline, level, section) for level, section in guideline.walk()),
            may_begin=may(actor(), Permission.CREATE_REPORTS),
        )
    )


def _section(guideline: Guideline, level: int, section: GuidelineSection) -> SectionRow:
    limit = guideline.word_limit
    return SectionRow(
        section=section,
        title=heading(section.number, section.title),
        ours=_ours(guideline, section.id),
        heading=min(level + 1, 6),
        words=round(section.suggested_share * limit) if limit else None,
        confidence=confidence_words(section.confidence),
        unsure=_unsure(section.confidence),
        requirements=tuple(
            RequirementRow(
                id=each.id,
                text=each.text,
                kind=kind_words(each.kind),
                basis=basis_words(each.basis),
                required=each.required,
                confidence=confidence_words(each.confidence),
                unsure=_unsure(each.confidence),
                disaggregation=disaggregation_words(each.disaggregation),
                ours=_ours(guideline, each.id),
            )
            for each in section.requirements
        ),
    )


def _ours(guideline: Guideline, key: str) -> str:
    """What the State did to a section or a requirement of a pack of the program."""
    if guideline.changes is None:
        return ""
    if key in guideline.changes.added:
        return _("added by us")
    return _("changed by us") if key in guideline.changes.changed else ""


def _unsure(confidence: Confidence) -> bool:
    return confidence is not Confidence.HIGH
