"""A small honest engine: every question is answered by reading every entry. For tests, and to check others by."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.search import analysis, suggestions
from workbench.search.key_terms import SHARED, key_terms
from workbench.search.plan import (
    All,
    Any,
    Between,
    Is,
    Part,
    Plan,
    Sequence,
    Starts,
    Stem,
    Symbol,
    Without,
    from_filters,
    plans,
    questions,
    words_lacking,
)
from workbench.search.port import (
    FACETS,
    NO_FILTERS,
    NONE,
    NOTHING_COUNTED,
    Counted,
    Entry,
    Filters,
    Hit,
    Results,
    Status,
)
from workbench.search.query import Query, parse


@dataclass(frozen=True)
class _Indexed:
    entry: Entry

    @cached_property
    def family(self) -> str:
        return analysis.family(self.entry.language)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return analysis.surface(self.entry.text)

    @cached_property
    def stems(self) -> Counter[str]:
        return Counter(stem for term in analysis.terms(self.entry.text, self.family) for stem in term.stems)

    def holds(self, part: Part) -> bool:
        match part:
            case Stem(stems):
                return any(stem in self.stems for stem in stems)
            case Sequence(words):
                return any(self.words[i : i + len(words)] == words for i in range(len(self.words) - len(words) + 1))
            case Starts(prefix):
                return any(word.startswith(prefix) for word in self.words)
            case Is(name, value):
                return str(getattr(self.entry, name) or "") == value
            case Between(first, last):
                return self.entry.year is not None and first <= self.entry.year <= last
            case Symbol():
                return part.fits(self.entry.symbol)
            case Without(inner):
                return not self.holds(inner)
            case Any(parts):
                return any(self.holds(each) for each in parts)
            case All(parts):
                return all(self.holds(each) for each in parts)

    def fits(self, plan: Plan) -> bool:
        return (plan.language is None or plan.language == self.family) and self.holds(plan.part)

    def score(self, part: Part, rarity: Callable[[str], float]) -> float:
        match part:
            case Stem(stems):
                return sum(rarity(stem) * self.stems[stem] / (self.stems[stem] + 1) for stem in stems)
            case Sequence() | Starts():
                return float(self.holds(part))
            case Any(parts) | All(parts):
                return sum(self.score(each, rarity) for each in parts)
            case _:
                return 0.0


class MemoryEngine:
    """The port over a dict."""

    def __init__(self) -> None:
        self._held: dict[str, _Indexed] = {}

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
        asked = parse(query)
        visible = [each for each in self._held.values() if each.entry.audience in viewer]
        planned = plans(asked, filters)
        scored: dict[str, float] = {}
        for each in _narrowed(visible, filters):
            fitting = [plan for plan in planned if each.fits(plan)]
            if fitting:
                scored[each.entry.id] = max(each.score(plan.part, _rarity(visible)) for plan in fitting)
        frequent = Counter(word for each in visible for word in set(each.words))
        suggestion = None
        if not scored:
            suggestion = suggestions.suggest(
                asked,
                known=lambda word: frequent[word],
                near=lambda _: frequent,
                answers=lambda text: self.search(text, viewer=viewer, filters=filters, limit=1).total > 0,
            )
        results = self._results(scored, limit, offset, suggestion, counted)
        lacking, loose = _lacking(asked, visible, enough) if len(scored) < enough else (0, {})
        if not lacking:
            return replace(results, whole=results.total)
        narrowed = {
            each.entry.id: loose[each.entry.id] for each in _narrowed(visible, filters) if each.entry.id in loose
        }
        results = self._results(narrowed, limit, offset, suggestion, counted)
        return replace(results, lacking=lacking, whole=len(scored))

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
        visible = [each for each in self._held.values() if each.entry.audience in viewer]
        same = [each for each in visible if each.family == family]
        weighed = key_terms(text, family, _rarity(same))
        enough = SHARED * sum(weight for _, weight in weighed)
        scored: dict[str, float] = {}
        for each in _narrowed(same, filters):
            shared = sum(weight for stem, weight in weighed if stem in each.stems)
            if shared > 0 and shared >= enough and each.entry.id not in without:
                scored[each.entry.id] = shared
        return self._results(scored, limit, offset, None, counted)

    def _results(
        self, scored: dict[str, float], limit: int, offset: int, suggestion: str | None, counted: Counted
    ) -> Results:
        ranked = sorted(scored.items(), key=lambda item: (-round(item[1], 6), item[0]))
        hits = tuple(Hit(id, round(score, 6)) for id, score in ranked[offset : offset + limit])
        facets: dict[str, dict[str, int]] = {}
        for name in FACETS:
            counts = Counter(str(getattr(self._held[id].entry, name) or NONE) for id in scored)
            facets[name] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for name, values in counted.items():
            several = {value: len(ids & scored.keys()) for value, ids in values.items() if ids & scored.keys()}
            facets[name] = dict(sorted(several.items(), key=lambda item: (-item[1], item[0])))
        return Results(len(scored), hits, facets, suggestion)

    def replace(self, entries: Iterable[Entry], *, documents: Iterable[str] = ()) -> None:
        taken = tuple(entries)
        self.remove({*documents, *(entry.document_id for entry in taken)})
        self._held.update((entry.id, _Indexed(entry)) for entry in taken)

    def remove(self, document_ids: Iterable[str]) -> None:
        gone = set(document_ids)
        self._held = {id: each for id, each in self._held.items() if each.entry.document_id not in gone}

    def rebuild(self, entries: Iterable[Entry]) -> None:
        self._held = {entry.id: _Indexed(entry) for entry in entries}

    def tidy(self, unless: Callable[[], bool] = lambda: False) -> bool:
        return False

    def status(self, *, whole: bool = False) -> Status:
        return Status(True, len({each.entry.document_id for each in self._held.values()}), len(self._held))

    def held(self) -> Mapping[str, tuple[str, str]]:
        return {id: (each.entry.document_id, each.entry.fingerprint()) for id, each in self._held.items()}


def _lacking(asked: Query, visible: list[_Indexed], enough: int) -> tuple[int, dict[str, float]]:
    """How many words may be lacking, and the scores of all that lack no more; those that lack none above all others."""
    rarity = _rarity(visible)
    lacking: dict[str, int] = {}
    scored: dict[str, float] = {}
    for question in questions(asked):
        for each in visible:
            held = [part for part in question.words if each.holds(part)]
            if held and each.family == question.language and each.holds(All(question.narrowing)):
                lacking[each.entry.id] = len(question.words) - len(held)
                share = len(held) / len(question.words)
                scored[each.entry.id] = share * sum(each.score(part, rarity) for part in held)
    counts = Counter(lacking.values())
    most = words_lacking((counts[number] for number in range(max(counts, default=0) + 1)), enough)
    above = max(scored.values(), default=0.0) + 1.0
    return most, {id: scored[id] + above * (not lacking[id]) for id in scored if lacking[id] <= most}


def _narrowed(entries: Iterable[_Indexed], filters: Filters) -> Iterable[_Indexed]:
    narrowing = All(from_filters(filters))
    return [each for each in entries if each.holds(narrowing) and all(each.entry.id in ids for ids in filters.among)]


def _rarity(entries: list[_Indexed]) -> Callable[[str], float]:
    """Of a stem among what the viewer may see; 0 for a stem found nowhere."""
    counts = Counter(stem for each in entries for stem in each.stems)
    return lambda stem: math.log(1 + len(entries) / counts[stem]) if counts[stem] else 0.0
