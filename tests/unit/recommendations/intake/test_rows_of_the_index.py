"""A row of the Universal Human Rights Index, as its JSON and its Excel have it."""

import pytest

from workbench.recommendations.intake import reasons, uhri
from workbench.recommendations.intake.entries import Read, read_rows
from workbench.recommendations.intake.records import Entry, Row

CELLS = {
    "Text": "49.The Committee recommends that the State party train judges.",
    "Countries Concerned": "- Kenya",
    "Reccomending Body": "- CERD",
    "Document Symbol": "CERD/C/KEN/CO/8",
    "Themes": "- Administration of justice & fair trial\n- Domestic violence\n- A theme of tomorrow",
    "Affected Persons": "- Women & girls\n- Media",
    "Sdgs": "- 16.3 - rule of law\n- 99 - no goal",
    "Document Publication Date": "44188",
    "UPR Reccomending States": "",
    "UPR Position": "",
    "Type": "- Recommendations",
    "OHCHR Annotation Id": "7a97c643-6564-12a9-b8a1-abcd1a6916c7",
    "UPR Session": "",
}


def read(**changed: str) -> Read:
    names = {"text": "Text", "state": "Countries Concerned", "body": "Reccomending Body", "symbol": "Document Symbol",
             "day": "Document Publication Date", "kind": "Type", "session": "UPR Session", "position": "UPR Position",
             "recommending": "UPR Reccomending States", "key": "OHCHR Annotation Id"}  # fmt: skip
    cells = {**CELLS, **{names[name]: value for name, value in changed.items()}}
    return read_rows([Row(2, "row 2", cells)], uhri.column_map(tuple(cells)), {"arcadia": "ARC"})


def entry(**changed: str) -> Entry:
    found = read(**changed)
    assert found.refused == ()
    (one,) = found.entries
    return one


def refusal(**changed: str) -> str:
    (refused,) = read(**changed).refused
    assert refused.said
    return refused.reason


def test_the_headers_are_known_by_their_misspelt_and_their_correct_names() -> None:
    correct = [header.replace("Reccomending", "Recommending") for header in CELLS]
    assert uhri.is_uhri(CELLS)
    assert list(uhri.column_map(tuple(CELLS)).columns.values()) == list(uhri.column_map(correct).columns.values())
    assert uhri.is_uhri(["Text", "Countries", "AnnotationId"])
    assert not uhri.is_uhri(["Text", "Country", "Theme"])


def test_the_number_is_taken_off_the_text_and_the_serial_number_of_a_day_is_a_date() -> None:
    found = entry()
    assert (found.number, found.text) == ("49", "The Committee recommends that the State party train judges.")
    assert found.date == "2020-12-23"
    assert (found.state, found.body, found.treaty) == ("KEN", "CERD", "ICERD")
    assert found.key == CELLS["OHCHR Annotation Id"]
    assert found.language == "en"


def test_labels_become_the_present_ones_and_unknown_ones_stay_as_they_came() -> None:
    found = entry()
    assert found.themes == ("Administration of justice & fair trial", "Violence against women", "A theme of tomorrow")
    assert found.persons == ("Women & girls", "Media")
    assert found.sdgs == ("16.3",)


def test_a_heading_that_runs_into_the_number_becomes_the_heading() -> None:
    found = entry(text="Access to justice49. The Committee recommends that the State party train judges.")
    assert (found.heading, found.number) == ("Access to justice", "49")
    assert found.text.startswith("The Committee")


@pytest.mark.parametrize(
    ("heading", "gap"),
    [
        ("Women with disabilities (art. 6)", ""),
        ("Right to life (arts. 2 and 6)", " "),
        ("A. General principles and obligations (arts. 1–4)", ""),
        ("IV. Principal subjects of concernA. Equality (arts. 2 and 26)", ""),
    ],
)
def test_a_heading_that_names_its_articles_is_told_from_the_number(heading: str, gap: str) -> None:
    found = entry(text=f"{heading}{gap}12.The Committee recommends that the State party adopt a law.")
    assert (found.heading, found.number) == (heading, "12")


