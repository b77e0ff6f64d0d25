"""How far each section is, read off its history: the last word said of it, unless it was changed after that."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting.records import SectionState
from workbench.drafting.statistics.cells import LATEST, figure_id
from workbench.store import Database


class Said(StrEnum):
    """What people say of a section."""

    READY_FOR_REVIEW = "ready_for_review"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


@dataclass(frozen=True)
class SectionEvent:
    """What somebody said of a section, and why."""

    section_id: str
    said: Said
    reason: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class Change:
    """When the text, its order or its links were last changed, and by whom."""

    at: datetime
    by_name: str


@dataclass(frozen=True)
class Standing:
    """How far a section is; `event` is the last word said of it, `changed` what came after that word, if anything.

    A section changed after it was reviewed is in progress again, and `changed` says by whom.
    """

    state: SectionState
    event: SectionEvent | None = None
    changed: Change | None = None


@dataclass(frozen=True)
class Heading:
    """What the rule needs of a section: the one it stands in, and whether it has a text of its own."""

    id: str
    parent_id: str | None
    is_written: bool


_ORDER = tuple(SectionState)
_SAID = {
    Said.READY_FOR_REVIEW: SectionState.READY_FOR_REVIEW,
    Said.REVIEWED: SectionState.REVIEWED,
    Said.APPROVED: SectionState.APPROVED,
}


def states(db: Database, report_id: str) -> dict[str, SectionState]:
    """Section → how far it is. The report must have been fetched with the actor before; so below."""
    return {section_id: each.state for section_id, each in standings(db, report_id).items()}


def standings(db: Database, report_id: str) -> dict[str, Standing]:
    """Section → how far it is, with the last word said of it and what was changed since."""
    return read_off(_headings(db, report_id), events(db, report_id), _changes(db, report_id))


def read_off(
    headings: Sequence[Heading], said: Mapping[str, SectionEvent], changed: Mapping[str, Change]
) -> dict[str, Standing]:
    """The rule. Headings come in reading order; `said` the last word on each, `changed` the last change after it.

    A heading without a text of its own, of which nothing was said, stands where the least of those in it stands; it is
    in progress where some of them are begun and some are empty.
    """
    found: dict[str, Standing] = {}
    within: dict[str, list[SectionState]] = defaultdict(list)
    for each in reversed(headings):  # what stands in a section comes behind it
        event, change = said.get(each.id), changed.get(each.id)
        if event is None and not each.is_written:
            found[each.id] = Standing(_of_those_within(within[each.id]))
        else:
            found[each.id] = Standing(_own(each, event, change), event, change if event else None)
        if each.parent_id:
            within[each.parent_id].append(found[each.id].state)
    return {each.id: found[each.id] for each in headings}


def _own(heading: Heading, event: SectionEvent | None, change: Change | None) -> SectionState:
    if event and event.said in _SAID and change is None:
        return _SAID[event.said]
    return SectionState.IN_PROGRESS if heading.is_written else SectionState.EMPTY


def _of_those_within(states_within: Sequence[SectionState]) -> SectionState:
    least = min(states_within, key=_ORDER.index, default=SectionState.EMPTY)
    begun = any(each is not SectionState.EMPTY for each in states_within)
    return SectionState.IN_PROGRESS if least is SectionState.EMPTY and begun else least


def events(db: Database, report_id: str) -> dict[str, SectionEvent]:
    """Section → the last word said of it."""
    sql = (
        "select section_id, state, reason, at, by_name from section_event where rowid in "
        "(select max(rowid) from section_event where report_id = :report group by section_id)"
    )
    return {row["section_id"]: event_from(row) for row in db.query(sql, {"report": report_id})}


def history(db: Database, section_id: str) -> tuple[SectionEvent, ...]:
    """All that was said of a section, oldest first."""
    sql = "select section_id, state, reason, at, by_name from section_event where section_id = :id order by rowid"
    return tuple(event_from(row) for row in db.query(sql, {"id": section_id}))


def event_from(row: Mapping[str, str]) -> SectionEvent:
    """A row of section_event."""
    return SectionEvent(
        row["section_id"], Said(row["state"]), row["reason"], datetime.fromisoformat(row["at"]), row["by_name"]
    )


def _headings(db: Database, report_id: str) -> tuple[Heading, ...]:
    sql = (
        "select id, parent_id, exists (select 1 from draft_paragraph where section_id = section.id and not deleted) "
        "as is_written from section where report_id = :report and not deleted order by position"
    )
    return tuple(
        Heading(row["id"], row["parent_id"], bool(row["is_written"])) for row in db.query(sql, {"report": report_id})
    )


def _changes(db: Database, report_id: str) -> dict[str, Change]:
    """Section → the last change that came after the last word said of it; sections without either are left out.

    A link that was taken away has no row of its own: the journal remembers it. A figure that was renewed prints another
    number in a text that nobody touched (`renewed_figures`).
    """
    sql = """
        with said as (
            select section_id, at from section_event where rowid in
                (select max(rowid) from section_event where report_id = :report group by section_id)
        )
        select section_id, max(at) as at, by_name from (
            select said.section_id, revision.at, revision.by_name from said
                join draft_paragraph on draft_paragraph.section_id = said.section_id
                join revision on revision.paragraph_id = draft_paragraph.id
                where revision.at > said.at and revision.kind <> 'parallel'
            union all
            select said.section_id, arrangement.at, arrangement.by_name from said
                join arrangement on arrangement.section_id = said.section_id where arrangement.at > said.at
            union all
            select said.section_id, journal.at, journal.name from said
                join draft_paragraph on draft_paragraph.section_id = said.section_id
                join journal on journal.object_kind = 'paragraph' and journal.object_id = draft_paragraph.id
                where journal.at > said.at and journal.verb in ('answer', 'unanswer', 'respond', 'unrespond')
        ) group by section_id
    """
    found = {
        row["section_id"]: Change(datetime.fromisoformat(row["at"]), row["by_name"])
        for row in db.query(sql, {"report": report_id})
    }
    for section_id, change in renewed_figures(db, report_id):
        before = found.get(section_id)
        found[section_id] = change if before is None or change.at > before.at else before
    return found


def renewed_figures(db: Database, report_id: str) -> Iterator[tuple[str, Change]]:
    """Sections of which something was said and in which a figure prints another value since, with who renewed it."""
    sql = """
        select section_event.section_id, revision.markup, statistic_value.statistic_id, statistic_value.period,
            statistic_value.breakdown, statistic_value.at, statistic_value.by_name
        from section_event
            join statistic_value on statistic_value.at > section_event.at
            join draft_paragraph on draft_paragraph.section_id = section_event.section_id
                and not draft_paragraph.deleted
            join revision on revision.id = draft_paragraph.revision_id
                and instr(revision.markup, '<stat id="' || statistic_value.statistic_id) > 0
        where section_event.rowid in
            (select max(rowid) from section_event where report_id = :report group by section_id)
        order by statistic_value.at
    """
    for row in db.query(sql, {"report": report_id}):
        breakdown = json.loads(row["breakdown"])
        printed = (figure_id(row["statistic_id"], period, breakdown) for period in (row["period"], LATEST))
        if any(f'<stat id="{each}">' in row["markup"] for each in printed):
            yield row["section_id"], Change(datetime.fromisoformat(row["at"]), row["by_name"])
