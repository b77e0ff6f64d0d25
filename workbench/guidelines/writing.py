"""A pack written down: as the YAML of a file, and as the text that a report keeps of the pack it took."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from workbench.guidelines.reading import read
from workbench.guidelines.records import Guideline, GuidelineSection, Numbering, Requirement

LINE = 110  # signs of a line in the file
KEPT = Path("as-taken.yaml")  # what a pack kept in a report was read from has no file


def as_data(guideline: Guideline) -> dict[str, Any]:
    """The pack as names and values, in the order in which a pack is written; what is empty is left out."""
    return _filled(
        {
            "pack": guideline.pack,
            "treaty": guideline.treaty,
            "treaty_name": guideline.treaty_name,
            "report_type": guideline.report_type,
            "treaty_body": guideline.treaty_body,
            "version": guideline.version,
            "language": "" if guideline.language == "en" else guideline.language,
            "numbering": Numbering.KEPT.value if guideline.keeps_numbers else "",
            "reporting_article": guideline.reporting_article,
            "source_symbol": guideline.source_symbol,
            "source_note": guideline.source_note,
            "word_limit": guideline.word_limit,
            "word_limits": dict(guideline.word_limits),
            "word_limit_basis": guideline.word_limit_basis,
            "confidence": guideline.confidence.value,
            "verification": guideline.verification,
            "sections": [section_data(each) for each in guideline.sections],
        }
    ) | ({} if guideline.word_limit else {"word_limit": None})


def section_data(section: GuidelineSection) -> dict[str, Any]:
    """A section with all within, as `sections` has it."""
    return _filled(
        {
            "id": section.id,
            "number": section.number,
            "title": section.title,
            "articles": list(section.articles),
            "source_paras": section.source_paras,
            "suggested_share": round(section.suggested_share, 6),
            "confidence": section.confidence.value,
            "source_paras_confidence": section.source_paras_confidence and section.source_paras_confidence.value,
            "source_section": section.source_section,
            "requirements": [requirement_data(each) for each in section.requirements],
            "sections": [section_data(each) for each in section.sections],
        }
    ) | {"suggested_share": round(section.suggested_share, 6)}


def requirement_data(requirement: Requirement) -> dict[str, Any]:
    """A requirement, as `requirements` has it."""
    return _filled(
        {
            "id": requirement.id,
            "text": requirement.text,
            "kind": requirement.kind.value,
            "disaggregation": list(requirement.disaggregation),
            "basis": requirement.basis.value,
            "confidence": requirement.confidence.value,
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def yaml_text(guideline: Guideline) -> str:
    """The file of the pack; reading it gives the pack again."""
    yaml = YAML()
    yaml.width = LINE
    yaml.allow_unicode = True
    written = StringIO()
    yaml.dump(as_data(guideline), written)
    return written.getvalue()


def content(guideline: Guideline) -> str:
    """The pack as a report keeps it: what was asked when it was taken."""
    return json.dumps(as_data(guideline), ensure_ascii=False)


def from_content(text: str) -> Guideline | None:
    """The pack that `content` kept; None where the report began before packs were kept."""
    if not text:
        return None
    name = str(json.loads(text)["pack"])
    return read(text, KEPT.with_name(f"{name}.yaml"))[0]
