"""Say of a paragraph where it comes from when nothing that is published says so; and take that away, with a trace."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.operations.writing import note, place
from workbench.drafting.rows import time_from
from workbench.drafting.sources.records import Provenance, ProvenanceKind
from workbench.errors import N_, Conflict, Invalid, NotFound
from workbench.people import Actor
from workbench.store import Database, new_id, timestamp

LONGEST = 1_000  # characters: a reference to minutes or a remark, not a text

_COLUMNS = "id, paragraph_id, kind, words, at, by_name, taken_away_at, taken_away_by"


class WordsMissing(Invalid):
    message = N_("Say which minutes or what the note says, so that others find it. Nothing was changed.")


class TooManyWords(Invalid):
    message = N_("The note has %(length)s characters, more than %(longest)s. Nothing was changed: shorten it.")


class MarkNotFound(NotFound):
    message = N_("There is no such mark at a paragraph that you can open.")


class TakenAwayBefore(Conflict):
    message = N_("This mark was taken away already, by %(name)s. Nothing was changed.")


def declare(
    db: Database, *, paragraph_id: str, kind: ProvenanceKind, by: Actor, at: datetime, words: str = ""
) -> Provenance:
    """Mark what a paragraph rests on. Raises WordsMissing for minutes or a note without words, TooManyWords."""
    where = place(db, by, paragraph_id)
    said = " ".join(words.split())
    if not said and kind is not ProvenanceKind.OWN_KNOWLEDGE:
        raise WordsMissing
    if len(said) > LONGEST:
        raise TooManyWords(length=len(said), longest=LONGEST)
    mark_id = new_id()
    db.table("provenance").insert(
        {
            "id": mark_id,
            "paragraph_id": where.id,
            "kind": kind.value,
            "words": said,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    note(db, verb="declare_source", did="said what a paragraph rests on", at_place=where, by=by, at=at)
    return _mark(db, mark_id)


def take_away(db: Database, *, mark_id: str, by: Actor, at: datetime) -> Provenance:
    """The paragraph does not rest on it after all: the mark stays with who took it away. Raises TakenAwayBefore."""
    found = _mark(db, mark_id)
    where = place(db, by, found.paragraph_id)
    if found.taken_away_at is not None:
        raise TakenAwayBefore(name=found.taken_away_by)
    db.table("provenance").update(mark_id, {"taken_away_at": timestamp(at), "taken_away_by": by.name})
    note(db, verb="take_source_away", did="took away what a paragraph rested on", at_place=where, by=by, at=at)
    return _mark(db, mark_id)


def _mark(db: Database, mark_id: str) -> Provenance:
    for row in db.query(f"select {_COLUMNS} from provenance where id = :id", {"id": mark_id}):
        return provenance_from(row)
    raise MarkNotFound


def provenance_from(row: Mapping[str, Any]) -> Provenance:
    """A row of provenance."""
    gone = row["taken_away_at"]
    return Provenance(
        **{
            **row,
            "kind": ProvenanceKind(row["kind"]),
            "at": time_from(row["at"]),
            "taken_away_at": time_from(gone) if gone else None,
        }
    )


def marks_of_report(db: Database, report_id: str) -> dict[str, tuple[Provenance, ...]]:
    """Paragraph → the marks that stand at it, oldest first. The report was fetched with the actor before."""
    columns = ", ".join(f"provenance.{column}" for column in _COLUMNS.split(", "))
    sql = (
        f"select {columns} from provenance join draft_paragraph on draft_paragraph.id = provenance.paragraph_id "
        "where draft_paragraph.report_id = :id and provenance.taken_away_at is null order by provenance.rowid"
    )
    found: dict[str, list[Provenance]] = {}
    for row in db.query(sql, {"id": report_id}):
        found.setdefault(row["paragraph_id"], []).append(provenance_from(row))
    return {paragraph_id: tuple(marks) for paragraph_id, marks in found.items()}


def marks_ever(db: Database, paragraph_id: str) -> tuple[Provenance, ...]:
    """All marks a paragraph ever had, those taken away too, oldest first."""
    rows = db.query(f"select {_COLUMNS} from provenance where paragraph_id = :id order by rowid", {"id": paragraph_id})
    return tuple(provenance_from(row) for row in rows)
