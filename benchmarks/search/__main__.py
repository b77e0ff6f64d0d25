"""Search measured: python -m benchmarks.search [PARAGRAPHS ...] [--peers NAME,NAME] [--out build/search]

Each size is indexed by every engine, then all are asked the same questions in turn, three times over; the first time
is reported apart, and the figures are processor time of the asking thread, so that others on the machine count little.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from benchmarks.search import peers, tables
from benchmarks.search.corpus import CORPUS, entries
from benchmarks.search.engines import Engine, Workbench
from benchmarks.search.measuring import Figures, asked, memory_of, size_of, timed, uploads
from benchmarks.search.questions import draw

_ROOT = Path(__file__).parents[2]
PEERS = ("tantivy", "fts5", "whoosh")
_STOCK_UP_TO = 100_000  # paragraphs: Whoosh as it comes takes minutes to index more


def main() -> None:
    """Measure, print the tables, keep them and the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sizes", type=int, nargs="*", default=[100_000, 200_000, 500_000])
    arguments.add_argument("--peers", default=",".join(PEERS), help="names with commas between them, or nothing")
    arguments.add_argument("--corpus", type=Path, default=CORPUS)
    arguments.add_argument("--out", type=Path, default=_ROOT / "build" / "search")
    given = arguments.parse_args()
    names = [name for name in given.peers.split(",") if name]
    if "tantivy" in names:
        peers.make_ready(_ROOT / "build" / "search-peers")
    given.out.mkdir(parents=True, exist_ok=True)
    for size in given.sizes:
        figures = measure(size, names, given.corpus)
        text = tables.written(size, figures)
        (given.out / f"{size}.md").write_text(text, "utf-8")
        kept = {name: vars(each) for name, each in figures.items()}
        (given.out / f"{size}.json").write_text(json.dumps(kept), "utf-8")
        print(text, flush=True)


def measure(size: int, names: Iterable[str], corpus: Path) -> dict[str, Figures]:
    """Engine → figures, over so many paragraphs."""
    held = list(entries(size, corpus))
    texts = {entry.id: entry.text for entry in held}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # tantivy's threads may still merge in it
        engines: list[Engine] = [Workbench(Path(folder) / "workbench", texts)]
        peered = [name for name in names if name != "whoosh" or size <= _STOCK_UP_TO]
        engines += [_peer(name, Path(folder) / name, texts) for name in peered]
        figures = {engine.name: Figures() for engine in engines}
        for engine in engines:
            figures[engine.name].indexing = timed(lambda engine=engine: engine.build(held), whole_process=True)
        questions = draw(held)
        for engine in engines:
            figures[engine.name].memory = memory_of(engine, questions)
            figures[engine.name].opening = timed(engine.open)
            figures[engine.name].megabytes = size_of(engine.folder)
        asked(engines, questions, figures)
        uploads(engines, list(islice(entries(4_000, corpus), 4_000)), figures)
    return figures


def _peer(name: str, folder: Path, texts: Mapping[str, str]) -> Engine:
    if name == "tantivy":
        from benchmarks.search.tantivy_peer import Tantivy

        return Tantivy(folder, texts)
    if name == "fts5":
        from benchmarks.search.fts5_peer import Fts5

        return Fts5(folder)
    from benchmarks.search.whoosh_peer import StockWhoosh

    return StockWhoosh(folder)


if __name__ == "__main__":
    main()
