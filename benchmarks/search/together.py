"""Eight readers and a writer at once: two processes of four threads ask, as a server of two workers does, and a third
commits a document of 200 paragraphs every half second. python -m benchmarks.search.together [PARAGRAPHS]

Each engine has its time alone. Queries a second, milliseconds by the clock, errors, and what was seen wrong: a document
of the writer that had been found and was found no more, or with some of its paragraphs only.
"""

import argparse
import multiprocessing
import random
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.search import peers
from benchmarks.search.corpus import entries
from benchmarks.search.engines import Engine, Workbench
from benchmarks.search.measuring import middle_and_slow
from benchmarks.search.questions import Question, draw
from benchmarks.search.tantivy_peer import Tantivy

_SECONDS = 10.0
_THINKING = 0.01  # seconds between the answers and the next question of a reader
_EVERY = 0.5
_PARAGRAPHS = 200
_MARK = "zyxomark"  # a word that only the writer's documents have
_ASKED = ("word", "two words", "phrase", "filter", "facets", "snippets")
_PEERS = Path(__file__).parents[2] / "build" / "search-peers"


@dataclass
class Seen:
    """What the readers of a process met."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wrong: int = 0


def main() -> None:
    """Measure each engine and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("size", type=int, nargs="?", default=200_000)
    size = arguments.parse_args().size
    peers.make_ready(_PEERS)
    held = list(entries(size))
    texts = {entry.id: entry.text for entry in held}
    questions = [each for each in draw(held) if each.kind in _ASKED]
    print("| | queries a second | ms p50 / p95 | commits | errors | stale or vanished |")
    print("| --- " * 6 + "|")
    makes: dict[str, Callable[[Path], Engine]] = {
        "workbench": lambda folder: Workbench(folder, texts),
        "tantivy": lambda folder: Tantivy(folder, texts),
    }
    for name, make in makes.items():
        with tempfile.TemporaryDirectory() as folder:
            engine = make(Path(folder) / name)
            engine.build(held)
            print(f"| {name} | {_together(engine, questions, held[:_PARAGRAPHS])} |", flush=True)


def _together(engine: Engine, questions: list[Question], document: list[Any]) -> str:
    context = multiprocessing.get_context("fork")
    results: Any = context.Queue()
    until = time.time() + _SECONDS
    readers = [context.Process(target=_read, args=(engine, questions, number, until, results)) for number in range(2)]
    writer = context.Process(target=_write, args=(engine, document, until, results))
    for process in (*readers, writer):
        process.start()
    held = [results.get(timeout=_SECONDS * 12) for _ in range(3)]
    for process in (*readers, writer):
        process.join()
    seen = [each for each in held if isinstance(each, Seen)]
    times = [spent for each in seen for spent in each.times]
    commits = sum(each for each in held if isinstance(each, int))
    p50, p95 = middle_and_slow(times)
    errors = [error for each in seen for error in each.errors]
    wrong = sum(each.wrong for each in seen)
    return f"{len(times) / _SECONDS:.0f} | {p50:.2f} / {p95:.2f} | {commits} | {len(errors)} {errors[:1]} | {wrong}"


def _read(engine: Engine, questions: list[Question], seed: int, until: float, results: Any) -> None:
    engine.open()
    seen = Seen()

    def reader(number: int) -> None:
        chance = random.Random(seed * 10 + number)
        most = 0
        while time.time() < until:
            marked = chance.random() < 0.1
            begun = time.perf_counter()
            try:
                engine.refresh()
                found, _ = engine.ask(Question("word", (_MARK,)) if marked else chance.choice(questions))
            except Exception as error:
                seen.errors.append(repr(error))
                continue
            seen.times.append((time.perf_counter() - begun) * 1000)
            if marked:
                seen.wrong += found < most or found % _PARAGRAPHS > 0
                most = max(most, found)
            time.sleep(_THINKING)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put(seen)


def _write(engine: Engine, document: list[Any], until: float, results: Any) -> None:
    engine.open()
    commits = 0
    while time.time() < until - 1:
        begun = time.time()
        name = f"written-{commits}"
        engine.add(
            replace(entry, id=f"{name}-{place}", document_id=name, text=f"{entry.text} {_MARK}")
            for place, entry in enumerate(document)
        )
        commits += 1
        time.sleep(max(0.0, _EVERY - (time.time() - begun)))
    results.put(commits)


if __name__ == "__main__":
    main()
