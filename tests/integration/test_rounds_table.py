"""A commenting table comes back: in Word or in a spreadsheet, its rows are comments of the round, each once."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.commenting_tables import HEAD, excel, word
from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_cli import Desk
from workbench.comments import operations, queries
from workbench.comments.commenting_table import commenting_table
from workbench.comments.operations import Draft
from workbench.comments.records import CommentState, CommentType, Match, Origin, Scope, Severity
from workbench.comments.refusals import NoSuchRound
from workbench.export import commenting_table as commenting_table_export
from workbench.installation import Installation

ROWS = (
    ("1", "2", "1,240 teachers", "factual", "must", "The register says 1,310.", "1,310 teachers"),
    ("2", "general", "", "", "", "Thank you for the draft.", ""),
    ("3", "77", "", "", "", "Which paragraph was this?", ""),
)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


@pytest.fixture
def desk(held: Round, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return Desk(held.installation.settings.home)


@pytest.mark.parametrize("name", ["table.docx", "table.xlsx"])
def test_a_table_handed_in_by_the_state_side_is_received_row_by_row(
    desk: Desk, held: Round, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(excel(HEAD, *ROWS) if name.endswith("xlsx") else word(HEAD, *ROWS))
    value = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (value["received"], value["duplicates"], value["queued"], value["why_not"]) == (3, 0, 1, "")
    first = value["comments"][0]
    assert (first["number"], first["quote"], first["match"]) == (2, "1,240 teachers", "exact")
    assert TEXTS[1][first["start"] : first["end"]] == "1,240 teachers"
    assert first["proposed"] == "1,310 teachers"
    again = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (again["received"], again["duplicates"]) == (0, 3)
    one, general, waiting = held.comments(held.cast.amina)
    assert (one.origin, one.state) == (Origin.COMMENT_TABLE, CommentState.RECEIVED_UNCONFIRMED)
    assert (one.scope, one.type, one.severity) == (Scope.SPAN, CommentType.FACTUAL, Severity.MUST)
    assert (general.scope, general.paragraph_id, general.is_queued) == (Scope.DOCUMENT, None, False)
    assert (waiting.is_queued, waiting.anchor.match) == (True, Match.QUEUED)


def test_a_table_that_the_institution_uploads_is_its_own_until_it_is_sent(held: Round) -> None:
    receipt = held.received(word(HEAD, *ROWS), by=held.cast.ines, name="table.docx")
    assert (len(receipt.comments), receipt.queued) == (3, 1)
    assert held.comments(held.cast.amina) == ()


def test_a_workbook_that_is_no_table_is_kept_and_says_what_it_needs(desk: Desk, held: Round, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    file.write_bytes(excel(("Year", "Cases"), (2024, 214)))
    value = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (value["received"], "commenting table" in value["why_not"]) == (0, True)


@pytest.mark.parametrize("name", ["form.docx", "form.xlsx"])
def test_the_state_side_writes_an_empty_form_that_names_its_version(
    desk: Desk, held: Round, tmp_path: Path, name: str
) -> None:
    held.prepared("CANARY")
    file = tmp_path / name
    assert desk.run("table", held.id, "--for", "NHRC", "-o", str(file))["rows"] == 0
    for acting in ("chidi@arcadia.example", "ines@arcadia.example"):  # nobody at the keyboard sees what is prepared
        assert desk.run("table", held.id, "--for", "NHRC", "-o", str(file), acting=acting)["rows"] == 0
    value = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (value["received"], value["why_not"]) == (0, "")


def test_a_form_ends_in_docx_or_xlsx_and_is_for_who_was_invited(desk: Desk, held: Round, tmp_path: Path) -> None:
    assert "docx or .xlsx" in desk.run("table", held.id, "--for", "NHRC", "-o", str(tmp_path / "a.pdf"), status=2)
    said = desk.run("table", held.id, "--for", "Ministry of Education", "-o", str(tmp_path / "a.docx"), status=1)
    assert "not invited" in said


def test_an_institution_has_its_own_comments_in_its_form_and_nobody_elses(held: Round) -> None:
    held.prepared("Add 2025.", paragraph_id=held.paragraphs[1], quote="1,240 teachers")
    held.prepared("Thank you.", section_id=None)
    with held.installation.store.reading() as db:
        own = commenting_table(db, held.cast.chidi, held.id)
        assert commenting_table(db, held.cast.amina, held.id, held.cast.commission).rows == ()
        with pytest.raises(NoSuchRound):
            commenting_table(db, held.cast.chidi, held.id, held.cast.education)
    assert [(row.place, row.quote, row.text, row.whole) for row in own.rows] == [
        ("2", "1,240 teachers", "Add 2025.", False),
        ("", "", "Thank you.", True),
    ]


CORRECTED = (
    ("1", "2", "1,240 teachers", "factual", "must", "The register says 1,310, not 1,240.", "1,310 teachers"),
    *ROWS[1:],
)


def test_a_corrected_table_puts_its_rows_into_the_drafts_they_belong_to(held: Round) -> None:
    held.received(word(HEAD, *ROWS), by=held.cast.ines, name="table.docx")
    again = held.received(excel(HEAD, *CORRECTED), by=held.cast.ines, name="table.xlsx")
    assert (again.duplicates, len(again.comments)) == (2, 1)
    with held.installation.store.reading() as db:
        drafts = queries.drafts(db, held.cast.ines, held.id)
    assert sorted(draft.text for draft in drafts) == sorted(row[5] for row in CORRECTED)


def test_a_row_that_cited_nothing_is_placed_by_the_table_that_cites_it(held: Round) -> None:
    held.received(word(HEAD, *ROWS), by=held.cast.ines, name="table.docx")
    held.received(word(HEAD, ("3", "3", *ROWS[2][2:])), by=held.cast.ines, name="table.docx")
    with held.installation.store.reading() as db:
        drafts = queries.drafts(db, held.cast.ines, held.id)
    (asked,) = [draft for draft in drafts if draft.text.startswith("Which")]
    assert (len(drafts), asked.anchor.paragraph_id) == (3, held.paragraphs[2])


def test_a_form_filled_further_adds_its_new_rows_alone(held: Round) -> None:
    held.prepared("Add the figures of 2025.", paragraph_id=held.paragraphs[1], quote="1,240 teachers")
    with held.installation.store.reading() as db:
        form = commenting_table(db, held.cast.ines, held.id)
    more = replace(form, rows=(*form.rows, replace(form.rows[0], id="", place="3", quote="", text="Since when?")))
    held.received(commenting_table_export.word(more), by=held.cast.ines, name="form.docx")
    with held.installation.store.reading() as db:
        assert [each.text for each in queries.drafts(db, held.cast.ines, held.id)] == [
            "Add the figures of 2025.",
            "Since when?",
        ]


def test_a_row_that_went_out_and_came_back_unchanged_takes_nothing_back_that_was_written_since(held: Round) -> None:
    draft_id = held.prepared("Add the figures of 2025.", paragraph_id=held.paragraphs[1], quote="1,240 teachers")
    with held.installation.store.reading() as db:
        form = commenting_table_export.word(commenting_table(db, held.cast.ines, held.id))
    with held.installation.store.writing() as db:
        better = Draft(text="Add the figures of 2024 and 2025.")
        operations.rewrite_draft(db, draft_id=draft_id, version=1, written=better, by=held.cast.ines, at=LATER)
    receipt = held.received(form, by=held.cast.ines, name="form.docx")
    assert (receipt.comments, receipt.duplicates) == ((), 1)
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, held.cast.ines, held.id)
    assert draft.text == "Add the figures of 2024 and 2025."


def test_the_same_form_handed_in_by_the_state_side_brings_every_row(held: Round) -> None:
    held.prepared("Add the figures of 2025.", paragraph_id=held.paragraphs[1], quote="1,240 teachers")
    with held.installation.store.reading() as db:
        form = commenting_table_export.word(commenting_table(db, held.cast.ines, held.id))
    assert len(held.received(form, by=held.cast.amina, name="form.docx").comments) == 1
