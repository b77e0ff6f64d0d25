"""The check's page: by rule, what is asked and open in a line; mends that are undone in one step; what is cited."""

import re

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_library, a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.checking.operations import findings, mend
from workbench.drafting.moments.undoing import last_act, undo
from workbench.drafting.records import StateReport
from workbench.installation import Installation


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        made = a_report(db, cast.farid)
        first, second = queries.sections(db, made.id)[:2]
        for section, text in (
            (first, "Some 12% of it, see CEDAW/CARG/Q/7."),
            (second, "Some 14% of it, see CEDAW/C/XKX/CO/3 and CERD/C/ARC/CO/7."),
            (second, "1. Typed, see CEDAW/C/XKX/CO/3."),
        ):
            drafting.add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
    return made


def test_a_page_names_each_rule_in_words_with_its_count_and_folds_what_is_asked_and_open(
    installation: Installation, report: StateReport
) -> None:
    farid = signed_in(installation, "farid")
    page = farid.get(f"/reports/{report.id}/check").get_data(as_text=True)
    headings = [re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<h2[^>]*>(.*?)</h2>", page)]
    assert "Percentages (2)" in headings
    assert "Typed numbers (1)" in headings
    assert headings.index("Typed numbers (1)") < headings.index("Percentages (2)")
    assert "Asked and open:" in page
    assert f"/reports/{report.id}/coverage?state=open" in page
    assert "Nothing answers" not in page
    assert "table.numbers (" not in page


def test_a_section_and_a_rule_narrow_the_page_and_an_empty_one_says_so(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.reading() as db:
        first, second, third = (each.id for each in queries.sections(db, report.id)[:3])
    farid = signed_in(installation, "farid")
    page = farid.get(f"/reports/{report.id}/check?section={first}&rule=table.numbers").get_data(as_text=True)
    assert "12%" in page or "12" in page
    assert f"/sections/{first}?at=" in page
    assert f"/sections/{second}?at=" not in page
    assert "Nothing to look at" in farid.get(f"/reports/{report.id}/check?section={third}").get_data(as_text=True)
    assert farid.get(f"/reports/{report.id}/check?repeats=yes").status_code == 200


def test_all_that_a_mend_is_for_in_two_sections_is_undone_in_one_step(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        before = [each.text for each in queries.paragraphs(db, report.id)]
        done = mend(db, report_id=report.id, name="table.numbers", by=cast.farid, at=later(1))
        assert len(done) == 2
        for section in queries.sections(db, report.id)[:2]:
            act = last_act(db, cast.farid, section.id)
            assert act is not None
            assert (act.verb, act.paragraphs) == ("mend", done)
        undo(db, act_id=act.id, by=cast.farid, at=later(2))
        assert [each.text for each in queries.paragraphs(db, report.id)] == before


def test_a_misspelt_symbol_is_named_and_a_document_that_the_library_has_not_once(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.reading() as db:
        found = [(each.rule, each.values.get("symbol")) for each in findings(db, cast.farid, report.id)]
    assert [each for each in found if each[0] == "ref.symbol_valid"] == [("ref.symbol_valid", "CEDAW/CARG/Q/7")]
    assert found.count(("ref.symbol_library", "CEDAW/C/XKX/CO/3")) == 1


def test_the_desk_says_what_to_look_at_in_the_paragraph_at_hand_alone(
    installation: Installation, report: StateReport
) -> None:
    with installation.store.reading() as db:
        _, second, third = queries.paragraphs(db, report.id)
    farid = signed_in(installation, "farid")
    desk = f"/reports/{report.id}/sections/{second.section_id}"
    assert "begins with a typed number" in farid.get(f"{desk}?at={third.id}").get_data(as_text=True)
    assert "begins with a typed number" not in farid.get(f"{desk}?at={second.id}").get_data(as_text=True)
