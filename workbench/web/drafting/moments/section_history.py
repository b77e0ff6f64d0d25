"""The history of a section: who did what when, word by word, and the way back to before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from flask import request
from flask_babel import gettext as _

from workbench.drafting import queries
from workbench.drafting.moments.acts import Act
from workbench.drafting.moments.section_history import Done, done_in, how_many
from workbench.drafting.records import Section, StateReport
from workbench.drafting.sharing.groups import leads_report
from workbench.people.access import Permission, may
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.drafting.addresses import desk_address
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.undo_offered import done_words
from workbench.web.drafting.moments.compared import DiffRun, compared
from workbench.web.pages import Page, render

_SHOWN = 50
_NAMED = 6  # paragraphs of one act that are named one by one


@dataclass(frozen=True)
class DoneRow:
    """One thing that happened. `paragraphs`: how each is cited today ("" if it is deleted), and its id.

    before: the last moment at which it had not happened yet · undo: the act that can be taken back from here, or "".
    """

    at: datetime
    name: str
    words: str
    reason: str
    paragraphs: tuple[tuple[str, str], ...]
    more: int
    runs: tuple[DiffRun, ...]
    before: str
    undone: bool
    undo: str


@dataclass(frozen=True)
class SectionHistoryPage(Page):
    template: ClassVar[str] = "drafting/moments/section_history.html"
    report: StateReport
    section: Section
    desk: str
    language: str
    rows: tuple[DoneRow, ...]
    first: int
    last: int
    total: int
    previous: str
    next: str


@blueprint.get("/reports/<report_id>/sections/<section_id>/history")
@requires(Permission.READ_REPORTS)
def section_history(report_id: str, section_id: str) -> str:
    """Latest first, fifty at a time."""
    begin = max(0, request.args.get("from", 0, type=int))
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        section = queries.section_of_report(db, report.id, section_id)
        total = how_many(db, actor(), section.id)
        done = done_in(db, actor(), section.id, first=begin, limit=_SHOWN)
        may_write = may(actor(), Permission.WRITE_REPORTS)
        labels = {each.id: each.label or str(each.number or "") for each in queries.paragraphs(db, report.id)}
        leads = may_write and leads_report(db, actor(), report.id)
        rows = tuple(_row(db, each, labels, may_undo=may_write and (leads or _is_mine(each))) for each in done)
    here = f"{desk_address(report.id, section.id)}/history"
    return render(
        SectionHistoryPage(
            report=report,
            section=section,
            desk=desk_address(report.id, section.id),
            language=report.language,
            rows=rows,
            first=begin + 1,
            last=begin + len(rows),
            total=total,
            previous=f"{here}?from={max(0, begin - _SHOWN)}" if begin else "",
            next=f"{here}?from={begin + _SHOWN}" if begin + _SHOWN < total else "",
        )
    )


def _is_mine(done: Done) -> bool:
    return done.act is not None and done.act.by_id == actor().person_id


def _row(db: Database, done: Done, labels: dict[str, str], *, may_undo: bool) -> DoneRow:
    act = done.act
    named = act.paragraphs[:_NAMED] if act else ()
    return DoneRow(
        at=done.at,
        name=done.by_name,
        words=_words(done),
        reason=done.reason,
        paragraphs=tuple((labels.get(each, ""), each) for each in named),
        more=len(act.paragraphs) - len(named) if act else 0,
        runs=_runs(db, act) if act else (),
        before=(done.at - timedelta(microseconds=1)).isoformat(),
        undone=done.undone,
        undo=act.id if act and may_undo and not done.undone else "",
    )


def _words(done: Done) -> str:
    if done.act is None:
        return {
            "ready_for_review": _("Section given to review"),
            "reviewed": _("Section reviewed"),
            "approved": _("Section approved"),
            "sent_back": _("Section sent back"),
        }[done.state]
    what = done_words(done.act)
    return _("Undone: %(what)s", what=what) if done.act.undoes else what[:1].upper() + what[1:]


def _runs(db: Database, act: Act) -> tuple[DiffRun, ...]:
    """The text that came, or that changed word by word, where an act touched one paragraph; none where it stayed."""
    if len(act.paragraphs) != 1:
        return ()
    (key,) = act.paragraphs
    before, after = (side["paragraphs"].get(key) or {} for side in (act.before, act.after))
    if not after.get("revision") or before.get("revision") == after["revision"]:
        return ()
    text = queries.revision(db, key, after["revision"]).text
    stood = queries.revision(db, key, before["revision"]).text if before.get("revision") else text
    return compared(stood, text)
