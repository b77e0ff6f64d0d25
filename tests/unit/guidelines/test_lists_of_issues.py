"""A list of issues is an outline: one section a question, its parts what is asked, numbers and headings the list's."""

from pathlib import Path

import pytest

from workbench.corpus.records import Document, Item, Paragraph, ParagraphKind
from workbench.guidelines.articles import articles_of, without_number
from workbench.guidelines.asking import asking_sentences, sub_questions
from workbench.guidelines.from_document import NotAListOfIssues, made
from workbench.guidelines.reading import read
from workbench.guidelines.records import GuidelineSection
from workbench.guidelines.writing import yaml_text
from workbench.treaties import DocumentKind


def a_list(kind: DocumentKind = DocumentKind.LIST_OF_ISSUES_PRIOR_TO_REPORTING) -> Document:
    return Document(
        id="01ARC",
        slug="crpd-c-arc-qpr-2",
        symbol="CRPD/C/ARC/QPR/2",
        kind=kind,
        treaty="CRPD",
        body="CRPD",
        state="ARC",
        language="en",
        date="2026-03-01",
        title="List of issues prior to the second periodic report of Arcadia",
        published=True,
        audience="everyone",
        owner_organisation_id=None,
        file_sha256="0" * 64,
        file_name="list.pdf",
        media_type="application/pdf",
        added_at="2026-03-02T00:00:00.000000Z",
        added_by=None,
        warnings=(),
        corrected=(),
        replaced_by=None,
        paragraphs=3,
        recommendations=0,
    )


def a_question(
    number: str | None,
    text: str,
    *items: Item,
    section: str = "",
    heading: str = "",
    kind: ParagraphKind = ParagraphKind.QUESTION,
) -> Paragraph:
    return Paragraph(
        id=f"q{number}{text[:9]}",
        document_id="01ARC",
        position=1,
        number=number,
        label=number or "¶ 1",
        section=section,
        heading=heading,
        text=text,
        kind=kind,
        items=items,
        full_text=text,
        footnotes=(),
        page=1,
        anchor="",
    )


SPECIFIC = "B. Specific rights (arts. 5–30)"
LIST = (
    a_question(None, "Distr.: General", kind=ParagraphKind.OTHER),
    a_question("1", "Please describe the new law.", section="A. General obligations (arts. 1–4)"),
    a_question(
        "2",
        "The State party adopted a plan in 2024. Please report on its budget. Does it cover rural areas?",
        section=SPECIFIC,
        heading="Equality (art. 5)",
    ),
    a_question(
        "3",
        "Please indicate whether the Act was amended. Please also provide statistics on:",
        Item("a", "Women in institutions;"),
        Item("b", "Children:"),
        Item("i", "Under guardianship;", parent="b"),
        Item("ii", "Without any.", parent="b"),
        section=SPECIFIC,
        heading="Women with disabilities (art. 6)",
    ),
)


def walked(sections: tuple[GuidelineSection, ...]) -> list[tuple[int, str, str]]:
    return [(level, each.number, each.title) for one in sections for level, each in one.walk()]


def test_each_question_is_a_section_under_the_headings_of_the_list_with_its_number() -> None:
    guideline = made(a_list(), LIST, "en")
    assert walked(guideline.sections) == [
        (1, "A", "General obligations (arts. 1–4)"),
        (2, "1", "Reply to question 1"),
        (1, "B", "Specific rights (arts. 5–30)"),
        (2, "", "Equality (art. 5)"),
        (3, "2", "Reply to question 2"),
        (2, "", "Women with disabilities (art. 6)"),
        (3, "3", "Reply to question 3"),
    ]
    assert guideline.keeps_numbers


def test_the_parts_of_a_question_are_asked_each_with_the_words_they_hang_on() -> None:
    asked = {each.id: each.text for each in made(a_list(), LIST, "en").requirements}
    assert asked == {
        "crpd-c-arc-qpr-2.1.all": "Please describe the new law.",
        "crpd-c-arc-qpr-2.2.1": "The State party adopted a plan in 2024. Please report on its budget.",
        "crpd-c-arc-qpr-2.2.2": "Does it cover rural areas?",
        "crpd-c-arc-qpr-2.3.1": "Please indicate whether the Act was amended.",
        "crpd-c-arc-qpr-2.3.a": "Please also provide statistics on: (a) Women in institutions;",
        "crpd-c-arc-qpr-2.3.b.i": "Please also provide statistics on: Children: (i) Under guardianship;",
        "crpd-c-arc-qpr-2.3.b.ii": "Please also provide statistics on: Children: (ii) Without any.",
    }


