"""Whatever is in the library and whatever is asked: what is found is what a plain reading of every paragraph finds."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import environ
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builders.searching import AUDIENCES, World, loosely, plainly, readable, worlds
from tests.memory_engine import MemoryEngine
from workbench.search import Engine, Entry
from workbench.search.port import FACETS, NONE, Filters, Results
from workbench.search.query import parse
from workbench.search.whoosh_engine import WhooshEngine

PROOF = environ.get("WORKBENCH_PROOF") == "1"
ASKED = 10  # questions to each library: making one costs more than asking it
random_libraries = settings(
    max_examples=1000 if PROOF else 12,
    derandomize=not PROOF,
    deadline=None,
    database=None,
    phases=tuple(Phase) if PROOF else (Phase.generate,),  # a library is not made smaller while somebody waits
    suppress_health_check=list(HealthCheck),
)

viewers = st.frozensets(st.sampled_from(AUDIENCES), min_size=1, max_size=3)
filters = st.sampled_from((Filters(), Filters(), Filters(language=("ar",)), Filters(language=("en", "zh"))))


@contextmanager
def engines() -> Iterator[tuple[Engine, ...]]:
    """The honest one and the one in use, both empty."""
    with tempfile.TemporaryDirectory() as folder:
        whoosh = WhooshEngine(Path(folder))
        whoosh.rebuild(())
        try:
            yield MemoryEngine(), whoosh
        finally:
            whoosh.close()


def put(engine: Engine, library: tuple[tuple[Entry, ...], ...], removed: str) -> dict[str, tuple[Entry, ...]]:
    """Half of the library built at once, the rest document by document over it; gives what must be there now."""
    half = len(library) // 2
    built = {document[0].document_id: document for document in library[:half]}
    engine.rebuild(entry for document in built.values() for entry in document)
    for document in library[half:]:
        engine.replace(document)
        built[document[0].document_id] = document
    engine.remove([removed])
    built.pop(removed, None)
    return built


def counted(entries: list[Entry], ids: set[str]) -> dict[str, dict[str, int]]:
    """The facets over the paragraphs with these ids."""
    return {
        name: dict(Counter(str(getattr(entry, name) or NONE) for entry in entries if entry.id in ids))
        for name in FACETS
    }


@given(worlds(asked=ASKED), viewers, filters, st.sampled_from("abcdef"))
@random_libraries
def test_what_is_found_and_counted_is_what_a_plain_reading_finds(
    world: World, viewer: frozenset[str], filters: Filters, removed: str
) -> None:
    with engines() as each:
        for engine in each:
            held = [entry for document in put(engine, world.documents, removed).values() for entry in document]
            visible = [entry for entry in held if entry.audience in viewer]
            for query in world.questions:
                results = engine.search(query, viewer=viewer, filters=filters, limit=100)
                wanted = plainly(parse(query), visible, filters)
                assert {hit.id for hit in results.hits} == wanted, (query, engine)
                assert results.total == len(results.hits) == len(wanted)
                facets = {name: dict(values) for name, values in results.facets.items()}
                assert {name: facets[name] for name in counted(visible, wanted)} == counted(visible, wanted)
                assert {sum(facets[name].values()) for name in FACETS} == {len(wanted)}
                loose = engine.search(query, viewer=viewer, filters=filters, limit=100, enough=3)
                assert ({hit.id for hit in loose.hits}, loose.lacking) == loosely(parse(query), visible, filters, 3), (
                    query
                )
                assert {hit.id for hit in loose.hits[: loose.whole]} == wanted
            assert set(engine.held()) == {entry.id for entry in held}


@given(worlds(asked=ASKED), viewers, st.data())
@random_libraries
def test_nothing_tells_that_a_hidden_paragraph_exists(
    world: World, viewer: frozenset[str], data: st.DataObject
) -> None:
    """An installation that holds the hidden paragraphs answers like one that never had them: to the last score."""
    with engines() as knowing, engines() as innocent:
        for whole, without in zip(knowing, innocent, strict=True):
            held = [entry for document in put(whole, world.documents, "").values() for entry in document]
            seen = [entry for entry in held if entry.audience in viewer]
            without.rebuild(seen)
            slips = [word[:2] + word[3:] for entry in held for word in entry.text.split()[:2] if len(word) > 5]
            for query in (
                *world.questions,
                *filter(readable, slips),
                "",
                *filter(readable, [entry.text for entry in held[:3]]),
            ):
                for offset in (0, 2):
                    assert _asked(whole, query, viewer, offset) == _asked(without, query, viewer, offset), query
            sorted_so = data.draw(st.frozensets(st.sampled_from([entry.id for entry in held])))
            for query in world.questions[:3]:
                one, other = (_counted(engine, query, viewer, sorted_so) for engine in (whole, without))
                assert one == other, query
            like = data.draw(st.sampled_from(held))
            one, other = (
                engine.similar(like.text, language=like.language, viewer=viewer, without=frozenset({like.id}))
                for engine in (whole, without)
            )
            assert one == other


def _asked(engine: Engine, query: str, viewer: frozenset[str], offset: int) -> Results:
    results = engine.search(query, viewer=viewer, limit=3, offset=offset, enough=4)
    if results.suggestion:
        assert engine.search(results.suggestion, viewer=viewer).total > 0
    return results


def _counted(engine: Engine, query: str, viewer: frozenset[str], ids: frozenset[str]) -> Results:
    """Narrowed to these paragraphs, hidden ones among them, and counted by what they are sorted as."""
    counted = {"theme": {"torture": ids, "education": frozenset(sorted(ids)[::3]), "none": frozenset[str]()}}
    results = engine.search(query, viewer=viewer, filters=Filters(among=(ids,)), counted=counted, enough=4)
    assert results.facets["theme"].get("torture", 0) == results.total
    return replace(results, facets={name: dict(values) for name, values in results.facets.items()})
