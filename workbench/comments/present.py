"""A frozen paragraph today: drafting goes on while a round is held, and an answer shows both texts."""

from __future__ import annotations

from workbench.drafting import course
from workbench.drafting import queries as drafting
from workbench.drafting.asked import standing
from workbench.drafting.records import DraftParagraph
from workbench.errors import NotFound
from workbench.people import Actor
from workbench.store import Database

_STEPS = 50  # merges that follow one another; a longer trail is a fault in the data, not a report


def paragraph(db: Database, actor: Actor, paragraph_id: str) -> DraftParagraph | None:
    """The paragraph that holds its words now: itself, or the one it was merged into; None where it was deleted."""
    wanted = paragraph_id
    for _ in range(_STEPS):
        try:
            return drafting.paragraph(db, actor, wanted)
        except NotFound:
            merged = [event.to_id for event in drafting.lineage(db, wanted) if _left(event.kind, event.from_id, wanted)]
            if not merged or merged[-1] is None:
                return None
            wanted = merged[-1]
    return None


def _left(kind: str, from_id: str, paragraph_id: str) -> bool:
    return kind in ("merge", "delete") and from_id == paragraph_id


def labels(db: Database, report_id: str) -> dict[str, str]:
    """How each paragraph of the report is cited now: `24`, `24 (a)`, `Table 2`; one merged away, as where it went."""
    found = {key: spot.label for key, spot in standing.spots(db, report_id).items()}
    went = {merge.from_id: merge.to_id for merge in course.taken_in(db, report_id)}
    for key in went.keys() - found.keys():
        to = key
        for _ in range(_STEPS):
            to = went[to]
            if to in found or to not in went:
                break
        if to in found:
            found[key] = found[to]
    return found


def texts(db: Database, report_id: str) -> dict[str, DraftParagraph]:
    """The paragraphs of the report as they stand now, by id."""
    return {paragraph.id: paragraph for paragraph in drafting.paragraphs(db, report_id)}
