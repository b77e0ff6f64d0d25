"""Take over a newer version of a pack in one step: nothing written, linked or marked is lost.

What the new version does not ask any more is *dropped*: asked of nobody, but kept with its links until let go.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workbench.drafting import queries
from workbench.drafting.asked.requirements import REQUIREMENT_COLUMNS
from workbench.drafting.outlines import tree
from workbench.drafting.outlines.changing import changed_outline, insert, new_section, opened
from workbench.drafting.outlines.packs import ReportPack, packs_of
from workbench.drafting.outlines.placing import section_for
from workbench.drafting.outlines.storing import insert_requirement
from workbench.drafting.outlines.titles import tidy
from workbench.drafting.records import ReportRequirement, Section, StateReport
from workbench.drafting.rows import requirement_from
from workbench.errors import N_, Conflict, NotFound
from workbench.guidelines import Guideline, GuidelineSection, Requirement
from workbench.guidelines.comparing import PackChanges, Retitled
from workbench.guidelines.writing import content
from workbench.people import Actor
from workbench.store import Database, journal


class NoSuchPackHere(NotFound):
    message = N_("The report was not made with the guideline “%(pack)s”. Its outline names those it has.")


class NothingNew(Conflict):
    message = N_("The guideline asks the same as when the report took it. Nothing was changed.")


class NotDropped(Conflict):
    message = N_("“%(key)s” is asked of the report: only what its guideline has dropped can be let go.")


def take_new_version(
    db: Database, *, report_id: str, pack: str, by: Actor, at: datetime, home: Path | None = None
) -> ReportPack:
    """Take over the pack as it is at hand; gives what was changed. Raises NoSuchPackHere, NothingNew."""
    report, sections = opened(db, report_id, by)
    held = next((each for each in packs_of(db, by, report.id, home) if each.pack == pack), None)
    if held is None:
        raise NoSuchPackHere(pack=pack)
    if held.now is None or held.changes is None or held.taken is None:
        raise NothingNew
    renewal = _Renewal(db, report, held, held.now, held.changes)
    if not held.is_checklist:
        sections = renewal.headings(sections)
    renewal.requirements(sections)
    _keep_pack(db, report.id, held.now)
    did = {"verb": "take_new_version", "pack": pack, "version": held.now.version, "changes": held.changes.count}
    changed_outline(db, report, sections, did, "took over a new version of a guideline in", by=by, at=at)
    return held


class _Renewal:
    """One pack of one report taken over: first the headings, then what is asked under them."""

    def __init__(
        self, db: Database, report: StateReport, held: ReportPack, now: Guideline, changes: PackChanges
    ) -> None:
        self.db = db
        self.report = report
        self.held = held
        self.now = now
        self.changes = changes

    def headings(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """New headings in the place the pack gives them; other titles where nobody gave one of the State's own."""
        standing = tuple(sections)
        titles = {each.section: each for each in self.changes.retitled}
        added = {each.id for each in self.changes.sections_added}
        for parent, before, each in _placed(self.now.sections):
            known = {section.key: section for section in standing}
            if each.id in known or each.id not in added:  # the State may have set it aside
                continue
            above, behind = known.get(parent), known.get(before)
            new = new_section(self.report.id, tidy(each.title, self.now), articles=each.articles)
            new = _of_pack(new, each, self.now)
            beside = behind if behind is not None and behind.parent_id == (above.id if above else None) else None
            standing = tree.added(
                standing, new, parent_id=above.id if above else None, after=beside.id if beside else None
            )
            insert(self.db, new)
        return tuple(_retitled(each, titles, self.now) for each in standing)

    def requirements(self, sections: Sequence[Section]) -> None:
        """What is new is asked, what has other words says them, what is asked no more is dropped."""
        stored = {each.key: each for each in _stored(self.db, self.report.id, self.held.pack)}
        places = {section.key: section for section in sections}
        asked = {one.id: (one, part) for _, part in self.now.walk() for one in part.requirements}
        moved = dict(self.changes.moved)
        for key, (requirement, part) in asked.items():
            where = places.get(part.id) or sections[section_for(part, sections)]
            if key not in stored:
                checklist = self.held.is_checklist
                insert_requirement(
                    self.db, self.report.id, requirement, section_id=where.id, pack=self.held.pack, checklist=checklist
                )
                continue
            goes = where.id if key in moved else stored[key].section_id
            _reword(self.db, stored[key], requirement, section_id=goes)
        for key, old in stored.items():
            if key not in asked:
                self.db.execute("update report_requirement set dropped = 1 where id = :id", {"id": old.id})
        _in_order(self.db, self.report.id, sections, list(asked))


