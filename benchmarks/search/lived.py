"""A library that was lived in: python -m benchmarks.search.lived [PARAGRAPHS] [--days 250]

Each day three documents of 200 paragraphs come, one that was there comes anew and one goes; in the evening, when
nobody adds anything, the index is tidied. Then it is asked in turn with one that was made anew of the same paragraphs.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from benchmarks.search.corpus import entries
from benchmarks.search.engines import Workbench
from benchmarks.search.measuring import Figures, asked, middle_and_slow, timed
from benchmarks.search.questions import draw
from workbench.search import Entry

_A_DAY, _PARAGRAPHS = 3, 200
Library = dict[str, list[Entry]]


@dataclass
class Spent:
    """Processor seconds: of each upload, and of each evening's tidying."""

    uploads: list[float] = field(default_factory=list)
    evenings: list[float] = field(default_factory=list)


def main() -> None:
    """Live through the days, make the other index, ask both, print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("size", type=int, nargs="?", default=100_000)
    arguments.add_argument("--days", type=int, default=250)
    given = arguments.parse_args()
    library, coming = _drawn(given.size, given.days)
    with tempfile.TemporaryDirectory() as folder:
        lived, texts = Workbench(Path(folder) / "lived", {}), {}
        lived.build(chain.from_iterable(library.values()))
        spent = _live(lived, library, coming)
        held = list(chain.from_iterable(library.values()))
        texts = {entry.id: entry.text for entry in held}
        engines = [Workbench(Path(folder) / name, texts) for name in ("lived", "made anew")]
        engines[1].build(held)
        figures = {name: Figures() for name in ("lived", "made anew")}
        for engine, name in zip(engines, figures, strict=True):
            engine.name = name
            figures[name].opening = timed(engine.open)
        asked(engines, draw(held), figures)
        print("\n".join(_written(len(held), figures, spent, Path(folder) / "lived")))


def _drawn(size: int, days: int) -> tuple[Library, Iterator[list[Entry]]]:
    """The library as it begins, by document, and what is going to come."""
    held = list(entries(size + days * _A_DAY * _PARAGRAPHS))
    library: Library = {}
    for entry in held[:size]:
        library.setdefault(entry.document_id, []).append(entry)

    def documents() -> Iterator[list[Entry]]:
        for start in range(size, len(held), _PARAGRAPHS):
            name = f"came-{start}"
            yield [replace(entry, document_id=name, symbol=name) for entry in held[start : start + _PARAGRAPHS]]

    return library, documents()


def _live(lived: Workbench, library: Library, coming: Iterator[list[Entry]]) -> Spent:
    chance, spent = random.Random(12), Spent()
    for number, document in enumerate(coming, 1):
        spent.uploads.append(timed(lambda document=document: lived.add(document), whole_process=True))
        library[document[0].document_id] = document
        if number % _A_DAY == 0:
            anew, gone = chance.sample(sorted(library), 2)
            lived.add(library[anew])
            lived.engine.remove([gone])
            del library[gone]
            spent.evenings.append(timed(lived.engine.tidy, whole_process=True))
    return spent


def _written(count: int, figures: Mapping[str, Figures], spent: Spent, folder: Path) -> Iterator[str]:
    lived, anew = figures.values()
    pieces = sorted((each.stat().st_size / 1e6 for each in folder.glob("index-*/*.seg")), reverse=True)
    yield f"{count:,} paragraphs in {len(pieces)} pieces, MB: " + " ".join(f"{each:.1f}" for each in pieces)
    yield "an upload of 200, processor ms: {:.0f} / {:.0f}".format(
        *(each * 1000 for each in middle_and_slow(spent.uploads))
    )
    yield f"evenings, processor s: {sum(spent.evenings):.0f} in all, {max(spent.evenings):.1f} the longest"
    yield f"opening, ms: {lived.opening:.0f}, made anew {anew.opening:.0f}"
    yield ""
    yield "| processor ms, p50 / p95 | lived | made anew | p95 beside it | never asked before | made anew | beside it |"
    yield "| --- " * 7 + "|"
    for kind in anew.again:
        again, first = ([middle_and_slow(each[kind]) for each in both] for both in _both(lived, anew))
        yield f"| {kind} | {_cells(again)} | {_cells(first)} |"


def _both(lived: Figures, anew: Figures) -> tuple[tuple[dict[str, list[float]], dict[str, list[float]]], ...]:
    return (lived.again, anew.again), (lived.first, anew.first)


def _cells(two: list[tuple[float, float]]) -> str:
    return " | ".join("{:.2f} / {:.2f}".format(*each) for each in two) + f" | {two[0][1] / two[1][1]:.2f}"


if __name__ == "__main__":
    main()
