"""Small words of one language in a query that asks paragraphs of another."""

import pytest

from workbench.search.analysis import fold
from workbench.search.plan import All, Part, Sequence, Stem, plans
from workbench.search.port import Filters
from workbench.search.query import parse
from workbench.search.stopwords import STOP_WORDS


def asked(query: str, language: str) -> Part:
    (plan,) = plans(parse(query), Filters(language=(language,)))
    return plan.part


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("Marielle and", "pt"),
        ("Marielle y", "ru"),
        ("the Marielle", "es"),
        ("Marielle и", "en"),
        ("de la Marielle", "ru"),
        ("Marielle الى", "zh"),
        ("d'une Marielle", "pt"),
    ],
)
def test_a_small_word_of_another_language_is_not_insisted_on(query: str, language: str) -> None:
    assert asked(query, language) == asked("Marielle", language)


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("son preference", "en"),
        ("EU funds", "en"),
        ("UN femmes", "zh"),
        ("para 5", "en"),
        ("frontera sur", "es"),
        ("hospitais SUS", "pt"),
    ],
)
def test_what_means_something_in_the_language_of_the_paragraph_is(query: str, language: str) -> None:
    part = asked(query, language)

    assert isinstance(part, All)
    assert len(part.parts) == 2


def test_a_query_of_nothing_else_asks_for_its_small_words() -> None:
    assert asked("and", "pt") == Stem(("and",))
    assert asked("de", "pt") == Sequence(("de",))
    assert isinstance(asked("to be", "fr"), All)


def test_small_words_are_written_as_words_are_compared() -> None:
    assert [word for words in STOP_WORDS.values() for word in words if fold(word) != word] == []
