"""The rows of an outline: its sections, what is asked in each, and the packs it was made of as they were taken."""

import json
from collections.abc import Sequence
from typing import Literal

from workbench.drafting.outlines.outline import OutlineSection
from workbench.drafting.outlines.placing import placed
from workbench.guidelines import Guideline, Requirement
from workbench.guidelines.writing import content
from workbench.store import Database, new_id


def insert_pack(
    db: Database, report_id: str, pack: Guideline, *, position: int, role: Literal["outline", "checklist"]
) -> None:
    """Keep the pack as it was taken: a later version is compared with it."""
    db.table("report_pack").insert(
        {
            "report_id": report_id,
            "position": position,
            "pack": pack.pack,
            "title": pack.treaty_name,
            "source_symbol": pack.source_symbol,
            "confidence": pack.confidence.value,
            "role": role,
            "version": pack.version,
            "content": content(pack),
        }
    )


def insert_outline(db: Database, report_id: str, sections: Sequence[OutlineSection]) -> tuple[str, ...]:
    """The sections of a new report with what is asked in each; gives their ids in order."""
    ids = tuple(new_id() for _ in sections)
    for index, section in enumerate(sections):
        parent_id = None if section.parent is None else ids[section.parent]
        insert_section(db, report_id, section, section_id=ids[index], parent_id=parent_id, position=index + 1)
        for requirement in section.requirements:
            insert_requirement(db, report_id, requirement, section_id=ids[index], pack=section.pack)
    return ids


def insert_section(
    db: Database, report_id: str, section: OutlineSection, *, section_id: str, parent_id: str | None, position: int
) -> None:
    """One heading."""
    db.table("section").insert(
        {
            "id": section_id,
            "report_id": report_id,
            "parent_id": parent_id,
            "position": position,
            "level": section.level,
            "number": section.number,
            "title": section.title,
            "key": section.key,
            "articles": json.dumps(section.articles),
            "source_paras": section.source_paras,
            "share": section.share,
            "budget": section.budget,
            "confidence": section.confidence,
            "part": section.part,
            "pack": section.pack,
            "keeps_number": section.keeps_number,
        }
    )


def insert_checklist(
    db: Database, report_id: str, pack: Guideline, sections: Sequence[OutlineSection], section_ids: Sequence[str]
) -> None:
    """What the pack asks, beside the sections that are about it."""
    for each in placed(pack, sections):
        section_id = section_ids[each.section]
        insert_requirement(db, report_id, each.requirement, section_id=section_id, pack=pack.pack, checklist=True)


def insert_requirement(
    db: Database, report_id: str, requirement: Requirement, *, section_id: str, pack: str, checklist: bool = False
) -> None:
    """One requirement, behind those that the report has; one of a checklist is required of nobody."""
    sql = "select coalesce(max(position), 0) + 1 from report_requirement where report_id = :id"
    db.table("report_requirement").insert(
        {
            "id": new_id(),
            "report_id": report_id,
            "section_id": section_id,
            "key": requirement.id,
            "position": int(db.execute(sql, {"id": report_id}).fetchone()[0]),
            "text": requirement.text,
            "kind": requirement.kind.value,
            "basis": requirement.basis.value,
            "required": requirement.required and not checklist,
            "confidence": requirement.confidence.value,
            "disaggregation": json.dumps(requirement.disaggregation),
            "pack": pack,
            "checklist": checklist,
        }
    )
