"""Many small segments become one, and nothing that is found changes by it."""

import random
from pathlib import Path

from tests.contract.test_engines import LIBRARY, an_entry
from workbench.search import Entry, analysis
from workbench.search.whoosh_engine import WhooshEngine

VIEWER = frozenset({"everyone", "secretariat"})
ASKED = (
    "",
    "racism",
    "police OR rights",
    '"structural racism"',
    '"of the"',
    "educat*",
    "-racism",
    "人权教育",
    "حرية",
    "quintesence",
)


def uploads(seed: int) -> list[list[Entry]]:
    """Documents of the library's texts under other names, some brought again with other words."""
    chance = random.Random(seed)
    return [
        [
            an_entry(f"{place}-{number}", chance.choice(LIBRARY).text, document_id=f"document-{place % 9}")
            for number in range(chance.randrange(1, 6))
        ]
        for place in range(14)
    ]


def answers(engine: WhooshEngine) -> list[object]:
    return [engine.search(query, viewer=VIEWER, limit=200) for query in ASKED]


def test_what_is_found_stays_the_same_when_small_segments_become_one(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)
    for entries in uploads(20261126):
        engine.replace(entries)
    engine.remove(["document-3"])
    before, held = answers(engine), engine.held()

    assert engine.tidy()

    assert answers(engine) == before
    assert engine.held() == held
    assert len(list((tmp_path / "index").glob("index-*/*.seg"))) == 1
    assert not engine.tidy()
    engine.close()


def test_an_index_whose_every_paragraph_went_is_tidied_to_nothing(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)
    engine.remove({entry.document_id for entry in LIBRARY})

    assert engine.tidy()

    assert engine.search("", viewer=VIEWER).total == 0
    engine.replace(LIBRARY)
    assert engine.search("", viewer=VIEWER).total == len(LIBRARY)
    engine.close()


def test_who_reads_while_generations_come_and_go_reads_to_the_end(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)

    with engine._reading.viewed(VIEWER) as reader:
        for entries in uploads(7):
            engine.replace(entries)
            engine.search("racism", viewer=VIEWER)
        assert engine.tidy()
        engine.search("racism", viewer=VIEWER)
        assert len(reader.stems(analysis.stems("nationality", "en"), "en").numbers) == 1

    engine.close()


def test_tidying_gives_way_to_whoever_wants_to_add_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(LIBRARY)
    for entries in uploads(3):
        engine.replace(entries)
    before, held = answers(engine), engine.held()
    files = set((tmp_path / "index").glob("index-*/*"))
    looks = iter(range(10_000))

    assert not engine.tidy(unless=lambda: next(looks) > 20)

    assert next(looks) < 100
    begun = set((tmp_path / "index").glob("index-*/*")) - files
    assert files <= set((tmp_path / "index").glob("index-*/*"))
    assert (answers(engine), engine.held()) == (before, held)
    engine.replace([an_entry("after", "the harvest", document_id="after")])
    assert engine.search("harvest", viewer=VIEWER).total == 1
    assert not any(file.exists() for file in begun)
    assert engine.tidy(unless=lambda: False)
    assert engine.search("harvest", viewer=VIEWER).total == 1
    engine.close()
