"""Split, merge, move, delete and bring back: a paragraph keeps its id, and what became of it is kept with its place."""

from collections.abc import Iterable
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.moments.acts import recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.paragraphs import ParagraphDeleted, WrongPlace, free_position, open_place
from workbench.drafting.operations.writing import Place, add_revision, current, lineage, note, place, stand
from workbench.drafting.records import STAY_WHOLE, Revision
from workbench.drafting.sources.following import follow_citation, follow_words
from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.store import Database, new_id
from workbench.text import markup
from workbench.text.markup import Note


class NothingToSplit(Invalid):
    message = N_("There are no words on one side of that place. Nothing was changed: split inside the paragraph.")


class CannotMerge(Conflict):
    message = N_("These two paragraphs cannot become one: they are the same. Nothing was changed.")


class InDifferentReports(CannotMerge):
    message = N_("These two paragraphs cannot become one: they stand in different reports. Nothing was changed.")


class StaysWhole(Conflict):
    message = N_(
        "A table or a figure stays whole: it is neither split nor put together with another block. Nothing was "
        "changed: move its rows or its caption by hand."
    )


class NotDeleted(Conflict):
    message = N_("This paragraph is not deleted; it stands in its section.")


def split_paragraph(
    db: Database, *, paragraph_id: str, offset: int, by: Actor, at: datetime
) -> tuple[Revision, Revision]:
    """Cut a paragraph in two at an offset of its plain text: the first part keeps the id, the links go with both."""
    where = _standing(db, by, paragraph_id)
    _refuse_whole(where)
    before = current(db, where)
    first, second = markup.split_at(before.markup, offset) if 0 < offset < len(before.text) else ("", "")
    if not first or not second:
        raise NothingToSplit
    with recorded(db, verb="split", paragraphs=(where.id,), sections=(where.section_id,), by=by, at=at) as act:
        new_paragraph = open_place(
            db, section_id=where.section_id, report_id=where.report_id, after=where.id, kind=where.kind
        )
        act.also(new_paragraph)
        _copy_links(db, where.id, new_paragraph, text=second)
        kept = _part(db, where.id, first, before, by=by, at=at)
        parted = _part(db, new_paragraph, second, before, by=by, at=at)
    span = (len(before.text) - len(parted.text), len(before.text))
    arranged(db, where.section_id, by=by, at=at)
    lineage(db, where, kind="split", to_id=new_paragraph, span=span, by=by, at=at)
    note(db, verb="split_paragraph", did="split a paragraph", at_place=where, by=by, at=at)
    return kept, parted


def _part(db: Database, paragraph_id: str, text: str, whole: Revision, *, by: Actor, at: datetime) -> Revision:
    """One part of a text as the text of a paragraph, with the footnotes that it names."""
    notes = {each.id for each in markup.notes(text) if each.kind == "fn"}
    footnotes = {key: words for key, words in whole.footnotes.items() if key in notes}
    revision = add_revision(
        db, paragraph_id=paragraph_id, kind="split", text=text, footnotes=footnotes, base_id=whole.id, by=by, at=at
    )
    stand(db, paragraph_id, revision.id)
    return revision


def merge_paragraphs(db: Database, *, paragraph_id: str, other_id: str, by: Actor, at: datetime) -> Revision:
    """Put the words of `other_id` behind those of `paragraph_id`, which survives with the links of both."""
    where, other = _standing(db, by, paragraph_id), _standing(db, by, other_id)
    if where.id == other.id:
        raise CannotMerge
    if where.report_id != other.report_id:
        raise InDifferentReports
    _refuse_whole(where, other)
    before, added = current(db, where), current(db, other)
    sections = dict.fromkeys((where.section_id, other.section_id))
    with recorded(db, verb="merge", paragraphs=(where.id, other.id), sections=sections, by=by, at=at):
        revision = _taken_in(db, where, other, before, added, by=by, at=at)
        _set_deleted(db, other.id, True)
    span = (len(revision.text) - len(added.text), len(revision.text))
    arranged(db, other.section_id, by=by, at=at)
    lineage(db, other, kind="merge", to_id=where.id, span=span, by=by, at=at)
    note(db, verb="merge_paragraphs", did="merged two paragraphs", at_place=where, by=by, at=at)
    return revision


def _refuse_whole(*blocks: Place) -> None:
    """The cut would go through a row, a space would join two cells, a picture would be lost."""
    if any(block.kind in STAY_WHOLE for block in blocks):
        raise StaysWhole


def _taken_in(
    db: Database, where: Place, other: Place, before: Revision, added: Revision, *, by: Actor, at: datetime
) -> Revision:
    """The words and links of the other behind those of the one that survives."""
    renamed, names = renamed_notes(added.markup, taken=note_ids(db, where.id, before.markup))
    _copy_links(db, other.id, where.id, text=added.markup, names=names)
    text = markup.joined(before.markup, renamed)
    footnotes = {**before.footnotes, **{names.get(key, key): words for key, words in added.footnotes.items()}}
    revision = add_revision(
        db, paragraph_id=where.id, kind="merged", text=text, footnotes=footnotes, base_id=before.id, by=by, at=at
    )
    stand(db, where.id, revision.id)
    return revision


def renamed_notes(text: str, *, taken: set[str]) -> tuple[str, dict[str, str]]:
    """The markup with note ids that are free in the other paragraph, and old id → new id."""
    runs = markup.parse(text)
    ids = {each.id for each in runs if isinstance(each, Note)}
    names: dict[str, str] = {}
    for name in sorted(ids & taken):
        names[name] = free_note(taken | ids | set(names.values()))
    renamed = [Note(each.kind, names.get(each.id, each.id)) if isinstance(each, Note) else each for each in runs]
    return markup.serialise(renamed), names


