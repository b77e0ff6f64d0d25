"""What is asked of each engine. Every answer has the exact number of hits and the best twenty."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.search.questions import Question
from workbench.search import Entry, Filters
from workbench.search.port import Results
from workbench.search.snippets import snippet
from workbench.search.whoosh_engine import WhooshEngine

VIEWER = frozenset({"everyone"})
LIMIT = 20
Answer = tuple[int, Sequence[str]]


class Engine(Protocol):
    """An engine over a folder of its own."""

    name: str
    folder: Path

    def build(self, entries: Iterable[Entry]) -> None:
        """Index all of them."""

    def open(self) -> None:
        """Open what is on the disk, to the first answer."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Index a document's paragraphs so that the next question finds them."""

    def refresh(self) -> None:
        """See what another process committed."""

    def ask(self, question: Question) -> Answer:
        """The number of hits and the ids of the best."""
        ...


class Workbench:
    """The workbench's own."""

    name = "workbench"

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        self.folder = folder
        self._texts = texts
        self.engine = WhooshEngine(folder)
        self._asks: dict[str, Callable[[Question], Results]] = {
            "two words": lambda q: self._search(" ".join(q.words)),
            "phrase": lambda q: self._search(f'"{" ".join(q.words)}"'),
            "beginning": lambda q: self._search(f"{q.words[0]}*"),
            "slip": self._meant,
            "filter": lambda q: self._search(q.words[0], Filters(treaty=(q.treaty,), years=(q.years,))),
            "facets": self._counted,
            "snippets": self._shown,
            "similar": lambda q: self.engine.similar(q.words[0], language="en", viewer=VIEWER, limit=LIMIT),
        }

    def build(self, entries: Iterable[Entry]) -> None:
        self.engine.rebuild(entries)

    def open(self) -> None:
        self.engine.close()
        self.engine = WhooshEngine(self.folder)
        self.engine.search("rights", viewer=VIEWER)

    def add(self, entries: Iterable[Entry]) -> None:
        self.engine.replace(entries)
        self.engine.search("rights", viewer=VIEWER)

    def refresh(self) -> None:
        """Every question looks by itself."""

    def ask(self, question: Question) -> Answer:
        way = self._asks.get(question.kind, lambda q: self._search(q.words[0]))
        results = way(question)
        return results.total, [hit.id for hit in results.hits]

    def _search(self, query: str, filters: Filters | None = None) -> Results:
        return self.engine.search(query, viewer=VIEWER, filters=filters or Filters(), limit=LIMIT)

    def _meant(self, question: Question) -> Results:
        results = self._search(question.words[0])
        return self._search(results.suggestion) if results.suggestion else results

    def _counted(self, question: Question) -> Results:
        results = self._search(question.words[0])
        for name in ("treaty", "kind", "year"):
            len(results.facets[name])
        return results

    def _shown(self, question: Question) -> Results:
        query = " ".join(question.words)
        results = self._search(query)
        for hit in results.hits:
            snippet(self._texts[hit.id], query, "en")
        return results
