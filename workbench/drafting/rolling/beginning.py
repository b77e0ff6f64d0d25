"""Begin a report from the last one: its paragraphs into the outline in one step, which is taken back in one step."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.paragraphs import free_position
from workbench.drafting.operations.structure import delete_paragraph
from workbench.drafting.operations.writing import add_revision, report_title, stand
from workbench.drafting.records import Section, StateReport
from workbench.drafting.rolling.placing import place
from workbench.drafting.rolling.queries import rolled, waiting_piece
from workbench.drafting.rolling.records import Begun, Piece, PieceBlock, Placing, RolledForward, Target, Waiting
from workbench.drafting.rolling.taking_apart import begun_from
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, journal, new_id, timestamp
from workbench.text import markup


class RolledBefore(Conflict):
    message = N_("This report was begun from %(name)s already. Nothing was changed: take that back first.")


class UndoneBefore(Conflict):
    message = N_("That was taken back already, by %(name)s. Nothing was changed.")


class PlacedBefore(Conflict):
    message = N_("This paragraph was placed already. Nothing was changed.")


def preview(db: Database, actor: Actor, report: StateReport, key: str) -> tuple[Begun, tuple[Placing, ...]]:
    """Where each paragraph of another report would go; nothing is written. Raises NothingToRoll, NeverFrozen."""
    begun = begun_from(db, actor, key)
    return begun, place(begun.pieces, targets_of(db, report.id), treaty=report.treaty, language=begun.language)


def targets_of(db: Database, report_id: str) -> tuple[Target, ...]:
    """The sections of the body, each with what is asked in it."""
    asked: dict[str, list[str]] = {}
    for each in queries.requirements(db, report_id):
        asked.setdefault(each.section_id, []).append(each.text)
    return tuple(
        Target(each.id, each.key, each.title, each.articles, " ".join(asked.get(each.id, ())))
        for each in queries.sections(db, report_id)
        if not each.is_annex
    )


def roll_forward(db: Database, *, report_id: str, source: str, by: Actor, at: datetime) -> RolledForward:
    """Place the paragraphs of another report as a basis; what cannot be placed waits in a list. Raises RolledBefore.

    Also NothingToRoll, NeverFrozen.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    begun, placings = preview(db, by, report, source)
    for each in rolled(db, report.id):
        if each.source_id == begun.source_id and each.undone_at is None:
            raise RolledBefore(name=each.name)
    rolled_id = new_id()
    db.table("rolled").insert(
        {
            "id": rolled_id,
            "report_id": report.id,
            "source_id": begun.source_id,
            "name": begun.name,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
        }
    )
    for position, placing in enumerate(placings):
        if not placing.section_id:
            _wait(db, rolled_id, position, placing.piece)
    sections = {each.id: each for each in queries.sections(db, report.id)}
    for section_id in dict.fromkeys(each.section_id for each in placings if each.section_id):
        pieces = [each.piece for each in placings if each.section_id == section_id]
        _fill(db, sections[section_id], pieces, rolled_id, by=by, at=at)
    _note(db, report, f"began {report.title} from {begun.name}", by=by, at=at)
    return next(each for each in rolled(db, report.id) if each.id == rolled_id)


def _note(db: Database, report: StateReport, did: str, *, by: Actor, at: datetime) -> None:
    summary = f"{by.name} {did}"
    journal.record(db, by=by, at=at, verb="roll_forward", object_kind="report", object_id=report.id, summary=summary)


def _fill(db: Database, section: Section, pieces: Sequence[Piece], rolled_id: str, *, by: Actor, at: datetime) -> None:
    """The pieces behind what the section holds."""
    position = free_position(db, section_id=section.id, after=None)
    for piece in pieces:
        for block in piece.blocks:
            _add(db, section, position, block, piece, rolled_id, by=by, at=at)
            position += 1
    arranged(db, section.id, by=by, at=at)


def _add(
    db: Database,
    section: Section,
    position: int,
    block: PieceBlock,
    piece: Piece,
    rolled_id: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    paragraph_id = new_id()
    place_row = {"id": paragraph_id, "report_id": section.report_id, "section_id": section.id, "position": position}
    db.table("draft_paragraph").insert({**place_row, "revision_id": "", "kind": block.kind.value})
    if block.origin:
        _take_citations(db, block, paragraph_id)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="added",
        text=block.markup,
        footnotes=block.footnotes,
        base_id=None,
        attributes=block.attributes,
        by=by,
        at=at,
    )
    stand(db, paragraph_id, revision.id)
    db.table("basis").insert(
        {
            "paragraph_id": paragraph_id,
            "source_paragraph_id": piece.source_paragraph_id,
            "document_id": piece.document_id,
            "citation": piece.citation,
            "text": block.markup,
            "at": timestamp(at),
            "by_id": by.person_id,
            "by_name": by.name,
            "rolled_id": rolled_id,
        }
    )


