"""Put paragraphs back as they stood before an act: text, place, links, kind, standing or not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from workbench.drafting import queries
from workbench.drafting.moments.acts import LINKS, Act, order_of
from workbench.drafting.operations.writing import Place, add_revision, lineage, stand
from workbench.drafting.records import Revision
from workbench.people import Actor
from workbench.store import Database


def put_back(db: Database, done: Act, *, by: Actor, at: datetime) -> None:
    """The caller has checked that nothing since is harmed."""
    for key in done.paragraphs:
        before, after = done.before["paragraphs"].get(key), done.after["paragraphs"][key]
        if before is None or (before.get("deleted") and not after["deleted"]):
            _take_out(db, key)
        elif after.get("deleted") and not before["deleted"]:
            db.execute("update draft_paragraph set deleted = 0 where id = :id", {"id": key})
        if before is not None:
            text(db, key, before["revision"], by=by, at=at)
            _kind_and_links(db, key, done, before, after)
    for section, order in done.before["sections"].items():
        for key in order:
            if key in done.paragraphs and done.changes(key) & {"section", "deleted"}:
                place_as(db, key, section, order)
    for key in done.paragraphs:
        _lineage(db, done, key, by=by, at=at)


def _take_out(db: Database, key: str) -> None:
    db.execute("update draft_paragraph set deleted = 1 where id = :id", {"id": key})


def text(db: Database, key: str, revision_id: str, *, by: Actor, at: datetime) -> None:
    """The earlier text as a new revision, unless it stands."""
    where = queries.place_of(db, key)
    standing, earlier = queries.revision(db, key, where.revision_id), queries.revision(db, key, revision_id)
    if content(standing) == content(earlier):
        return
    revision = add_revision(
        db,
        paragraph_id=key,
        kind="restored",
        text=earlier.markup,
        footnotes=earlier.footnotes,
        attributes=earlier.attributes,
        base_id=standing.id,
        by=by,
        at=at,
    )
    stand(db, key, revision.id)


def content(revision: Revision) -> tuple[object, ...]:
    return revision.markup, revision.footnotes, revision.attributes


def _kind_and_links(db: Database, key: str, done: Act, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    changed = done.changes(key)
    if "kind" in changed:
        db.execute("update draft_paragraph set kind = :kind where id = :id", {"kind": before["kind"], "id": key})
    if "links" not in changed:
        return
    for table, column in LINKS:
        stood = {row[column]: row for row in before["links"][table]}
        came = {row[column]: row for row in after["links"][table]}
        for target in came.keys() - stood.keys():
            db.execute(
                f"delete from {table} where paragraph_id = :paragraph and {column} = :target",
                {"paragraph": key, "target": target},
            )
        for target in stood.keys() - came.keys():
            db.table(table).insert(stood[target], ignore=True)


def place_as(db: Database, key: str, section_id: str, order: Sequence[str]) -> None:
    """Put a paragraph where it stood in that order of a section: behind the nearest before it that stands there now."""
    standing = [each for each in order_of(db, section_id) if each != key]
    before = order[: order.index(key)]
    place = next((standing.index(each) + 1 for each in reversed(before) if each in standing), 0)
    db.execute("update draft_paragraph set section_id = :section where id = :id", {"section": section_id, "id": key})
    in_order(db, section_id, [*standing[:place], key, *standing[place:]])


def in_order(db: Database, section_id: str, order: Sequence[str]) -> None:
    """Give those that stand in a section their positions; one that was deleted stays behind what it stood behind."""
    sql = "select id from draft_paragraph where section_id = :id order by position, id"
    all_of_it = [row["id"] for row in db.query(sql, {"id": section_id})]
    standing = set(order)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for each in all_of_it:
        if each in standing:
            last = each
        else:
            behind.setdefault(last, []).append(each)
    placed = [*behind.get(None, []), *(one for each in order for one in (each, *behind.get(each, [])))]
    for position, each in enumerate(placed, start=1):
        db.execute(
            "update draft_paragraph set position = :position where id = :id and position <> :position",
            {"position": position, "id": each},
        )


def _lineage(db: Database, done: Act, key: str, *, by: Actor, at: datetime) -> None:
    """What became of a paragraph by being put back, with the place of its words where another took them in again."""
    before, after = done.before["paragraphs"].get(key), done.after["paragraphs"][key]
    where = queries.place_of(db, key)
    gone = before is None or (before.get("deleted") and not after["deleted"])
    if gone:
        into, span = _taken_in(db, done, where)
        lineage(db, where, kind="merge" if into else "delete", to_id=into, span=span, by=by, at=at)
    elif after.get("deleted") and not before["deleted"]:
        lineage(db, where, kind="restore", to_id=key, span=None, by=by, at=at)
    elif "section" in done.changes(key):
        lineage(db, where, kind="move", to_id=key, span=None, by=by, at=at)


def _taken_in(db: Database, done: Act, where: Place) -> tuple[str | None, tuple[int, int] | None]:
    """Which other paragraph of the act has the words again, and where."""
    words = queries.revision(db, where.id, where.revision_id).text
    for other in done.paragraphs:
        if other == where.id:
            continue
        there = queries.place_of(db, other)
        start = queries.revision(db, other, there.revision_id).text.rfind(words)
        if start >= 0:
            return other, (start, start + len(words))
    return None, None
