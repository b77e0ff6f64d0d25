"""Real documents against tables of what is in them; the floors are those of the field, not of these files."""

from pathlib import Path

import pytest

from benchmarks.accuracy import identities, observations, review_rows, reviews, spanish, team
from benchmarks.accuracy.scores import stored_paragraphs
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.corpus.records import ParagraphKind
from workbench.recommendations.recognising import units

pytestmark = pytest.mark.real


def read(path: Path) -> Reading:
    return reading.read(path.read_bytes(), path.name)[0]


def test_numbers_items_kinds_and_words_of_concluding_observations_are_found(shared_data: Path) -> None:
    report = observations.report()
    assert [floor for floor in report.floors if not floor.is_met] == []
    assert len(report.floors) == 7


def test_no_set_of_concluding_observations_is_read_much_worse_than_the_others(shared_data: Path) -> None:
    scores = observations.concluding_observations().values()
    assert sum(each.numbers.wanted for each in scores) == 861
    assert min(each.paragraphs.f1 for each in scores) >= 0.93
    assert min((each.texts.right + each.gaps) / each.texts.wanted for each in scores) >= 0.95


def test_the_recommendations_of_reviews_have_number_words_states_and_decision_row_by_row(shared_data: Path) -> None:
    report = review_rows.report()
    assert [floor for floor in report.floors if not floor.is_met] == []
    assert len(report.floors) == 2


def test_urgent_and_chosen_paragraphs_are_marked_in_english_french_and_spanish(shared_data: Path) -> None:
    chosen = {
        "concluding-observations/CRPD_C_GEO_CO_1.pdf": {"10", "62", "66"},
        "languages/CRPD_C_NOR_CO_1.pdf": {"6", "20"},
        "languages/CRPD_C_SLV_CO_2-3.pdf": {"5", "63"},
        "kenya/crpd/CRPD_C_KEN_CO_1.pdf": {"60"},
        "brazil/cerd/CERD-Observacoes-Brasil-2022.pdf": {"17", "19", "23", "36"},
    }
    for name, numbers in chosen.items():
        stored = stored_paragraphs(read(shared_data / name).paragraphs)
        by_id = {each.id: each.number for each in stored}
        assert {by_id[unit.paragraph_id] for unit in units(stored) if unit.follow_up} == numbers, name


def test_spanish_paragraphs_in_markdown_have_their_numbers_words_and_kinds(shared_data: Path) -> None:
    found = spanish.paragraphs()
    assert found.numbers.wanted == 310
    assert found.numbers.recall >= 0.995
    assert found.texts.recall >= 0.97
    assert found.kinds.recall >= 0.97


def test_the_units_are_those_that_a_drafting_team_counted_by_hand(shared_data: Path) -> None:
    agreeing, themes, units, counted = team.team_index()
    assert (agreeing, themes, units, counted) == (32, 32, 80, 80)
    assert team.headings() == 32


def test_who_a_document_is_comes_from_its_own_text(shared_data: Path) -> None:
    wrong = {name: right for name, right in identities.identities().items() if not all(right)}
    assert wrong == {}


@pytest.mark.parametrize(("table", "folder"), [("upr-wg-reports", ""), ("upr-word-drafts", "upr-word-drafts")])
def test_recommendations_of_reviews_are_found_with_number_text_and_states(
    shared_data: Path, table: str, folder: str
) -> None:
    for file, found in reviews.review_reports(f"{table}_recommendations.tsv", folder).items():
        assert 0.95 * found.words.wanted <= found.words.given <= 1.02 * found.words.wanted, file
        assert found.words.recall >= 0.97, file
        assert found.states.recall >= 0.97, file
        assert found.words_to_the_letter.recall >= 0.85, file


def test_notes_on_a_document_do_not_take_its_symbol(shared_data: Path) -> None:
    for path in sorted((shared_data / "brazil" / "team-papers").iterdir()):
        if path.suffix in (".pdf", ".docx"):
            assert read(path).identity.symbol is None, path.name


def test_a_garbled_arabic_layer_is_said_and_not_taken_for_text(shared_data: Path) -> None:
    found = read(shared_data / "languages" / "CRPD_C_ALB_CO_1.pdf")
    assert found.paragraphs == ()
    assert "garbled" in found.warnings[0]
    assert (found.identity.symbol, found.identity.state) == ("CRPD/C/ALB/CO/1", "ALB")


def test_the_arabic_word_file_is_read_paragraph_by_paragraph(shared_data: Path) -> None:
    found = read(shared_data / "languages" / "CEDAW_Bangladesh_6-7_report_ar.docx")
    numbers = [int(each.number) for each in found.paragraphs if each.number]
    assert set(range(1, 328)) <= set(numbers)
    assert found.warnings == ()


def test_two_drafts_of_one_report_are_two_documents_with_one_symbol(shared_data: Path) -> None:
    drafts = [read(path) for path in sorted((shared_data / "upr-word-drafts").glob("Estonia*"))]
    assert [draft.identity.symbol for draft in drafts] == ["A/HRC/63/7", "A/HRC/63/7"]
    assert all(each.kind is ParagraphKind.RECOMMENDATION for draft in drafts for each in draft.paragraphs)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("brazil/cerd/CCD-Brasil-2020.pdf", 267),
        ("kenya/crpd/CRPD_C_KEN_1.pdf", 291),
        ("brazil/crpd/CRPD_C_BRA_1.pdf", 260),
    ],
)
def test_a_long_report_is_numbered_to_its_end_without_a_gap(shared_data: Path, name: str, last: int) -> None:
    found = read(shared_data / name)
    assert [int(each.number) for each in found.paragraphs if each.number] == list(range(1, last + 1))
    assert not any("...." in each.full_text for each in found.paragraphs)


def test_questions_of_a_list_of_issues_are_questions(shared_data: Path) -> None:
    found = read(shared_data / "languages" / "CRPD_C_BGD_Q_1.pdf")
    assert {each.kind for each in found.paragraphs} == {ParagraphKind.QUESTION}
