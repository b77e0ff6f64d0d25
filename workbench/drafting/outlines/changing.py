"""Change an outline: a section added, renamed, moved, or pointed to the core document. Each can be taken back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.outlines import tree
from workbench.drafting.outlines.keeping import outline_changed
from workbench.drafting.records import Section, StateReport
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id

LONGEST_TITLE = 300  # signs


class NoTitle(Invalid):
    message = N_("A section needs a title. Nothing was changed: type one.")


class TitleTooLong(Invalid):
    message = N_("That title is too long for a heading. Nothing was changed: use 300 signs at most.")


class PlaceOfAnother(Invalid):
    message = N_("That place is in another report. Nothing was changed: choose a section of this one.")


def add_section(
    db: Database,
    *,
    report_id: str,
    title: str,
    by: Actor,
    at: datetime,
    under: str | None = None,
    after: str | None = None,
    budget: int | None = None,
) -> Section:
    """A section of the report's own: behind another one, last in one, or last of the body.

    Raises NoTitle, TitleTooLong, SectionNotFound, TooDeep.
    """
    report, sections = opened(db, report_id, by)
    behind = _in(sections, after) if after else None
    above = _in(sections, under) if under else None
    section = new_section(report.id, tidy_title(title), budget=budget)
    parent_id = behind.parent_id if behind else (above.id if above else None)
    changed = tree.added(sections, section, parent_id=parent_id, after=after)
    insert(db, section)
    did = {"verb": "add_section", "section": section.id, "title": section.title}
    return _kept(db, report, changed, section.id, did, "added a section to", by=by, at=at)


def rename_section(db: Database, *, section_id: str, title: str, by: Actor, at: datetime) -> Section:
    """Another title; the number stays. Raises NoTitle, TitleTooLong, SectionNotFound."""
    report, sections, found = opened_at(db, section_id, by)
    titled = tidy_title(title)
    if titled == found.title:
        return found
    changed = tuple(replace(each, title=titled) if each.id == found.id else each for each in sections)
    did = {"verb": "rename_section", "section": found.id, "title": titled, "was": found.title}
    return _kept(db, report, changed, found.id, did, "renamed a section of", by=by, at=at)


def step_section(db: Database, *, section_id: str, direction: tree.Direction, by: Actor, at: datetime) -> Section:
    """One place up or down among the sections beside it. Raises CannotMove, SectionNotFound."""
    report, sections, found = opened_at(db, section_id, by)
    changed = tree.stepped(sections, found.id, direction)
    did = {"verb": "move_section", "section": found.id, "title": found.title}
    return _kept(db, report, changed, found.id, did, "moved a section of", by=by, at=at)


def move_section(
    db: Database, *, section_id: str, by: Actor, at: datetime, under: str | None = None, after: str | None = None
) -> Section:
    """With all within: behind another section, last in one, or, with neither, last of the body. Its words go along.

    Raises IntoItself, TooDeep, PlaceOfAnother, SectionNotFound.
    """
    report, sections, found = opened_at(db, section_id, by)
    if after:
        placed = tree.placed_after(sections, found.id, _in(sections, after).id)
    else:
        placed = tree.placed_under(sections, found.id, _in(sections, under).id if under else None)
    changed = tree.with_budgets_moved(sections, placed, found.id)
    did = {"verb": "move_section", "section": found.id, "title": found.title}
    return _kept(db, report, changed, found.id, did, "moved a section of", by=by, at=at)


def opened(db: Database, report_id: str, by: Actor) -> tuple[StateReport, tuple[Section, ...]]:
    """The report and its sections, for whoever may change them. Raises DoorClosed, ReportNotFound."""
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    return report, queries.sections(db, report.id)


def opened_at(db: Database, section_id: str, by: Actor) -> tuple[StateReport, tuple[Section, ...], Section]:
    """As `opened`, by one of its sections. Raises DoorClosed, SectionNotFound."""
    require(by, Permission.WRITE_REPORTS)
    found = queries.section(db, by, section_id)
    report, sections = opened(db, found.report_id, by)
    return report, sections, found


def _in(sections: Sequence[Section], section_id: str) -> Section:
    for each in sections:
        if each.id == section_id:
            return each
    raise PlaceOfAnother


def tidy_title(title: str) -> str:
    """On one line. Raises NoTitle, TitleTooLong."""
    words = " ".join(title.split())
    if not words:
        raise NoTitle
    if len(words) > LONGEST_TITLE:
        raise TitleTooLong
    return words


def new_section(report_id: str, title: str, *, budget: int | None = None, articles: tuple[str, ...] = ()) -> Section:
    """A section of the report's own, not yet in its place."""
    return Section(
        id=new_id(),
        report_id=report_id,
        parent_id=None,
        position=0,
        level=1,
        number="",
        title=title,
        key="",
        articles=articles,
        source_paras="",
        share=0.0,
        budget=budget,
        confidence="",
    )


def insert(db: Database, section: Section) -> None:
    """The row of a new section; `keep` puts it in its place."""
    row = {name: value for name, value in section.__dict__.items() if name != "articles"}
    db.table("section").insert({**row, "articles": json.dumps(section.articles)})


def keep(db: Database, sections: Sequence[Section]) -> None:
    """Write places, titles and words of the sections as they are to be."""
    for each in sections:
        db.execute(
            "update section set parent_id = :parent_id, position = :position, level = :level, part = :part, "
            "title = :title, budget = :budget, core_document = :core_document, deleted = 0 where id = :id",
            {name: getattr(each, name) for name in ("id", "parent_id", "position", "level", "part", "title", "budget")}
            | {"core_document": each.core_document},
        )


def changed_outline(
    db: Database,
    report: StateReport,
    sections: Sequence[Section],
    did: Mapping[str, Any],
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> tuple[Section, ...]:
    """Keep the sections, number them anew, write down the outline and what was done; gives them as they stand."""
    keep(db, sections)
    standing = outline_changed(db, report.id, by, at, did)
    summary = f"{by.name} {words} {report.title}"
    journal.record(db, by=by, at=at, verb=did["verb"], object_kind="report", object_id=report.id, summary=summary)
    return standing


def _kept(
    db: Database,
    report: StateReport,
    sections: Sequence[Section],
    section_id: str,
    did: Mapping[str, Any],
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> Section:
    standing = changed_outline(db, report, sections, did, words, by=by, at=at)
    return next(each for each in standing if each.id == section_id)
