"""What paragraphs say: bold type first, lead phrases second."""

from dataclasses import replace

import pytest

from workbench.corpus.parsing import phrases
from workbench.corpus.parsing.kinds import told
from workbench.corpus.parsing.records import Identity, ReadParagraph
from workbench.corpus.records import Item, ParagraphKind
from workbench.treaties import DocumentKind

OBSERVATIONS = Identity(kind=DocumentKind.CONCLUDING_OBSERVATIONS, treaty="ICERD", language="en")
SAID = {
    "other": "The Committee considered the report.",
    "concern": "The Committee is concerned about reports of violence.",
    "recommendation": "The Committee recommends that the State party adopt a law.",
    "positive": "The Committee welcomes the ratification of the Convention.",
}


def paragraph(number: int, words: str, bold: float = 0.0) -> ReadParagraph:
    return ReadParagraph(str(number), str(number), "", "", words, (), words, (), 1, f"para-{number}", bold=bold)


def kinds(paragraphs: list[ReadParagraph], identity: Identity = OBSERVATIONS) -> list[ParagraphKind]:
    return [each.kind for each in told(paragraphs, identity)]


def test_what_is_printed_in_bold_is_recommended_whatever_its_words() -> None:
    found = kinds(
        [
            paragraph(1, SAID["other"]),
            paragraph(2, "Recalling its general comment, it asks.", 1.0),
            *[paragraph(n, SAID["concern"]) for n in (3, 4)],
        ]
    )
    assert found[1] is ParagraphKind.RECOMMENDATION


def test_concern_and_recommendation_in_one_paragraph_count_as_a_recommendation() -> None:
    both = f"{SAID['concern']} {SAID['recommendation']}"
    found = kinds([paragraph(1, SAID["other"]), paragraph(2, both, 0.4), paragraph(3, SAID["other"], 1.0)])
    assert found[1] is ParagraphKind.RECOMMENDATION


def test_with_bold_type_a_lead_phrase_alone_recommends_nothing() -> None:
    found = kinds(
        [
            paragraph(1, SAID["concern"]),
            paragraph(2, SAID["other"], 1.0),
            paragraph(3, f"It recalls: {SAID['recommendation']}"),
        ]
    )
    assert found[2] is not ParagraphKind.RECOMMENDATION


@pytest.mark.parametrize("kind", ["concern", "recommendation", "positive", "other"])
def test_a_copy_without_type_is_told_by_its_lead_phrases(kind: str) -> None:
    assert kinds([paragraph(1, SAID[kind])])[0] == kind


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Le Comité recommande à l’État partie de ratifier la Convention."),
        ("es", "El Comité recomienda al Estado parte que apruebe una ley."),
        ("ru", "Комитет рекомендует государству-участнику принять закон."),
        ("ar", "توصي اللجنة الدولة الطرف باعتماد قانون."),
        ("zh", "委员会建议缔约国通过一项法律。"),
    ],
)
def test_lead_phrases_are_known_in_the_committees_languages(language: str, words: str) -> None:
    assert kinds([paragraph(1, words)], replace(OBSERVATIONS, language=language)) == [ParagraphKind.RECOMMENDATION]


def test_a_list_of_issues_asks_in_every_numbered_paragraph() -> None:
    asked = Identity(kind=DocumentKind.LIST_OF_ISSUES, treaty="CRPD", language="en")
    assert kinds([paragraph(1, "Please provide data.")], asked) == [ParagraphKind.QUESTION]


def test_a_state_report_recommends_nothing_even_in_bold() -> None:
    report = Identity(kind=DocumentKind.STATE_REPORT, treaty="CRPD", language="en")
    assert kinds([paragraph(1, SAID["recommendation"], 1.0)], report) == [ParagraphKind.OTHER]


def test_an_early_review_report_prints_the_stem_once_and_is_cited_in_full() -> None:
    review = Identity(kind=DocumentKind.HRC_DOCUMENT, treaty="UPR", language="en")
    items = (Item("1", "Adopt a law (Ghana);"), Item("2", "Adopt a plan (Peru)."))
    stem = replace(paragraph(83, "The recommendations enjoy the support of Brazil:"), items=items, item_bold=(0.0, 0.0))
    found = told([stem], review)
    assert [each.number for each in found] == ["83", "83.1", "83.2"]
    assert [each.kind for each in found] == [ParagraphKind.RECOMMENDATION] * 3


def test_what_leads_to_the_recommendations_of_a_review_is_read_with_them_and_nothing_else_is() -> None:
    review = Identity(kind=DocumentKind.HRC_DOCUMENT, treaty="UPR", language="en")
    lines = [
        ("146", "Arcadia thanked all."),
        ("147", "Those below enjoy its support:"),
        ("147.1", "Adopt a law (Peru);"),
    ]
    read = [replace(paragraph(1, words), number=number, label=number) for number, words in lines]
    asks = ParagraphKind.RECOMMENDATION
    assert [each.kind for each in told(read, review)] == [ParagraphKind.OTHER, asks, asks]


def test_meetings_that_were_held_are_nothing_to_welcome() -> None:
    assert (
        phrases.first("en sus sesiones 2987ª y 2988ª, celebradas los días 15 y 16 de agosto", "positive", "es") is None
    )
    assert phrases.first("El Comité celebra que se haya ratificado", "positive", "es") == 10
    assert phrases.first("ترحب اللجنة بتصديق الدولة الطرف", "positive", "ar") == 0
