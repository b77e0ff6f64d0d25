"""What the State and the institutions said further of comments."""

from __future__ import annotations

from workbench.comments.records import Confidentiality, Reply
from workbench.comments.rows import moment
from workbench.store import Database
from workbench.text import languages


def replies_in(db: Database, round_id: str) -> dict[str, tuple[Reply, ...]]:
    """By comment, the replies first to last. Whoever may read a comment may read them: see `said.comments_at`."""
    found: dict[str, tuple[Reply, ...]] = {}
    query = (
        "select r.*, coalesce(o.name, '') as organisation from reply r "
        "left join organisation o on o.id = r.organisation_id where r.round_id = :round order by r.event_seq, r.id"
    )
    for row in db.query(query, {"round": round_id}):
        reply = Reply(
            id=row["id"],
            comment_id=row["comment_id"],
            organisation=row["organisation"],
            text=row["text"],
            language=languages.guess(row["text"]),
            visibility=Confidentiality(row["visibility"]),
            at=moment(row["at"]),
        )
        found[reply.comment_id] = (*found.get(reply.comment_id, ()), reply)
    return found
