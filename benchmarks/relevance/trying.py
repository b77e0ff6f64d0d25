"""Things one may add to a ranking, tried one by one: a plain reading of every paragraph, made to be changed.

`search` in the program does the same as Ranking(lacking=True); the benchmark shows that they agree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.relevance.library import Passage
from workbench.search import analysis
from workbench.search.plan import All, Is, Part, Question, Stem, questions, words_lacking
from workbench.search.port import Entry
from workbench.search.query import parse
from workbench.search.whoosh_engine.viewed import rarity

ENOUGH = 10


class Texts:
    """One text of each paragraph (itself, its headings, the title above it), by language and stem."""

    def __init__(self, passages: Mapping[str, Passage], text: Callable[[Passage], str]) -> None:
        self.lengths: dict[str, int] = {}
        self.times: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        of_family: dict[str, list[int]] = defaultdict(list)
        for id, passage in passages.items():
            family = analysis.family(passage.entry.language)
            counted = Counter(analysis.words_and_stems(text(passage), family)[1])
            self.lengths[id] = counted.total()
            of_family[family].append(self.lengths[id])
            for stem, times in counted.items():
                self.times[family, stem][id] = times
        self.counts = {family: len(lengths) for family, lengths in of_family.items()}
        self.means = {family: max(1.0, sum(lengths) / len(lengths)) for family, lengths in of_family.items()}

    def held(self, family: str, stems: Iterable[str]) -> dict[str, int]:
        """Paragraphs with any of the stems, and how often."""
        found: Counter[str] = Counter()
        for stem in stems:
            found.update(self.times.get((family, stem), {}))
        return dict(found)


@dataclass(frozen=True)
class Ranking:
    """BM25 over the paragraphs that have all words; what is set is done beyond that.

    `lacking`: where fewer than ten have all words, also those that lack the fewest. `beside`: other texts that hold
    words too, each with its weight. `by_kind` multiplies the score by what the paragraph is.
    """

    texts: Texts
    lacking: bool = False
    beside: tuple[tuple[Texts, float], ...] = ()
    by_kind: Callable[[Entry], float] | None = None
    k1: float = 1.2
    b: float = 0.75
    left_out: frozenset[str] = frozenset()

    def ranked(self, passages: Mapping[str, Passage], text: str) -> list[str]:
        """Ids, the best first."""
        lacks: dict[str, int] = {}
        scores: dict[str, float] = {}
        for question in questions(parse(text)) or _single(text):
            if question.language in self.texts.counts:
                self._answer(question, passages, lacks, scores)
        counts = Counter(lacks.values())
        numbers = [counts[lacking] for lacking in range(max(counts, default=0) + 1)]
        most = words_lacking(numbers, ENOUGH) if self.lacking else 0
        found = [id for id, lacking in lacks.items() if lacking <= most]
        return sorted(found, key=lambda id: (lacks[id] > 0, -scores[id], id))

    def _answer(
        self, question: Question, passages: Mapping[str, Passage], lacks: dict[str, int], scores: dict[str, float]
    ) -> None:
        words = [each for each in question.words if not self._is_left_out(each)]
        found = [self._scored(question.language, each) for each in words]
        for id in {id for each in found for id in each}:
            entry = passages[id].entry
            if all(isinstance(part, Is) and getattr(entry, part.name) == part.value for part in question.narrowing):
                there = [each[id] for each in found if id in each]
                lacks[id] = len(words) - len(there)
                scores[id] = sum(there) * len(there) / len(words) * (self.by_kind(entry) if self.by_kind else 1.0)

    def _is_left_out(self, word: Part) -> bool:
        return isinstance(word, Stem) and bool(self.left_out.intersection(word.stems))

    def _scored(self, family: str, word: Part) -> dict[str, float]:
        """Both halves of a word with a hyphen must be there."""
        match word:
            case Stem(stems):
                return self._of_stems(family, stems)
            case All(parts) if parts:
                found = [self._scored(family, each) for each in parts]
                return {id: sum(each[id] for each in found) for id in set(found[0]).intersection(*found[1:])}
            case _:
                return {}

    def _of_stems(self, family: str, stems: tuple[str, ...]) -> dict[str, float]:
        own = self.texts.held(family, stems)
        rare = rarity(len(own), self.texts.counts[family])
        scores: dict[str, float] = defaultdict(float)
        for texts, weight in ((self.texts, 1.0), *self.beside):
            for id, times in texts.held(family, stems).items():
                norm = self.k1 * (1 - self.b + self.b * texts.lengths[id] / texts.means[family])
                scores[id] += weight * rare * (self.k1 + 1) * times / (times + norm)
        return scores


def _single(text: str) -> tuple[Question, ...]:
    """A question of one word."""
    twice = questions(parse(f"{text} {text.split()[0]}"))
    return tuple(Question(each.language, each.words[:1], each.narrowing) for each in twice)
