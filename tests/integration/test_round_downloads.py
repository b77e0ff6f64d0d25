"""The files that leave a round by its pages: the table, the version with what was said of it, the text alone."""

import io
import zipfile

import pytest

from tests.builders.rounds import Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.installation import Installation

__all__ = ["visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def unzipped(data: bytes) -> str:
    """All that a file of Word or Excel says, marks and metadata included."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_the_version_with_comments_holds_what_each_side_may_see(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("Which grounds exactly?")
    held.prepared("CANARY, not sent yet.")
    address = f"/rounds/{held.id}/commented.docx"
    ours = visitors["ines"].post(address)
    assert ours.headers["Content-Disposition"].startswith("attachment")
    assert all(words in unzipped(ours.data) for words in ("Which grounds exactly?", "CANARY"))
    for whose in ("", held.cast.commission):
        theirs = unzipped(visitors["amina"].post(address, for_=whose).data)
        assert "Which grounds exactly?" in theirs
        assert "CANARY" not in theirs
    assert visitors["bruno"].post(address).status_code == 404


def test_the_version_with_comments_comes_back_and_adds_nothing(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("Which grounds exactly?", "Since when?")
    made = visitors["amina"].post(f"/rounds/{held.id}/commented.docx", for_=held.cast.commission).data
    file = (io.BytesIO(made), "back.docx")
    report = visitors["ines"].post(f"/rounds/{held.id}/read/upload", file=file).location
    page = visitors["ines"].get(report).text
    assert "Nothing new in this file" in page


def test_the_page_of_a_round_offers_the_file_for_the_institution_first_and_says_what_the_other_holds(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    page = visitors["amina"].get(f"/rounds/{held.id}").text
    assert f'<option value="{held.cast.commission}" selected>' in page
    assert "with answers not released yet: for the mechanism alone" in page
    assert "answers not released" not in visitors["ines"].get(f"/rounds/{held.id}/read/ours").text


def test_an_institution_takes_no_file_of_another(held: Round, visitors: dict[str, Visitor]) -> None:
    for other in (held.cast.education, "no-such-one"):
        assert visitors["ines"].post(f"/rounds/{held.id}/commented.docx", for_=other).status_code in (403, 404)
        assert visitors["ines"].get(f"/rounds/{held.id}/table.docx?for={other}").status_code == 404


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_table_of_an_institution_holds_what_it_prepares_and_nobody_elses_does(
    held: Round, visitors: dict[str, Visitor], form: str
) -> None:
    held.prepared("CANARY, not sent yet.")
    assert "CANARY" in unzipped(visitors["ines"].get(f"/rounds/{held.id}/table.{form}").data)
    theirs = visitors["amina"].get(f"/rounds/{held.id}/table.{form}?for={held.cast.commission}")
    assert theirs.status_code == 200
    assert "CANARY" not in unzipped(theirs.data)
    assert visitors["ines"].get(f"/rounds/{held.id}/table.pdf").status_code == 404


def test_a_clean_copy_says_nothing_but_the_text(held: Round, visitors: dict[str, Visitor]) -> None:
    held.sent("Which grounds exactly?")
    said = unzipped(visitors["ines"].get(f"/rounds/{held.id}/clean.docx").data)
    assert "racial profiling" in said
    assert all(mark not in said for mark in ("Which grounds", held.snapshot.id, held.paragraphs[0], "w:bookmarkStart"))


def test_both_sides_find_the_files_on_their_page(held: Round, visitors: dict[str, Visitor]) -> None:
    for name, page in (("amina", f"/rounds/{held.id}"), ("ines", f"/rounds/{held.id}/read/ours")):
        shown = visitors[name].get(page).text
        for file in ("version-for-comments.docx", "table.docx", "table.xlsx", "commented.docx", "clean.docx"):
            assert f"/rounds/{held.id}/{file}" in shown
