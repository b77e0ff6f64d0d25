"""Take the last change of an outline back: the headings stand as before, with their paragraphs and what was asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.outlines.changing import changed_outline, opened
from workbench.drafting.outlines.core_document import unmark
from workbench.drafting.outlines.keeping import OutlineState, outline_states
from workbench.drafting.outlines.parting import put_blocks
from workbench.drafting.outlines.setting_aside import ask_again, take_out
from workbench.drafting.records import Section
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.store import Database

UNDONE_SO = frozenset(
    {
        *("add_section", "rename_section", "move_section", "split_section", "see_core_document"),
        *("delete_section", "restore_section", "add_annex"),
    }
)
_SAID = ("title", "budget", "core_document")


class NothingToUndo(Conflict):
    message = N_("Nothing of the outline can be taken back now. What was done since it began is listed below it.")


class HoldsText(Conflict):
    message = N_(
        "“%(title)s” holds paragraphs by now, and taking its making back would hide them. Nothing was changed: move "
        "them first, or set the section aside."
    )


def last_change(states: Sequence[OutlineState]) -> tuple[OutlineState, OutlineState] | None:
    """The change that would be taken back and the outline before it, of states latest first."""
    undone = {state.did["undoes"] for state in states if state.verb == "undo"}
    for place, state in enumerate(states[:-1]):
        if state.verb == "undo" or state.id in undone:
            continue
        return (state, states[place + 1]) if state.verb in UNDONE_SO else None
    return None


def undo_outline(db: Database, *, report_id: str, by: Actor, at: datetime) -> OutlineState:
    """Take the last change back that was not taken back yet; gives it. Raises NothingToUndo, HoldsText."""
    report, sections = opened(db, report_id, by)
    found = last_change(outline_states(db, report.id, limit=1_000))
    if found is None:
        raise NothingToUndo
    change, before = found
    did: dict[str, Any] = {"verb": "undo", "undoes": change.id, "undid": change.verb, "title": change.did.get("title")}
    if change.verb == "split_section":
        _put_together(db, change, by=by, at=at)
    if change.verb == "see_core_document":
        unmark(db, report.id, change.did["marked"], by=by, at=at)
    if change.verb == "delete_section":
        ask_again(db, report.id, change.did["asked"])
    _take_out_again(db, report.id, sections, before.sections)
    changed_outline(
        db,
        report,
        _reverted(sections, before.sections, change.sections),
        did,
        "took a change back in the outline of",
        by=by,
        at=at,
    )
    return change


def _reverted(standing: Sequence[Section], before: Sequence[Section], after: Sequence[Section]) -> tuple[Section, ...]:
    """The outline before the change; of titles, words and references only what the change itself had altered."""
    now, then = {each.id: each for each in standing}, {each.id: each for each in after}
    reverted = []
    for each in before:
        if each.id in now and each.id in then:
            same = [name for name in _SAID if getattr(then[each.id], name) == getattr(each, name)]
            reverted.append(replace(each, **{name: getattr(now[each.id], name) for name in same}))
        else:
            reverted.append(each)
    return tuple(reverted)


def _take_out_again(db: Database, report_id: str, sections: Sequence[Section], before: Sequence[Section]) -> None:
    """What the change brought goes; what was brought back with its text goes with it, what was made must be empty."""
    kept = {each.id for each in before}
    gone = tuple(each for each in sections if each.id not in kept)
    if not gone:
        return
    brought_back = any(
        state.verb == "delete_section" and gone[0].id in state.did["sections"] for state in _all(db, report_id)
    )
    for each in () if brought_back else gone:
        if queries.paragraphs(db, report_id, section_id=each.id):
            raise HoldsText(title=each.title)
    take_out(db, report_id, gone, before, gone[0])


def _all(db: Database, report_id: str) -> tuple[OutlineState, ...]:
    return outline_states(db, report_id, limit=1_000)


def _put_together(db: Database, change: OutlineState, *, by: Actor, at: datetime) -> None:
    """What went to the new section, and what was written there since, stands behind the rest of the old one again."""
    new, old = str(change.did["section"]), str(change.did["from"])
    rows = db.query("select id from draft_paragraph where section_id = :id order by position, id", {"id": new})
    put_blocks(db, [row["id"] for row in rows], old)
    arranged(db, new, old, by=by, at=at)
