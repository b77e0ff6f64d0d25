"""Outlines made of real lists of issues: as many sections as questions, all that is asked, nothing of it lost."""

from pathlib import Path

import pytest

from tests.real.road import Desk
from workbench.installation import create
from workbench.settings import Settings

pytestmark = pytest.mark.real

# How many questions each list has by its own numbering, counted on paper.
QUESTIONS = {"CRPD/C/BRA/Q/1": 37, "CRPD/C/KEN/Q/1": 31, "CRPD/C/BGD/Q/1": 30, "CRPD/C/ISR/Q/1": 33}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Desk:
    """A home with lists of issues in English, Russian and Spanish."""
    home = tmp_path_factory.mktemp("lists") / "home"
    create(Settings(home=home, secret_key="for tests alone, never for an office"))
    desk = Desk(home)
    desk.run(
        *("corpus", "add"),
        shared_data / "brazil" / "crpd" / "CRPD_C_BRA_Q_1.pdf",
        shared_data / "kenya" / "crpd" / "CRPD_C_KEN_Q_1.pdf",
        shared_data / "languages" / "CRPD_C_BGD_Q_1.pdf",
        shared_data / "languages" / "CRPD_C_ISR_Q_1.pdf",
    )
    return desk


@pytest.mark.parametrize("symbol", QUESTIONS)
def test_a_list_of_issues_gives_as_many_sections_as_it_has_questions(desk: Desk, symbol: str) -> None:
    questions = _questions(desk.run("guidelines", "from-document", symbol)["sections"])
    assert [each["number"] for each in questions] == [str(number) for number in range(1, QUESTIONS[symbol] + 1)]


@pytest.mark.parametrize("symbol", QUESTIONS)
def test_every_word_of_a_question_is_in_what_is_asked(desk: Desk, symbol: str) -> None:
    questions = {
        each["number"]: " ".join(one["text"] for one in each["requirements"])
        for each in _questions(desk.run("guidelines", "from-document", symbol)["sections"])
    }
    for paragraph in desk.run("corpus", "show", symbol)["paragraphs"]:
        if paragraph["kind"] != "question":
            continue
        asked = set(questions[paragraph["number"]].split())
        for item in paragraph["items"]:
            assert set(item["text"].split()) <= asked
        if not paragraph["items"]:
            assert " ".join(paragraph["text"].split()) == " ".join(questions[paragraph["number"]].split())


def test_a_report_from_a_list_as_if_prior_to_reporting_with_the_guideline_beside_it(desk: Desk) -> None:
    begun = desk.run(
        *("report", "new", "--treaty", "CRPD", "--kind", "simplified", "--state", "BRA"),
        *("--guideline", "CRPD/C/BRA/Q/1", "--checklist", "crpd-periodic"),
    )
    shown = desk.run("report", "show", begun["report"])
    coverage = desk.run("report", "coverage", begun["report"])
    numbered = [each for each in shown["sections"] if each["number"].isdecimal()]
    assert [each["number"] for each in numbered] == [str(number) for number in range(1, 38)]
    assert shown["word_limit"] == 21_200
    top = [each for each in shown["sections"] if each["parent"] is None]
    assert [each["number"] for each in top] == ["A", "B", "C"]
    assert sum(each["budget"] for each in top) == 21_200
    required = [each for each in coverage["requirements"] if each["required"]]
    assert shown["requirements"] == {"dealt_with": 0, "of": len(required)}
    assert {each["id"].split(".")[0] for each in required} == {numbered[0]["key"].rpartition(".")[0]}
    assert len([each for each in coverage["requirements"] if each["id"].startswith("crpd-p.")]) == 141


def _questions(sections: list[dict[str, object]]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for each in sections:
        found += [each] if each["requirements"] else []
        found += _questions(each["sections"])  # type: ignore[arg-type]
    return found
