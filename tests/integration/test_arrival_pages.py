"""The report of a file that came back, before anything is taken in, and the story of the files of a round."""

import io
import re

import pytest

from tests.builders.rounds import Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_other_versions import second
from tests.integration.test_rounds_pages import Visitor, drafted, room, visitors
from tests.integration.test_rounds_word import COMMENTED, PLAIN
from workbench.installation import Installation

__all__ = ["first", "second", "visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


@pytest.fixture
def first(held: Round) -> Round:
    return held


def uploaded(held: Round, by: Visitor, *texts: str, name: str = "ours.docx") -> str:
    """The address of the report of this file, handed in by the institution's own people."""
    file = (io.BytesIO(held.file(*texts)), name)
    return by.post(f"{room(held)}/upload", file=file).location


def mailed(held: Round, by: Visitor, data: bytes, name: str = "by-mail.docx", **more: object) -> str:
    """The address of the report of this file, handed in by the State side."""
    fields = {"file": (io.BytesIO(data), name), "organisation": held.cast.commission, **more}
    return by.post(f"/rounds/{held.id}/receive", **fields).location


def figures(page: str) -> dict[str, int]:
    """What the head of the report counts."""
    return {words: int(figure) for words, figure in re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page)}


def test_a_report_says_what_is_new_and_where_each_stands_and_takes_nothing_in(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    ines = visitors["ines"]
    page = ines.get(uploaded(held, ines, *COMMENTED)).text
    assert figures(page) == {"new": 4, "proposed change of the text": 1, "at exact words": 4}
    assert "Which grounds?" in page
    assert "Paragraph 2" in page
    assert "1,<del>240</del><ins>420</ins>" in page
    assert "answers: “Which grounds?”" in page
    assert "Take in 4" in page
    assert drafted(held) == ()


def test_the_same_file_again_is_all_there_already(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    ines.post(f"{uploaded(held, ines, *COMMENTED)}/take-in")
    assert len(drafted(held)) == 4
    more = (*COMMENTED[:2], COMMENTED[2].replace("We count 241.", "We count 241, as of May."))
    page = ines.get(uploaded(held, ines, *more, name="corrected.docx")).text
    assert figures(page)["there already"] == 3
    assert "is there already, or is not taken in" in page or "are there already, or are not taken in" in page


def test_names_typed_in_the_file_are_said_to_mean_somebody_of_the_institution(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    ines = visitors["ines"]
    report = uploaded(held, ines, *COMMENTED)
    page = ines.get(report).text
    chidi = re.search(r'<option value="(\w+)"[^>]*>Chidi', page)
    assert chidi
    assert "Amina Haddad" not in page  # people of the State side are not offered
    ines.post(f"{report}/take-in", label=["Chidi"], person=[chidi[1]])
    again = ines.get(uploaded(held, ines, PLAIN[0].replace("every ground", "[every ground](Chidi: New.)"))).text
    assert f'<option value="{chidi[1]}" selected>' in again
    assert "<span>Chidi Okafor (Chidi)</span>" in ines.get(f"{room(held)}/ours").text


def test_the_very_name_of_one_of_its_people_is_offered_and_names_of_nothing_new_are_not_asked(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    ines = visitors["ines"]
    marked = PLAIN[0].replace("every ground", "[every ground](Chidi Okafor: Which grounds?)")
    report = uploaded(held, ines, marked)
    assert re.search(r'<option value="\w+" selected>Chidi Okafor', ines.get(report).text)
    ines.post(f"{report}/take-in")
    again = PLAIN[1].replace("1,240", "[1,240](Ines D.: New.)")
    page = ines.get(uploaded(held, ines, marked, again, name="second.docx")).text
    assert "Ines D. (1 remark)" in page
    assert "Chidi Okafor (1 remark)" not in page


def test_what_is_there_already_is_not_said_to_need_a_place(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    pasted = "Quite another text was put here. [Which is](Chidi: Of what?) not of the draft."
    file = (io.BytesIO(held.file(*PLAIN, pasted=pasted)), "pasted.docx")
    report = ines.post(f"{room(held)}/upload", file=file).location
    assert "to be placed by hand" in ines.get(report).text
    ines.post(f"{report}/take-in")
    assert "to be placed by hand" not in ines.get(report).text


def test_words_that_are_to_move_say_where_to(held: Round, visitors: dict[str, Visitor]) -> None:
    ines = visitors["ines"]
    words = "In 2024 Parliament adopted the Act on Equality"
    away, there = PLAIN[0].replace(words, f"{{-{words}-}}"), f"{{+{words}+}}{PLAIN[2]}"
    report = uploaded(held, ines, away, PLAIN[1], there)
    assert "New place: before 3" in ines.get(report).text
    ines.post(f"{report}/take-in")
    assert "New place: before 3" in ines.get(f"{room(held)}/ours").text


def test_the_state_side_reads_no_names_typed_in_a_file(held: Round, visitors: dict[str, Visitor]) -> None:
    marked = PLAIN[0].replace("every ground", "[every ground](Zebedee: Which grounds?)")
    page = visitors["amina"].get(mailed(held, visitors["amina"], held.file(marked))).text
    assert "Which grounds?" in page
    assert "Zebedee" not in page


def test_an_institution_reads_how_each_file_stands_that_was_handed_in_in_its_name(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    report = mailed(held, visitors["amina"], held.file(*COMMENTED))
    files = f"/rounds/{held.id}/files"
    assert "Waits to be taken in." in visitors["ines"].get(files).text
    visitors["amina"].post(f"{report}/set-aside", reason="Not the final draft.")
    page = visitors["ines"].get(files).text
    assert "Set aside." in page
    assert "Not the final draft." in page
    assert report not in page  # what it would have brought is for those who manage the round
    notices = visitors["chidi"].get("/notices").text
    assert "has set aside a file" in notices
    assert f"/rounds/{held.id}/files" in notices


def test_a_file_that_an_institution_sets_aside_itself_is_told_to_nobody(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    report = uploaded(held, visitors["ines"], *COMMENTED)
    visitors["ines"].post(f"{report}/set-aside", reason="An old copy.")
    for name in ("chidi", "amina"):
        assert "set aside" not in visitors[name].get("/notices").text


def test_what_an_institution_handed_in_is_its_own(held: Round, visitors: dict[str, Visitor]) -> None:
    report = uploaded(held, visitors["ines"], *COMMENTED, name="CANARY.docx")
    for name in ("amina", "farid", "bruno", "olga", "dana"):
        assert visitors[name].get(report).status_code == 404
        assert visitors[name].post(f"{report}/take-in").status_code == 404
        assert visitors[name].post(f"{report}/set-aside").status_code == 404
    for page in (f"/rounds/{held.id}", f"/rounds/{held.id}/files"):
        assert "CANARY" not in visitors["amina"].get(page).text
    assert "CANARY" in visitors["chidi"].get(f"/rounds/{held.id}/files").text
    assert drafted(held) == ()


def test_a_file_that_was_set_aside_stays_with_its_date_and_reason(held: Round, visitors: dict[str, Visitor]) -> None:
    amina, data = visitors["amina"], held.file(*COMMENTED)
    report = mailed(held, amina, data)
    assert amina.post(f"{report}/set-aside", reason="The Commission withdrew it by telephone.").status_code == 303
    page = amina.get(f"/rounds/{held.id}/files").text
    assert "Set aside." in page
    assert "withdrew it by telephone" in page
    assert held.comments(held.cast.amina) == ()
    assert amina.post(f"{report}/take-in").status_code == 409
    assert mailed(held, amina, data) == report
    assert "Waits to be taken in." in amina.get(report).text


def test_a_file_that_cannot_be_read_is_evidence_and_says_what_to_do(held: Round, visitors: dict[str, Visitor]) -> None:
    amina = visitors["amina"]
    page = amina.get(mailed(held, amina, b"%PDF-1.7 a scan", "letter.pdf")).text
    assert "Nothing can be placed from this file." in page
    assert "save it as .docx" in page
    assert "Take in" not in page
    story = amina.get(f"/rounds/{held.id}/files").text
    assert "Kept as evidence" in story


def test_with_the_institutions_message_what_was_mailed_counts_as_sent(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    amina = visitors["amina"]
    message = (io.BytesIO(b"Please find our final answer."), "message.eml")
    report = mailed(held, amina, held.file(*COMMENTED), message=message)
    assert "counts as sent" in amina.get(report).text
    amina.post(f"{report}/take-in")
    assert {comment.state for comment in held.comments(held.cast.amina)} == {"sent"}


def test_a_file_waits_where_those_who_decide_will_see_it(held: Round, visitors: dict[str, Visitor]) -> None:
    mailed(held, visitors["amina"], held.file(*COMMENTED))
    assert "waits to be taken in" in visitors["farid"].get(f"/rounds/{held.id}").text
    uploaded(held, visitors["ines"], *COMMENTED)
    assert "waits to be taken in" in visitors["chidi"].get(f"{room(held)}/ours").text
    answer = visitors["chidi"].post(f"{room(held)}/send", position="no_comments")
    assert answer.status_code == 422
    assert "ours.docx" in answer.text


def test_no_file_chosen_is_said_and_nothing_logged(held: Round, visitors: dict[str, Visitor]) -> None:
    answer = visitors["ines"].post(f"{room(held)}/upload")
    assert answer.location.endswith("/read/ours")
    assert "Choose the file first" in visitors["ines"].get(answer.location).text
    assert "No files yet" in visitors["ines"].get(f"/rounds/{held.id}/files").text


def test_a_file_of_another_report_leads_to_the_round_it_belongs_to(
    held: Round, visitors: dict[str, Visitor], cast: Cast
) -> None:
    other = a_round(held.installation, cast)
    page = visitors["amina"].get(mailed(held, visitors["amina"], other.file(*COMMENTED))).text
    assert "made from another version" in page
    assert f'href="/rounds/{other.id}"' in page
    assert "Nothing can be placed from this file." in page


def test_a_file_of_an_older_version_says_that_its_remarks_were_carried_over(
    held: Round, second: Round, visitors: dict[str, Visitor]
) -> None:
    page = visitors["amina"].get(mailed(second, visitors["amina"], held.file(*COMMENTED))).text
    assert "carried over to this as far as is sure" in page
    assert f'href="/rounds/{held.id}"' in page
    assert figures(page)["new"] == 4