def free_note(taken: set[str]) -> str:
    """The smallest number that no note has."""
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def _copy_links(db: Database, source: str, target: str, *, text: str, names: dict[str, str] | None = None) -> None:
    """Answers, responses and the citations in `text` of one paragraph also to another; `names` renames the notes."""
    values = {"source": source, "target": target}
    db.execute(
        "insert or ignore into answer select :target, requirement_id, at, by_id from answer "
        "where paragraph_id = :source",
        values,
    )
    db.execute(
        "insert or ignore into response select :target, recommendation_id, citation, at, by_id from response "
        "where paragraph_id = :source",
        values,
    )
    standing = {each.id for each in markup.notes(text) if each.kind == "cite"}
    for row in list(db.query("select * from citation where paragraph_id = :source", values)):
        if row["note_id"] in standing:
            note_id = (names or {}).get(row["note_id"], row["note_id"])
            copy = new_id()
            db.table("citation").insert({**row, "id": copy, "paragraph_id": target, "note_id": note_id})
            follow_citation(db, row["id"], copy)
    follow_words(db, source, target)


def note_ids(db: Database, paragraph_id: str, text: str) -> set[str]:
    """The note ids that this paragraph uses, also those of citations whose mark is out of the text now."""
    kept = db.query("select note_id from citation where paragraph_id = :id", {"id": paragraph_id})
    return {each.id for each in markup.notes(text)} | {str(row["note_id"]) for row in kept}


def move_paragraph(
    db: Database,
    *,
    paragraph_id: str,
    by: Actor,
    at: datetime,
    after: str | None = None,
    section_id: str | None = None,
) -> None:
    """Move behind another paragraph, or to the end of a section. The id stays, the numbers change."""
    where = _standing(db, by, paragraph_id)
    if after == where.id:
        raise WrongPlace
    goal = place(db, by, after).section_id if after else (section_id or where.section_id)
    if queries.section(db, by, goal).report_id != where.report_id:
        raise WrongPlace
    sections = dict.fromkeys((goal, where.section_id))
    with recorded(db, verb="move", paragraphs=(where.id,), sections=sections, by=by, at=at):
        _put(db, where, section_id=goal, position=free_position(db, section_id=goal, after=after))
    _moved(db, where, sections, by=by, at=at)


def move_to_start(db: Database, *, paragraph_id: str, by: Actor, at: datetime) -> None:
    """Move to the first place of its section."""
    where = _standing(db, by, paragraph_id)
    sql = "select coalesce(min(position), 1) - 1 from draft_paragraph where section_id = :section"
    position = int(db.execute(sql, {"section": where.section_id}).fetchone()[0])
    sections = (where.section_id,)
    with recorded(db, verb="move", paragraphs=(where.id,), sections=sections, by=by, at=at):
        _put(db, where, section_id=where.section_id, position=position)
    _moved(db, where, sections, by=by, at=at)


def _put(db: Database, where: Place, *, section_id: str, position: int) -> None:
    db.execute(
        "update draft_paragraph set section_id = :section, position = :position where id = :id",
        {"section": section_id, "position": position, "id": where.id},
    )


def _moved(db: Database, where: Place, sections: Iterable[str], *, by: Actor, at: datetime) -> None:
    arranged(db, *sections, by=by, at=at)
    lineage(db, where, kind="move", to_id=where.id, span=None, by=by, at=at)
    note(db, verb="move_paragraph", did="moved a paragraph", at_place=where, by=by, at=at)


def delete_paragraph(db: Database, *, paragraph_id: str, by: Actor, at: datetime) -> None:
    """Take a paragraph out of the report. Its history and links stay, and it can be brought back."""
    where = _standing(db, by, paragraph_id)
    with recorded(db, verb="delete", paragraphs=(where.id,), sections=(where.section_id,), by=by, at=at):
        _set_deleted(db, where.id, True)
    arranged(db, where.section_id, by=by, at=at)
    lineage(db, where, kind="delete", to_id=None, span=None, by=by, at=at)
    note(db, verb="delete_paragraph", did="deleted a paragraph", at_place=where, by=by, at=at)


def restore_paragraph(db: Database, *, paragraph_id: str, by: Actor, at: datetime) -> None:
    """Bring a deleted paragraph back to where it stood, with its text and links."""
    where = place(db, by, paragraph_id)
    if not where.deleted:
        raise NotDeleted
    queries.section(db, by, where.section_id)
    with recorded(db, verb="restore", paragraphs=(where.id,), sections=(where.section_id,), by=by, at=at):
        _set_deleted(db, where.id, False)
    arranged(db, where.section_id, by=by, at=at)
    lineage(db, where, kind="restore", to_id=where.id, span=None, by=by, at=at)
    note(db, verb="restore_paragraph", did="brought back a paragraph", at_place=where, by=by, at=at)


def _standing(db: Database, by: Actor, paragraph_id: str) -> Place:
    """Raises ParagraphDeleted where it was deleted meanwhile."""
    where = place(db, by, paragraph_id)
    if where.deleted:
        raise ParagraphDeleted(mine=current(db, where).markup, paragraph=where.id, revision=where.revision_id)
    return where


def _set_deleted(db: Database, paragraph_id: str, deleted: bool) -> None:
    db.execute("update draft_paragraph set deleted = :deleted where id = :id", {"deleted": deleted, "id": paragraph_id})
