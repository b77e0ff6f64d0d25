"""What comments are linked to, read for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.comments.records import Link, LinkKind
from workbench.store import Database


def links_in(db: Database, round_id: str) -> dict[str, tuple[Link, ...]]:
    """Those of the comments in the record, by comment."""
    rows = db.query(
        "select *, comment_id as of from comment_link where round_id = :id order by rowid", {"id": round_id}
    )
    return _by_comment(rows)


def links_in_preparation(db: Database, round_id: str, organisation_id: str) -> dict[str, tuple[Link, ...]]:
    """Those of what that institution has in preparation, by draft: for its own people alone."""
    rows = db.query(
        "select l.*, l.draft_id as of from draft_link l join draft_comment d on d.id = l.draft_id "
        "where d.round_id = :round and d.organisation_id = :organisation order by l.rowid",
        {"round": round_id, "organisation": organisation_id},
    )
    return _by_comment(rows)


def _by_comment(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, tuple[Link, ...]] = {}
    for row in rows:
        link = Link(LinkKind(row["kind"]), row["target"], row["key"])
        found[row["of"]] = (*found.get(row["of"], ()), link)
    return found
