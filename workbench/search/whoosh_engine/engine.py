"""The port over a Whoosh index in a folder."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from workbench.search import analysis, suggestions
from workbench.search import query as syntax
from workbench.search.key_terms import SHARED, key_terms
from workbench.search.plan import from_filters, plans
from workbench.search.port import (
    FACETS,
    NO_FILTERS,
    NONE,
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
from workbench.search.whoosh_engine.evaluation import Evaluation, Found, mask, rarity
from workbench.search.whoosh_engine.folder import IndexFolder
from workbench.search.whoosh_engine.library import Index, LockError
from workbench.search.whoosh_engine.schema import WORDS, document, text_field
from workbench.search.whoosh_engine.snapshot import Mask, Snapshot

_PATIENCE = 5.0  # seconds to wait for another writer; a commit of one document takes well under one
_MOST_SEGMENTS = 12  # from here on a commit merges the small ones
_POOL_MEGABYTES = 192


class WhooshEngine:
    """Safe for threads; several processes may read while one writes. Made anew from the store where it is broken."""

    def __init__(self, folder: Path, *, patience: float = _PATIENCE) -> None:
        self._folder = IndexFolder(folder, patience=patience)
        self._opening = threading.Lock()
        self._index: Index | None = None
        self._name: str | None = None
        self._snapshot: Snapshot | None = None
        self._checked: set[str] = set()

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
    ) -> Results:
        asked = syntax.parse(query)
        with self._reading() as snapshot:
            evaluation = _evaluation(snapshot, viewer, filters)
            found = evaluation.plans(plans(asked, filters))
            suggestion = self._suggestion(evaluation, asked, filters, wanted=not len(found.numbers))
            return _results(snapshot, found, limit, offset, suggestion, counted)

    def _suggestion(self, evaluation: Evaluation, asked: syntax.Query, filters: Filters, *, wanted: bool) -> str | None:
        snapshot = evaluation.snapshot

        def known(word: str) -> int:
            return int(evaluation.visible[snapshot.postings(WORDS, word)[0]].sum())

        return suggestions.suggest(
            asked,
            known=known,
            near=lambda word: (each for each in snapshot.words(word[0]) if abs(len(each) - len(word)) < 3),
            answers=lambda text: len(evaluation.plans(plans(syntax.parse(text), filters)).numbers) > 0,
            wanted=wanted,
        )

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
        family = analysis.family(language)
        with self._reading() as snapshot:
            evaluation = _evaluation(snapshot, viewer, filters)
            count = evaluation.language(family).count

            def how_rare(stem: str) -> float:
                numbers, _ = snapshot.postings(text_field(family), stem)
                seen = int(evaluation.visible[numbers].sum())
                return rarity(seen, count) if seen else 0.0

            shared = np.zeros(len(snapshot.years))
            total = 0.0
            for stem, weight in key_terms(text, family, how_rare):
                shared[snapshot.postings(text_field(family), stem)[0]] += weight
                total += weight
            fits = evaluation.allowed & (shared > 0) & (shared >= SHARED * total)
            fits &= ~np.isin(snapshot.ids, sorted(without)) if without else True
            numbers = np.flatnonzero(fits)
            return _results(snapshot, Found(numbers, shared[numbers]), limit, offset, None, counted)

    def status(self) -> Status:
        try:
            with self._reading() as snapshot:
                return Status(True, *snapshot.counts)
        except IndexNotReady as error:
            detail = repr(error.__cause__) if error.__cause__ else "there is no index yet"
            return Status(False, detail=detail)

    def held(self) -> Mapping[str, tuple[str, str]]:
        with self._reading() as snapshot:
            return snapshot.fingerprints()

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        with self._opening:
            snapshot = self._newest()
            snapshot.__enter__()
        try:
            yield snapshot
        finally:
            snapshot.__exit__()

    def _newest(self) -> Snapshot:
        """The snapshot of the newest generation, also where another process wrote it."""
        for last_try in (False, True):
            name = self._folder.current()
            if name is None:
                raise IndexNotReady
            try:
                return self._opened(name)
            except Exception as error:  # another process may have swapped the folder meanwhile: look once more
                if last_try:
                    raise IndexNotReady from error
        raise IndexNotReady

    def _opened(self, name: str) -> Snapshot:
        if self._index is None or self._name != name:
            self._checked = set()
            self._index, self._name = self._folder.open(name), name
            self._forget()
        if self._snapshot is None or self._snapshot.generation != self._index.latest_generation():
            self._checked = self._folder.check(name, self._checked)
            known = self._snapshot.segments if self._snapshot else {}
            fresh = Snapshot(self._folder.open(name), known)
            self._forget()
            self._snapshot = fresh
        return self._snapshot

    def _forget(self) -> None:
        if self._snapshot:
            self._snapshot.retire()
        self._snapshot = None

    def close(self) -> None:
        """Close the files. The engine opens them again when it is asked something."""
        with self._opening:
            self._forget()
            self._index = None

    # Writing

    def replace(self, entries: Iterable[Entry], *, documents: Iterable[str] = ()) -> None:
        taken = tuple(entries)
        gone = {*documents, *(entry.document_id for entry in taken)}
        if not gone:
            return
        with self._folder.writing():
            _write(self._folder.writable(), taken, gone)

    def remove(self, document_ids: Iterable[str]) -> None:
        self.replace((), documents=document_ids)

    def rebuild(self, entries: Iterable[Entry]) -> None:
        with self._folder.writing():
            name, index = self._folder.create()
            _write(index, entries, set())
            self._folder.serve(name)


def _write(index: Index, entries: Iterable[Entry], gone: set[str]) -> None:
    try:
        writer = index.writer(limitmb=_POOL_MEGABYTES)
    except LockError:
        raise IndexBusy from None
    try:
        for document_id in sorted(gone):
            writer.delete_by_term("document_id", document_id)
        for entry in entries:
            writer.add_document(**document(entry))
        many = len(writer.segments) >= _MOST_SEGMENTS
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=many)


def _evaluation(snapshot: Snapshot, viewer: frozenset[str], filters: Filters) -> Evaluation:
    visible: Mask = snapshot.live & snapshot.columns["audience"].mask(viewer)
    allowed = visible.copy()
    for part in from_filters(filters):
        allowed &= mask(snapshot, part)
    for ids in filters.among:
        allowed &= snapshot.among(ids)
    return Evaluation(snapshot, visible, allowed)


def _results(
    snapshot: Snapshot, found: Found, limit: int, offset: int, suggestion: str | None, counted: Counted
) -> Results:
    scores = np.round(found.scores, 6)
    ranked = np.lexsort((snapshot.order[found.numbers], -scores))[offset : offset + limit]
    hits = tuple(Hit(str(snapshot.ids[found.numbers[place]]), float(scores[place])) for place in ranked)
    facets = {name: _facet(snapshot, name, found) for name in FACETS}
    facets |= _counted(snapshot, found, counted)
    return Results(len(found.numbers), hits, facets, suggestion)


def _counted(snapshot: Snapshot, found: Found, counted: Counted) -> dict[str, dict[str, int]]:
    if not any(counted.values()):
        return {name: {} for name in counted}
    hits = np.zeros(len(snapshot.years), dtype=np.bool_)
    hits[found.numbers] = True
    facets: dict[str, dict[str, int]] = {}
    for name, values in counted.items():
        counts = {value: int(hits[snapshot.numbers_of(ids)].sum()) for value, ids in values.items()}
        pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        facets[name] = {value: count for value, count in pairs if count}
    return facets


def _facet(snapshot: Snapshot, name: str, found: Found) -> dict[str, int]:
    if name == "year":
        values, counts = np.unique(snapshot.years[found.numbers], return_counts=True)
        pairs = [(str(value) if value else NONE, int(count)) for value, count in zip(values, counts, strict=True)]
    else:
        column = snapshot.columns[name]
        counted = np.bincount(column.codes[found.numbers], minlength=len(column.values))
        pairs = [(value or NONE, int(count)) for value, count in zip(column.values, counted, strict=True) if count]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
