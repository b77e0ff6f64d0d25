"""Whoosh as its manual uses it: text stored, positions kept, a searcher opened for each question."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.lang.porter import stem
from whoosh.query import And, FuzzyTerm, NumericRange, Or, Phrase, Prefix, Term

from benchmarks.search.engines import LIMIT, Answer
from benchmarks.search.questions import Question
from workbench.search import Entry

_COUNTED = ("treaty", "kind", "year")


class StockWhoosh:
    """Nothing tuned."""

    name = "Whoosh as it comes"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, entries: Iterable[Entry]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        text = TEXT(stored=True, analyzer=StemmingAnalyzer())
        named = {name: ID(stored=True) for name in ("id", "treaty", "kind")}
        schema = Schema(text=text, year=NUMERIC(stored=True), **named)
        self._index: Any = index.create_in(str(self.folder), schema)
        self.add(entries)

    def open(self) -> None:
        self._index = index.open_dir(str(self.folder))
        self.ask(Question("word", ("rights",)))

    def add(self, entries: Iterable[Entry]) -> None:
        writer = self._index.writer(limitmb=256)
        for entry in entries:
            fields = {name: getattr(entry, name) for name in ("id", "text", "treaty", "kind", "year")}
            writer.add_document(**fields)
        writer.commit()

    def refresh(self) -> None:
        """A searcher is opened for every question."""

    def ask(self, question: Question) -> Answer:
        with self._index.searcher() as searcher:
            query, asked = self._query(question, searcher), {}
            if question.kind == "filter":
                asked["filter"] = And([Term("treaty", question.treaty), NumericRange("year", *question.years)])
            if question.kind == "facets":
                asked["groupedby"] = list(_COUNTED)
            results = searcher.search(query, limit=LIMIT, **asked)
            if question.kind == "snippets":
                for hit in results:
                    hit.highlights("text", top=1)
            return len(results), [hit["id"] for hit in results]

    def _query(self, question: Question, searcher: Any) -> Any:
        match question.kind:
            case "phrase":
                return Phrase("text", [stem(word) for word in question.words])
            case "beginning":
                return Prefix("text", question.words[0])
            case "slip":
                return FuzzyTerm("text", stem(question.words[0]), maxdist=1, prefixlength=1)
            case "similar":
                terms = searcher.key_terms_from_text("text", question.words[0], numterms=10)
                return Or([Term("text", term, boost=boost) for term, boost in terms])
            case _:
                return And([Term("text", stem(word)) for word in question.words])
