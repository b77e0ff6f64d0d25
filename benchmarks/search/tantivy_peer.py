"""tantivy, with one writing thread, positions kept, English stems."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import snowballstemmer

from benchmarks.search.engines import LIMIT, Answer
from benchmarks.search.questions import Question
from workbench.search import Entry

_COUNTED = ("treaty", "kind", "year")


class Tantivy:
    """Stems of a question are made as its tokenizer makes them."""

    name = "tantivy"

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        self.folder = folder
        self._texts = texts
        self._stem = snowballstemmer.stemmer("english").stemWord
        self._schema = self._made_schema()
        self._ways: dict[str, Callable[[Question], Any]] = {
            "phrase": lambda q: self._q.phrase_query(self._schema, "text", [self._stem(word) for word in q.words]),
            "beginning": lambda q: self._q.regex_query(self._schema, "text", q.words[0] + ".*"),
            "slip": lambda q: self._q.fuzzy_term_query(self._schema, "text", self._stem(q.words[0]), distance=1),
            "filter": self._filtered,
            "similar": lambda q: self._q.more_like_this_document_fields_query(self._schema, {"text": [q.words[0]]}),
        }

    @property
    def _q(self) -> Any:
        return self._tantivy.Query

    def _made_schema(self) -> Any:
        builder = self._tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="en_stem", index_option="position")
        for name in ("treaty", "kind", "state", "language", "document"):
            builder.add_text_field(name, tokenizer_name="raw", fast=True)
        builder.add_integer_field("year", indexed=True, fast=True)
        return builder.build()

    def build(self, entries: Iterable[Entry]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        writer = self._tantivy.Index(self._schema, path=str(self.folder)).writer(heap_size=256_000_000, num_threads=1)
        self._feed(writer, entries)
        writer.commit()
        writer.wait_merging_threads()

    def _feed(self, writer: Any, entries: Iterable[Entry]) -> None:
        for entry in entries:
            made = self._tantivy.Document()
            made.add_text("id", entry.id)
            made.add_text("text", entry.text)
            for name in ("treaty", "kind", "state", "language"):
                made.add_text(name, getattr(entry, name))
            made.add_text("document", entry.document_id)
            made.add_integer("year", entry.year or 0)
            writer.add_document(made)

    def open(self) -> None:
        self._index = self._tantivy.Index.open(str(self.folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self.ask(Question("word", ("rights",)))

    def add(self, entries: Iterable[Entry]) -> None:
        writer = self._index.writer(heap_size=50_000_000, num_threads=1)
        self._feed(writer, entries)
        writer.commit()
        self.refresh()
        self.ask(Question("word", ("rights",)))

    def refresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _word(self, word: str) -> Any:
        return self._q.term_query(self._schema, "text", self._stem(word))

    def _all(self, queries: list[Any]) -> Any:
        return self._q.boolean_query([(self._tantivy.Occur.Must, query) for query in queries])

    def _filtered(self, question: Question) -> Any:
        years = self._q.range_query(self._schema, "year", self._tantivy.FieldType.Integer, *question.years)
        treaty = self._q.term_query(self._schema, "treaty", question.treaty)
        narrowing = [self._q.const_score_query(each, 0.0) for each in (treaty, years)]
        return self._all([self._word(question.words[0]), *narrowing])

    def ask(self, question: Question) -> Answer:
        if question.kind in self._ways:
            query = self._ways[question.kind](question)
        else:
            words = [self._word(word) for word in question.words]
            query = words[0] if len(words) == 1 else self._all(words)
        found = self._searcher.search(query, LIMIT, count=True)
        ids = [self._searcher.doc(address)["id"][0] for _, address in found.hits]
        if question.kind == "facets":
            self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": 200}} for name in _COUNTED})
        if question.kind == "snippets":
            marked = self._tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
            for id in ids:
                marked.snippet_from_doc(self._tantivy.Document(text=self._texts[id])).to_html()
        return found.count, ids
