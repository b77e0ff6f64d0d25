"""The outline of a report: its tree, and one section at hand with what can be done to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import request
from flask_babel import gettext as _

from workbench.drafting import queries
from workbench.drafting.outlines.keeping import OutlineState, outline_states
from workbench.drafting.outlines.packs import packs_of
from workbench.drafting.outlines.setting_aside import set_aside
from workbench.drafting.outlines.undoing import last_change
from workbench.drafting.records import BlockKind, Section, StateReport
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, installation, store
from workbench.web.drafting.addresses import desk_address, outline_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.outline.words import change_words
from workbench.web.pages import Page, render

SHOWN = 12  # changes in the history of the page
BEGINS = 80  # signs of a paragraph by which it is known in a choice


@dataclass(frozen=True)
class OutlineRow:
    """A heading; `up` and `down` where there is a place to step to."""

    section: Section
    address: str
    desk: str
    is_at: bool
    up: bool
    down: bool


@dataclass(frozen=True)
class AtHand:
    """The section that is changed: where it can go, and where it can be split."""

    section: Section
    places: tuple[tuple[str, str], ...]
    splits: tuple[tuple[str, str], ...]
    file_address: str


@dataclass(frozen=True)
class ChangeRow:
    words: str
    name: str
    at: datetime


@dataclass(frozen=True)
class OutlinePage(Page):
    template: ClassVar[str] = "drafting/outline/outline.html"
    report: StateReport
    rows: tuple[OutlineRow, ...]
    at_hand: AtHand | None
    places: tuple[tuple[str, str], ...]
    set_aside: tuple[Section, ...]
    changes: tuple[ChangeRow, ...]
    would_undo: str
    newer: int


@blueprint.get("/reports/<report_id>/outline")
@requires(Permission.WRITE_REPORTS)
def outline(report_id: str) -> str:
    """The tree; `?at=` the section at hand."""
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        return render(_page(db, report, request.args.get("at", "")))


def _page(db: Database, report: StateReport, at: str) -> OutlinePage:
    sections = queries.sections(db, report.id)
    states = outline_states(db, report.id, limit=1_000)
    change = last_change(states)
    found = next((each for each in sections if each.id == at), None)
    packs = packs_of(db, actor(), report.id, installation().settings.home)
    return OutlinePage(
        report=report,
        rows=tuple(_row(report, sections, each, at) for each in sections),
        at_hand=_at_hand(db, report, sections, found) if found else None,
        places=_places(sections, None),
        set_aside=set_aside(db, report.id),
        changes=tuple(_change(each) for each in states[:SHOWN]),
        would_undo=change_words(change[0]) if change else "",
        newer=sum(each.changes is not None for each in packs),
    )


def _change(state: OutlineState) -> ChangeRow:
    return ChangeRow(change_words(state), state.by_name, state.at)


def _row(report: StateReport, sections: tuple[Section, ...], section: Section, at: str) -> OutlineRow:
    def is_annex(each: Section) -> bool:
        return each.part == each.id

    beside = [each for each in sections if each.parent_id == section.parent_id and is_annex(each) == is_annex(section)]
    return OutlineRow(
        section=section,
        address=outline_address(report.id, section.id),
        desk=desk_address(report.id, section.id),
        is_at=section.id == at,
        up=beside[0].id != section.id,
        down=beside[-1].id != section.id,
    )


def _at_hand(db: Database, report: StateReport, sections: tuple[Section, ...], section: Section) -> AtHand:
    blocks = queries.paragraphs(db, report.id, section_id=section.id)
    splits = tuple(
        (each.id, f"{each.label} {each.text[:BEGINS]}".strip())
        for each in blocks[1:]
        if each.kind not in {BlockKind.ITEM, BlockKind.SUBITEM}
    )
    file = f"/reports/{report.id}/sections/{section.id}/file" if section.file_sha256 else ""
    return AtHand(section, _places(sections, section), splits, file)


def _places(sections: tuple[Section, ...], moved: Section | None) -> tuple[tuple[str, str], ...]:
    """Where a section can stand: at the end, behind each other one, in each other one."""
    others = [each for each in sections if moved is None or each.id != moved.id]
    return (
        ("end", _("at the end of the body")),
        *((f"after:{each.id}", _("behind: %(heading)s", heading=each.heading)) for each in others),
        *((f"in:{each.id}", _("within: %(heading)s", heading=each.heading)) for each in others),
    )
