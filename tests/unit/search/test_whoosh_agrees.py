"""The engine reads Whoosh's index as Whoosh does, and ranks as Whoosh's own BM25 would."""

import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.contract.test_engines import EVERYONE, an_entry
from workbench.search import analysis
from workbench.search.whoosh_engine import WhooshEngine
from workbench.search.whoosh_engine.library import And, Term
from workbench.search.whoosh_engine.schema import text_field
from workbench.search.whoosh_engine.self_test import disagreements

FIRST = 20  # hits that are compared: a page
MOST_WORDS = 3


def test_our_answers_are_those_of_whooshs_own_searcher() -> None:
    assert disagreements() == ()


def made_up(draw: random.Random, count: int) -> list[str]:
    """Paragraphs in which few words are frequent and most are rare, as in any prose."""
    syllables = [first + second for first in "bdfgklmprt" for second in ("ar", "om", "il", "u")]
    words = [first + second for first in syllables for second in syllables]
    draw.shuffle(words)
    weights = [1 / (place + 1) for place in range(len(words))]
    return [" ".join(draw.choices(words, weights, k=draw.randrange(8, 80))) for _ in range(count)]


def real(path: Path, count: int) -> list[str]:
    """English paragraphs of the United Nations."""
    with gzip.open(path / "search-corpus" / "paragraphs.jsonl.gz", "rt", encoding="utf-8") as lines:
        held = (json.loads(line) for line in lines)
        return [each["text"] for each in islice((each for each in held if each["language"] == "en"), count)]


def asked(draw: random.Random, texts: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """One to three words that stand in one paragraph and are no stop words."""
    while count:
        text = draw.choice(texts)
        words = {term.stems[0]: term for term in analysis.terms(text, "en") if not term.stop}
        if len(words) >= MOST_WORDS:
            count -= 1
            chosen = draw.sample(sorted(words), 1 + count % MOST_WORDS)
            yield tuple(text[words[each].start : words[each].end] for each in chosen)


def test_the_first_page_is_nearly_that_of_whooshs_own_bm25(
    tmp_path: Path, full_count: bool, request: pytest.FixtureRequest
) -> None:
    """Scores differ in what is counted (Whoosh rounds lengths, and counts what is hidden or deleted), not in kind."""
    draw = random.Random(20261126)
    texts = real(request.getfixturevalue("shared_data"), 20_000) if full_count else made_up(draw, 1200)
    engine = WhooshEngine(tmp_path)
    engine.rebuild(an_entry(f"p{number:06}", text) for number, text in enumerate(texts))
    name = engine._folder.current()
    assert name
    searcher = engine._folder.open(name).searcher()
    overlaps: list[float] = []
    for words in asked(draw, texts, 300 if full_count else 90):
        ours = {hit.id for hit in engine.search(" ".join(words), viewer=EVERYONE, limit=FIRST).hits}
        query = And([Term(text_field("en"), analysis.stems(word, "en")[0]) for word in words])
        theirs = searcher.search(query, limit=None)
        if len(theirs) > FIRST:
            least = theirs.score(FIRST - 1)
            best = {engine.id_of(theirs.docnum(place)) for place in range(len(theirs)) if theirs.score(place) >= least}
            overlaps.append(len(ours & best) / FIRST)
    searcher.close()
    engine.close()

    assert len(overlaps) > 20
    assert sum(overlaps) / len(overlaps) >= 0.9
