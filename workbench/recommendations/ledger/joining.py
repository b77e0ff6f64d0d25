"""What is kept under one recommendation is kept under another too: they turned out to be the same, or two.

Where both hold a word on the same thing, a person's stands before a table's, else the later one; what a table said and
is no longer shown leaves its line of history. Nothing that was said is lost.
"""

from collections import defaultdict
from typing import Any

from workbench.store import Database, new_id

# table, what it is about besides the recommendation, what is said of it
_ONE_WORD = (
    ("recommendation_tag", ("facet", "value"), ("role", "standing", "at", "by_id", "by_name")),
    ("recommendation_fact", ("what",), ("value", "standing", "at", "by_id", "by_name")),
    ("said_in_report", ("paragraph_id",), ("standing", "at", "by_id", "by_name")),
)
_STANDS_BEFORE = "(excluded.standing <> 'imported', excluded.at) > ({table}.standing <> 'imported', {table}.at)"
_ROW = "source, key, {of}, table_id, row, place, cells, notes, said, sha256"
_TWIN = ("standing", "at", "by_id", "by_name")
_LINE = ("what", "value", "before", "after", "evidence", "evidence_paragraph_id", "origin", "at", "by_id", "by_name",
         "by_organisation_id")  # fmt: skip


def copy_kept(db: Database, source: str, target: str) -> None:
    """Keep under the target all that is kept under the source, with its history."""
    values = {"source": source, "target": target}
    _note_what_yields(db, source, target)
    for table, about, told in _ONE_WORD:
        names = ", ".join((*about, *told))
        newer = ", ".join(f"{name} = excluded.{name}" for name in told)
        db.execute(
            f"insert into {table} (recommendation_id, {names}) select :target, {names} from {table} "
            f"where recommendation_id = :source on conflict do update set {newer} "
            f"where {_STANDS_BEFORE.format(table=table)}",
            values,
        )
    db.execute(
        "insert or ignore into cluster_member (cluster_id, recommendation_id, at, by_id) "
        "select cluster_id, :target, at, by_id from cluster_member where recommendation_id = :source",
        values,
    )
    db.execute(
        "insert or ignore into suggestion (recommendation_id, facet, value, confidence, sure, reason) "
        "select :target, facet, value, confidence, sure, reason from suggestion where recommendation_id = :source",
        values,
    )
    db.execute(  # what was said of either is suggested no more
        "delete from suggestion where recommendation_id = :target "
        "and exists (select 1 from recommendation_tag tag where tag.recommendation_id = :target "
        "and tag.facet = suggestion.facet and tag.value = suggestion.value)",
        values,
    )
    db.execute(
        f"insert or ignore into row_taken_in ({_ROW.format(of='recommendation_id')}) "
        f"select {_ROW.format(of=':target')} from row_taken_in where recommendation_id = :source",
        values,
    )
    _copy_twins(db, values)
    _copy_history(db, source, target)


def drop_kept(db: Database, source: str) -> None:
    """Keep nothing under the source any more; its history stays where it was written."""
    for table in (*(each for each, _about, _told in _ONE_WORD), "cluster_member", "suggestion", "row_taken_in"):
        db.execute(f"delete from {table} where recommendation_id = :source", {"source": source})
    db.execute("delete from twin where :source in (earlier_id, later_id)", {"source": source})


def _note_what_yields(db: Database, source: str, target: str) -> None:
    """A fact that a table said first stands in no line of history: it gets one where another word takes its place."""
    facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    sql = "select * from recommendation_fact where recommendation_id in (:source, :target) order by standing, at desc"
    for row in db.query(sql, {"source": source, "target": target}):  # confirmed before imported
        facts[row["what"]].append(row)
    for stands, yields in (found for found in facts.values() if len(found) == 2):
        if yields["standing"] == "imported" and yields["value"] != stands["value"]:
            line = {"what": yields["what"], "before": yields["value"], "after": stands["value"], "origin": "import"}
            whose = {"at": stands["at"], "by_id": yields["by_id"], "by_name": yields["by_name"]}
            ids = {"id": new_id(), "act_id": new_id(), "recommendation_id": target}
            db.table("recommendation_change").insert({**ids, **line, **whose})


def _copy_twins(db: Database, values: dict[str, str]) -> None:
    names = ", ".join(_TWIN)
    newer = ", ".join(f"{name} = excluded.{name}" for name in _TWIN)
    db.execute("update or ignore suggestion set value = :target where facet = 'twin' and value = :source", values)
    for end, other in (("earlier_id", "later_id"), ("later_id", "earlier_id")):
        db.execute(
            f"insert into twin ({end}, {other}, {names}) select :target, {other}, {names} from twin "
            f"where {end} = :source and {other} <> :target "
            f"on conflict do update set {newer} where excluded.at > twin.at",
            values,
        )


def _copy_history(db: Database, source: str, target: str) -> None:
    """The lines of the source under the target, in their order, those that are there already left out."""
    same = " and ".join(f"known.{name} is line.{name}" for name in ("act_id", *_LINE))
    sql = (
        f"select act_id, {', '.join(_LINE)} from recommendation_change line "
        "where recommendation_id in (select id from recommendation where lead = :source union select :source) "
        "and not exists (select 1 from recommendation_change known where known.recommendation_id = :target "
        f"and {same}) order by at, rowid"
    )
    for row in list(db.query(sql, {"source": source, "target": target})):
        db.table("recommendation_change").insert({"id": new_id(), "recommendation_id": target, **row})
