"""The same questions to every search engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.memory_engine import MemoryEngine
from workbench.search import Engine, Entry, Filters
from workbench.search.port import FACETS, NO_FILTERS
from workbench.search.query import QueryRefused
from workbench.search.whoosh_engine import WhooshEngine

EVERYONE = frozenset({"everyone"})
SECRETARIAT = frozenset({"everyone", "secretariat"})


def an_entry(id: str, text: str, **changes: object) -> Entry:
    """A paragraph of the concluding observations on Brazil, seen by everyone."""
    entry = Entry(
        id=id,
        document_id="co-brazil",
        text=text,
        language="en",
        treaty="ICERD",
        kind="concluding_observations",
        paragraph_kind="other",
        state="BRA",
        year=2022,
        audience="everyone",
        symbol="CERD/C/BRA/CO/18-20",
        number=id.split("-")[-1],
        label=id.split("-")[-1],
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


KENYA = {
    "document_id": "report-kenya",
    "kind": "state_report",
    "state": "KEN",
    "year": 2015,
    "symbol": "CERD/C/KEN/5-7",
}
LIBRARY = (
    an_entry("bra-11", "The Committee takes a comprehensive view of structural racism in the State party."),
    an_entry("bra-12", "Take comprehensive measures against police violence and protect women’s rights."),
    an_entry("bra-13", "Structural reform of the prison system; racism was not discussed by the police."),
    an_entry("bra-14", "The rights of the child, the right to education and the freedoms of all children."),
    an_entry("ken-21", "Kenya educates all communities and protects the nationality of women.", **KENYA),
    an_entry("ken-22", "Police officers are trained on human rights and on the rights of minorities.", **KENYA),
    an_entry(
        "bra-pt-1",
        "A educação é um direito; o racismo estrutural e as recomendações sobre direitos sociais.",
        document_id="core-brazil",
        language="pt",
        treaty="COMMON-CORE",
        kind="common_core_document",
        symbol="HRI/CORE/BRA/2020",
        year=2020,
    ),
    an_entry(
        "es-1", "Las libertades fundamentales y la discriminación racial.", document_id="es", language="es", state="ESP"
    ),
    an_entry(
        "fr-1",
        "Les libertés fondamentales, l’État de droit et l'égalité.",
        document_id="fr",
        language="fr",
        state="FRA",
    ),
    an_entry("ru-1", "Свободы и образование: всё для гражданства.", document_id="ru", language="ru", state="RUS"),
    an_entry("ar-1", "الحريات الأساسية للمواطنين وحقوق المرأة", document_id="ar", language="ar", state="EGY"),
    an_entry("zh-1", "人权教育很重要，应当加强。", document_id="zh", language="zh", state="CHN", year=None, treaty=""),
    an_entry(
        "note-1",
        "Hush-hush: the ministry doubts the racism figures and mentions quintessence.",
        document_id="note",
        audience="secretariat",
        kind="minutes",
        treaty="",
        symbol="",
        year=None,
    ),
)

Make = Callable[[], Engine]


@pytest.fixture(params=["memory", "whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each engine in turn, with the library indexed."""
    made: MemoryEngine | WhooshEngine
    made = MemoryEngine() if request.param == "memory" else WhooshEngine(tmp_path / "search_index")
    made.rebuild(LIBRARY)
    yield made
    if isinstance(made, WhooshEngine):
        made.close()


