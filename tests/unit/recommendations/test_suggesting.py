"""What is suggested for a recommendation, by words, articles and what was confirmed before."""

from collections.abc import Sequence

import numpy as np
import pytest

from workbench.recommendations.records import Facet
from workbench.recommendations.suggesting import learning
from workbench.recommendations.suggesting.advising import Adviser
from workbench.recommendations.suggesting.articles import articles
from workbench.recommendations.suggesting.examples import chosen_of, groups_of
from workbench.recommendations.suggesting.judging import judge
from workbench.recommendations.suggesting.learning import learn
from workbench.recommendations.suggesting.lexicon import Phrases, content, entries
from workbench.recommendations.suggesting.matrix import terms_of
from workbench.recommendations.suggesting.reasons import reason_words, reasons_of, stored
from workbench.recommendations.suggesting.records import Advice, Example, Ministry, OwnWord
from workbench.recommendations.suggesting.signs import Text, signs_of
from workbench.recommendations.vocabulary import goals, persons, themes

DEATH_PENALTY = {
    "en": "The State party should abolish the death penalty.",
    "fr": "L'État partie devrait abolir la peine de mort.",
    "es": "El Estado parte debería abolir la pena de muerte.",
    "pt": "O Estado deve abolir a pena de morte.",
    "ru": "Государству-участнику следует отменить смертную казнь.",
    "ar": "ينبغي للدولة الطرف أن تلغي عقوبة الإعدام.",
    "zh": "缔约国应废除死刑。",
}


def advised(text: Text, adviser: Adviser, facet: Facet) -> list[Advice]:
    return [each for each in adviser.advise([text])[0] if each.facet is facet]


def values(text: Text, adviser: Adviser, facet: Facet) -> list[str]:
    return [each.value for each in advised(text, adviser, facet)]


@pytest.mark.parametrize("language", DEATH_PENALTY)
def test_a_theme_is_known_by_its_words_in_seven_languages(language: str) -> None:
    found = values(Text(DEATH_PENALTY[language], "", language), Adviser({}), Facet.THEME)
    assert "Death penalty" in found


def test_a_target_of_the_theme_is_suggested_with_it() -> None:
    assert "16.1" in values(Text(DEATH_PENALTY["en"], "", "en"), Adviser({}), Facet.SDG)


def test_the_lexicon_speaks_of_the_index_alone() -> None:
    names = {Facet.THEME: {each.name for each in themes()}, Facet.PERSON: set(persons())}
    for entry in entries():
        assert entry.value in names[entry.facet]
        assert set(entry.names) == {"en", "fr", "es", "pt", "ru", "ar", "zh"}, entry.value
        assert set(entry.goals) <= set(goals())
    assert {each.value for each in entries() if each.facet is Facet.THEME} == names[Facet.THEME]


def test_every_phrase_of_the_lexicon_finds_itself() -> None:
    for entry in entries():
        for language, words in entry.names.items():
            for word in words:
                plain = word.removeprefix("=")
                assert any(True for _ in Phrases([(word, None)], language).found(content(plain, language))), word


def test_the_right_to_education_is_not_found_in_human_rights_education() -> None:
    phrases = Phrases([("right to education", "education")], "en")
    assert list(phrases.found(content("Introduce human rights education in schools", "en"))) == []
    assert [each[0] for each in phrases.found(content("Guarantee the rights to education", "en"))] == ["education"]


def test_a_word_marked_as_exact_is_found_in_no_other_form() -> None:
    phrases = Phrases([("=minority", "minority")], "en")
    assert list(phrases.found(content("Protect minors", "en"))) == []
    assert len(list(phrases.found(content("Protect minority groups", "en")))) == 1


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Equality and non-discrimination (art. 5)", ("5",)),
        ("Women and children (arts. 6 and 7)", ("6", "7")),
        ("General measures (arts. 4, 42 and 44 (6))", ("4", "42", "44")),
        ("Education (arts. 28–31)", ("28", "29", "30", "31")),
        ("Igualdad y no discriminación (art. 5)", ("5",)),
        ("Égalité et non-discrimination (articles 3 et 26)", ("3", "26")),
        ("Равенство и недискриминация (статья 5)", ("5",)),
        ("المساواة (المادة 5)", ("5",)),
        ("平等和不歧视（第5条）", ("5",)),
        ("Juvenile justice in 2022", ()),
    ],
)
def test_the_articles_of_a_heading_are_read(heading: str, numbers: tuple[str, ...]) -> None:
    assert articles(heading) == numbers


