"""What a comment is about: kept while it is prepared, recorded when it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.comments import queries
from workbench.comments.records import Link
from workbench.store import Database


def keep_links(db: Database, draft_id: str, links: Iterable[Link]) -> None:
    """These and no others are what the comment in preparation is linked to."""
    db.execute("delete from draft_link where draft_id = :id", {"id": draft_id})
    for link in dict.fromkeys(links):
        row = {"draft_id": draft_id, "kind": link.kind.value, "target": link.target, "key": link.key}
        db.table("draft_link").insert(row)


def links_sent(
    db: Database, round_id: str, organisation_id: str, became: Mapping[str, str]
) -> list[tuple[str, dict[str, Any]]]:
    """Rows of comment_link for what goes out; `became` maps ids of drafts to those of the comments they are."""
    known = queries.links_in(db, round_id)
    return [
        (
            "comment_link",
            {
                "round_id": round_id,
                "comment_id": became[draft_id],
                "kind": link.kind.value,
                "target": link.target,
                "key": link.key,
            },
        )
        for draft_id, links in queries.links_in_preparation(db, round_id, organisation_id).items()
        for link in links
        if draft_id in became and link not in known.get(became[draft_id], ())
    ]
