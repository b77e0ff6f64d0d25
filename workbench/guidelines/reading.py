"""One pack read from its YAML, strictly: every fault with its line, and no pack where there is one."""

import hashlib
from pathlib import Path

from workbench.guidelines.nodes import Faults, Fields, compose
from workbench.guidelines.records import (
    Basis,
    Confidence,
    Fault,
    Guideline,
    GuidelineSection,
    Numbering,
    PackHead,
    Requirement,
    RequirementKind,
)

DIGEST = 8  # signs of a digest that tell two versions of a pack apart
ROUNDING = 0.005  # shares are written with four digits; a pack of thirty sections may be off by that much


class Ids:
    """The ids of one pack: each may stand once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def note(self, fields: Fields, name: str) -> None:
        if name and name in self._seen:
            fields.fault(f"the id “{name}” stands twice", "id")
        self._seen.add(name)


def version_of(source: str) -> str:
    """What a pack that names no version is told apart by."""
    return hashlib.sha256(source.encode()).hexdigest()[:DIGEST]


def read(source: str, file: Path, *, own: bool = False) -> tuple[Guideline | None, tuple[Fault, ...]]:
    """The pack and its faults; None where there is a fault. `file` is named in each of them."""
    faults = Faults(file)
    fields = compose(source, faults)
    guideline = _guideline(fields, file, own, version_of(source)) if fields else None
    found = tuple(sorted(faults.found, key=lambda fault: fault.line))
    return (None if found else guideline), found


def read_head(source: str, file: Path, *, own: bool = False) -> PackHead | None:
    """What stands before the sections, read in a moment; None where the whole must be read (no counts, or a fault)."""
    faults = Faults(file)
    fields = compose(source.partition("\nsections:")[0], faults)
    counts = fields.fields("counts", needed=False) if fields else None
    requirements = counts.number("requirements", low=0, high=100_000) if counts else None
    if fields is None or requirements is None:
        return None
    limit = fields.number("word_limit", low=1, high=1_000_000)
    head = PackHead(
        pack=fields.text("pack"),
        treaty=fields.text("treaty"),
        treaty_name=fields.text("treaty_name"),
        report_type=fields.text("report_type"),
        treaty_body=fields.text("treaty_body"),
        source_symbol=fields.text("source_symbol", needed=False),
        word_limit=int(limit) if limit is not None else None,
        confidence=fields.choice("confidence", Confidence) or Confidence.LOW,
        verification=fields.text("verification", needed=False),
        requirements=int(requirements),
        file=file,
        own=own,
        version=fields.text("version", needed=False) or version_of(source),
    )
    return None if faults.found else head


def head_of(guideline: Guideline) -> PackHead:
    """The head of a pack that was read whole."""
    return PackHead(
        pack=guideline.pack,
        treaty=guideline.treaty,
        treaty_name=guideline.treaty_name,
        report_type=guideline.report_type,
        treaty_body=guideline.treaty_body,
        source_symbol=guideline.source_symbol,
        word_limit=guideline.word_limit,
        confidence=guideline.confidence,
        verification=guideline.verification,
        requirements=len(guideline.requirements),
        file=guideline.file,
        own=guideline.own,
        version=guideline.version,
        changed=guideline.changes is not None,
    )


def _guideline(fields: Fields, file: Path, own: bool, digest: str) -> Guideline:
    ids = Ids()
    name = fields.text("pack")
    if name and file.stem != name:
        fields.fault(f"the pack is called “{name}” and its file “{file.name}”: name both alike", "pack")
    sections = tuple(section_from(section, ids) for section in fields.each("sections"))
    limit = fields.number("word_limit", low=1, high=1_000_000)
    guideline = Guideline(
        pack=name,
        treaty=fields.text("treaty"),
        treaty_name=fields.text("treaty_name"),
        report_type=fields.text("report_type"),
        treaty_body=fields.text("treaty_body"),
        reporting_article=fields.text("reporting_article", needed=False),
        source_symbol=fields.text("source_symbol", needed=False),
        source_note=fields.text("source_note", needed=False),
        word_limit=int(limit) if limit is not None else None,
        word_limits=fields.numbers("word_limits"),
        word_limit_basis=fields.text("word_limit_basis", needed=False),
        confidence=fields.choice("confidence", Confidence) or Confidence.LOW,
        verification=fields.text("verification", needed=False),
        sections=sections,
        file=file,
        own=own,
        version=fields.text("version", needed=False) or digest,
        keeps_numbers=fields.choice("numbering", Numbering, needed=False) is Numbering.KEPT,
        language=fields.text("language", needed=False) or "en",
    )
    _counts(fields, guideline)
    _whole(fields, guideline)
    fields.end()
    return guideline


def _whole(fields: Fields, guideline: Guideline) -> None:
    if not guideline.sections:
        fields.fault("a pack needs at least one section", "sections")
        return
    total = sum(section.suggested_share for section in guideline.sections)
    if abs(total - 1) > ROUNDING:
        fields.fault(f"the suggested shares of the sections sum to {total:.4f} and must sum to 1", "sections")


def _counts(fields: Fields, guideline: Guideline) -> None:
    """`counts` may be left out; where it stands it must be right: it shows that nothing fell out of the file."""
    counts = fields.fields("counts", needed=False)
    if counts is None:
        return
    actual = {
        "sections": sum(1 for _ in guideline.walk()),
        "requirements": len(guideline.requirements),
        "low_confidence": sum(each.confidence is Confidence.LOW for each in guideline.requirements),
    }
    for name, number in actual.items():
        written = counts.number(name, low=0, high=100_000, needed=False)
        if written is not None and written != number:
            counts.fault(f"“{name}” says {written:g} and the file has {number}", name)
    counts.end()


def section_from(fields: Fields, ids: Ids) -> GuidelineSection:
    """One section with all within; faults are noted."""
    name = fields.text("id")
    ids.note(fields, name)
    requirements = tuple(requirement_from(each, ids) for each in fields.each("requirements", needed=False))
    inner = tuple(section_from(section, ids) for section in fields.each("sections", needed=False))
    share = fields.number("suggested_share", low=0, high=1) or 0.0
    if sum(section.suggested_share for section in inner) > share + ROUNDING:
        fields.fault(f"the sections within “{name}” have a larger share than it has itself", "suggested_share")
    section = GuidelineSection(
        id=name,
        title=fields.text("title"),
        articles=fields.texts("articles", needed=False),
        source_paras=fields.text("source_paras", needed=False),
        suggested_share=share,
        confidence=fields.choice("confidence", Confidence) or Confidence.LOW,
        source_paras_confidence=fields.choice("source_paras_confidence", Confidence, needed=False),
        source_section=fields.text("source_section", needed=False),
        requirements=requirements,
        sections=inner,
        number=fields.text("number", needed=False),
    )
    fields.end()
    return section


def requirement_from(fields: Fields, ids: Ids) -> Requirement:
    """What one entry of `requirements` asks for; faults are noted."""
    name = fields.text("id")
    ids.note(fields, name)
    requirement = Requirement(
        id=name,
        text=fields.text("text"),
        kind=fields.choice("kind", RequirementKind) or RequirementKind.INFORMATION,
        basis=fields.choice("basis", Basis) or Basis.PRACTICE,
        confidence=fields.choice("confidence", Confidence) or Confidence.LOW,
        disaggregation=fields.texts("disaggregation", needed=False),
    )
    fields.end()
    return requirement