def test_an_article_in_the_heading_suggests_its_theme_and_says_so() -> None:
    text = Text("The Committee recommends that the State party act.", "Situation (art. 19)", "en", "ICCPR")
    (first, *_) = advised(text, Adviser({}), Facet.THEME)
    assert first.value == "Freedom of opinion and expression & access to information"
    assert reason_words(first.reasons) == "article 19 in its heading"


def test_without_anything_confirmed_only_what_was_measured_is_sure() -> None:
    text = Text("Abolish the death penalty and improve housing.", "", "en")
    sure = {each.value: each.sure for each in advised(text, Adviser({}), Facet.THEME)}
    assert sure["Death penalty"]
    assert not sure["Right to adequate housing"]
    french = advised(Text(DEATH_PENALTY["fr"], "", "fr"), Adviser({}), Facet.THEME)
    assert not any(each.sure for each in french)  # it was measured on English texts


def test_a_ministry_is_suggested_by_what_its_name_says_it_looks_after() -> None:
    adviser = Adviser(
        {}, ministries=[Ministry("h", ("Ministerio de Salud",)), Ministry("e", ("Ministry of Education",))]
    )
    text = Text("Reduce child mortality and open health services in all regions.", "", "en")
    assert values(text, adviser, Facet.MINISTRY) == ["h"]


def test_the_states_own_word_for_a_ministry_is_found_in_any_form_and_named() -> None:
    adviser = Adviser({}, own=[OwnWord(Facet.MINISTRY, "w", "irrigation canal")])
    (found,) = advised(Text("Repair the irrigation canals of the north.", "", "en"), adviser, Facet.MINISTRY)
    assert (found.value, found.sure) == ("w", False)
    assert reason_words(found.reasons) == "your own words “irrigation canals”"


TOPICS = {
    "Kites": "Fly kites above the meadow and repair the string of each kite",
    "Boats": "Paint the boats in the harbour and repair the oars of each boat",
    "Bells": "Ring the bells of the tower and polish each bell at dawn",
}


def a_state_with_its_own_themes(documents: int = 12) -> list[Example]:
    """Texts of three invented themes that no index knows, one of each in every document."""
    turns = ("quickly", "with care", "every year", "in the north", "together", "without delay")
    return [
        Example(
            Text(f"{words} {turns[number % len(turns)]}.", "", "en"),
            frozenset({name}),
            f"ARC/{number}",
            f"ARC/{number}, para. {place}",
        )
        for number in range(documents)
        for place, (name, words) in enumerate(TOPICS.items(), 1)
    ]


def test_a_states_own_themes_are_learned_with_the_words_and_an_example_as_reason() -> None:
    adviser = Adviser({Facet.THEME: a_state_with_its_own_themes()})
    (first, *_) = advised(Text("Repair all kites and their string.", "", "en"), adviser, Facet.THEME)
    assert first.value == "Kites"
    assert "kites" in reason_words(first.reasons)
    assert "like ARC/" in reason_words(first.reasons)
    assert first.sure


def test_themes_of_the_index_are_not_suggested_where_the_state_has_its_own() -> None:
    adviser = Adviser({Facet.THEME: a_state_with_its_own_themes()})
    assert "Death penalty" not in values(Text(DEATH_PENALTY["en"], "", "en"), adviser, Facet.THEME)


def test_what_was_confirmed_in_one_language_helps_in_another() -> None:
    texts = ("Abolish the death penalty", "Declare a moratorium on executions", "Commute all death sentences")
    others = ("Build more schools", "Repair the roads", "Plant trees along the coast")
    examples = [
        Example(Text(f"{words} in province {n}.", "", "en"), frozenset({value}), f"ARC/{n}", "")
        for n in range(8)
        for value, several in (("Office of Pardons", texts), ("Public Works", others))
        for words in several
    ]
    adviser = Adviser({Facet.MINISTRY: examples})
    assert values(Text(DEATH_PENALTY["es"], "", "es"), adviser, Facet.MINISTRY)[0] == "Office of Pardons"


def test_nothing_is_sure_from_a_handful_of_confirmed_ones() -> None:
    adviser = Adviser({Facet.THEME: a_state_with_its_own_themes(documents=2)})
    assert not any(each.sure for each in advised(Text("Repair all kites.", "", "en"), adviser, Facet.THEME))


