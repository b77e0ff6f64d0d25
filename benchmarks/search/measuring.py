"""Engines taking turns, each question to all before the next; processor time, because others use the machine too."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.search.engines import Engine
from benchmarks.search.questions import Question
from workbench.search import Entry

TURNS = 3
_UPLOADED = 200  # paragraphs of an upload


@dataclass
class Figures:
    """Seconds for `indexing`, megabytes for `memory`, milliseconds for the rest.

    `first` and `again` are kind → times in the order asked.
    """

    indexing: float = 0.0
    opening: float = 0.0
    megabytes: dict[str, float] = field(default_factory=dict)
    first: dict[str, list[float]] = field(default_factory=dict)
    again: dict[str, list[float]] = field(default_factory=dict)
    hits: dict[str, int] = field(default_factory=dict)
    upload: list[float] = field(default_factory=list)
    memory: float = 0.0


def timed(act: Callable[[], object], *, whole_process: bool = False) -> float:
    """Milliseconds of processor time; seconds where all threads of the process are counted."""
    clock = time.process_time if whole_process else time.thread_time
    begun = clock()
    act()
    return (clock() - begun) * (1 if whole_process else 1000)


def asked(engines: Sequence[Engine], questions: Iterable[Question], figures: dict[str, Figures]) -> None:
    """Ask every engine every question, TURNS + 1 times."""
    held = list(questions)
    for turn in range(TURNS + 1):
        for number, question in enumerate(held):
            for engine in engines[number % len(engines) :] + engines[: number % len(engines)]:  # none is always first
                _ask(engine, question, figures[engine.name], turn)


def _ask(engine: Engine, question: Question, figures: Figures, turn: int) -> None:
    begun = time.thread_time()
    hits, _ = engine.ask(question)
    spent = (time.thread_time() - begun) * 1000
    (figures.again if turn else figures.first).setdefault(question.kind, []).append(spent)
    if not turn:
        figures.hits[question.kind] = figures.hits.get(question.kind, 0) + hits


def uploads(engines: Sequence[Engine], held: list[Entry], figures: dict[str, Figures]) -> None:
    """Documents of 200 paragraphs, each until it is found; all threads counted, since some engines write in others."""
    for start in range(0, len(held), _UPLOADED):
        document = f"new-{start}"
        taken = [
            replace(entry, id=f"{document}-{place}", document_id=document)
            for place, entry in enumerate(held[start : start + _UPLOADED])
        ]
        for engine in engines:
            if engine.name.startswith("Whoosh") and start:
                continue
            spent = timed(lambda engine=engine, taken=taken: engine.add(taken), whole_process=True)
            figures[engine.name].upload.append(spent * 1000)


def memory_of(engine: Engine, questions: Sequence[Question]) -> float:
    """Megabytes that a process grows by when it opens the index and has been asked every question once."""
    context = multiprocessing.get_context("fork")
    result: Any = context.Queue()
    process = context.Process(target=_grow, args=(engine, questions, result))
    process.start()
    grown: float = result.get(timeout=1800)
    process.join()
    return grown


def _grow(engine: Engine, questions: Sequence[Question], result: Any) -> None:
    before = _resident()
    engine.open()
    for question in questions:
        engine.ask(question)
    result.put((_resident() - before) / 1e6)


def _resident() -> int:
    status = Path("/proc/self/status")  # where there is none, nothing is told
    lines = status.read_text().splitlines() if status.exists() else ()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def size_of(folder: Path) -> dict[str, float]:
    """Ending → megabytes."""
    sizes: dict[str, float] = {}
    for each in folder.rglob("*"):
        if each.is_file():
            sizes[each.suffix] = sizes.get(each.suffix, 0.0) + each.stat().st_size / 1e6
    return sizes


def middle_and_slow(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th of a hundred."""
    return statistics.median(times), sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
