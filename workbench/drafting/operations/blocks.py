"""Make a block another kind of block, change what a table has besides its rows, put a picture into a section."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbench.drafting.blocks import attributes as block_attributes
from workbench.drafting.blocks import pictures
from workbench.drafting.moments.acts import recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.paragraphs import ParagraphDeleted, add_paragraph
from workbench.drafting.operations.writing import Place, add_revision, current, note, place, stand, tidy
from workbench.drafting.records import BlockKind, Revision
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, FileStore


class StaysAFigure(Invalid):
    message = N_(
        "A figure stays a figure, and text becomes one only with a picture. Nothing was changed: put the picture in, "
        "or delete the figure and write a paragraph."
    )


def set_kind(db: Database, *, paragraph_id: str, kind: BlockKind, by: Actor, at: datetime) -> Revision:
    """Make the block a numbered paragraph, an item, plain text or a table; its id, words and links stay.

    Raises ParagraphDeleted, StaysAFigure, EmptyParagraph.
    """
    where = _standing(db, by, paragraph_id)
    before = current(db, where)
    if kind is where.kind:
        return before
    if BlockKind.FIGURE in (kind, where.kind):
        raise StaysAFigure
    kept = before.attributes if kind is BlockKind.TABLE else {}
    with recorded(db, verb="set_kind", paragraphs=(where.id,), sections=(where.section_id,), by=by, at=at):
        db.execute("update draft_paragraph set kind = :kind where id = :id", {"kind": kind.value, "id": where.id})
        revision = _revised(db, where, before, text=tidy(before.markup, kind), attributes=kept, by=by, at=at)
    arranged(db, where.section_id, by=by, at=at)
    note(db, verb="set_kind", did=f"made a paragraph {kind.value}", at_place=where, by=by, at=at)
    return revision


def set_attributes(
    db: Database, *, paragraph_id: str, attributes: Mapping[str, Any], by: Actor, at: datetime
) -> Revision:
    """Change those attributes of a table or figure that are given; an empty one is taken away, the others stay.

    Raises ParagraphDeleted, and what `attributes.checked` raises.
    """
    where = _standing(db, by, paragraph_id)
    before = current(db, where)
    for name in attributes:
        if name not in block_attributes.CHANGED_BY_HAND:
            raise block_attributes.UnknownAttribute(name=name)
    wanted = block_attributes.checked(where.kind, {**before.attributes, **attributes})
    if wanted == dict(before.attributes):
        return before
    with recorded(db, verb="set_attributes", paragraphs=(where.id,), by=by, at=at):
        revision = _revised(db, where, before, text=before.markup, attributes=wanted, by=by, at=at)
    note(db, verb="set_attributes", did="changed a table or figure", at_place=where, by=by, at=at)
    return revision


def put_figure(
    db: Database,
    files: FileStore,
    *,
    section_id: str,
    data: bytes,
    file_name: str,
    alt: str,
    caption: str,
    by: Actor,
    at: datetime,
    after: str | None = None,
) -> Revision:
    """Put a picture into a section, at its end or after a block: PNG or JPEG, with words for who cannot see it.

    Raises SectionNotFound, WrongPlace, NotAPicture, PictureTooLarge, NoAlternative, EmptyParagraph (no caption).
    """
    require(by, Permission.WRITE_REPORTS)
    picture = pictures.taken(data, file_name)
    kept = block_attributes.checked(
        BlockKind.FIGURE,
        {"file_name": picture.file_name, "media_type": picture.media_type, "alt": alt},
    )
    return add_paragraph(
        db,
        section_id=section_id,
        text=caption,
        kind=BlockKind.FIGURE,
        attributes={**kept, "sha256": files.put(picture.data)},
        after=after,
        by=by,
        at=at,
    )


def _standing(db: Database, by: Actor, paragraph_id: str) -> Place:
    where = place(db, by, paragraph_id)
    if where.deleted:
        raise ParagraphDeleted(mine=current(db, where).markup, paragraph=where.id, revision=where.revision_id)
    return where


def _revised(
    db: Database, where: Place, before: Revision, *, text: str, attributes: Mapping[str, Any], by: Actor, at: datetime
) -> Revision:
    revision = add_revision(
        db,
        paragraph_id=where.id,
        kind="written",
        text=text,
        footnotes=before.footnotes,
        base_id=before.id,
        attributes=attributes,
        by=by,
        at=at,
    )
    stand(db, where.id, revision.id)
    return revision
