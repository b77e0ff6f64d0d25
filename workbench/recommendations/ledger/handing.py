"""What is kept of a recommendation that is no longer read goes to another, when a person says to which."""

from datetime import datetime

from workbench.errors import N_, Conflict, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.joining import copy_kept, drop_kept
from workbench.recommendations.queries import meant, recommendation
from workbench.recommendations.records import Recommendation
from workbench.store import Database, journal


class StillRead(Conflict):
    message = N_("%(citation)s is still read, and keeps what is its own. Nothing was changed.")


class NotOneOther(Invalid):
    message = N_(
        "%(key)s is not one other recommendation. Nothing was changed: name the one that is meant, with the letter of "
        "its item."
    )


def hand_on(db: Database, recommendation_id: str, heir: str, *, by: Actor, at: datetime) -> Recommendation:
    """Keep of the heir, named by its id or citation, all that is kept of one that no version has any more.

    Where both have a word on the same, a person's stands before a table's, else the later one. Gives the heir. Raises
    RecommendationNotFound, ParagraphNotFound, StillRead, NotOneOther.
    """
    require(by, Permission.KEEP_RECOMMENDATIONS)
    left = recommendation(db, by, recommendation_id)
    if _is_read(db, left.lead):
        raise StillRead(citation=left.citation)
    found = meant(db, by, heir)
    if len(found) != 1 or not _is_read(db, found[0].lead):
        raise NotOneOther(key=heir)
    copy_kept(db, left.lead, found[0].lead)
    drop_kept(db, left.lead)
    db.execute("update recommendation set lead = :new where lead = :old", {"new": found[0].lead, "old": left.lead})
    summary = f"{by.name} handed on what was kept of {left.citation} to {found[0].citation}"
    journal.record(db, by=by, at=at, verb="kept", object_kind="recommendations", object_id=left.id, summary=summary)
    return found[0]


def _is_read(db: Database, lead: str) -> bool:
    """Whether a version is there that is read, or known from a table alone."""
    sql = "select 1 from recommendation where lead = :lead and (document_id is null or not no_longer_read)"
    return db.execute(sql, {"lead": lead}).fetchone() is not None
