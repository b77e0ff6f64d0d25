"""Move words between sections, take that back, and set what counts. Each leaves a line in the journal."""

import json
from collections.abc import Iterable
from datetime import datetime

from workbench.drafting import queries as drafting
from workbench.drafting.budget import queries, rows
from workbench.drafting.budget.parts import Part
from workbench.drafting.budget.records import Budget, BudgetSetting, Transfer
from workbench.drafting.records import Section
from workbench.errors import N_, Conflict, Invalid, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp


class NoTransfer(Invalid):
    message = N_("Say from which section to which other one, how many words (1 or more), and why. Nothing was moved.")


class NoBudget(Invalid):
    message = N_("“%(title)s” has no word budget, so nothing can be moved from or to it. Nothing was moved.")


class TooFewWords(Conflict):
    message = N_(
        "“%(title)s” has %(room)s words to spare, not %(words)s. Nothing was moved: move fewer words, or shorten its "
        "text first."
    )


class TransferNotFound(NotFound):
    message = N_("There is no such move of words in this report.")


class TransferUndone(Conflict):
    message = N_("That move of words was taken back before. Nothing was changed.")


class NothingCounts(Invalid):
    message = N_("At least the text itself must count. Nothing was changed.")


class BadFactor(Invalid):
    message = N_(
        "A factor lies between 0.5 and 3 (1.15: 115 words for 100), and it needs its source. Nothing was changed."
    )


def budget(db: Database, actor: Actor, report_id: str) -> Budget:
    """The budget of a report as it stands. Raises ReportNotFound."""
    require(actor, Permission.READ_REPORTS)
    report = drafting.report(db, actor, report_id)
    return queries.budget(db, report, drafting.sections(db, report.id), drafting.paragraphs(db, report.id))


def transfer(
    db: Database, *, report_id: str, from_id: str, to_id: str, words: int, reason: str, by: Actor, at: datetime
) -> Transfer:
    """Move words from one section to another; an empty id is what is given to no section.

    Raises NoTransfer, NoBudget, TooFewWords (more than are to spare would put a section over its budget unseen).
    """
    require(by, Permission.LEAD_REPORTS)
    seen = budget(db, by, report_id)
    if words < 1 or from_id == to_id or not reason.strip():
        raise NoTransfer
    _refuse_more_than_there_is(db, seen, from_id, words)
    if to_id:
        _with_budget(db, seen, to_id)
    return _move(db, seen, from_id, to_id, words, " ".join(reason.split()), by=by, at=at)


def take_back(db: Database, *, report_id: str, transfer_id: str, by: Actor, at: datetime) -> Transfer:
    """Take a move of words back, as a move of its own. Raises TransferNotFound, TransferUndone, TooFewWords."""
    require(by, Permission.LEAD_REPORTS)
    seen = budget(db, by, report_id)
    done = next((each for each in seen.transfers if each.id == transfer_id), None)
    if done is None:
        raise TransferNotFound
    if done.undone:
        raise TransferUndone
    _refuse_more_than_there_is(db, seen, done.to_id, done.words)
    return _move(db, seen, done.to_id, done.from_id, done.words, done.reason, undoes=done.id, by=by, at=at)


def _refuse_more_than_there_is(db: Database, seen: Budget, section_id: str, words: int) -> None:
    if not section_id:
        if words > seen.free:
            raise TooFewWords(title=seen.report.title, room=max(seen.free, 0), words=words)
        return
    section = _with_budget(db, seen, section_id)
    held = next(each for each in seen.sections if each.section.id == section_id)
    if words > (held.room or 0):
        raise TooFewWords(title=section.title, room=max(held.room or 0, 0), words=words)


def _with_budget(db: Database, seen: Budget, section_id: str) -> Section:
    section = drafting.section_of_report(db, seen.report.id, section_id)
    if section.budget is None:
        raise NoBudget(title=section.title)
    return section


def _move(
    db: Database,
    seen: Budget,
    from_id: str,
    to_id: str,
    words: int,
    reason: str,
    *,
    by: Actor,
    at: datetime,
    undoes: str | None = None,
) -> Transfer:
    parents = {each.section.id: each.section.parent_id for each in seen.sections}
    leaves, reaches = _upwards(parents, from_id), _upwards(parents, to_id)
    for section_id, change in (
        *((each, -words) for each in leaves if each not in reaches),
        *((each, words) for each in reaches if each not in leaves),
    ):
        db.execute("update section set budget = budget + :change where id = :id", {"change": change, "id": section_id})
    transfer_id = new_id()
    db.table("budget_transfer").insert(
        {
            "id": transfer_id,
            "report_id": seen.report.id,
            "from_id": from_id or None,
            "to_id": to_id or None,
            "words": words,
            "reason": reason,
            "undoes": undoes,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    did = "took back a move of" if undoes else "moved"
    _note(db, seen, "transfer_words", f"{by.name} {did} {words} words in {seen.report.title}", by=by, at=at)
    return next(each for each in rows.transfers(db, seen.report.id) if each.id == transfer_id)


def _upwards(parents: dict[str, str | None], section_id: str) -> tuple[str, ...]:
    """The section and those it stands in, the innermost first."""
    found: list[str] = []
    here: str | None = section_id or None
    while here:
        found.append(here)
        here = parents[here]
    return tuple(found)


def set_counting(
    db: Database, *, report_id: str, counted: Iterable[Part], factor: float, source: str, by: Actor, at: datetime
) -> BudgetSetting:
    """Set which parts count and how the text grows in translation. Raises NothingCounts, BadFactor."""
    require(by, Permission.LEAD_REPORTS)
    seen = budget(db, by, report_id)
    parts = frozenset(counted)
    said = " ".join(source.split())
    if Part.BODY not in parts:
        raise NothingCounts
    if not 0.5 <= factor <= 3 or (factor != 1 and not said):
        raise BadFactor
    if BudgetSetting(parts, factor, said) != seen.setting:
        db.table("budget_setting").insert(
            {
                "id": new_id(),
                "report_id": seen.report.id,
                "counted": json.dumps(sorted(parts)),
                "factor": factor,
                "source": said,
                "at": timestamp(at),
                "by_id": by.person_id,
                "by_name": by.name,
            }
        )
        summary = f"{by.name} set what counts against the limit of {seen.report.title}"
        _note(db, seen, "set_counting", summary, by=by, at=at)
    return rows.setting(db, seen.report)


def _note(db: Database, seen: Budget, verb: str, summary: str, *, by: Actor, at: datetime) -> None:
    journal.record(db, by=by, at=at, verb=verb, object_kind="report", object_id=seen.report.id, summary=summary)
