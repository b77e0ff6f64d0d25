"""How words become what is indexed and asked for."""

import threading

import pytest

from workbench.search import analysis


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Código", "codigo"),
        ("Œuvre", "oeuvre"),
        ("ЁЛКА", "елка"),
        ("Российский", "российский"),
        ("الأَطْفال", "الاطفال"),
        ("المرأة", "المراه"),
        ("مـحـكـمـة", "محكمه"),
        ("٢١", "21"),
        ("ﬁnancing", "financing"),
        ("discrimi\u00adnation", "discrimination"),
        ("Straße", "strasse"),
    ],
)
def test_case_diacritics_letter_forms_and_unseen_signs_are_folded(word: str, folded: str) -> None:
    assert analysis.fold(word) == folded
    assert analysis.surface(word) == (folded,)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "women", "woman"),
        ("en", "Children", "child"),
        ("en", "educating", "education"),
        ("fr", "libertés", "liberté"),
        ("fr", "nationaux", "national"),
        ("es", "libertades", "libertad"),
        ("es", "educacion", "educación"),
        ("es", "discriminaciones", "discriminación"),
        ("pt", "recomendações", "recomendação"),
        ("pt", "recomendacoes", "recomendações"),
        ("pt", "raciais", "racial"),
        ("ru", "свободами", "свобода"),
        ("ru", "всё", "все"),
        ("ar", "الحريات", "حرية"),
        ("ar", "للمواطنين", "المواطنون"),
        ("ar", "حقوقه", "الحقوق"),
        ("ar", "محاكم", "المحكمة"),
    ],
)
def test_two_forms_of_a_word_share_a_term(language: str, one: str, other: str) -> None:
    assert set(analysis.stems(one, language)) & set(analysis.stems(other, language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "national", "notion"), ("es", "estado", "este"), ("ar", "لجنة", "حقوق"), ("xx", "Kinder", "Kind")],
)
def test_two_words_do_not(language: str, one: str, other: str) -> None:
    assert not set(analysis.stems(one, language)) & set(analysis.stems(other, language))


def test_chinese_is_taken_in_pairs_and_a_lone_sign_by_itself() -> None:
    assert [term.stems for term in analysis.terms("人权教育 和 UN", "zh")] == [
        ("人权",),
        ("权教",),
        ("教育",),
        ("和",),
        ("un",),
    ]


def test_an_elided_article_and_a_possessive_are_no_words_to_look_for() -> None:
    assert [term.stems[0] for term in analysis.terms("l’État, women's", "fr")] == ["etat", "women"]


def test_places_are_those_of_the_text_as_it_stands() -> None:
    text = "Les «libertés» d'État"

    assert [text[token.start : token.end] for token in analysis.tokens(text)] == ["Les", "libertés", "d", "État"]


def test_the_state_is_not_a_stop_word_in_spanish() -> None:
    assert not analysis.is_stop_word("estado", "es")
    assert analysis.is_stop_word("de", "es")
    assert analysis.is_stop_word("son", "fr")
    assert not analysis.is_stop_word("son", "en")


@pytest.mark.parametrize(("code", "family"), [("pt-BR", "pt"), ("ZH", "zh"), ("de", "xx"), ("", "xx")])
def test_a_language_without_rules_is_folded_and_not_stemmed(code: str, family: str) -> None:
    assert analysis.family(code) == family


def test_threads_that_stem_at_once_get_the_same_terms() -> None:
    words = [f"{start}ational{end}" for start in "abcdefghij" for end in ("ity", "ities", "ly", "ism")]
    alone = [analysis.stems(word, "en") for word in words]
    seen: list[list[tuple[str, ...]]] = []
    analysis._stems_of("en").clear()

    threads = [threading.Thread(target=lambda: seen.append([analysis.stems(w, "en") for w in words])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [alone] * 8


@pytest.mark.parametrize(
    "text",
    [
        "Women’s rights – “all” of them — in 2015_16… and\tso\x1con",
        "the Committee’s café; co-operation",
        "l’État\u00a0partie",
        "mise en œuvre de l’éducation",
        "cooper\u00adation, pre\u00adve\u0301e – e\u0301tat",
        " ".join(f"a{chr(sign)}b" for sign in range(256)),
        " ".join(f"a{chr(sign)}b" for sign in range(256) if sign != 0xAD),  # without the soft hyphen: the fast way
        "",
    ],
)
def test_the_words_of_a_text_are_those_that_its_pattern_finds(text: str) -> None:
    words, pattern = analysis.different_words(text)

    assert pattern is analysis.words_of(text)
    assert words == {match.group() for match in pattern.finditer(text)}
    assert analysis.surface(text) == tuple(
        word for match in pattern.finditer(text) if (word := analysis.fold(match.group()))
    )
