"""Take back what was done to paragraphs, as long as nothing done since is harmed. Undoing an undo does it again.

What was done stays in the history: the text of before comes back as a new revision, a paragraph to its old place.
"""

from collections.abc import Iterator
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.moments import putting_back
from workbench.drafting.moments.acts import LINKS, Act, act_from, links_of, recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.operations.writing import note
from workbench.drafting.sharing.groups import leads_report
from workbench.errors import N_, Conflict, NotAllowed, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database

_COLUMNS = "rowid, id, report_id, section_id, verb, paragraphs, before, after, undoes, at, by_id, by_name"
_LOOKED_AT = 200  # acts of one person in one report; nobody goes back further one by one


class NothingToUndo(NotFound):
    message = N_("There is nothing to undo here.")


class NotYoursToUndo(NotAllowed):
    message = N_("%(name)s did this. It is undone by the same person, or by who leads the drafting group.")


class UndoneAlready(Conflict):
    message = N_("This was undone already. Nothing was changed.")


class SomethingOnTop(Conflict):
    message = N_(
        "This cannot be undone any more: %(name)s changed the same paragraph since, at %(time)s, and that would be "
        "lost. Nothing was changed. The earlier text is in the paragraph's history."
    )


class LinkedSince(Conflict):
    message = N_(
        "This cannot be undone any more: the paragraph that would go was linked to a requirement or a recommendation "
        "since. Nothing was changed. Take the link away first."
    )


class SectionGone(Conflict):
    message = N_("This cannot be undone: the section that it stood in is not there any more. Nothing was changed.")


def act(db: Database, actor: Actor, act_id: str) -> Act:
    """One act of a report that the actor may see. Raises NothingToUndo."""
    for row in db.query(f"select {_COLUMNS} from drafting_act where id = :id", {"id": act_id}):
        found = act_from(row)
        queries.report(db, actor, found.report_id)
        return found
    raise NothingToUndo


def latest(db: Database, actor: Actor, section_id: str) -> tuple[Act | None, Act | None]:
    """What `undo` would take back (`last_act`), and the undoing that can be undone: the last act, if it is one."""
    undone: Act | None = None
    for place, each in enumerate(_own(db, actor, section_id)):
        if each.undoes is None:
            return each, undone
        undone = each if place == 0 else undone
    return None, undone


def last_act(db: Database, actor: Actor, section_id: str) -> Act | None:
    """What `undo` would take back: the actor's own last act in the section that still holds and undoes nothing."""
    return next((each for each in _own(db, actor, section_id) if each.undoes is None), None)


def _own(db: Database, actor: Actor, section_id: str) -> Iterator[Act]:
    """The actor's acts in a section, latest first, without those that were undone; looked at one by one."""
    report_id = queries.section(db, actor, section_id).report_id
    sql = (
        f"select {_COLUMNS} from drafting_act where report_id = :report and by_id is :person "
        "order by rowid desc limit :limit"
    )
    rows = db.query(sql, {"report": report_id, "person": actor.person_id, "limit": _LOOKED_AT})
    return (
        each
        for each in map(act_from, list(rows))
        if (section_id == each.section_id or section_id in each.sections) and not is_undone(db, each.id)
    )


def is_undone(db: Database, act_id: str) -> bool:
    """Whether something undid it that was not undone itself."""
    undoing = db.query("select id from drafting_act where undoes = :id", {"id": act_id})
    return any(not is_undone(db, row["id"]) for row in list(undoing))


def undoing_of(db: Database, act_id: str) -> str:
    """The act that undid this one last. Raises NothingToUndo where none did."""
    for row in db.query("select id from drafting_act where undoes = :id order by rowid desc limit 1", {"id": act_id}):
        return str(row["id"])
    raise NothingToUndo


def undo(db: Database, *, act_id: str, by: Actor, at: datetime) -> Act:
    """Put back what stood before an act: texts, places, links, paragraphs; gives the act that was undone.

    Raises NothingToUndo, NotYoursToUndo, UndoneAlready, SomethingOnTop, LinkedSince, SectionGone.
    """
    require(by, Permission.WRITE_REPORTS)
    done = act(db, by, act_id)
    _check(db, done, by)
    touched = sorted({*done.sections, *_sections_now(db, done)})
    with recorded(db, verb=done.verb, paragraphs=done.paragraphs, sections=touched, by=by, at=at, undoes=done.id):
        putting_back.put_back(db, done, by=by, at=at)
    arranged(db, *touched, by=by, at=at)
    where = queries.place_of(db, done.paragraphs[0])
    note(db, verb="undo", did="undid a change to a paragraph", at_place=where, by=by, at=at)
    return done


def _sections_now(db: Database, done: Act) -> set[str]:
    return {queries.place_of(db, key).section_id for key in done.paragraphs}


def _check(db: Database, done: Act, by: Actor) -> None:
    """Raises where the undoing is not the actor's, comes a second time, or would harm what was done since."""
    if done.by_id != by.person_id and not leads_report(db, by, done.report_id):
        raise NotYoursToUndo(name=done.by_name)
    if is_undone(db, done.id):
        raise UndoneAlready
    for later in _since(db, done):
        if any(later.changes(key) & done.changes(key) for key in done.paragraphs if key in later.paragraphs):
            raise SomethingOnTop(name=later.by_name, time=f"{later.at:%Y-%m-%d %H:%M}")
    for key in done.paragraphs:
        _check_paragraph(db, done, key)


def _since(db: Database, done: Act) -> list[Act]:
    """The acts of the report after this one that still count: neither undone, nor the undoing of one of them."""
    sql = f"select {_COLUMNS} from drafting_act where report_id = :report and rowid > :order order by rowid"
    later = [act_from(row) for row in db.query(sql, {"report": done.report_id, "order": done.order})]
    ids = {each.id for each in later}
    return [
        each
        for each in later
        if each.undoes not in ids and set(each.paragraphs) & set(done.paragraphs) and not is_undone(db, each.id)
    ]


def _check_paragraph(db: Database, done: Act, key: str) -> None:
    """What no act tells of: a text that was written by citing, a link, a section taken out."""
    after = done.after["paragraphs"][key]
    before = done.before["paragraphs"].get(key)
    where = queries.place_of(db, key)
    standing = queries.revision(db, key, where.revision_id)
    changed = done.changes(key)
    if "revision" in changed or "deleted" in changed:
        left = queries.revision(db, key, after["revision"])
        if (standing.markup, standing.footnotes, standing.attributes) != (left.markup, left.footnotes, left.attributes):
            raise SomethingOnTop(name=standing.by_name, time=f"{standing.at:%Y-%m-%d %H:%M}")
    if "deleted" in changed and where.deleted != after["deleted"]:
        raise SomethingOnTop(name=standing.by_name, time=f"{standing.at:%Y-%m-%d %H:%M}")
    goes = after.get("deleted") is False and (before is None or before["deleted"])
    if goes and any(_linked_since(db, table, column, key, after["links"][table]) for table, column in LINKS):
        raise LinkedSince
    section = (before or after)["section"]
    if not goes and not db.execute("select 1 from section where id = :id and not deleted", {"id": section}).fetchone():
        raise SectionGone


def _linked_since(db: Database, table: str, column: str, key: str, then: list[dict[str, object]]) -> bool:
    now = {row[column] for row in links_of(db, table, column, key)}
    return bool(now - {row[column] for row in then})
