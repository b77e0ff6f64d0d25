"""The port over a Whoosh index in a folder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from workbench.search import analysis, suggestions
from workbench.search import query as syntax
from workbench.search.key_terms import SHARED, key_terms
from workbench.search.plan import Plan, plans, questions
from workbench.search.port import (
    NO_FILTERS,
    NOTHING_COUNTED,
    Counted,
    Entry,
    Filters,
    Hit,
    IndexBusy,
    IndexNotReady,
    Results,
    Status,
)
from workbench.search.whoosh_engine import merging
from workbench.search.whoosh_engine.evaluation import Evaluation
from workbench.search.whoosh_engine.facets import Facets
from workbench.search.whoosh_engine.folder import UNFINISHED, IndexFolder
from workbench.search.whoosh_engine.found import Found, best
from workbench.search.whoosh_engine.library import Index, LockError
from workbench.search.whoosh_engine.loosening import loosened
from workbench.search.whoosh_engine.reading import Reading
from workbench.search.whoosh_engine.rebuilding import portions
from workbench.search.whoosh_engine.schema import text_field
from workbench.search.whoosh_engine.snapshot import Snapshot
from workbench.search.whoosh_engine.viewed import Viewed, rarity
from workbench.search.whoosh_engine.writer import GatheringWriter

_PATIENCE = 5.0  # seconds to wait for another writer; a commit of one document takes well under one
_LETTERS = 2  # a word that may be meant is so many letters longer or shorter
_MOST_SEGMENTS = 40  # where nobody has been idle for that long, an upload tidies up after itself
_PORTION = 250_000  # paragraphs of a rebuild committed together: what one that is stopped does again at most


class WhooshEngine:
    """Safe for threads; several processes may read while one writes. Made anew from the store where it is broken."""

    def __init__(self, folder: Path, *, patience: float = _PATIENCE, portion: int = _PORTION) -> None:
        self._portion = portion
        self._folder = IndexFolder(folder, patience=patience)
        self._reading = Reading(self._folder)

    # Reading

    def search(
        self,
        query: str,
        *,
        viewer: frozenset[str],
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
        counted: Counted = NOTHING_COUNTED,
        enough: int = 0,
    ) -> Results:
        asked, planned = _planned(query, filters.language)
        with self._reading.viewed(viewer) as viewed:
            evaluation = Evaluation(viewed, filters)
            found = evaluation.plans(planned)
            whole, lacking = len(found.numbers), 0
            suggestion = None if whole else _suggestion(evaluation, asked)
            if whole < enough and (several := questions(asked)):
                loose = loosened(evaluation, several, enough)
                if loose.lacking:
                    found, lacking = loose.found, loose.lacking
            results = _results(viewed.snapshot, found, limit, offset, suggestion, counted)
            return replace(results, lacking=lacking, whole=whole)

    def similar(
        self,
        text: str,
        *,
        language: str,
        viewer: frozenset[str],
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        offset: int = 0,
        without: frozenset[str] = frozenset(),
        counted: Counted = NOTHING_COUNTED,
    ) -> Results:
        with self._reading.viewed(viewer) as viewed:
            found = viewed.snapshot.narrow(_sharing(viewed, text, analysis.family(language)), filters)
            if without:
                found = found.only(~np.isin(found.numbers, viewed.snapshot.numbers_of(without)))
            return _results(viewed.snapshot, found, limit, offset, None, counted)

    def status(self, *, whole: bool = False) -> Status:
        if whole and not self._folder.is_whole():  # nobody who reads waits for that
            self._reading.distrust()
        try:
            with self._reading.snapshot() as snapshot:
                return Status(True, *snapshot.counts)
        except IndexNotReady as error:
            detail = (str(error.__cause__) or repr(error.__cause__)) if error.__cause__ else "there is no index yet"
            return Status(False, detail=detail)

    def held(self) -> Mapping[str, tuple[str, str]]:
        with self._reading.snapshot() as snapshot:
            return snapshot.fingerprints()

    def id_of(self, number: int) -> str:
        """The id of the paragraph that Whoosh knows by this number; its index does not hold ids."""
        with self._reading.snapshot() as snapshot:
            return snapshot.id(number)

    def close(self) -> None:
        """Close the files. The engine opens them again when it is asked something."""
        self._reading.close()

    # Writing

    def replace(self, entries: Iterable[Entry], *, documents: Iterable[str] = ()) -> None:
        taken = tuple(entries)
        gone = frozenset({*documents, *(entry.document_id for entry in taken)})
        if not gone:
            return
        with self._folder.writing():
            index = self._folder.writable()
            with self._reading.snapshot() as snapshot:
                _write(index, taken, snapshot, gone)
                crowded = len(snapshot.segments) >= _MOST_SEGMENTS
        if crowded:
            self.tidy()

    def remove(self, document_ids: Iterable[str]) -> None:
        self.replace((), documents=document_ids)

    def tidy(self, unless: Callable[[], bool] = lambda: False) -> bool:
        with self._folder.writing():
            index = self._folder.writable()
            with self._reading.snapshot() as snapshot:
                names = merging.due(snapshot)
                return bool(names) and merging.merge(index, snapshot, names, unless)

    def rebuild(self, entries: Iterable[Entry]) -> None:
        with self._folder.writing():
            name, index = self._folder.begin()
            unfinished = Reading(self._folder, UNFINISHED)
            try:
                with unfinished.snapshot() as begun:
                    for portion in portions(entries, begun.fingerprints(), most=self._portion):
                        _write(index, portion.entries, begun, portion.gone)
            finally:
                unfinished.close()
            self._folder.serve(name)
            self._reading.renew()


@lru_cache(maxsize=1024)
def _planned(query: str, languages: tuple[str, ...]) -> tuple[syntax.Query, tuple[Plan, ...]]:
    asked = syntax.parse(query)
    return asked, plans(asked, Filters(language=languages))


def _suggestion(evaluation: Evaluation, asked: syntax.Query) -> str | None:
    viewed = evaluation.viewed
    return suggestions.suggest(
        asked,
        known=viewed.known,
        near=lambda word: viewed.snapshot.near(word, _LETTERS),
        answers=lambda text: len(evaluation.plans(_planned(text, evaluation.filters.language)[1]).numbers) > 0,
    )


def _sharing(viewed: Viewed, text: str, family: str) -> Found:
    """The visible paragraphs that share enough of the text's telling words; the score is what they share."""
    field = text_field(family)
    count = viewed.language(family).count

    def how_rare(stem: str) -> float:
        seen = viewed.frequency(field, stem)
        return rarity(seen, count) if seen else 0.0

    shared = np.zeros(viewed.snapshot.count, dtype=np.float32)
    total = 0.0
    for stem, weight in key_terms(text, family, how_rare):
        shared[viewed.snapshot.postings(field, stem)[0]] += np.float32(weight)
        total += weight
    numbers = viewed.seen(np.flatnonzero(shared >= np.float32(max(SHARED * total, 1e-9))))
    return Found(numbers, shared[numbers])


def _results(
    snapshot: Snapshot, found: Found, limit: int, offset: int, suggestion: str | None, counted: Counted
) -> Results:
    ranked = best(found, snapshot.order, offset + limit)[offset:]
    hits = tuple(Hit(snapshot.id(number), score) for number, score in ranked)
    return Results(len(found.numbers), hits, Facets(snapshot, found.numbers, counted), suggestion)


def _write(index: Index, entries: Iterable[Entry], snapshot: Snapshot, gone: frozenset[str]) -> None:
    try:
        writer = GatheringWriter(index)
    except LockError:
        raise IndexBusy from None
    try:
        for segment, numbers in snapshot.of_documents(gone):
            writer.drop(segment, numbers)
        for entry in entries:
            writer.add(entry)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)