def _take_citations(db: Database, block: PieceBlock, paragraph_id: str) -> None:
    """The citations that stand in the text, as they were cited then: what became of them is flagged."""
    standing = {each.id for each in markup.notes(block.markup) if each.kind == "cite"}
    for row in list(db.query("select * from citation where paragraph_id = :id", {"id": block.origin})):
        if row["note_id"] in standing:
            db.table("citation").insert({**row, "id": new_id(), "paragraph_id": paragraph_id})


def _wait(db: Database, rolled_id: str, position: int, piece: Piece) -> None:
    blocks = [{**asdict(each), "kind": each.kind.value} for each in piece.blocks]
    db.table("waiting_piece").insert(
        {
            "id": new_id(),
            "rolled_id": rolled_id,
            "position": position,
            "source_paragraph_id": piece.source_paragraph_id,
            "document_id": piece.document_id,
            "citation": piece.citation,
            "heading": " · ".join(piece.headings),
            "text": piece.text,
            "blocks": json.dumps(blocks, ensure_ascii=False),
        }
    )


def place_waiting(db: Database, *, waiting_id: str, section_id: str, by: Actor, at: datetime) -> None:
    """Put what waited at the end of a section. Raises WaitingNotFound, SectionNotFound, PlacedBefore."""
    require(by, Permission.WRITE_REPORTS)
    waiting, report_id = waiting_piece(db, by, waiting_id)
    section = queries.section_of_report(db, report_id, section_id)
    _refuse_placed(db, waiting)
    piece = Piece(
        waiting.source_paragraph_id, waiting.document_id, waiting.citation, "", (), waiting.text, waiting.blocks
    )
    _fill(db, section, [piece], waiting.rolled_id, by=by, at=at)
    db.table("waiting_piece").update(waiting.id, {"placed_at": timestamp(at)})
    report = queries.report(db, by, report_id)
    _note(db, report, f"placed a paragraph of the last report in {report.title}", by=by, at=at)


def _refuse_placed(db: Database, waiting: Waiting) -> None:
    sql = (
        "select waiting_piece.placed_at, rolled.undone_at, rolled.undone_by from waiting_piece "
        "join rolled on rolled.id = waiting_piece.rolled_id where waiting_piece.id = :id"
    )
    for row in db.query(sql, {"id": waiting.id}):
        if row["undone_at"]:
            raise UndoneBefore(name=row["undone_by"])
        if row["placed_at"]:
            raise PlacedBefore


def set_aside(db: Database, *, waiting_id: str, by: Actor, at: datetime, back: bool = False) -> None:
    """It has no place in this report: it leaves the list and stays kept; `back` puts it on the list again."""
    require(by, Permission.WRITE_REPORTS)
    waiting, report_id = waiting_piece(db, by, waiting_id)
    _refuse_placed(db, waiting)
    db.table("waiting_piece").update(waiting.id, {"set_aside_by": "" if back else by.name})
    report = queries.report(db, by, report_id)
    did = "took up again" if back else "set aside"
    _note(db, report, f"{did} a paragraph of the last report in {report.title}", by=by, at=at)


def take_back(db: Database, *, report_id: str, rolled_id: str, by: Actor, at: datetime) -> int:
    """Take out again what nobody touched since; what was worked on stays. Gives how many stay. Raises UndoneBefore."""
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    found = next((each for each in rolled(db, report.id) if each.id == rolled_id), None)
    if found is None or found.undone_at is not None:
        raise UndoneBefore(name=found.undone_by if found else "")
    untouched, touched = _untouched(db, rolled_id)
    for paragraph_id in untouched:
        delete_paragraph(db, paragraph_id=paragraph_id, by=by, at=at)
    db.table("rolled").update(rolled_id, {"undone_at": timestamp(at), "undone_by": by.name})
    _note(db, report, f"took back that {report_title(db, report.id)} was begun from {found.name}", by=by, at=at)
    return touched


def _untouched(db: Database, rolled_id: str) -> tuple[tuple[str, ...], int]:
    """The standing paragraphs without a second text, a link or a mark; and how many of the others stand."""
    sql = """
        select draft_paragraph.id,
            (select count(*) from revision where revision.paragraph_id = draft_paragraph.id) > 1
            or exists (select 1 from answer where answer.paragraph_id = draft_paragraph.id)
            or exists (select 1 from response where response.paragraph_id = draft_paragraph.id)
            or exists (select 1 from provenance where provenance.paragraph_id = draft_paragraph.id)
            or basis.renewed_at is not null as touched
        from basis join draft_paragraph on draft_paragraph.id = basis.paragraph_id
        where basis.rolled_id = :id and not draft_paragraph.deleted order by draft_paragraph.position
    """
    rows = list(db.query(sql, {"id": rolled_id}))
    return tuple(str(row["id"]) for row in rows if not row["touched"]), sum(bool(row["touched"]) for row in rows)
