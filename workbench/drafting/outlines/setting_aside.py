"""Set a section aside, with all within: its paragraphs are kept, what is asked of it is asked elsewhere meanwhile."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.outlines import tree
from workbench.drafting.outlines.changing import changed_outline, opened, opened_at
from workbench.drafting.outlines.keeping import outline_states
from workbench.drafting.records import Section, StateReport
from workbench.drafting.rows import section_from
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, require
from workbench.store import Database

_ASKED = (("report_requirement", "id"), ("report_recommendation", "recommendation_id"))


class OnlySection(Conflict):
    message = N_("This is the only section of the report. Nothing was changed: add another one first.")


class NotSetAside(Conflict):
    message = N_("This section is not set aside; it stands in the report.")


def delete_section(db: Database, *, section_id: str, by: Actor, at: datetime) -> None:
    """Take a section and all within out of the report, paragraphs and all; `restore_section` brings them back.

    Nothing that is asked of the report gets lost: it is asked of the heading above, else of the section beside it.
    Raises OnlySection, SectionNotFound.
    """
    report, sections, found = opened_at(db, section_id, by)
    gone = tree.subtree(sections, found.id)
    left = tuple(each for each in sections if each not in gone)
    if not any(not each.is_annex for each in left):
        raise OnlySection
    moved = take_out(db, report.id, gone, left, found)
    did = {
        "verb": "delete_section",
        "section": found.id,
        "title": found.title,
        "sections": [each.id for each in gone],
        "asked": moved,
    }
    changed_outline(db, report, tree.flattened(tree.grown(left)), did, "set aside a section of", by=by, at=at)


def restore_section(db: Database, *, section_id: str, by: Actor, at: datetime) -> Section:
    """Bring back a section that was set aside with all within, to where it stood, else to the end of the body.

    Raises NotSetAside, SectionNotFound.
    """
    require(by, Permission.WRITE_REPORTS)
    report, did = _set_aside(db, section_id, by)
    _, sections = opened(db, report.id, by)
    ids = did["sections"]
    back = [each for each in _rows(db, report.id, ids) if each.id in ids]
    standing = {each.id for each in sections}
    top = next(each for each in back if each.id == section_id)
    if top.parent_id not in standing:
        top = replace(top, parent_id=None)
    below = [each for each in back if each.id != section_id]
    changed = _with_back(sections, top, below)
    ask_again(db, report.id, did.get("asked", {}))
    did_now = {"verb": "restore_section", "section": section_id, "title": top.title, "sections": ids}
    kept = changed_outline(db, report, changed, did_now, "brought back a section of", by=by, at=at)
    return next(each for each in kept if each.id == section_id)


def set_aside(db: Database, report_id: str) -> tuple[Section, ...]:
    """The sections that were set aside and can be brought back, each with what stood in it, latest first."""
    found: dict[str, Section] = {}
    for state in outline_states(db, report_id, limit=1_000):
        if state.verb == "delete_section":
            rows = _rows(db, report_id, [state.did["section"]])
            found.update({each.id: each for each in rows if each.id not in found})
    return tuple(found.values())


def _set_aside(db: Database, section_id: str, by: Actor) -> tuple[StateReport, dict[str, Any]]:
    sql = (
        "select section.report_id, section.deleted from section join report on report.id = section.report_id "
        f"where section.id = :id and {audience_clause('report.audience')}"
    )
    for row in db.query(sql, {"id": section_id, **audience_parameters(by)}):
        if not row["deleted"]:
            raise NotSetAside
        report = queries.report(db, by, row["report_id"])
        for state in outline_states(db, report.id, limit=1_000):
            if state.verb == "delete_section" and state.did["section"] == section_id:
                return report, dict(state.did)
        return report, {"sections": [section_id]}
    raise queries.SectionNotFound(key=section_id)


def _rows(db: Database, report_id: str, ids: Sequence[str]) -> tuple[Section, ...]:
    sql = (
        f"select {queries.SECTION_COLUMNS} from section where report_id = :report and deleted "
        "and id in (select value from json_each(:ids)) order by position"
    )
    values = {"report": report_id, "ids": json.dumps(list(ids))}
    return tuple(section_from(row) for row in db.query(sql, values))


def _with_back(sections: Sequence[Section], top: Section, below: Sequence[Section]) -> tuple[Section, ...]:
    """The outline with the section in the place it had among those beside it."""
    grown = tree.grown(sections)
    beside = grown[top.parent_id]
    place = sum(each.position < top.position for each in beside)
    beside.insert(place, top)
    grown[top.id] = []
    for each in below:
        grown.setdefault(each.parent_id, []).append(each)
        grown.setdefault(each.id, [])
    return tree.flattened(grown)


def _fallback(left: Sequence[Section], gone: Section) -> Section:
    """Where what is asked of a section that goes is asked: above it, else before it, else after it."""
    body = [each for each in left if not each.is_annex]
    above = next((each for each in left if each.id == gone.parent_id), None)
    before = next((each for each in reversed(body) if each.position < gone.position), None)
    return above or before or body[0]


def take_out(
    db: Database, report_id: str, gone: Sequence[Section], left: Sequence[Section], top: Section
) -> dict[str, dict[str, str]]:
    """Mark these as set aside; what was asked of them is asked of another: table → id → the section it stood in."""
    for each in gone:
        db.execute("update section set deleted = 1 where id = :id", {"id": each.id})
    return _ask_elsewhere(db, report_id, gone, _fallback(left, top))


def _ask_elsewhere(
    db: Database, report_id: str, gone: Sequence[Section], section: Section
) -> dict[str, dict[str, str]]:
    """What was asked of the sections that go, now of another one: table → id → the section it was asked of."""
    moved: dict[str, dict[str, str]] = {}
    values = {"report": report_id, "ids": json.dumps([each.id for each in gone]), "section": section.id}
    condition = "report_id = :report and section_id in (select value from json_each(:ids))"
    for table, key in _ASKED:
        rows = list(db.query(f"select {key} as id, section_id from {table} where {condition}", values))
        moved[table] = {row["id"]: row["section_id"] for row in rows}
        db.execute(f"update {table} set section_id = :section where {condition}", values)
    return moved


def ask_again(db: Database, report_id: str, moved: Mapping[str, Any]) -> None:
    """What was asked elsewhere meanwhile is asked of its own section again."""
    for table, key in _ASKED:
        for target, section_id in moved.get(table, {}).items():
            db.execute(
                f"update {table} set section_id = :section where report_id = :report and {key} = :id",
                {"section": section_id, "report": report_id, "id": target},
            )
