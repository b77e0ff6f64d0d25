"""Questions drawn from the English paragraphs of the corpus: what each engine is asked, in no engine's syntax."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.search.corpus import TREATIES
from workbench.search import Entry, analysis
from workbench.search.stopwords import STOP_WORDS


@dataclass(frozen=True)
class Question:
    """`kind` says what is asked of the words; for `similar` the words are one text."""

    kind: str
    words: tuple[str, ...]
    treaty: str = ""
    years: tuple[int, int] = (0, 0)


EACH = {"word": 60, "two words": 30, "phrase": 30, "beginning": 20, "slip": 20, "filter": 30, "facets": 30}
EACH |= {"snippets": 20, "similar": 20}


def draw(held: Sequence[Entry], seed: int = 7) -> list[Question]:
    """EACH of every kind; words in equal parts common, medium and rare."""
    chance = random.Random(seed)
    english = [entry for entry in held if entry.language == "en"]
    counts = Counter(word for entry in english[:40_000] for word in set(analysis.surface(entry.text)))
    drawn = _Drawn(chance, english, counts)
    ways: dict[str, Callable[[int], Question]] = {
        "word": lambda place: Question("word", (drawn.word(place),)),
        "two words": lambda _: Question("two words", drawn.pair()),
        "phrase": lambda place: Question("phrase", drawn.phrase(2 + place % 3)),
        "beginning": lambda _: Question("beginning", (drawn.word(1, longest=8)[:5],)),
        "slip": lambda _: Question("slip", (drawn.slip(),)),
        "filter": lambda place: Question("filter", (drawn.word(place % 2),), chance.choice(TREATIES), (2008, 2018)),
        "facets": lambda place: Question("facets", (drawn.word(place % 2),)),
        "snippets": lambda _: Question("snippets", drawn.pair()),
        "similar": lambda _: Question("similar", (chance.choice(english).text,)),
    }
    return [ways[kind](place) for kind, number in EACH.items() for place in range(number)]


class _Drawn:
    def __init__(self, chance: random.Random, english: list[Entry], counts: Counter[str]) -> None:
        self._chance = chance
        self._english = english
        self._counts = counts
        telling = [w for w in sorted(counts) if len(w) > 3 and w.isalpha() and w not in STOP_WORDS["en"]]
        most = sum(1 for _ in english[:40_000])
        bounds = ((0.03, 1.0), (0.003, 0.03), (0.0002, 0.003))
        self._words = [[w for w in telling if low * most <= counts[w] <= high * most] for low, high in bounds]

    def word(self, how_rare: int, longest: int = 0) -> str:
        return self._chance.choice([word for word in self._words[how_rare % 3] if len(word) >= longest])

    def pair(self) -> tuple[str, ...]:
        while True:
            text = self._chance.choice(self._english).text
            words = sorted(
                {word for word in analysis.surface(text) if word in self._words[0] or word in self._words[1]}
            )
            if len(words) > 3:
                return tuple(self._chance.sample(words, 2))

    def phrase(self, length: int) -> tuple[str, ...]:
        while True:
            words = analysis.surface(self._chance.choice(self._english).text)
            start = self._chance.randrange(max(1, len(words) - length))
            found = words[start : start + length]
            if len(found) == length and all(word.isalpha() and self._counts[word] > 5 for word in found):
                return tuple(found)

    def slip(self) -> str:
        while True:
            word = self.word(1, longest=8)
            place = self._chance.randrange(2, len(word) - 2)
            wrong = word[:place] + self._chance.choice("aeiortn") + word[place + 1 :]
            if not self._counts[wrong]:
                return wrong