def test_a_word_that_proved_wrong_here_is_believed_less() -> None:
    before = Adviser({}).advise([Text(DEATH_PENALTY["en"], "", "en")])[0]
    wrong = [
        Example(Text(f"Abolish the death penalty in case {n}.", "", "en"), frozenset({"Right to life"}), f"ARC/{n}", "")
        for n in range(5)
    ]
    after = Adviser({Facet.THEME: wrong}).advise([Text(DEATH_PENALTY["en"], "", "en")])[0]

    def confidence(found: Sequence[Advice]) -> float:
        return next(each.confidence for each in found if each.value == "Death penalty")

    assert confidence(after) < confidence(before)


def test_a_document_is_left_out_exactly_as_if_it_had_never_been_there() -> None:
    examples = a_state_with_its_own_themes()
    signs = [signs_of(each.text).signs for each in examples]
    groups = [each.group for each in examples]
    whole = learn(signs, [each.values for each in examples], groups)
    terms = terms_of(signs)
    for group in ("ARC/0", "ARC/5"):
        kept = [at for at, each in enumerate(groups) if each != group]
        gone = [at for at, each in enumerate(groups) if each == group]
        matrix = terms.matrix([signs[at] for at in kept])
        alike = matrix.times(np.ascontiguousarray(matrix.dense().T))
        stiff = alike + learning._STIFFNESS * np.eye(len(kept))
        shares = np.linalg.solve(stiff, whole.truth[kept])
        weights = matrix.dense().T @ shares
        expected = terms.matrix([signs[at] for at in gone]).dense() @ weights
        assert np.allclose(expected, whole.left_out[gone], atol=1e-3)


def test_what_is_wrong_in_one_document_many_times_is_not_taken_for_many_errors_of_many() -> None:
    right = np.ones((60, 1), dtype=np.float32)
    scores = np.full((60, 1), 0.9, dtype=np.float32)
    none = np.zeros_like(scores)
    many = judge(scores, none, right, [str(each) for each in range(60)])
    assert many.sure(many.confidence(scores, none)).all()
    right[:12] = 0
    one_in_doubt = judge(scores, none, right, ["same"] * 12 + [str(each) for each in range(48)])
    assert not one_in_doubt.sure(one_in_doubt.confidence(scores, none)).any()


def test_a_value_confirmed_in_one_document_alone_is_never_sure() -> None:
    truth = np.ones((60, 1), dtype=np.float32)
    scores = np.full((60, 1), 0.9, dtype=np.float32)
    none = np.zeros_like(scores)
    found = judge(scores, none, truth, ["ARC/1"] * 60)
    assert not found.sure(found.confidence(scores, none)).any()


def test_confidence_never_falls_as_the_score_rises() -> None:
    rng = np.random.default_rng(4)
    scores = rng.uniform(0, 1, (400, 3)).astype(np.float32)
    truth = (rng.uniform(0, 1, (400, 3)) < scores).astype(np.float32)
    none = np.zeros_like(scores)
    found = judge(scores, none, truth, [str(each % 40) for each in range(400)])
    line = np.linspace(0.1, 1, 50, dtype=np.float32)[:, None].repeat(3, axis=1)
    confidence = found.confidence(line, np.zeros_like(line))[:, 0]
    assert (np.diff(confidence) >= -1e-6).all()
    assert np.abs(confidence - line[:, 0]).mean() < 0.12


def test_of_too_many_texts_those_of_rare_values_are_learned_from_first() -> None:
    given = [frozenset({"often"})] * 500 + [frozenset({"rare"})] * 3
    chosen = chosen_of(given, most=200)
    assert len(chosen) == 200
    assert {500, 501, 502} <= set(chosen)


def test_where_there_are_few_documents_stretches_of_them_are_left_out() -> None:
    assert groups_of(["a", "b", "c", "d", "e"]) == ("a", "b", "c", "d", "e")
    found = groups_of(["a"] * 25)
    assert [found.count(each) for each in dict.fromkeys(found)] == [10, 10, 5]


def test_reasons_are_stored_and_read_back_and_plain_words_stay_as_they_are() -> None:
    adviser = Adviser({}, own=[OwnWord(Facet.THEME, "Water", "canal")])
    (found,) = [each for each in adviser.advise([Text("Dig a canal.", "", "en")])[0] if each.value == "Water"]
    assert reasons_of(stored(found.reasons)) == found.reasons
    assert reason_words(reasons_of("the word “judges”")) == "the word “judges”"
    assert reasons_of("") == ()