def found(engine: Engine, query: str, viewer: frozenset[str] = EVERYONE, filters: Filters = NO_FILTERS) -> set[str]:
    results = engine.search(query, viewer=viewer, filters=filters, limit=100)
    assert results.total == len(results.hits)
    return {hit.id for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("racisms language:en", {"bra-11", "bra-13"}),
        ("educating", {"bra-14", "ken-21"}),
        ("nationalities", {"ken-21"}),
        ("woman", {"bra-12", "ken-21"}),
        ("child", {"bra-14"}),
        ("educacao", {"bra-pt-1"}),
        ("recomendação", {"bra-pt-1"}),
        ("social", {"bra-pt-1"}),
        ("libertad", {"es-1"}),
        ("liberté language:fr", {"fr-1"}),
        ("etat", {"fr-1"}),
        ("свобода", {"ru-1"}),
        ("все", {"ru-1"}),
        ("حرية", {"ar-1"}),
        ("المواطنون", {"ar-1"}),
        ("المراه", {"ar-1"}),
        ("教育", {"zh-1"}),
        ("人权教育", {"zh-1"}),
        ("权人", set()),
        ("權", set()),
        ("要", {"zh-1"}),
    ],
)
def test_a_word_is_found_in_its_other_forms_by_the_rules_of_the_paragraphs_language(
    engine: Engine, query: str, expected: set[str]
) -> None:
    assert found(engine, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"structural racism"', {"bra-11"}),
        ('"racism structural"', set()),
        ('"takes a comprehensive"', {"bra-11"}),
        ('"take comprehensive"', {"bra-12"}),
        ('"takes comprehensive"', set()),
        ('"of the"', {"bra-13", "bra-14"}),
        ("“rights of the child”", {"bra-14"}),
        ('"l\'Etat de droit"', {"fr-1"}),
        ('"women\'s rights"', {"bra-12"}),
        ('"人权教育"', {"zh-1"}),
        ('"人教"', set()),
    ],
)
def test_a_phrase_is_found_word_for_word_and_skips_no_stop_word(engine: Engine, query: str, expected: set[str]) -> None:
    assert found(engine, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("racism police", {"bra-13"}),
        ("racism -police", {"bra-11", "bra-pt-1"}),
        ("police OR education", {"bra-12", "bra-13", "bra-14", "ken-22", "ken-21"}),
        ("police OR prison racism", {"bra-13"}),
        ('-"structural racism" racism', {"bra-13", "bra-pt-1"}),
        ("discriminac*", {"es-1"}),
        ("educat* -child", {"ken-21"}),
        ("rights of the child", {"bra-14"}),
        ("the child", {"bra-14"}),
        ("police treaty:CERD", {"bra-12", "bra-13", "ken-22"}),
        ("police treaty:icerd state:ken", {"ken-22"}),
        ("police kind:state_report", {"ken-22"}),
        ("police -state:KEN", {"bra-12", "bra-13"}),
        ("police year:2015", {"ken-22"}),
        ("police year:2016..", {"bra-12", "bra-13"}),
        ("police year:..2016", {"ken-22"}),
        ("symbol:CERD/C/KEN", {"ken-21", "ken-22"}),
        ("symbol:cerd/c/ken/5-7 police", {"ken-22"}),
        ("symbol:CERD/C/KEN/5", set()),
        ("symbol:CERD/C/KEN/5*", {"ken-21", "ken-22"}),
        ("language:pt", {"bra-pt-1"}),
        ("treaty:none", {"zh-1"}),
        ("state:KEN OR state:CHN", {"ken-21", "ken-22", "zh-1"}),
        ("structural OR estrutural", {"bra-11", "bra-13", "bra-pt-1"}),
        ("nothinglikethis", set()),
    ],
)
def test_words_may_be_joined_left_out_begun_and_narrowed(engine: Engine, query: str, expected: set[str]) -> None:
    assert found(engine, query) == expected


def test_filters_narrow_like_fields_of_the_query(engine: Engine) -> None:
    assert found(engine, "police", filters=Filters(treaty=("CERD",), state=("KEN",))) == {"ken-22"}
    assert found(engine, "police", filters=Filters(state=("KEN", "BRA"))) == {"bra-12", "bra-13", "ken-22"}
    assert found(engine, "police", filters=Filters(years=((2016, 2022),))) == {"bra-12", "bra-13"}
    assert found(engine, "", filters=Filters(language=("pt", "zh"))) == {"bra-pt-1", "zh-1"}
    assert found(engine, "", filters=Filters(treaty=("none",))) == {"zh-1"}
    assert found(engine, "", filters=Filters(years=(None,))) == found(engine, "year:none") == {"zh-1"}
    assert found(engine, "police", filters=Filters(years=((2016, 2016), (2020, 2023), None))) == found(
        engine, "police year:2020..2023"
    ) | found(engine, "police year:2016")


def test_an_empty_query_asks_for_all_one_may_see(engine: Engine) -> None:
    assert len(found(engine, "")) == len(LIBRARY) - 1
    assert len(found(engine, "", SECRETARIAT)) == len(LIBRARY)


