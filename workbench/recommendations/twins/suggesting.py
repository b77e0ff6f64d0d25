"""Earlier ones are suggested for what was recommended to a State: ranked, and put where a person confirms them.

One step of work for each State, with what its reports say. What a person confirmed or set aside is not suggested again,
and what was suggested before gives way to what is suggested now.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.ledger.linking import Tie
from workbench.recommendations.said import documents
from workbench.recommendations.said.suggesting import find_for
from workbench.recommendations.twins.ranking import Twin, ranked
from workbench.recommendations.twins.words import Told
from workbench.store import Database, Store, jobs
from workbench.store.jobs import Job

KIND = "recommendations.twins"  # of the job
TITLE = N_("Earlier recommendations, and what the reports say")
_LONGEST_REASON = 200


def states_with_some(db: Database) -> tuple[str, ...]:
    """The States to which something was recommended on two days at least."""
    sql = (
        "select state from recommendation where counted and state is not null "
        "group by state having count(distinct date) > 1 order by state"
    )
    return tuple(row["state"] for row in db.query(sql))


def ask(db: Database, *, by: Actor, at: datetime) -> str:
    """Queue the ranking for all States as a long task; gives the job's id."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    states = sorted({*states_with_some(db), *documents.states_with_reports(db)})
    return jobs.queue(db, kind=KIND, title=TITLE, payload={"states": states}, total=len(states), by=by, at=at)


def ask_about(db: Database, states: Iterable[str | None], *, by: Actor, at: datetime) -> str | None:
    """Queue the ranking for these States, of which something new came; None where there is nothing to compare, or
    where a task that waits has them already."""
    known = {*states_with_some(db), *documents.states_with_reports(db)}
    waiting = db.query("select payload from job where kind = :kind and state = 'waiting'", {"kind": KIND})
    asked = {state for row in waiting for state in json.loads(row["payload"])["states"]}
    wanted = sorted(state for state in {*states} if state and state in known - asked)
    if not wanted:
        return None
    return jobs.queue(db, kind=KIND, title=TITLE, payload={"states": wanted}, total=len(wanted), by=by, at=at)


def work(store: Store, job: Job, *, by: Actor) -> None:
    """Do the job, from where it stands, State by State."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    for state in job.payload["states"][job.done :]:
        outcome = {"state": state, "suggested": suggest_for(store, state), "said": find_for(store, state)}
        with store.writing() as db:
            if not jobs.advance(db, job.id, step=state, outcome=outcome):
                return


def suggest_for(store: Store, state: str) -> int:
    """Rank what was recommended to one State and keep the suggestions; gives how many there are.

    Ranking reads and takes long, writing is short: nobody waits meanwhile.
    """
    with store.reading() as db:
        told = _told(db, state)
        decided = _decided(db, state)
    found = tuple(twin for twin in ranked(told) if (twin.later, twin.earlier) not in decided)
    with store.writing() as db:
        return put(db, state, found)


def put(db: Database, state: str, found: Iterable[Twin]) -> int:
    """Keep these suggestions for a State in place of those of before."""
    of_state = "select lead from recommendation where state = :state and counted"
    db.execute(f"delete from suggestion where facet = 'twin' and recommendation_id in ({of_state})", {"state": state})
    decided = _decided(db, state)
    rows = [
        {
            "recommendation_id": twin.later,
            "facet": Tie.TWIN.value,
            "value": twin.earlier,
            "confidence": round(twin.confidence, 3),
            "sure": int(twin.sure),
            "reason": ", ".join(twin.shared)[:_LONGEST_REASON],
        }
        for twin in found
        if (twin.later, twin.earlier) not in decided
    ]
    # A document may have gone or been read anew meanwhile: what is no more there gets no suggestion.
    sql = (
        "insert or replace into suggestion (recommendation_id, facet, value, confidence, sure, reason) "
        "select value ->> 'recommendation_id', 'twin', value ->> 'value', value ->> 'confidence', value ->> 'sure', "
        "value ->> 'reason' from json_each(:rows) where exists (select 1 from recommendation "
        "where id = value ->> 'recommendation_id') "
        "and exists (select 1 from recommendation where id = value ->> 'value')"
    )
    db.execute(sql, {"rows": json.dumps(rows, ensure_ascii=False)})
    return len(rows)


def _told(db: Database, state: str) -> tuple[Told, ...]:
    """What was recommended to a State, one version of each; procedural ones are alike in every document."""
    tags: dict[str, set[tuple[str, str]]] = defaultdict(set)
    sql = (
        "select recommendation_id, facet, value from recommendation_tag where standing <> 'set_aside' "
        "and facet in ('theme', 'person', 'sdg') "
        "and recommendation_id in (select lead from recommendation where state = :state)"
    )
    for row in db.query(sql, {"state": state}):
        tags[row["recommendation_id"]].add((row["facet"], row["value"]))
    sql = (
        "select lead, text, heading, language, date from recommendation "
        "where state = :state and counted and not procedural order by id"
    )
    return tuple(
        Told(
            id=row["lead"],
            text=row["text"],
            heading=row["heading"],
            language=row["language"] or "en",
            date=row["date"] or "",
            tags=frozenset(tags[row["lead"]]),
        )
        for row in db.query(sql, {"state": state})
    )


def _decided(db: Database, state: str) -> Collection[tuple[str, str]]:
    sql = (
        "select later_id, earlier_id from twin join recommendation on recommendation.id = later_id where state = :state"
    )
    return {(row["later_id"], row["earlier_id"]) for row in db.query(sql, {"state": state})}
