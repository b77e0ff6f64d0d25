"""A text that comes after somebody else's: where its changes go now, word by word, also after a split or a merge."""

from dataclasses import dataclass

from workbench.drafting import queries
from workbench.drafting.moments.merging import Written, cut_like, halves, together
from workbench.drafting.operations.writing import current
from workbench.drafting.queries import Place
from workbench.drafting.records import Revision
from workbench.store import Database
from workbench.text import markup

_DEEPEST = 8  # splits and merges since the text was opened; past that a person decides


@dataclass(frozen=True)
class Placed:
    """What a paragraph becomes once the late text's changes are in it."""

    where: Place
    standing: Revision
    written: Written


def content(revision: Revision) -> Written:
    return Written(revision.markup, revision.footnotes, revision.attributes)


def placed(
    db: Database, where: Place, *, base: Revision, mine: Written, depth: int = _DEEPEST
) -> tuple[Placed, ...] | None:
    """The paragraphs that the text's changes go to, those that it leaves as they are included; None where unclear."""
    if depth == 0:
        return None
    if where.deleted:
        return _in_the_one_that_took_it_in(db, where, base=base, mine=mine, depth=depth)
    standing = current(db, where)
    direct = together(content(base), mine, content(standing))
    if direct is not None:
        return (Placed(where, standing, direct),)
    return _in_both_halves(db, where, base=base, mine=mine, depth=depth)


def _in_both_halves(
    db: Database, where: Place, *, base: Revision, mine: Written, depth: int
) -> tuple[Placed, ...] | None:
    """Where the paragraph was split since: each half with what was changed of its words."""
    cut = _split_since(db, where, base)
    if cut is None:
        return None
    whole, first, second = cut
    to_cut = together(content(base), mine, content(whole))
    place = cut_like(whole.markup, to_cut.markup, len(first.text)) if to_cut else None
    parts = halves(to_cut, place) if to_cut and place else None
    second_place = queries.place_of(db, second.paragraph_id)
    if parts is None or second_place.deleted:
        return None
    before = placed(db, where, base=first, mine=parts[0], depth=depth - 1)
    behind = placed(db, second_place, base=second, mine=parts[1], depth=depth - 1)
    return None if before is None or behind is None else (*before, *behind)


def _split_since(db: Database, where: Place, base: Revision) -> tuple[Revision, Revision, Revision] | None:
    """The first split after that text: the whole, the part that stayed, and the part that went."""
    sql = (
        "select one.id as first, one.base_id as whole, other.id as second, other.paragraph_id as went "
        "from revision as one join revision as other on other.base_id = one.base_id and other.kind = 'split' "
        "and other.paragraph_id <> one.paragraph_id "
        "join revision as whole on whole.id = one.base_id and whole.paragraph_id = one.paragraph_id "
        "where one.paragraph_id = :id and one.kind = 'split' "
        "and one.rowid > (select rowid from revision where id = :base) order by one.rowid limit 1"
    )
    for row in db.query(sql, {"id": where.id, "base": base.id}):
        return (
            queries.revision(db, where.id, row["whole"]),
            queries.revision(db, where.id, row["first"]),
            queries.revision(db, row["went"], row["second"]),
        )
    return None


def _in_the_one_that_took_it_in(
    db: Database, where: Place, *, base: Revision, mine: Written, depth: int
) -> tuple[Placed, ...] | None:
    """Where the paragraph was merged into another: there, in the stretch of its words."""
    into = taken_in_by(db, where)
    if into is None:
        return None
    target, merged = into
    last = current(db, where)
    here = together(content(base), mine, content(last))
    ahead = queries.revision(db, target.id, merged.base_id or "")
    if here is None or merged.markup != markup.joined(ahead.markup, last.markup):
        return None
    if {each.id for each in markup.notes(ahead.markup)} & {each.id for each in markup.notes(here.markup)}:
        return None
    whole = Written(markup.joined(ahead.markup, here.markup), {**ahead.footnotes, **here.footnotes}, merged.attributes)
    return placed(db, target, base=merged, mine=whole, depth=depth - 1)


def taken_in_by(db: Database, where: Place) -> tuple[Place, Revision] | None:
    """The paragraph that a merged one's words went into, and its text right after; None for one that was deleted."""
    sql = "select kind, to_id, at from lineage where from_id = :id order by rowid desc limit 1"
    for row in db.query(sql, {"id": where.id}):
        if row["kind"] != "merge":
            return None
        found = "select id from revision where paragraph_id = :id and kind = 'merged' and at = :at order by rowid desc"
        for revision in db.query(found, {"id": row["to_id"], "at": row["at"]}):
            return queries.place_of(db, row["to_id"]), queries.revision(db, row["to_id"], revision["id"])
    return None