@pytest.mark.parametrize("query", ["", "police", "racism", "state:BRA", "nothinglikethis", "rights -child"])
def test_each_facet_sums_to_the_total_and_counts_what_has_none(engine: Engine, query: str) -> None:
    results = engine.search(query, viewer=SECRETARIAT, limit=1)

    assert set(results.facets) == set(FACETS)
    assert {name: sum(values.values()) for name, values in results.facets.items()} == dict.fromkeys(
        FACETS, results.total
    )


def test_what_the_index_does_not_hold_narrows_and_is_counted_by_ids(engine: Engine) -> None:
    prisons, women = frozenset({"bra-13", "note-1", "gone"}), frozenset({"bra-12", "ken-21", "bra-13"})
    counted = {"theme": {"prisons": prisons, "women": women, "none at all": frozenset({"gone"})}}

    assert found(engine, "police", filters=Filters(among=(prisons,))) == {"bra-13"}
    assert found(engine, "police", filters=Filters(among=(prisons | women, women))) == {"bra-12", "bra-13"}
    assert found(engine, "", filters=Filters(among=(frozenset(),))) == set()
    answer = engine.search("police", viewer=EVERYONE, counted=counted, limit=1)
    assert answer.facets["theme"] == {"women": 2, "prisons": 1}
    assert engine.search("racism", viewer=SECRETARIAT, counted=counted).facets["theme"] == {"prisons": 2, "women": 1}
    assert engine.similar("police and prisons", language="en", viewer=EVERYONE, counted=counted).facets["theme"]


def test_ids_are_counted_anew_after_their_document_was_replaced(engine: Engine) -> None:
    theme = {"theme": {"nomads": frozenset({"ken-31", "ken-22"})}}
    assert engine.search("", viewer=EVERYONE, counted=theme).facets["theme"] == {"nomads": 1}

    engine.replace([an_entry("ken-31", "Only nomads are named now.", **KENYA)])

    assert engine.search("", viewer=EVERYONE, counted=theme).facets["theme"] == {"nomads": 1}
    assert found(engine, "", filters=Filters(among=(theme["theme"]["nomads"],))) == {"ken-31"}


def test_facets_name_values_as_the_documents_have_them(engine: Engine) -> None:
    facets = engine.search("racism", viewer=SECRETARIAT).facets

    assert facets["treaty"] == {"ICERD": 2, "COMMON-CORE": 1, "none": 1}
    assert facets["year"] == {"2022": 2, "2020": 1, "none": 1}
    assert facets["kind"] == {"concluding_observations": 2, "common_core_document": 1, "minutes": 1}


def test_what_a_viewer_may_not_see_is_not_found_counted_suggested_or_similar(engine: Engine) -> None:
    assert "note-1" in found(engine, "racism", SECRETARIAT)
    assert "note-1" not in found(engine, "racism")
    assert found(engine, "quintessence") == set()
    assert "minutes" not in engine.search("racism", viewer=EVERYONE).facets["kind"]
    assert engine.search("quintesence", viewer=SECRETARIAT).suggestion == "quintessence"
    assert engine.search("quintesence", viewer=EVERYONE).suggestion is None
    similar = engine.similar("the ministry doubts the racism figures", language="en", viewer=EVERYONE)
    assert "note-1" not in {hit.id for hit in similar.hits}


def test_two_libraries_that_differ_in_hidden_paragraphs_answer_alike(engine: Engine) -> None:
    queries = ("racism", "police rights", "racsim", '"structural racism"', "educat*", "")
    before = [engine.search(query, viewer=EVERYONE) for query in queries]

    engine.replace(
        [
            an_entry(f"secret-{n}", "racism police rights racsim", document_id="secret", audience="secretariat")
            for n in range(9)
        ]
    )

    assert [engine.search(query, viewer=EVERYONE) for query in queries] == before


def test_hidden_words_however_many_do_not_crowd_out_the_one_that_may_be_suggested(engine: Engine) -> None:
    nearer = [f"communiq{letter}s communiqa{letter} communi{letter}as" for letter in "bcdefghijklmnopqrstuvwxyz"]
    engine.replace(
        [
            an_entry("secret-1", " ".join(nearer), document_id="secret", audience="secretariat"),
            an_entry("plain-1", "A communique.", document_id="plain"),
        ]
    )

    assert engine.search("communiqas", viewer=EVERYONE).suggestion == "communique"