def test_the_words_of_the_report_fall_to_each_question_by_how_much_it_asks() -> None:
    guideline = made(a_list(), LIST, "en")
    shares = {each.number: each.suggested_share for _, each in guideline.walk() if each.requirements}
    assert shares == {"1": pytest.approx(1 / 7), "2": pytest.approx(2 / 7), "3": pytest.approx(4 / 7)}
    assert sum(each.suggested_share for each in guideline.sections) == pytest.approx(1)


def test_prior_to_reporting_it_has_the_limit_of_the_report_and_else_that_of_replies() -> None:
    assert made(a_list(), LIST, "en").word_limit == 21_200
    assert made(a_list(DocumentKind.LIST_OF_ISSUES), LIST, "en").word_limit == 10_700


def test_it_can_be_written_as_a_pack_and_read_again_without_a_fault() -> None:
    guideline = made(a_list(), LIST, "fr")
    again, faults = read(yaml_text(guideline), Path("crpd-c-arc-qpr-2.yaml"))
    assert faults == ()
    assert again is not None
    assert walked(again.sections) == walked(guideline.sections)
    assert [each.title for _, each in again.walk()][1] == "Réponse à la question 1"


def test_a_list_that_begins_its_numbers_anew_has_two_sections_of_that_number() -> None:
    twice = (
        a_question("1", "Please describe the law.", section="Part I"),
        a_question("1", "Please give figures.", section="Part II"),
    )
    guideline = made(a_list(), twice, "en")
    assert [each.id for _, each in guideline.walk() if each.requirements] == [
        "crpd-c-arc-qpr-2.1",
        "crpd-c-arc-qpr-2.1-2",
    ]


def test_questions_under_no_heading_stand_at_the_top() -> None:
    assert walked(made(a_list(), (a_question("1", "Please describe the law."),), "en").sections) == [
        (1, "1", "Reply to question 1")
    ]


def test_a_document_without_questions_is_refused_with_what_to_do() -> None:
    observations = a_question("21", "The Committee recommends a law.", kind=ParagraphKind.RECOMMENDATION)
    with pytest.raises(NotAListOfIssues, match=r"CRPD/C/ARC/QPR/2.*correct its kind"):
        made(a_list(), (observations,), "en")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Please explain art. 5 of Act No. 12. Is it in force?", 2),
        ("Sírvanse indicar las medidas. La ley núm. 4 fue derogada.", 1),
        ("Просьба сообщить о законе. Просьба указать меры.", 2),
        ("يرجى تقديم معلومات. هل اعتُمد القانون؟", 2),
        ("请提供资料。请说明措施。", 2),
        ("Veuillez préciser les mesures prises. Le Comité avait noté un projet.", 1),
        ("A text in which nothing is asked. Nor here.", 1),
    ],
)
def test_sentences_that_ask_are_told_from_those_that_tell_in_many_languages(text: str, asked: int) -> None:
    sentences = asking_sentences(text)
    assert len(sentences) == asked
    assert "".join("".join(sentences).split()) == "".join(text.split())


def test_a_lead_that_asks_for_nothing_is_no_part_of_its_own() -> None:
    with_items = a_question("4", "The plan ended in 2025. Please report on:", Item("a", "Its results."))
    assert [each.label for each in sub_questions(with_items)] == ["a"]


@pytest.mark.parametrize(
    ("heading", "articles"),
    [
        ("Purpose and general obligations (arts. 1–4 and 33)", ("1", "2", "3", "4", "33")),
        ("Женщины-инвалиды (статья 6)", ("6",)),
        ("Derechos específicos (arts. 5 y 7)", ("5", "7")),
        ("Right to privacy (art. 17 (1) and (2))", ("17",)),
        ("Equality (arts. 2 (1), 3 and 26)", ("2", "3", "26")),
        ("Party to 24 treaties", ()),
    ],
)
def test_the_articles_of_a_heading_are_read(heading: str, articles: tuple[str, ...]) -> None:
    assert articles_of(heading) == articles


def test_the_number_of_a_heading_stands_apart_from_its_words() -> None:
    assert without_number("II. Implementation") == ("II", "Implementation")
    assert without_number("Equality (art. 5)") == ("", "Equality (art. 5)")
