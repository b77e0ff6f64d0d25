"""What of returned files waits for a person: put in as a new paragraph, in the place of one, or set aside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.drafting import queries
from workbench.drafting.operations.paragraphs import WrongPlace, add_paragraph, write_paragraph
from workbench.drafting.operations.structure import note_ids
from workbench.drafting.operations.writing import current, place
from workbench.drafting.records import BlockKind, Revision
from workbench.drafting.returned.records import Why
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, timestamp
from workbench.text import markup
from workbench.text.markup import Note


class NothingWaits(Conflict):
    message = N_("There is no such text waiting in this section. It may have been placed meanwhile; look at the list.")


class NoWords(Conflict):
    message = N_("The file brought no words for this paragraph, so there is nothing to put in. Set it aside instead.")


class Decision(StrEnum):
    """What becomes of it."""

    REPLACE = "replace"
    ADD = "add"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Waiting:
    """A text that came back and has no sure place; `likely_id` and `stands` are the paragraph it may belong to."""

    id: str
    section_id: str
    why: Why
    markup: str
    footnotes: Mapping[str, str]
    kind: BlockKind
    likely_id: str | None
    stands: str
    label: str
    file_name: str
    came_at: str
    brought_by: str


def waiting(db: Database, actor: Actor, section_id: str) -> tuple[Waiting, ...]:
    """What waits in a section, in the order in which it came. Raises SectionNotFound."""
    section = queries.section(db, actor, section_id)
    standing = {each.id: each for each in queries.paragraphs(db, section.report_id)}
    sql = (
        "select returned_text.*, section_file.file_name, section_file.by_name from returned_text "
        "join section_file on section_file.id = returned_text.file_id "
        "where returned_text.section_id = :id and state = 'waiting' order by returned_text.rowid"
    )
    found = []
    for row in db.query(sql, {"id": section.id}):
        likely = standing.get(row["paragraph_id"] or "")
        found.append(
            Waiting(
                id=row["id"],
                section_id=section.id,
                why=Why(row["reason"]),
                markup=row["markup"],
                footnotes=json.loads(row["footnotes"]),
                kind=BlockKind(row["kind"] or BlockKind.NUMBERED.value),
                likely_id=likely.id if likely else None,
                stands=likely.markup if likely else "",
                label=likely.label if likely else "",
                file_name=row["file_name"],
                came_at=row["at"],
                brought_by=row["by_name"],
            )
        )
    return tuple(found)


def decide(
    db: Database,
    *,
    section_id: str,
    text_id: str,
    decision: Decision,
    by: Actor,
    at: datetime,
    paragraph_id: str | None = None,
) -> Revision | None:
    """Put the words in the place of a paragraph, add them behind it (at the end without one), or set them aside.

    Raises SectionNotFound, NothingWaits, NoWords, WrongPlace for a paragraph that is deleted or of another report,
    and what writing a paragraph raises.
    """
    require(by, Permission.WRITE_REPORTS)
    found = next((each for each in waiting(db, by, section_id) if each.id == text_id), None)
    if found is None:
        raise NothingWaits
    if decision is not Decision.SET_ASIDE and not found.markup:
        raise NoWords
    revision = None
    if decision is Decision.REPLACE:
        revision = _replace(db, found, paragraph_id or found.likely_id, by=by, at=at)
    elif decision is Decision.ADD:
        revision = add_paragraph(
            db,
            section_id=section_id,
            text=_without_foreign_notes(found.markup, set()),
            footnotes=found.footnotes,
            kind=found.kind,
            after=paragraph_id or _behind(db, found),
            by=by,
            at=at,
        )
    _settle(db, found.id, decision, by=by, at=at)
    summary = f"{by.name} decided what becomes of a text that came back from Word"
    journal.record(
        db, by=by, at=at, verb="place_returned", object_kind="section", object_id=section_id, summary=summary
    )
    return revision


def _behind(db: Database, found: Waiting) -> str | None:
    """The paragraph it may belong to, as long as that stands in the section; else its end."""
    if found.likely_id and queries.place_of(db, found.likely_id).section_id == found.section_id:
        return found.likely_id
    return None


def _replace(db: Database, found: Waiting, paragraph_id: str | None, *, by: Actor, at: datetime) -> Revision:
    if paragraph_id is None:
        raise NothingWaits
    where = place(db, by, paragraph_id)
    if where.deleted or where.report_id != queries.section(db, by, found.section_id).report_id:
        raise WrongPlace
    standing = current(db, where)
    known = note_ids(db, paragraph_id, standing.markup)
    return write_paragraph(
        db,
        paragraph_id=paragraph_id,
        text=_without_foreign_notes(found.markup, known),
        base=standing.id,
        footnotes=found.footnotes,
        by=by,
        at=at,
    )


def _without_foreign_notes(text: str, known: set[str]) -> str:
    """The markup without marks of citations that the paragraph does not have."""
    runs = [
        run for run in markup.parse(text) if not (isinstance(run, Note) and run.kind == "cite" and run.id not in known)
    ]
    return markup.stripped(runs)


def _settle(db: Database, text_id: str, decision: Decision, *, by: Actor, at: datetime) -> None:
    state = "set_aside" if decision is Decision.SET_ASIDE else "placed"
    db.execute(
        "update returned_text set state = :state, decided_at = :at, decided_by = :by where id = :id",
        {"state": state, "at": timestamp(at), "by": by.name, "id": text_id},
    )
