"""What a person does to 5,000 recommendations at once, as the bar for many does it: nobody else saves meanwhile.

Seconds by the clock and of the processor, p50 and p95 of several acts of each kind (each is one transaction, undone
again as one more). Beside them, in the same run, what any program needs at least: as many rows put into two tables of
SQLite without asking what stood there before, in one transaction.

    python -m benchmarks.acts_on_many
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.many_recommendations import AT, filled
from workbench.people import Actor
from workbench.people.queries import local_operator
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.ledger import keeping, undoing
from workbench.recommendations.ledger.acts import Act
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.suggesting import suggested
from workbench.recommendations.vocabulary import themes
from workbench.store import Database, Store

MANY = 5_000  # as many as the page does at once
TURNS = 5

Took = tuple[float, float]  # seconds: of the processor, by the clock
Doing = Callable[[Database, list[str]], Act]


def acts(db: Database, by: Actor) -> dict[str, Doing]:
    """What is done, by what it is called."""
    ministry = next(db.query("select id from organisation where kind = 'ministry'"))["id"]
    cluster = clustered.clusters(db, by)[0].id
    theme = themes()[3].name
    return {
        "assign a ministry": lambda db, ids: keeping.put_tag(db, ids, Facet.MINISTRY, ministry, by=by, at=AT),
        "take away a theme": lambda db, ids: keeping.take_tag(db, ids, Facet.THEME, theme, by=by, at=AT),
        "say the status": lambda db, ids: keeping.put_fact(db, ids, Fact.STATUS, "under_way", by=by, at=AT),
        "put into a cluster": lambda db, ids: clusters.put_members(db, cluster, ids, by=by, at=AT),
        "confirm suggestions": lambda db, ids: suggested.confirm(db, ids, only_sure=False, by=by, at=AT),
    }


def took(do: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    do()
    return time.process_time() - processor, time.perf_counter() - clock


def turn_of(store: Store, do: Doing, ids: list[str], by: Actor) -> tuple[Took, Took]:
    """An act, and its undoing, each in a transaction of its own."""
    made: list[Act] = []

    def act() -> None:
        with store.writing() as db:
            made.append(do(db, ids))

    def undo() -> None:
        with store.writing() as db:
            undoing.undo(db, made[0].id, by=by, at=AT)

    return took(act), took(undo)


def least(folder: Path) -> Took:
    """As many values with their lines of history, put there and no more."""
    with closing(sqlite3.connect(folder / "least.db")) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("create table if not exists value (id text, facet text, value text, at text)")
        db.execute("create table if not exists line (id text, what text, value text, before text, after text, at text)")
        values = [(str(each), "theme", "Education", "2026-05-04") for each in range(MANY)]

        def put() -> None:
            with db:
                db.executemany("insert into value values (?, ?, ?, ?)", values)
                db.executemany("insert into line values (?, ?, ?, '', 'confirmed', ?)", values)

        return took(put)


def told(name: str, found: list[Took], base: float) -> None:
    processors, clocks = sorted(each[0] for each in found), sorted(each[1] for each in found)
    high = int(len(found) * 0.95)
    numbers = (statistics.median(clocks), clocks[high], statistics.median(processors), processors[high])
    print(f"{name:<28}" + "".join(f"{each:>10.2f}" for each in numbers) + f"{numbers[2] / base:>9.0f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        installation, _ = filled(Path(folder) / "home")
        store = installation.store
        with store.reading() as db:
            by = local_operator(db)
            ids = [row["id"] for row in db.query("select id from recommendation order by id")]
            kinds = acts(db, by)
        times: dict[str, list[Took]] = {"least, of plain SQLite": [least(Path(folder)) for _ in range(TURNS)]}
        for name, do in kinds.items():
            for turn in range(TURNS):
                once, undone = turn_of(store, do, ids[turn * MANY : (turn + 1) * MANY], by)
                times.setdefault(name, []).append(once)
                times.setdefault("undo", []).append(undone)
    base = statistics.median(each[0] for each in times["least, of plain SQLite"])
    print(f"{MANY:,} recommendations at once; seconds")
    print(f"{'':<28}{'clock p50':>10}{'p95':>10}{'proc. p50':>10}{'p95':>10}{'× least':>9}")
    for name, found in times.items():
        told(name, found, base)


if __name__ == "__main__":
    main()
