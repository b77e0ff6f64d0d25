"""What a paragraph rests on goes where its words go: split off, or put behind those of another."""

from workbench.store import Database, new_id


def follow_words(db: Database, source: str, target: str) -> None:
    """The marks that stand at a paragraph, and the text it was begun from, also of another; the first keeps its own."""
    standing = "select * from provenance where paragraph_id = :id and taken_away_at is null order by rowid"
    for row in list(db.query(standing, {"id": source})):
        db.table("provenance").insert({**row, "id": new_id(), "paragraph_id": target})
    for row in list(db.query("select * from basis where paragraph_id = :id", {"id": source})):
        db.table("basis").insert({**row, "paragraph_id": target}, ignore=True)


def follow_citation(db: Database, source: str, target: str) -> None:
    """What was looked at in a citation, also of its copy at another paragraph."""
    for row in list(db.query("select * from source_check where citation_id = :id order by rowid", {"id": source})):
        db.table("source_check").insert({**row, "id": new_id(), "citation_id": target})
