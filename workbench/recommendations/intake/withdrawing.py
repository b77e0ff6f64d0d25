"""What a table said of a recommendation and says no more: taken back, where no person has spoken of it meanwhile."""

from collections.abc import Iterable
from datetime import datetime

from workbench.people import Actor
from workbench.recommendations.intake.saying import Saying, saying_from
from workbench.recommendations.ledger.acts import MEMBER, told
from workbench.store import Database, new_id, timestamp


def withdraw(
    db: Database, changed: Iterable[tuple[str, Saying, Saying]], *, act_id: str, by: Actor, at: datetime
) -> None:
    """For each (lead, what the row said, what it says now): take back what is in the first alone.

    Another row that says the same of that recommendation keeps it there.
    """
    signed = {"act_id": act_id, "origin": "import", "at": timestamp(at), "by_id": by.person_id, "by_name": by.name}
    for lead, before, now in changed:
        if before == now:
            continue
        kept = _joined(now, _others(db, lead))
        lines = [*_tags(db, lead, before, kept), *_facts(db, lead, before, kept), *_clusters(db, lead, before, kept)]
        rows = [{"id": new_id(), "recommendation_id": lead, **signed, **line} for line in lines]
        db.table("recommendation_change").insert_all(rows)


def _others(db: Database, lead: str) -> tuple[Saying, ...]:
    """What the rows of the recommendation say at this moment, the row in hand with its new word among them."""
    sql = "select said from row_taken_in where recommendation_id = :lead"
    return tuple(saying_from(row["said"]) for row in db.query(sql, {"lead": lead}))


def _joined(now: Saying, others: Iterable[Saying]) -> Saying:
    return Saying(
        (*now.tags, *(tag for each in others for tag in each.tags)),
        (*now.facts, *(fact for each in others for fact in each.facts)),
        (*now.clusters, *(cluster for each in others for cluster in each.clusters)),
    )


def _tags(db: Database, lead: str, before: Saying, kept: Saying) -> Iterable[dict[str, str]]:
    standing = {(facet, value) for facet, value, _ in kept.tags}
    for facet, value, role in before.tags:
        place = {"lead": lead, "facet": facet, "value": value}
        where = "recommendation_id = :lead and facet = :facet and value = :value and standing = 'imported'"
        if (facet, value) not in standing and db.execute(
            f"select 1 from recommendation_tag where {where}", place
        ).fetchone():
            db.execute(f"delete from recommendation_tag where {where}", place)
            yield {"what": facet, "value": value, "before": told({"standing": "imported", "role": role}), "after": ""}


def _facts(db: Database, lead: str, before: Saying, kept: Saying) -> Iterable[dict[str, str]]:
    standing = {what for what, _, _ in kept.facts}
    for what, value, _ in before.facts:
        place = {"lead": lead, "what": what, "value": value}
        where = "recommendation_id = :lead and what = :what and value = :value and standing = 'imported'"
        if what not in standing and db.execute(f"select 1 from recommendation_fact where {where}", place).fetchone():
            db.execute(f"delete from recommendation_fact where {where}", place)
            yield {"what": what, "value": "", "before": value, "after": ""}


def _clusters(db: Database, lead: str, before: Saying, kept: Saying) -> Iterable[dict[str, str]]:
    for cluster in before.clusters:
        place = {"lead": lead, "cluster": cluster}
        where = "recommendation_id = :lead and cluster_id = :cluster"
        if cluster not in kept.clusters and db.execute(f"select 1 from cluster_member where {where}", place).fetchone():
            db.execute(f"delete from cluster_member where {where}", place)
            yield {"what": "cluster", "value": cluster, "before": MEMBER, "after": ""}