def test_a_viewer_with_no_audience_sees_nothing(engine: Engine) -> None:
    results = engine.search("racism", viewer=frozenset())

    assert (results.total, results.hits, results.suggestion) == (0, (), None)


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("racsim", "racism"),
        ("structurel racism", "structural racism"),
        ("polise state:KEN", "police state:KEN"),
        ('"structural racsim"', '"structural racism"'),
        ("racism", None),
        ("zzzzzzzz", None),
    ],
)
def test_a_word_found_nowhere_brings_the_query_that_may_be_meant(
    engine: Engine, query: str, suggestion: str | None
) -> None:
    results = engine.search(query, viewer=EVERYONE)

    assert results.suggestion == suggestion
    if suggestion:
        assert engine.search(suggestion, viewer=EVERYONE).total > 0


def test_the_better_paragraph_comes_first_and_pages_follow_without_gap(engine: Engine) -> None:
    whole = engine.search("rights child", viewer=EVERYONE)
    assert whole.hits[0].id == "bra-14"

    all_hits = engine.search("police OR rights", viewer=EVERYONE).hits
    pages = [engine.search("police OR rights", viewer=EVERYONE, limit=2, offset=n).hits for n in (0, 2, 4)]
    assert tuple(hit for page in pages for hit in page) == all_hits
    assert [hit.score for hit in all_hits] == sorted((hit.score for hit in all_hits), reverse=True)


QUESTION = "What comprehensive measures protect women from violence by prison staff?"


def test_where_few_paragraphs_have_all_words_of_a_question_those_that_lack_the_fewest_are_found(engine: Engine) -> None:
    assert engine.search(QUESTION, viewer=EVERYONE).total == 0

    results = engine.search(QUESTION, viewer=EVERYONE, enough=2)
    assert [hit.id for hit in results.hits] == ["bra-12", "ken-21"]
    assert (results.total, results.lacking, results.whole) == (2, 5, 0)
    assert {name: sum(values.values()) for name, values in results.facets.items()} == dict.fromkeys(FACETS, 2)


def test_paragraphs_with_all_words_come_first_and_are_counted_by_themselves(engine: Engine) -> None:
    results = engine.search("police violence", viewer=EVERYONE, enough=3)
    assert results.hits[0].id == "bra-12"
    assert {hit.id for hit in results.hits} == {"bra-12", "bra-13", "ken-22"}
    assert (results.total, results.lacking, results.whole) == (3, 1, 1)
    assert [hit.score for hit in results.hits] == sorted((hit.score for hit in results.hits), reverse=True)


@pytest.mark.parametrize(
    "query", ["police", "police -prison violence", '"police violence"', "polic* violence", "quality OR police violence"]
)
def test_a_query_with_a_sign_of_how_words_go_together_is_taken_at_its_word(engine: Engine, query: str) -> None:
    exact = engine.search(query, viewer=EVERYONE)

    assert engine.search(query, viewer=EVERYONE, enough=50) == exact
    assert (exact.lacking, exact.whole) == (0, exact.total)


def test_a_question_that_enough_paragraphs_answer_is_answered_by_them_alone(engine: Engine) -> None:
    assert engine.search("police rights", viewer=EVERYONE, enough=2) == engine.search("police rights", viewer=EVERYONE)


def test_a_filter_narrows_what_a_question_finds_and_finds_nothing_more(engine: Engine) -> None:
    whole = engine.search("police violence", viewer=EVERYONE, enough=3)
    for state, number in whole.facets["state"].items():
        narrowed = engine.search("police violence", viewer=EVERYONE, filters=Filters(state=(state,)), enough=3)
        assert (narrowed.total, narrowed.lacking) == (number, 1)
    assert engine.search("police violence", viewer=EVERYONE, filters=Filters(language=("pt",)), enough=3).total == 0


def test_fields_beside_the_words_of_a_question_must_hold(engine: Engine) -> None:
    results = engine.search("police violence state:KEN", viewer=EVERYONE, enough=3)

    assert {hit.id for hit in results.hits} == {"ken-22"}