def test_an_article_within_a_sentence_is_no_heading() -> None:
    said = "In the light of its general comment (art. 6) 12. The Committee recommends that the State party adopt a law."
    assert (entry(text=said).heading, entry(text=said).number) == ("", "")


@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_a_heading_stands_before_the_number_however_it_is_parted(gap: str) -> None:
    found = entry(text=f"Definition of racial discrimination{gap}11. The Committee recommends that it be defined.")
    assert (found.heading, found.number) == ("Definition of racial discrimination", "11")


@pytest.mark.parametrize("before", ["In accordance with its Act 12", "The State party should comply with target 5"])
def test_a_number_within_a_sentence_is_none_of_a_paragraph(before: str) -> None:
    assert entry(text=f"{before}. The Committee also asks for data.").number == ""


def test_an_article_within_the_text_is_no_number() -> None:
    text = "In the light of article 12.The State party should train its judges."
    assert (entry(text=text).number, entry(text=text).text) == ("", text)


def test_a_row_of_the_review_has_its_number_session_position_and_states() -> None:
    found = entry(
        text="147.12Ratify the Convention against Torture",
        body="- Universal Periodic Review",
        symbol="A/HRC/44/9",
        session="35th Session",
        position="- Supported\n- Noted",
        recommending="- Chile\n- Bosnia and Herzegovina",
    )
    assert (found.number, found.text) == ("147.12", "Ratify the Convention against Torture")
    assert (found.treaty, found.body, found.session) == ("UPR", "HRC", "35")
    assert found.position == "supported/noted"
    assert found.recommending_states == ("Chile", "Bosnia and Herzegovina")


def test_a_body_goes_by_its_acronym_and_by_its_long_name() -> None:
    long = entry(body="- Committee on the Elimination of Racial Discrimination", symbol="")
    assert (long.treaty, long.body, long.kind) == ("ICERD", "CERD", "concluding_observations")
    assert entry(body="- CERD", symbol="").body == "CERD"
    assert entry(body="- SR on torture", symbol="").body == "SR on torture"


def test_a_concern_is_no_recommendation_and_is_counted() -> None:
    found = read(kind="- Concerns/Observations")
    assert (found.entries, found.refused) == ((), ())
    assert [(each.record, each.rows) for each in found.left_out] == [("Concerns/Observations", 1)]
    assert entry(kind="- Concerns/Observations\n- Recommendations").number == "49"


def test_a_state_that_the_common_list_does_not_have_is_known_by_its_symbols() -> None:
    assert entry(state="- Arcadia", symbol="A/HRC/44/9").state == "ARC"
    assert entry(state="- Elbonia", symbol="CERD/C/ELB/CO/1").state == "ELB"


def test_a_row_about_two_states_is_a_recommendation_to_each() -> None:
    found = read(state="- Kenya\n- Brazil", symbol="")
    assert [each.state for each in found.entries] == ["KEN", "BRA"]
    assert len({each.key for each in found.entries}) == 2


def test_what_cannot_be_used_is_refused_with_the_reason() -> None:
    assert refusal(text=" ") == reasons.NO_TEXT
    assert refusal(text="Train") == reasons.SHORT_TEXT
    assert refusal(state="- Nowhere at all", symbol="A/HRC/44/9") == reasons.NO_STATE
    assert refusal(day="soon") == reasons.NO_DATE
    assert refusal(state="- Brazil") == reasons.OTHER_STATE


def test_the_reason_of_a_row_that_is_sent_again_is_no_part_of_it() -> None:
    cells = {**CELLS, "✗ Why it was refused": "no text"}
    (one,) = read_rows([Row(2, "row 2", cells)], uhri.column_map(tuple(cells))).entries
    assert "✗ Why it was refused" not in one.cells
