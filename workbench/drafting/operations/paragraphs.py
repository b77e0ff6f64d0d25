"""Write: add a paragraph, save its text, bring back an earlier one. No text that was sent is ever lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.writing import (
    Place,
    add_revision,
    current,
    footnotes_of,
    note,
    place,
    stand,
    tidy,
)
from workbench.drafting.records import BlockKind, Revision
from workbench.errors import N_, Conflict
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, new_id


class ParagraphChanged(Conflict):
    """Carries both texts in `values`: `mine` was kept in the history, `theirs` stands."""

    message = N_(
        "%(name)s changed this paragraph while you were writing. Both texts are kept: yours in its history, theirs "
        "stands. Put them together and save again.\n\nYours:\n%(mine)s\n\nTheirs:\n%(theirs)s"
    )


class ParagraphDeleted(Conflict):
    message = N_(
        "This paragraph was deleted while you were writing. Your text is kept in its history: bring the paragraph "
        "back and save again.\n\nYours:\n%(mine)s"
    )


class WrongPlace(Conflict):
    message = N_("The paragraph named as the place is not in that section any more. Nothing was changed: try again.")


def add_paragraph(
    db: Database,
    *,
    section_id: str,
    text: str,
    by: Actor,
    at: datetime,
    after: str | None = None,
    footnotes: Mapping[str, str] | None = None,
    kind: BlockKind = BlockKind.NUMBERED,
    attributes: Mapping[str, Any] | None = None,
) -> Revision:
    """Add a paragraph at the end of a section or after another one; the revision names the new paragraph.

    `kind` and `attributes` are for what is not a numbered paragraph: an item of a list, a table, a figure.

    Raises SectionNotFound, WrongPlace, and what `tidy` raises.
    """
    require(by, Permission.WRITE_REPORTS)
    section = queries.section(db, by, section_id)
    written = tidy(text, kind)
    paragraph_id = open_place(db, section_id=section_id, report_id=section.report_id, after=after, kind=kind)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="added",
        text=written,
        footnotes=footnotes_of(db, paragraph_id, written, given=footnotes, before={}),
        base_id=None,
        attributes=attributes,
        by=by,
        at=at,
    )
    stand(db, paragraph_id, revision.id)
    arranged(db, section_id, by=by, at=at)
    note(db, verb="add_paragraph", did="added a paragraph", at_place=place(db, by, paragraph_id), by=by, at=at)
    return revision


def open_place(
    db: Database, *, section_id: str, report_id: str, after: str | None, kind: BlockKind = BlockKind.NUMBERED
) -> str:
    """A new, still wordless row behind `after` or at the end; gives the permanent id."""
    paragraph_id = new_id()
    db.table("draft_paragraph").insert(
        {
            "id": paragraph_id,
            "report_id": report_id,
            "section_id": section_id,
            "position": free_position(db, section_id=section_id, after=after),
            "revision_id": "",
            "kind": kind.value,
        }
    )
    return paragraph_id


def free_position(db: Database, *, section_id: str, after: str | None) -> int:
    """A position behind `after` (the last one without it), those behind it moved on by one. Raises WrongPlace."""
    if after is None:
        sql = "select coalesce(max(position), 0) + 1 from draft_paragraph where section_id = :section"
        return int(db.execute(sql, {"section": section_id}).fetchone()[0])
    found = db.execute(
        "select position from draft_paragraph where id = :id and section_id = :section",
        {"id": after, "section": section_id},
    ).fetchone()
    if found is None:
        raise WrongPlace
    return make_room(db, section_id=section_id, position=int(found[0]) + 1)


def make_room(db: Database, *, section_id: str, position: int) -> int:
    """Move what stands at the position or behind it on by one."""
    db.execute(
        "update draft_paragraph set position = position + 1 where section_id = :section and position >= :position",
        {"section": section_id, "position": position},
    )
    return position


def write_paragraph(
    db: Database,
    *,
    paragraph_id: str,
    text: str,
    by: Actor,
    at: datetime,
    base: str | None = None,
    footnotes: Mapping[str, str] | None = None,
) -> Revision:
    """Save a text. `base` is the revision it was written on.

    Where somebody saved another text meanwhile, or deleted the paragraph, the text is kept in the history as a
    `parallel` revision and the paragraph stays as it is: the caller commits, then calls `refuse_if_late`, which raises.
    """
    where = place(db, by, paragraph_id)
    standing = current(db, where)
    written = tidy(text, where.kind)
    notes = footnotes_of(db, paragraph_id, written, given=footnotes, before=standing.footnotes)
    if not where.deleted and (written, notes) == (standing.markup, standing.footnotes):
        return standing
    late = where.deleted or (base is not None and base != where.revision_id)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="parallel" if late else "written",
        text=written,
        footnotes=notes,
        base_id=_known_base(db, paragraph_id, base) or where.revision_id,
        by=by,
        at=at,
    )
    if not late:
        stand(db, paragraph_id, revision.id)
    did = "sent a second text for a paragraph" if late else "wrote a paragraph"
    note(db, verb="write_paragraph", did=did, at_place=where, by=by, at=at)
    return revision


def _known_base(db: Database, paragraph_id: str, base: str | None) -> str | None:
    sql = "select id from revision where id = :id and paragraph_id = :paragraph"
    found = db.execute(sql, {"id": base or "", "paragraph": paragraph_id}).fetchone()
    return str(found[0]) if found else None


def refuse_if_late(db: Database, revision: Revision, *, by: Actor) -> None:
    """After the commit of `write_paragraph`: raises ParagraphChanged or ParagraphDeleted for a parallel text."""
    if revision.kind != "parallel":
        return
    where = place(db, by, revision.paragraph_id)
    if where.deleted:
        raise ParagraphDeleted(mine=revision.markup, paragraph=where.id, revision=revision.id)
    standing = current(db, where)
    raise ParagraphChanged(
        name=standing.by_name,
        mine=revision.markup,
        theirs=standing.markup,
        paragraph=where.id,
        revision=revision.id,
        standing=standing.id,
    )


def restore_revision(db: Database, *, paragraph_id: str, revision_id: str, by: Actor, at: datetime) -> Revision:
    """Make an earlier text (or one that came too late) the paragraph's text again, as a new revision."""
    where = place(db, by, paragraph_id)
    _refuse_deleted(db, where)
    earlier = queries.revision(db, paragraph_id, revision_id)
    revision = add_revision(
        db,
        paragraph_id=paragraph_id,
        kind="restored",
        text=earlier.markup,
        footnotes=earlier.footnotes,
        base_id=revision_id,
        by=by,
        at=at,
    )
    stand(db, paragraph_id, revision.id)
    note(db, verb="restore_revision", did="brought back an earlier text", at_place=where, by=by, at=at)
    return revision


def _refuse_deleted(db: Database, where: Place) -> None:
    if where.deleted:
        raise ParagraphDeleted(mine=current(db, where).markup, paragraph=where.id, revision=where.revision_id)