def test_hidden_paragraphs_do_not_say_how_many_words_may_lack(engine: Engine) -> None:
    asked = ("police violence", "structural violence of children", QUESTION)
    before = [engine.search(query, viewer=EVERYONE, enough=3) for query in asked]

    engine.replace(
        [
            an_entry(
                f"secret-{n}",
                f"Structural police violence of children. {QUESTION}",
                document_id="secret",
                audience="secretariat",
            )
            for n in range(9)
        ]
    )

    assert [engine.search(query, viewer=EVERYONE, enough=3) for query in asked] == before


def test_similar_paragraphs_share_telling_words_and_the_language(engine: Engine) -> None:
    results = engine.similar(
        LIBRARY[0].text, language="en", viewer=EVERYONE, without=frozenset({"bra-11"}), filters=Filters(state=("BRA",))
    )

    ids = {hit.id for hit in results.hits}
    assert "bra-13" in ids
    assert "bra-11" not in ids
    assert {name: sum(values.values()) for name, values in results.facets.items()} == dict.fromkeys(
        FACETS, results.total
    )


def test_replacing_a_document_again_changes_nothing(engine: Engine) -> None:
    kenya = [entry for entry in LIBRARY if entry.document_id == "report-kenya"]
    before = engine.search("police", viewer=EVERYONE)

    engine.replace(kenya)
    engine.replace(kenya)

    assert engine.search("police", viewer=EVERYONE) == before
    assert engine.status().paragraphs == len(LIBRARY)


def test_a_replaced_document_is_found_by_its_new_words_alone(engine: Engine) -> None:
    engine.replace([an_entry("ken-31", "Only nomads are named now.", **KENYA)])

    assert found(engine, "state:KEN") == {"ken-31"}
    assert found(engine, "nomad") == {"ken-31"}
    assert engine.status().documents == len({entry.document_id for entry in LIBRARY})


def test_a_document_left_without_paragraphs_is_gone(engine: Engine) -> None:
    engine.replace([], documents=["report-kenya"])

    assert found(engine, "state:KEN") == set()


def test_a_removed_document_is_found_no_more(engine: Engine) -> None:
    engine.remove(["co-brazil", "never-there"])

    assert found(engine, "racism police") == set()
    assert found(engine, "police") == {"ken-22"}
    assert not any(id.startswith("bra-1") for id in engine.held())


def test_after_a_rebuild_all_answers_are_the_same(engine: Engine) -> None:
    engine.remove(["ru"])
    engine.replace([an_entry("ken-31", "Police and rights.", **KENYA)])
    now = [entry for entry in LIBRARY if entry.document_id not in {"ru", "report-kenya"}]
    now.append(an_entry("ken-31", "Police and rights.", **KENYA))
    queries = ("police", "rights", "racism OR police", "", '"structural racism"', "racsim")
    before = [engine.search(query, viewer=EVERYONE) for query in queries]

    engine.rebuild(now)

    assert [engine.search(query, viewer=EVERYONE) for query in queries] == before


def test_the_index_tells_what_it_holds(engine: Engine) -> None:
    assert engine.held() == {entry.id: (entry.document_id, entry.fingerprint()) for entry in LIBRARY}


@pytest.mark.parametrize("query", ['"open', "racism OR", "OR racism", "- ", "*ism", "a*", "year:20", "treaty:"])
def test_what_cannot_be_read_is_refused_with_its_place(engine: Engine, query: str) -> None:
    with pytest.raises(QueryRefused, match=r"^Position \d+: "):
        engine.search(query, viewer=EVERYONE)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("text_en:racism", set()),
        ("racism^3", set()),
        ("racism~2", set()),
        ("[police TO racism]", {"bra-13"}),
        ("NOT racism", {"bra-11", "bra-13", "bra-pt-1"}),
        ("(racism) & police", {"bra-13"}),
        ("racism AND police", {"bra-13"}),
        ("state:BRA language:en ?", {"bra-11", "bra-12", "bra-13", "bra-14"}),
    ],
)
def test_no_engines_own_syntax_is_understood(engine: Engine, query: str, expected: set[str]) -> None:
    """Its signs say nothing and its operators are words; `not`, `and`, `to` are small words of English."""
    assert found(engine, query) == expected
