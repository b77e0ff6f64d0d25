"""Write: add a paragraph, save its text, bring back an earlier one. No text that was sent is ever lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.blocks.attributes import checked
from workbench.drafting.moments import acts
from workbench.drafting.moments.acts import recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.moments.merging import Written
from workbench.drafting.operations.late import content, placed, taken_in_by
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
from workbench.drafting.records import BlockKind, Revision, RevisionKind
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


class ParagraphWentInto(ParagraphDeleted):
    """`values["into"]` is the paragraph that has its words now, `theirs` the text of that."""

    message = N_(
        "This paragraph was merged into paragraph %(label)s while you were writing. Your text is kept in its history; "
        "put it together with what stands now.\n\nYours:\n%(mine)s\n\nNow in paragraph %(label)s:\n%(theirs)s"
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

    Raises SectionNotFound, WrongPlace, and what `tidy` and `attributes.checked` raise.
    """
    require(by, Permission.WRITE_REPORTS)
    section = queries.section(db, by, section_id)
    written = tidy(text, kind)
    with recorded(db, verb="add", sections=(section_id,), by=by, at=at) as act:
        paragraph_id = open_place(db, section_id=section_id, report_id=section.report_id, after=after, kind=kind)
        act.also(paragraph_id)
        revision = add_revision(
            db,
            paragraph_id=paragraph_id,
            kind="added",
            text=written,
            footnotes=footnotes_of(db, paragraph_id, written, given=footnotes, before={}),
            base_id=None,
            attributes=checked(kind, attributes) if attributes else None,
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
    attributes: Mapping[str, Any] | None = None,
) -> Revision:
    """Save a text. `base` is the revision it was written on. Gives the text that stands.

    Where somebody saved another text meanwhile, split the paragraph or merged it into another, the text is kept in the
    history as a `parallel` revision, and the changes of both are put together word by word where that is clear: the
    revision that stands then has its id in `combined_id`, and may be of the paragraph where the words are now. Where
    it is not clear, or the paragraph was deleted, the paragraph stays as it is and the `parallel` revision is given:
    the caller commits, then calls `refuse_if_late`, which raises.
    """
    where = place(db, by, paragraph_id)
    standing = current(db, where)
    opened = _known(db, paragraph_id, base)
    before = opened or standing
    written = tidy(text, where.kind)
    mine = Written(
        written,
        footnotes_of(db, paragraph_id, written, given=footnotes, before={**standing.footnotes, **before.footnotes}),
        before.attributes if attributes is None else attributes,
    )
    if not where.deleted and mine == content(standing):
        return standing
    if where.deleted or (base is not None and base != where.revision_id):
        return _written_late(db, where, standing, opened, mine, by=by, at=at)
    revision = _written(db, where, mine, base_id=standing.id, by=by, at=at)
    note(db, verb="write_paragraph", did="wrote a paragraph", at_place=where, by=by, at=at)
    return revision


def _written(
    db: Database,
    where: Place,
    text: Written,
    *,
    base_id: str,
    by: Actor,
    at: datetime,
    combined_id: str | None = None,
) -> Revision:
    """The text as what stands, and as an act that can be undone."""
    revision = _kept(db, where.id, "written", text, base_id=base_id, by=by, at=at, combined_id=combined_id)
    stand(db, where.id, revision.id)
    acts.written(
        db,
        paragraph_id=where.id,
        section_id=where.section_id,
        before=where.revision_id,
        after=revision.id,
        by=by,
        at=at,
    )
    return revision


def _kept(
    db: Database,
    paragraph_id: str,
    kind: RevisionKind,
    text: Written,
    *,
    base_id: str,
    by: Actor,
    at: datetime,
    combined_id: str | None = None,
) -> Revision:
    return add_revision(
        db,
        paragraph_id=paragraph_id,
        kind=kind,
        text=text.markup,
        footnotes=text.footnotes,
        attributes=text.attributes,
        base_id=base_id,
        combined_id=combined_id,
        by=by,
        at=at,
    )


def _written_late(
    db: Database, where: Place, standing: Revision, opened: Revision | None, mine: Written, *, by: Actor, at: datetime
) -> Revision:
    """Keep what was sent; put it together with what stands where that is clear."""
    if opened is not None and mine == content(opened) and not where.deleted:
        return standing
    sent = _kept(db, where.id, "parallel", mine, base_id=(opened or standing).id, by=by, at=at)
    goes_to = placed(db, where, base=opened, mine=mine) if opened is not None else None
    if goes_to is None:
        note(db, verb="write_paragraph", did="sent a second text for a paragraph", at_place=where, by=by, at=at)
        return sent
    stands: list[Revision] = []
    for each in goes_to:
        if each.written == content(each.standing):
            continue
        stands.append(
            _written(db, each.where, each.written, base_id=each.standing.id, combined_id=sent.id, by=by, at=at)
        )
    note(db, verb="write_paragraph", did="wrote a paragraph beside somebody else", at_place=where, by=by, at=at)
    return stands[0] if stands else goes_to[0].standing


def _known(db: Database, paragraph_id: str, base: str | None) -> Revision | None:
    """The revision a text was written on; None where it was not of this paragraph, or not said."""
    sql = "select id from revision where id = :id and paragraph_id = :paragraph"
    found = db.execute(sql, {"id": base or "", "paragraph": paragraph_id}).fetchone()
    return queries.revision(db, paragraph_id, str(found[0])) if found else None


def refuse_if_late(db: Database, revision: Revision, *, by: Actor) -> None:
    """After the commit of `write_paragraph`: raises for a parallel text ParagraphChanged, Deleted or WentInto."""
    if revision.kind != "parallel":
        return
    where = place(db, by, revision.paragraph_id)
    into = taken_in_by(db, where) if where.deleted else None
    if into is not None and not into[0].deleted:
        raise _went_into(db, into[0], revision, by=by)
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


def _went_into(db: Database, target: Place, revision: Revision, *, by: Actor) -> ParagraphWentInto:
    found = queries.paragraph(db, by, target.id)
    return ParagraphWentInto(
        mine=revision.markup,
        theirs=found.markup,
        paragraph=revision.paragraph_id,
        revision=revision.id,
        into=target.id,
        standing=found.revision_id,
        label=found.label or str(found.number),
    )


def restore_revision(db: Database, *, paragraph_id: str, revision_id: str, by: Actor, at: datetime) -> Revision:
    """Make an earlier text (or one that came too late) the paragraph's text again, as a new revision."""
    where = place(db, by, paragraph_id)
    _refuse_deleted(db, where)
    earlier = queries.revision(db, paragraph_id, revision_id)
    if content(earlier) == content(current(db, where)):
        return current(db, where)
    revision = _kept(db, where.id, "restored", content(earlier), base_id=revision_id, by=by, at=at)
    stand(db, paragraph_id, revision.id)
    acts.written(
        db,
        paragraph_id=where.id,
        section_id=where.section_id,
        before=where.revision_id,
        after=revision.id,
        by=by,
        at=at,
    )
    note(db, verb="restore_revision", did="brought back an earlier text", at_place=where, by=by, at=at)
    return revision


def _refuse_deleted(db: Database, where: Place) -> None:
    if where.deleted:
        raise ParagraphDeleted(mine=current(db, where).markup, paragraph=where.id, revision=where.revision_id)
