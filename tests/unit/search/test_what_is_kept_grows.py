"""How much is kept of what was asked grows with the library: nobody waits longer because there is more of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.contract.test_engines import an_entry
from workbench.search.whoosh_engine import WhooshEngine, blocks, carried, snapshot
from workbench.search.whoosh_engine.segment import Segment

VIEWER = frozenset({"everyone"})
WORDS = ("police", "school", "water", "prison", "asylum", "harvest", "census", "forest")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The terms read from the files; room is kept for as much as a hundred paragraphs need, and not more."""
    monkeypatch.setattr(carried, "_EACH", 0)
    for module, most in ((carried, 5 * len(WORDS)), (snapshot, 12 * len(WORDS))):
        monkeypatch.setattr(module, "_LEAST", 0)
        monkeypatch.setattr(module, "_MOST", most)
    terms: list[bytes] = []
    reads: Callable[..., Any] = blocks.read

    def noted(reader: Any, field: str, term: bytes) -> Any:
        terms.append(term)
        return reads(reader, field, term)

    monkeypatch.setattr(blocks, "read", noted)
    return terms


@pytest.mark.parametrize("paragraphs", [100, 1_000])
def test_words_asked_before_are_not_read_again_however_large_the_library_is(
    paragraphs: int, read: list[bytes], tmp_path: Path
) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(an_entry(f"{number:04d}", " ".join(WORDS)) for number in range(paragraphs))
    first = [engine.search(word, viewer=VIEWER) for word in WORDS]
    read.clear()

    again = [engine.search(word, viewer=VIEWER) for word in WORDS]

    assert again == first
    assert read == []
    engine.close()


def test_what_is_kept_of_a_word_is_what_was_read_of_it_in_all_segments(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild([an_entry("a", "prison " * 300), an_entry("b", "a school")])
    engine.replace([an_entry("c", "school and prison, prison", document_id="later")])

    with engine._reading.snapshot() as whole:
        for _ in range(2):
            numbers, times = whole.postings("text_en", "prison")
            assert (numbers.tolist(), times.tolist()) == ([0, 2], [300.0, 2.0])
            assert (numbers.dtype, times.dtype) == (np.dtype(np.intp), np.dtype(np.float32))
    engine.close()


def test_each_piece_of_the_index_is_read_once_for_all_slips_with_one_first_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild([an_entry("a", "the prison"), an_entry("b", "a school")])
    read: list[str] = []
    words = Segment.words
    monkeypatch.setattr(Segment, "words", lambda self, letter: read.append(self.name) or words(self, letter))

    def meant(slip: str) -> str | None:
        return engine.search(slip, viewer=VIEWER).suggestion

    assert [meant("prizon"), meant("plolice")] == ["prison", None]
    engine.replace([an_entry("c", "the police", document_id="later")])
    assert [meant("prizon"), meant("plolice")] == ["prison", "police"]
    assert len(read) == len(set(read)) == 2

    for number in range(4):
        engine.replace([an_entry(f"d{number}", "the school", document_id=f"d{number}")])
    assert engine.tidy()
    engine.remove(["later"])
    assert [meant("prizon"), meant("plolice")] == ["prison", None]
    engine.close()
