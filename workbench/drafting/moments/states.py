"""A report as it stood at a moment, or as a version froze it: one shape, so that any two can be compared.

Made of what is kept anyway: every text of every paragraph, each arrangement of a section, each outline. Texts are as
they print: references in words, without the marks of sources that are not published.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.blocks import labels, resolving
from workbench.drafting.blocks.printed import as_printed
from workbench.drafting.records import (
    BlockKind,
    DraftParagraph,
    LineageEvent,
    Revision,
    Section,
    Snapshot,
    SnapshotParagraph,
    StateReport,
)
from workbench.drafting.rows import lineage_from, revision_from
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.store import Database, timestamp


class MomentNotKnown(NotFound):
    message = N_("How this report stood is known from %(since)s on. Choose that moment or a later one.")


@dataclass(frozen=True)
class Block:
    """A paragraph, item, table or figure as it stood; `notes` is the markup of each footnote by kind and id."""

    id: str
    kind: BlockKind
    label: str
    markup: str
    text: str
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A heading with what stood under it; `level` from 1."""

    id: str
    title: str
    number: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Moment:
    """A report as it stood; `version` is the number of the frozen version it is, None for a moment between."""

    report: StateReport
    at: datetime
    version: int | None
    parts: tuple[Part, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return tuple(block for part in self.parts for block in part.blocks)


def of_snapshot(snapshot: Snapshot) -> Moment:
    """A frozen version as a moment."""
    parts = tuple(
        Part(each.id, each.title, each.number, each.level, tuple(_frozen(one) for one in each.paragraphs))
        for each in snapshot.sections
    )
    return Moment(snapshot.report, snapshot.frozen_at, snapshot.number, parts)


def _frozen(paragraph: SnapshotParagraph) -> Block:
    return Block(
        paragraph.id,
        paragraph.kind,
        paragraph.label,
        paragraph.markup,
        paragraph.text,
        paragraph.notes,
        paragraph.attributes,
    )


def known_since(db: Database, report: StateReport) -> datetime:
    """From when on every moment of the report is known."""
    sql = "select min(at) from outline_state where report_id = :id"
    first = db.execute(sql, {"id": report.id}).fetchone()[0]
    return datetime.fromisoformat(first) if first else report.created_at


def _check_known(db: Database, report: StateReport, at: datetime) -> None:
    since = known_since(db, report)
    if at < since:
        raise MomentNotKnown(since=f"{since:%Y-%m-%d %H:%M}")


def arranged_at(db: Database, actor: Actor, section: Section, at: datetime) -> tuple[str, ...]:
    """The paragraphs of a section as they stood then, in order. Raises MomentNotKnown."""
    _check_known(db, queries.report(db, actor, section.report_id), at)
    return _arranged(db, section.id, at)


def state_at(db: Database, actor: Actor, report_id: str, at: datetime) -> Moment:
    """The report as it stood then. Raises ReportNotFound, MomentNotKnown."""
    report = queries.report(db, actor, report_id)
    _check_known(db, report, at)
    sections = _sections(db, report_id, at)
    held = {each.id: _arranged(db, each.id, at) for each in sections}
    kinds = _kinds(db, report_id, at)
    drafted = tuple(_drafted(db, report, sections, held, kinds, at))
    said = resolving.words(db, report, drafted)
    blocks: dict[str, list[Block]] = {each.id: [] for each in sections}
    for paragraph in drafted:
        printed = as_printed(paragraph, said)
        cited = {("cite", each.note_id): _footnote(each.citation) for each in printed.citations}
        notes = {**{("fn", key): words for key, words in printed.footnotes.items()}, **cited}
        blocks[paragraph.section_id].append(
            Block(
                paragraph.id,
                paragraph.kind,
                paragraph.label,
                printed.markup,
                printed.text,
                notes,
                paragraph.attributes,
            )
        )
    parts = tuple(Part(each.id, each.title, each.number, each.level, tuple(blocks[each.id])) for each in sections)
    return Moment(report, at, None, parts)


def _footnote(citation: str) -> str:
    escaped = citation.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped if escaped.endswith(".") else f"{escaped}."


def _sections(db: Database, report_id: str, at: datetime) -> tuple[Section, ...]:
    sql = "select sections from outline_state where report_id = :id and at <= :at order by rowid desc limit 1"
    for row in db.query(sql, {"id": report_id, "at": timestamp(at)}):
        return tuple(Section(**{**each, "articles": tuple(each["articles"])}) for each in json.loads(row["sections"]))
    return queries.sections(db, report_id)


def _arranged(db: Database, section_id: str, at: datetime) -> tuple[str, ...]:
    sql = "select paragraphs from arrangement where section_id = :id and at <= :at order by rowid desc limit 1"
    for row in db.query(sql, {"id": section_id, "at": timestamp(at)}):
        return tuple(json.loads(row["paragraphs"]))
    return ()


def _kinds(db: Database, report_id: str, at: datetime) -> dict[str, BlockKind]:
    """The kind each block had: the one it has, unless it was made another since."""
    rows = db.query("select id, kind from draft_paragraph where report_id = :id", {"id": report_id})
    kinds = {row["id"]: BlockKind(row["kind"]) for row in rows}
    sql = "select before from drafting_act where report_id = :id and verb = 'set_kind' and at > :at order by rowid desc"
    for row in db.query(sql, {"id": report_id, "at": timestamp(at)}):
        for key, before in json.loads(row["before"])["paragraphs"].items():
            kinds[key] = BlockKind(before["kind"])
    return kinds


def texts_at(db: Database, report_id: str, at: datetime) -> dict[str, Revision]:
    """The text of each paragraph that stood then: the last that did not come too late."""
    columns = ", ".join(f"revision.{column.strip()}" for column in queries.REVISION_COLUMNS.split(","))
    sql = (
        f"select {columns} from revision join draft_paragraph on draft_paragraph.id = revision.paragraph_id "
        "where draft_paragraph.report_id = :id and revision.kind <> 'parallel' and revision.rowid = ("
        "select max(rowid) from revision as later where later.paragraph_id = draft_paragraph.id "
        "and later.kind <> 'parallel' and later.at <= :at)"
    )
    found = (revision_from(row) for row in db.query(sql, {"id": report_id, "at": timestamp(at)}))
    return {each.paragraph_id: each for each in found}


def _drafted(
    db: Database,
    report: StateReport,
    sections: tuple[Section, ...],
    held: Mapping[str, tuple[str, ...]],
    kinds: Mapping[str, BlockKind],
    at: datetime,
) -> Iterator[DraftParagraph]:
    texts = texts_at(db, report.id, at)
    cited = queries.citations_of_report(db, report.id)
    order = [(each, key) for each in sections for key in held[each.id] if key in texts]
    standing = (labels.Standing(key, kinds[key], each.part) for each, key in order)
    named = labels.labelled(standing, report.language)
    number = 0
    for position, (section, key) in enumerate(order, start=1):
        number += kinds[key] is BlockKind.NUMBERED
        text = texts[key]
        yield DraftParagraph(
            id=key,
            report_id=report.id,
            section_id=section.id,
            position=position,
            number=number,
            revision_id=text.id,
            markup=text.markup,
            text=text.text,
            words=text.words,
            footnotes=text.footnotes,
            changed_at=text.at,
            changed_by=text.by_name,
            citations=queries.standing_citations(text.markup, cited[key]),
            kind=kinds[key],
            label=named[key],
            attributes=text.attributes,
        )


def days_of_change(db: Database, report_id: str) -> tuple[tuple[str, int], ...]:
    """The days on which something was written or moved, latest first, with how many times; those known as moments."""
    sql = (
        "select day, count(*) as times from (select substr(revision.at, 1, 10) as day from revision "
        "join draft_paragraph on draft_paragraph.id = revision.paragraph_id where draft_paragraph.report_id = :id "
        "union all select substr(at, 1, 10) from arrangement where report_id = :id "
        "union all select substr(at, 1, 10) from outline_state where report_id = :id) "
        "where day >= (select coalesce(substr(min(at), 1, 10), '') from outline_state where report_id = :id) "
        "group by day order by day desc"
    )
    return tuple((row["day"], row["times"]) for row in db.query(sql, {"id": report_id}))


def lineage_between(db: Database, report_id: str, one: datetime, other: datetime) -> tuple[LineageEvent, ...]:
    """What was split and taken in between two moments, oldest first."""
    sql = (
        'select id, kind, from_id, to_id, start, "end", at, by_name from lineage '
        "where report_id = :id and at > :one and at <= :other order by rowid"
    )
    first, last = sorted((timestamp(one), timestamp(other)))
    return tuple(lineage_from(row) for row in db.query(sql, {"id": report_id, "one": first, "other": last}))
