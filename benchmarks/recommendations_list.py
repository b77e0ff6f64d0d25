"""The list of 50,000 recommendations under every filter and many together, beside a plain Flask page, taking turns.

Each filter of the list alone, with `none` where that can be asked, several words, the last pages, and combinations
drawn at random (the same ones every time). The plain page is one line of text from the same Flask. Both are asked for
through the test client: the page in whole, with the values its filters offer. Time on the clock is what a reader
waits; time of the processor is what the page takes of a machine that has other things to do meanwhile.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from werkzeug.test import TestResponse

from benchmarks.many_recommendations import filled
from benchmarks.section_page import plain_app
from workbench.app import create_app
from workbench.installation import Installation
from workbench.recommendations.vocabulary import persons, themes

MOST = 200  # ms at the 95th of a hundred
ROUNDS = 3
TOGETHER = 60  # combinations drawn


def values(installation: Installation) -> dict[str, tuple[str, ...]]:
    """Filter → values to ask for."""
    with installation.store.reading() as db:
        ministry = next(db.query("select id from organisation where kind = 'ministry'"))["id"]
        cluster = next(db.query("select id from cluster"))["id"]
    return {
        "q": ("school", "SCHOOL égalité", "in all", "nowhere-to-be-found"),
        "treaty": ("CEDAW", "none"),
        "body": ("UPR",),
        "state": ("ARC", "CGX"),
        "kind": ("upr_working_group_report",),
        "recommending_state": ("ARC",),
        "position": ("noted", "none"),
        "theme": (themes()[3].name, "none"),
        "person": (persons()[2], "none"),
        "sdg": ("16", "16.2", "none"),
        "ministry": (ministry, "none"),
        "status": ("under_way", "none"),
        "priority": ("high", "none"),
        "cluster": (cluster, "none"),
        "suggested": ("theme", "ministry"),
        "marked": ("follow_up", "substantive"),
        "year_from": ("2015",),
        "year_to": ("2010",),
    }


def questions(installation: Installation) -> Iterator[dict[str, str]]:
    known = values(installation)
    yield {}
    yield {"page": "800"}
    for name, several in known.items():
        for value in several:
            yield {name: value}
    chance = random.Random(5)  # the same ones every time
    for _ in range(TOGETHER):
        yield {name: chance.choice(known[name]) for name in chance.sample(sorted(known), chance.randint(2, 5))}


@dataclass(frozen=True, order=True)
class Took:
    """Milliseconds of one page: of the processor, and on the clock."""

    processor: float
    clock: float


def took(ask: Callable[[], TestResponse]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    assert ask().status_code == 200
    return Took((time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000)


def told(name: str, found: list[Took], base: float) -> float:
    """Print a line; gives the 95th of a hundred on the clock."""
    clocks, processors = sorted(each.clock for each in found), sorted(each.processor for each in found)
    middle, high = statistics.median(clocks), clocks[int(len(clocks) * 0.95)]
    of_processor = statistics.median(processors), processors[int(len(processors) * 0.95)]
    numbers = f"{middle:>9.1f}{high:>9.1f}{of_processor[0]:>15.1f}{of_processor[1]:>9.1f}"
    print(f"{name:<20}{numbers}{of_processor[0] / base:>9.0f}")
    return high


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        installation, person_id = filled(Path(folder) / "home")
        client = create_app(installation, testing=True).test_client()
        with client.session_transaction() as session:
            session["person_id"], session["session_version"] = person_id, 1
        plain = plain_app().test_client()
        asked = [f"/recommendations?{urlencode(each)}" for each in questions(installation)]
        client.get(asked[0])
        slowest: dict[str, Took] = {}
        times: dict[str, list[Took]] = {"plain Flask page": [], "page of the list": []}
        for _ in range(ROUNDS):
            for address in asked:
                times["plain Flask page"].append(took(lambda: plain.get("/")))
                one = took(lambda address=address: client.get(address))  # type: ignore[misc]
                times["page of the list"].append(one)
                slowest[address] = max(one, slowest.get(address, one))
    base = statistics.median(each.processor for each in times["plain Flask page"])
    print(f"{len(asked)} questions, {ROUNDS} times each; milliseconds")
    print(f"{'':<20}{'clock p50':>9}{'p95':>9}{'processor p50':>15}{'p95':>9}{'× plain':>9}")
    high = [told(name, found, base) for name, found in times.items()][-1]
    print(f"at most {MOST} ms at p95: {'kept' if high <= MOST else 'NOT KEPT'}")
    for address, one in sorted(slowest.items(), key=lambda each: each[1], reverse=True)[:5]:
        print(f"{one.processor:>9.1f} ms of the processor at most  {address}")


if __name__ == "__main__":
    main()
