"""Any text is either a query or refused at a place inside it; what is read can be written and read again."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.contract.test_engines import LIBRARY
from tests.memory_engine import MemoryEngine
from workbench.search import analysis
from workbench.search.query import MOST_TERMS, QueryRefused, parse, write
from workbench.search.snippets import highlighted
from workbench.search.whoosh_engine import WhooshEngine

SIGNS = st.text(alphabet=st.sampled_from("ab1 \"“”«»-*:.OR\tтщ人ةé'’/"), max_size=40)
ANY = st.text(max_size=80)


@given(st.one_of(SIGNS, ANY))
def test_a_text_is_read_or_refused_at_a_place_inside_it(text: str) -> None:
    try:
        query = parse(text)
    except QueryRefused as refused:
        place = refused.position
    else:
        place = 1
        assert len(query.nodes) <= MOST_TERMS
        assert parse(write(query)) == query
    assert 1 <= place <= max(1, len(text))


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MemoryEngine, WhooshEngine]]:
    """Both engines over the same few paragraphs."""
    memory, whoosh = MemoryEngine(), WhooshEngine(tmp_path_factory.mktemp("search_index"))
    for engine in (memory, whoosh):
        engine.rebuild(LIBRARY)
    yield memory, whoosh
    whoosh.close()


QUERIES = st.one_of(
    SIGNS,
    ANY,
    st.lists(
        st.sampled_from(
            [
                "racism",
                "police",
                "-police",
                '-"structural',
                'racism"',
                '"structural',
                'racism"',
                "OR",
                "rights",
                "the",
                "of",
                '"rights',
                "of",
                'the"',
                "child",
                "educ*",
                "edu*",
                "treaty:CERD",
                "-treaty:CERD",
                "state:KEN",
                "year:2015",
                "year:2016..",
                "language:pt",
                "人权",
                '"权教"',
                "direito",
                "ـ",
                "-ـ",
                "kind:minutes",
                "symbol:CERD/C/KEN",
                "symbol:HRI*",
                "-the",
                "estado",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)


@given(QUERIES)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_engines_give_every_query_the_same_answer(engines: tuple[MemoryEngine, WhooshEngine], text: str) -> None:
    try:
        parse(text)
    except QueryRefused:
        return
    for viewer in (frozenset({"everyone"}), frozenset({"everyone", "secretariat"})):
        one, other = (engine.search(text, viewer=viewer, limit=50) for engine in engines)
        assert {hit.id for hit in one.hits} == {hit.id for hit in other.hits}
        assert (one.total, one.facets, one.suggestion) == (other.total, other.facets, other.suggestion)


@example("\ufc5e", "en")  # an Arabic vowel sign that stands alone
@given(ANY, st.sampled_from(analysis.FAMILIES))
def test_a_texts_terms_stand_in_order_inside_it(text: str, family: str) -> None:
    terms = list(analysis.terms(text, family))

    assert all(0 <= term.start < term.end <= len(text) and all(term.stems) for term in terms)
    assert [term.start for term in terms] == sorted(term.start for term in terms)
    assert "".join(fragment.text for fragment in highlighted(text, "abc* b c", family)) == text
