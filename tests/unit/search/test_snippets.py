"""What of a passage is shown, and which words are marked."""

import pytest

from workbench.search.snippets import WIDTH, highlighted, plain, snippet

LONG = "Nothing to see here. " * 40 + "The police and structural racism stand here. " + "Nothing to see here. " * 40


def marked(text: str, query: str, language: str) -> list[str]:
    return [fragment.text for fragment in highlighted(text, query, language) if fragment.marked]


@pytest.mark.parametrize(
    ("text", "query", "language", "expected"),
    [
        ("Racism and racist laws; RACISMS.", "racism", "en", ["Racism", "RACISMS"]),
        ("Structural racism; racism.", '"structural racism"', "en", ["Structural racism"]),
        ("Las recomendaciones, la recomendación.", "recomendacion", "es", ["recomendaciones", "recomendación"]),
        ("الحريات الأساسية", "حرية", "ar", ["الحريات"]),
        ("人权教育很重要", "教育", "zh", ["教育"]),
        ("人权教育很重要", "人权教育", "zh", ["人权教育"]),
        ("Discrimination, discriminatory.", "discriminat*", "en", ["Discrimination", "discriminatory"]),
        ("The rights of the child and of the State.", "rights of the child", "en", ["rights", "of", "the", "child"]),
        ("Police and prisons.", "-police prison", "en", ["prisons"]),
        ("Police and prisons.", "police OR prison", "en", ["Police", "prisons"]),
        ("Police in 2015.", "police year:2015 treaty:CERD", "en", ["Police"]),
        ("Nothing.", "", "en", []),
    ],
)
def test_the_words_that_were_found_are_marked(text: str, query: str, language: str, expected: list[str]) -> None:
    assert marked(text, query, language) == expected


@pytest.mark.parametrize("query", ["racism", "", '"of racism"', "the"])
def test_the_whole_text_comes_back_unchanged(query: str) -> None:
    assert "".join(fragment.text for fragment in highlighted(LONG, query, "en")) == LONG


def test_a_snippet_is_short_and_shows_the_words() -> None:
    shown = snippet(LONG, "structural racism police", "en")

    assert [fragment.text for fragment in shown if fragment.marked] == ["police", "structural", "racism"]
    assert sum(len(fragment.text) for fragment in shown) <= WIDTH + 4
    assert shown[0].text == "… "
    assert shown[-1].text == " …"


def test_a_word_shown_at_the_edge_of_a_snippet_is_not_cut_off() -> None:
    edge = "Police " + "who act " * 30 + "against racism"

    shown = snippet(edge + ". Nothing to see here" * 40, "police racism", "en", width=len(edge))

    assert [fragment.text for fragment in shown if fragment.marked] == ["Police", "racism"]


def test_of_several_stretches_that_show_all_words_the_first_is_shown() -> None:
    text = (
        "Nothing to see here. " * 20 + "Police and racism. " + "Nothing to see here. " * 40 + "Racism, racism, police."
    )

    assert [fragment.text for fragment in snippet(text, "racism police", "en") if fragment.marked] == [
        "Police",
        "racism",
    ]


def test_a_snippet_without_words_begins_where_the_text_begins() -> None:
    assert snippet(LONG, "year:2015", "en")[0].text.startswith("Nothing to see")


def test_for_a_terminal_the_marks_are_angle_quotes_on_one_line() -> None:
    assert plain(snippet("Take\nmeasures against racism.", "racism", "en")) == "Take measures against «racism»."


def test_words_that_stand_far_apart_are_shown_in_two_stretches() -> None:
    far = "Racism is named. " + "Nothing to see here. " * 40 + "Police are named. " + "Nothing to see here. " * 40

    shown = snippet(far, "racism police", "en")

    assert [fragment.text for fragment in shown if fragment.marked] == ["Racism", "Police"]
    assert " … " in [fragment.text for fragment in shown]
    assert sum(len(fragment.text) for fragment in shown) <= WIDTH + 8


def test_of_many_places_the_one_with_all_words_is_shown() -> None:
    text = "Racism, racism, racism. " + "Nothing to see here. " * 40 + "Police and racism."

    assert [fragment.text for fragment in snippet(text, "racism police", "en") if fragment.marked] == [
        "Police",
        "racism",
    ]


def test_another_form_of_a_word_that_is_shown_needs_no_stretch_of_its_own() -> None:
    text = "The child has a family. " + "The plan was adopted after long debates. " * 12 + "Children have families."
    shown = plain(snippet(text, "child family", "en"))
    assert shown.startswith("The «child» has a «family».")
    assert "«Children»" not in shown
