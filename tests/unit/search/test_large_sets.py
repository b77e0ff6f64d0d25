"""What is done otherwise where there is much of it: the best of many, common words, words beyond two bytes."""

import random
from pathlib import Path

import numpy as np
import pytest

from tests.contract.test_engines import an_entry
from tests.memory_engine import MemoryEngine
from workbench.search.whoosh_engine import WhooshEngine, gathering, phrases
from workbench.search.whoosh_engine.found import Found, best, both, either

VIEWER = frozenset({"everyone"})
COMMON = ("rights", "of", "the", "child", "police")
OTHER = tuple(f"word{number}" for number in range(400))


def a_set(chance: np.random.Generator, count: int, share: float) -> Found:
    numbers = np.flatnonzero(chance.random(count) < share)
    return Found(numbers, chance.integers(1, 9, len(numbers)).astype(np.float32))


@pytest.mark.parametrize("wanted", [0, 1, 20, 137, 6000])
@pytest.mark.parametrize("alike", [False, True])
def test_the_best_of_many_are_those_of_sorting_them_all(wanted: int, alike: bool) -> None:
    chance = np.random.default_rng(wanted)
    order = chance.permutation(9000)
    found = a_set(chance, 9000, 0.6)
    if alike:
        found = Found.same(found.numbers, 3.0)

    ranked = sorted(zip(found.numbers.tolist(), found.scores.tolist(), strict=True), key=lambda x: (-x[1], order[x[0]]))

    assert best(found, order, wanted) == ranked[:wanted]


@pytest.mark.parametrize("shares", [(0.5, 0.4), (0.5, 0.001), (0.001, 0.7), (0.001, 0.002), (0.3, 0.0)])
def test_sets_small_and_large_meet_and_join_alike(shares: tuple[float, float]) -> None:
    chance = np.random.default_rng(4)
    one, other = (a_set(chance, 20_000, share) for share in shares)
    first = dict(zip(one.numbers.tolist(), one.scores.tolist(), strict=True))
    second = dict(zip(other.numbers.tolist(), other.scores.tolist(), strict=True))

    met, joined = both(one, other, 20_000), either([one, other], 20_000)

    assert dict(zip(met.numbers.tolist(), met.scores.tolist(), strict=True)) == {
        number: first[number] + second[number] for number in sorted(first.keys() & second.keys())
    }
    assert dict(zip(joined.numbers.tolist(), joined.scores.tolist(), strict=True)) == {
        number: first.get(number, 0) + second.get(number, 0) for number in sorted(first.keys() | second.keys())
    }


@pytest.fixture(params=[0xFFFF, 40], ids=["two bytes", "few codes"])
def texts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paragraphs of common words that no list holds, and of others; with few codes most have none."""
    for module in (gathering, phrases):
        monkeypatch.setattr(module, "RARE", request.param)
    chance = random.Random(11)
    many = ["".join(chance.choices("ab ", k=chance.randrange(0, 4))) for _ in range(3)]
    return many + [
        " ".join(chance.choice(COMMON if chance.random() < 0.7 else OTHER) for _ in range(chance.randrange(0, 14)))
        for _ in range(500)
    ]


def test_common_words_phrases_and_beginnings_are_found_as_by_reading(texts: list[str], tmp_path: Path) -> None:
    entries = [an_entry(f"{number:04d}", text) for number, text in enumerate(texts)]
    engine, plain = WhooshEngine(tmp_path / "index"), MemoryEngine()
    engine.rebuild(entries[:420])
    engine.replace([an_entry(f"n{each.id}", each.text, document_id="later") for each in entries[420:]])
    plain.rebuild(
        [*entries[:420], *(an_entry(f"n{each.id}", each.text, document_id="later") for each in entries[420:])]
    )
    drawn = random.Random(3)
    asked = ["the", "polic*", "word1*", "wor*", '"of the"', '"rights of the child"', '"the the"', '"of"', "of -the"]
    for _ in range(12):
        words = [word for word in drawn.choice(texts).split() if len(word) > 2]
        asked += [f'"{" ".join(words[:length])}"' for length in (2, 3) if len(words) >= length]

    for query in asked:
        ours, theirs = (each.search(query, viewer=VIEWER, limit=1000) for each in (engine, plain))
        assert {hit.id for hit in ours.hits} == {hit.id for hit in theirs.hits}, query
        assert ours.total == theirs.total

    engine.close()
