"""What stands beside the comments of a round by another hand: who typed them from what, and their translations."""

from __future__ import annotations

from workbench.comments import rows
from workbench.comments.records import Transcription, Translation
from workbench.store import Database


def transcriptions(db: Database, round_id: str) -> dict[str, Transcription]:
    """How the comments that were typed from a letter or a talk came to be, by comment."""
    found = db.query(
        "select t.*, f.name as file_name from comment_transcription t join round_file f on f.id = t.file_id "
        "where t.round_id = :round",
        {"round": round_id},
    )
    return {row["comment_id"]: rows.transcription(row) for row in found}


def translations(db: Database, round_id: str) -> dict[str, tuple[Translation, ...]]:
    """The translations of each comment: the last one of each language by each side, in the order they were made.

    One whose words were erased is not among them.
    """
    found: dict[str, dict[tuple[str, bool], Translation]] = {}
    query = "select * from comment_translation where round_id = :round order by event_seq, id"
    for row in db.query(query, {"round": round_id}):
        made = rows.translation(row)
        of_comment = found.setdefault(row["comment_id"], {})
        of_comment.pop((made.language, made.is_own), None)
        if made.text or made.proposed:
            of_comment[made.language, made.is_own] = made
    return {comment_id: tuple(made.values()) for comment_id, made in found.items()}
