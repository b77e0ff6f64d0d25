"""Split, merge, move, delete a paragraph, bring one back, make it another kind: each a form with its verb.

Each leads back to the desk; the desk's script hears how the section stands.
"""

from flask import flash, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.drafting import operations, queries
from workbench.drafting.operations.blocks import set_kind
from workbench.drafting.operations.structure import move_to_start
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.people.access import Permission
from workbench.store import Database
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.drafting.blocks.blocks_shown import name_of
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.writing.acknowledged import wants_values
from workbench.web.drafting.writing.arranged import arranged
from workbench.web.drafting.writing.writing import back_to


def _found(db: Database, paragraph_id: str) -> DraftParagraph:
    return queries.paragraph(db, actor(), paragraph_id)


def _answer(found: DraftParagraph, said: str, *drawn: str, at: str = "", anchor: str = "") -> Response:
    """Back to the desk with what happened said there, or how the section stands for the script."""
    if wants_values():
        return arranged(found.report_id, found.section_id, drawn=drawn, at=at, said=said)
    flash(said)
    return back_to(found.report_id, found.section_id, "" if anchor else at or found.id, anchor=anchor)


@blueprint.post("/paragraphs/<paragraph_id>/split")
@requires(Permission.WRITE_REPORTS)
def split(paragraph_id: str) -> Response:
    """Cut it at an offset of its plain text."""
    with store().writing() as db:
        found = _found(db, paragraph_id)
        offset = request.form.get("at_offset", -1, type=int)
        _first, second = operations.split_paragraph(db, paragraph_id=paragraph_id, offset=offset, by=actor(), at=now())
    said, other = _("Split in two. Links stand at both."), second.paragraph_id
    if wants_values():
        return arranged(found.report_id, found.section_id, drawn=(paragraph_id, other), at=other, said=said)
    return _answer(found, said)


@blueprint.post("/paragraphs/<paragraph_id>/merge")
@requires(Permission.WRITE_REPORTS)
def merge(paragraph_id: str) -> Response:
    """Put the next paragraph's words behind this one's."""
    with store().writing() as db:
        found = _found(db, paragraph_id)
        other = request.form.get("other", "")
        operations.merge_paragraphs(db, paragraph_id=paragraph_id, other_id=other, by=actor(), at=now())
    return _answer(found, _("Merged into one."), paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>/move")
@requires(Permission.WRITE_REPORTS)
def move(paragraph_id: str) -> Response:
    """Up, down, or to the end of another section."""
    goal = request.form.get("section", "")
    with store().writing() as db:
        found = _found(db, paragraph_id)
        ids = [each.id for each in queries.paragraphs(db, found.report_id, section_id=found.section_id)]
        place = ids.index(paragraph_id)
        to = request.form.get("to", "")
        if to == "up" and place > 1:
            operations.move_paragraph(db, paragraph_id=paragraph_id, after=ids[place - 2], by=actor(), at=now())
        elif to == "up" and place == 1:
            move_to_start(db, paragraph_id=paragraph_id, by=actor(), at=now())
        elif to == "down" and place + 1 < len(ids):
            operations.move_paragraph(db, paragraph_id=paragraph_id, after=ids[place + 1], by=actor(), at=now())
        elif to == "section" and goal:
            operations.move_paragraph(db, paragraph_id=paragraph_id, section_id=goal, by=actor(), at=now())
        moved = _found(db, paragraph_id)
    return _answer(moved, _("It is paragraph %(number)s now.", number=name_of(moved)))


@blueprint.post("/paragraphs/<paragraph_id>/kind")
@requires(Permission.WRITE_REPORTS)
def change_kind(paragraph_id: str) -> Response:
    """Numbered, an item (a), an item of an item (i), or without a number. Another word leaves it as it is."""
    wanted = request.form.get("kind", "")
    with store().writing() as db:
        found = _found(db, paragraph_id)
        if wanted in {each.value for each in BlockKind}:
            set_kind(db, paragraph_id=paragraph_id, kind=BlockKind(wanted), by=actor(), at=now())
            found = _found(db, paragraph_id)
    return _answer(found, _("It is %(name)s now.", name=name_of(found)), paragraph_id)


@blueprint.post("/paragraphs/<paragraph_id>/delete")
@requires(Permission.WRITE_REPORTS)
def delete(paragraph_id: str) -> Response:
    """Out of the report; it can be brought back below the section."""
    with store().writing() as db:
        found = _found(db, paragraph_id)
        operations.delete_paragraph(db, paragraph_id=paragraph_id, by=actor(), at=now())
    said = _("Paragraph %(number)s is deleted. It can be brought back below the section.", number=name_of(found))
    return _answer(found, said, anchor="deleted")


@blueprint.post("/paragraphs/<paragraph_id>/restore")
@requires(Permission.WRITE_REPORTS)
def restore(paragraph_id: str) -> Response:
    """Back to where it stood."""
    with store().writing() as db:
        operations.restore_paragraph(db, paragraph_id=paragraph_id, by=actor(), at=now())
        found = _found(db, paragraph_id)
    return _answer(found, _("Brought back as paragraph %(number)s.", number=name_of(found)), paragraph_id)
