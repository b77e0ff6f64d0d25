"""The outbox: what the search index has yet to hear of, written in the transaction that changed it."""

from sqlite_utils import Database


def put(db: Database, *, topic: str, key: str) -> None:
    """Note that `key` of `topic` changed. Reading the store again is enough, so a second note says nothing new."""
    db.execute("insert into outbox (topic, key) values (:topic, :key)", {"topic": topic, "key": key})


def waiting(db: Database, *, topic: str, limit: int = 1000) -> tuple[tuple[int, str], ...]:
    """(sequence, key) in order."""
    rows = db.execute(
        "select sequence, key from outbox where topic = :topic order by sequence limit :limit",
        {"topic": topic, "limit": limit},
    )
    return tuple((int(sequence), str(key)) for sequence, key in rows.fetchall())


def done(db: Database, *, topic: str, up_to: int) -> None:
    """Forget all notes of the topic up to that sequence, once the index has them."""
    db.execute("delete from outbox where topic = :topic and sequence <= :up_to", {"topic": topic, "up_to": up_to})