def _placed(sections: Sequence[GuidelineSection], parent: str = "") -> list[tuple[str, str, GuidelineSection]]:
    """Each heading of the pack with the ids of the heading above and of the one before it."""
    found: list[tuple[str, str, GuidelineSection]] = []
    before = ""
    for each in sections:
        found.append((parent, before, each))
        found += _placed(each.sections, each.id)
        before = each.id
    return found


def _of_pack(new: Section, section: GuidelineSection, pack: Guideline) -> Section:
    return replace(
        new,
        key=section.id,
        pack=pack.pack,
        source_paras=section.source_paras,
        confidence=section.confidence.value,
        keeps_number=pack.keeps_numbers,
        number=section.number if pack.keeps_numbers else "",
    )


def _retitled(section: Section, titles: Mapping[str, Retitled], pack: Guideline) -> Section:
    """The new heading, but not where the State gave the section one of its own."""
    changed = titles.get(section.key)
    if changed is None or section.title != tidy(changed.before, pack):
        return section
    return replace(section, title=tidy(changed.now, pack))


def _stored(db: Database, report_id: str, pack: str) -> tuple[ReportRequirement, ...]:
    """All that the report was ever asked of the pack, what was dropped included."""
    sql = (
        f"select {REQUIREMENT_COLUMNS} from report_requirement where report_id = :id and pack = :pack order by position"
    )
    return tuple(requirement_from(row) for row in db.query(sql, {"id": report_id, "pack": pack}))


def _reword(db: Database, old: ReportRequirement, now: Requirement, *, section_id: str) -> None:
    db.execute(
        "update report_requirement set text = :text, kind = :kind, basis = :basis, required = :required, "
        "confidence = :confidence, disaggregation = :disaggregation, section_id = :section, dropped = 0 where id = :id",
        {
            "id": old.id,
            "text": now.text,
            "kind": now.kind.value,
            "basis": now.basis.value,
            "required": now.required and not old.checklist,
            "confidence": now.confidence.value,
            "disaggregation": json.dumps(now.disaggregation),
            "section": section_id,
        },
    )


def _in_order(db: Database, report_id: str, sections: Sequence[Section], keys: Sequence[str]) -> None:
    """What is asked comes in the order of the sections, in each in the order of the pack."""
    section_place = {section.id: place for place, section in enumerate(sections)}
    key_place = {key: place for place, key in enumerate(keys)}
    rows = list(
        db.query(
            "select id, key, section_id, position from report_requirement where report_id = :id", {"id": report_id}
        )
    )
    rows.sort(
        key=lambda row: (
            section_place.get(row["section_id"], len(sections)),
            key_place.get(row["key"], -1),
            row["position"],
        )
    )
    for place, row in enumerate(rows, start=1):
        db.execute("update report_requirement set position = :place where id = :id", {"place": place, "id": row["id"]})


def _keep_pack(db: Database, report_id: str, pack: Guideline) -> None:
    db.execute(
        "update report_pack set title = :title, source_symbol = :symbol, confidence = :confidence, version = :version, "
        "content = :content where report_id = :report and pack = :pack",
        {
            "title": pack.treaty_name,
            "symbol": pack.source_symbol,
            "confidence": pack.confidence.value,
            "version": pack.version,
            "content": content(pack),
            "report": report_id,
            "pack": pack.pack,
        },
    )


def dropped(db: Database, report_id: str) -> tuple[tuple[ReportRequirement, int], ...]:
    """What is asked no more but still has links, with the number of paragraphs that answer it."""
    sql = (
        f"select {REQUIREMENT_COLUMNS}, "
        "(select count(*) from answer where requirement_id = report_requirement.id) as paragraphs "
        "from report_requirement where report_id = :id and dropped and paragraphs > 0 order by position"
    )
    found = []
    for row in db.query(sql, {"id": report_id}):
        count = int(row.pop("paragraphs"))
        found.append((requirement_from(row), count))
    return tuple(found)


def let_go(db: Database, *, report_id: str, key: str, by: Actor, at: datetime) -> None:
    """Take the links of a dropped requirement away. Raises NotDropped, RequirementNotFound."""
    report, _ = opened(db, report_id, by)
    found = queries.requirement(db, report.id, key)
    if not any(each.id == found.id for each, _count in dropped(db, report.id)):
        raise NotDropped(key=found.key)
    db.execute("delete from answer where requirement_id = :id", {"id": found.id})
    summary = f"{by.name} let go of {found.key}, which is not asked any more, in {report.title}"
    journal.record(db, by=by, at=at, verb="let_go", object_kind="report", object_id=report.id, summary=summary)
