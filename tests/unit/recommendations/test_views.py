"""Views on a complaint: the remedy is to be carried out; publishing and answering are about the text itself."""

from tests.unit.recommendations.test_recognising import item, paragraph
from workbench.corpus.records import ParagraphKind
from workbench.recommendations.recognising import units


def test_the_remedy_is_substantive_the_answer_due_is_follow_up_and_publication_is_procedural() -> None:
    found = units(
        [
            paragraph("9", "The State party is under an obligation to:", item("a", "Investigate;"), item("b", "Pay.")),
            paragraph("10", "The Committee wishes to receive, within 180 days, information about the measures taken."),
            paragraph("11", "The State party is also requested to publish the present Views."),
        ]
    )
    assert [(unit.paragraph_id + unit.label, unit.procedural, unit.follow_up) for unit in found] == [
        ("9a", False, False),
        ("9b", False, False),
        ("10", True, True),
        ("11", True, False),
    ]


def test_a_remedy_that_names_its_days_is_a_remedy() -> None:
    (unit,) = units([paragraph("9", "The Committee urges the State party to act and to inform it within 90 days.")])
    assert (unit.procedural, unit.follow_up) == (False, True)


def test_the_numbers_of_sections_are_no_leads_to_recommendations() -> None:
    said = paragraph("9.1", "The author agrees.", kind=ParagraphKind.OTHER)
    found = units([paragraph("9", "The State party is under an obligation to act."), said])
    assert [unit.paragraph_id for unit in found] == ["9"]
