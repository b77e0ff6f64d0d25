"""After an upload only what is new is read: what is known of the segments that are still there goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_engines import LIBRARY, an_entry
from workbench.search.whoosh_engine import WhooshEngine
from workbench.search.whoosh_engine.segment import Segment

VIEWER = frozenset({"everyone", "secretariat"})
ASKED = ("racism", '"structural racism"', "educat*", "police rights")


def noting(honest: Callable[..., Any], read: list[str]) -> Callable[..., Any]:
    """The same, and the segment that was asked is noted."""

    def asked(segment: Segment, *given: str) -> Any:
        read.append(segment.name)
        return honest(segment, *given)

    return asked


def test_a_word_asked_again_after_an_upload_is_read_in_the_new_segment_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)
    read: list[str] = []
    for name in ("postings", "phrase", "beginning"):
        monkeypatch.setattr(Segment, name, noting(getattr(Segment, name), read))
    for query in ASKED:
        engine.search(query, viewer=VIEWER)
    before = set(read)
    read.clear()

    engine.replace([an_entry("new", "Structural racism in education, the police and rights", document_id="new")])
    totals = [engine.search(query, viewer=VIEWER).total for query in ASKED]

    assert before
    assert read
    assert not before & set(read)
    engine.close()
    assert totals == [engine.search(query, viewer=VIEWER).total for query in ASKED]
    assert len(before & set(read)) == len(before)


def test_a_document_replaced_and_segments_put_together_are_found_as_in_an_index_just_opened(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)
    for place in range(12):
        engine.replace([an_entry(f"p{place}", "Structural racism in education", document_id=f"d{place % 5}")])
        if place == 9:
            assert engine.tidy()
        fresh = WhooshEngine(tmp_path / "index")
        for query in ASKED:
            assert engine.search(query, viewer=VIEWER, limit=200) == fresh.search(query, viewer=VIEWER, limit=200)
        fresh.close()
