"""Suggestions made and put where a person confirms them: for what is new, or for all anew. A long task, by portions.

Learning and looking take long and happen outside of any transaction; writing a portion is short. What was looked at is
marked, so that a task that was stopped goes on with the rest.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from workbench.errors import N_
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting.advising import Adviser
from workbench.recommendations.suggesting.examples import examples, ministries, own_words, text_of
from workbench.recommendations.suggesting.reasons import stored
from workbench.recommendations.suggesting.records import Advice
from workbench.store import Database, Store, jobs
from workbench.store.jobs import Job

KIND = "recommendations.suggest"  # of the job
TITLE = N_("Suggestions of ministries, themes, persons and goals")
PORTION = 1_000  # recommendations looked at between two writes
_ONE_MORE = 0.5  # confidence that a further value needs where the facet already has one

_NEW = (
    "counted and not exists (select 1 from looked_at where looked_at.lead = recommendation.lead "
    "and looked_at.turn >= coalesce((select turn from look_again), 0))"
)
_FACETS = ", ".join(f"'{facet.value}'" for facet in Facet)


def number_new(db: Database) -> int:
    """How many recommendations were not looked at yet."""
    return int(db.execute(f"select count(*) from recommendation where {_NEW}").fetchone()[0])


def look_again(db: Database, *, by: Actor, at: datetime) -> str | None:
    """Have all looked at anew, with what was confirmed and the words that were given meanwhile; gives `ask`'s job."""
    require(by, Permission.KEEP_RECOMMENDATIONS)
    db.execute("insert into look_again (id, turn) values (1, 1) on conflict do update set turn = turn + 1")
    return ask(db, by=by, at=at)


def ask(db: Database, *, by: Actor, at: datetime) -> str | None:
    """Queue a look at what is new; None where nothing is, or where such a task waits already."""
    number = number_new(db)
    waiting = db.execute("select 1 from job where kind = :kind and state = 'waiting'", {"kind": KIND}).fetchone()
    if not number or waiting:
        return None
    return jobs.queue(db, kind=KIND, title=TITLE, payload={}, total=-(-number // PORTION), by=by, at=at)


def work(store: Store, job: Job) -> None:
    """Do the job, portion by portion, until nothing is new."""

    def goes_on(done: int) -> bool:
        with store.writing() as db:
            known = jobs.get(db, job.id)
            if known.stop_requested or (known.done + 1 >= known.total and number_new(db)):
                return not known.stop_requested  # more came meanwhile: the last step is not done yet
            return jobs.advance(db, job.id, step="", outcome={"looked_at": done})

    suggest_new(store, goes_on=goes_on)


def suggest_new(store: Store, *, goes_on: Callable[[int], bool]) -> int:
    """Look at all that is new; gives at how many. `goes_on` is told after each portion how many it held."""
    with store.writing() as db:
        let_go(db)
    total, adviser, made_for = 0, None, -1
    while True:
        with store.reading() as db:
            rows, wanted = _portion(db), _wanted(db)
            if rows and (adviser is None or wanted != made_for):  # nothing to learn with, or something was said since
                adviser, made_for = Adviser(examples(db), own=own_words(db), ministries=ministries(db)), wanted
        if not rows or adviser is None:
            return total
        advice = adviser.advise([text_of(row) for row in rows])
        with store.writing() as db:
            if _wanted(db) == made_for:
                put(db, rows, advice, turn=made_for)
                total += len(rows)
        if not goes_on(len(rows)):
            return total


def let_go(db: Database) -> None:
    """Suggestions for what counts no more vanish."""
    db.execute(
        f"delete from suggestion where facet in ({_FACETS}) "
        "and recommendation_id not in (select lead from recommendation where counted)"
    )
    db.execute("delete from looked_at where lead not in (select lead from recommendation where counted)")


def _portion(db: Database) -> list[dict[str, Any]]:
    sql = f"select lead, text, heading, language, treaty from recommendation where {_NEW} group by lead limit {PORTION}"
    return list(db.query(sql))


def _wanted(db: Database) -> int:
    """How often it was asked that all be looked at anew."""
    row = db.execute("select turn from look_again").fetchone()
    return int(row[0]) if row else 0


def put(db: Database, rows: Sequence[dict[str, Any]], advice: Sequence[Iterable[Advice]], *, turn: int) -> None:
    """Keep these suggestions in place of those of before. What a person or a table said of a value is not suggested,
    and beside what was said of a facet only what is likely."""
    leads = json.dumps([row["lead"] for row in rows])
    values = {"leads": leads, "more": _ONE_MORE}
    db.execute(
        f"delete from suggestion where facet in ({_FACETS}) "
        "and recommendation_id in (select value from json_each(:leads))",
        values,
    )
    found = [
        [row["lead"], each.facet.value, each.value, each.confidence, int(each.sure), stored(each.reasons)]
        for row, several in zip(rows, advice, strict=True)
        for each in several
    ]
    db.execute(
        "insert or replace into suggestion (recommendation_id, facet, value, confidence, sure, reason) "
        "select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 "
        "from json_each(:found) found "
        "where exists (select 1 from recommendation where id = found.value ->> 0) "
        "and not exists (select 1 from recommendation_tag tag where tag.recommendation_id = found.value ->> 0 "
        "and tag.facet = found.value ->> 1 and (tag.value = found.value ->> 2 "
        "or (tag.standing <> 'set_aside' and found.value ->> 3 < :more)))",
        {**values, "found": json.dumps(found, ensure_ascii=False)},
    )
    db.execute(
        "insert or replace into looked_at (lead, turn) select value, :turn from json_each(:leads)",
        {"leads": leads, "turn": turn},
    )
