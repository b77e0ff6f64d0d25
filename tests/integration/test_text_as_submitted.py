"""Once a version went out, the matrix has what the report said in the end, and one sees what became of each answer."""

import json

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, TEXTS, Round, a_round
from tests.cast import Cast
from workbench.cli import main
from workbench.comments import operations
from workbench.comments.became import became_of_comments
from workbench.comments.matrix import ResponseMatrix, View
from workbench.comments.operations import GoingOut
from workbench.comments.records import Answer
from workbench.comments.responding import response_matrix
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafted
from workbench.installation import Installation
from workbench.people import Actor

NEW = "In 2025 Parliament adopted the Act on Equality."
DAY = "2026-05-08"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """Three comments: accepted with a new text, not accepted, noted at a paragraph that was merged away since."""
    found = a_round(installation, cast)
    found.sent("Say when.", "Say who trained them.", "Of which year?")
    first, _, third, fourth = found.paragraphs
    of = {"round_id": found.id, "at": LATER, "by": cast.farid}
    with installation.store.writing() as db:
        drafting.write_paragraph(db, paragraph_id=first, text=NEW, by=cast.farid, at=LATER)
        operations.dispose(db, comment_id="NHRI-001", value=Answer.ACCEPTED, **of)
        operations.dispose(db, comment_id="NHRI-002", value=Answer.NOT_ACCEPTED, reason="It is a list.", **of)
        drafting.merge_paragraphs(db, paragraph_id=fourth, other_id=third, by=cast.farid, at=LATER)
        operations.dispose(db, comment_id="NHRI-003", value=Answer.NOTED, reason="Of 2024.", **of)
        operations.close(db, round_id=found.id, by=cast.amina, at=LATER)
    return found


def frozen(held: Round) -> str:
    with held.installation.store.writing() as db:
        return drafting.freeze(db, report_id=held.report_id, by=held.cast.amina, at=LATER).snapshot.id


def submitted(held: Round) -> str:
    version = frozen(held)
    with held.installation.store.writing() as db:
        going = GoingOut(day=DAY, cleared_by=["Cabinet"], symbol="CERD/C/ARC/10")
        operations.submit_version(db, snapshot_id=version, going=going, by=held.cast.amina, at=LATER)
    return version


def matrix(held: Round, who: Actor, view: View) -> ResponseMatrix:
    with held.installation.store.reading() as db:
        return response_matrix(db, who, held.id, view=view)


def test_before_a_version_is_submitted_no_row_has_a_text(held: Round, cast: Cast) -> None:
    frozen(held)
    found = matrix(held, cast.amina, View.INTERNAL)
    assert found.submitted_on is None
    assert {(row.submitted_paragraph, row.submitted_text) for row in found.rows} == {("", "")}


def test_each_row_has_the_text_of_its_answer_or_of_its_place_in_every_view(held: Round, cast: Cast) -> None:
    submitted(held)
    for who, view in ((cast.amina, View.INTERNAL), (cast.chidi, View.COMMENTER)):
        found = matrix(held, who, view)
        assert found.submitted_on
        assert (found.submitted_on.isoformat(), found.submitted_version, found.submitted_symbol) == (
            DAY,
            2,
            "CERD/C/ARC/10",
        )
        first, second, third = found.rows
        assert (first.submitted_paragraph, first.submitted_text) == ("1", NEW)
        assert second.submitted_text == TEXTS[1]  # not accepted: the text that stands where the comment stood
        assert third.submitted_text == f"{TEXTS[3]} {TEXTS[2]}"


def test_what_is_written_after_the_submission_is_in_no_row(held: Round, cast: Cast) -> None:
    submitted(held)
    with held.installation.store.writing() as db:
        where = held.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="Later.", by=cast.farid, at=LATER)
    frozen(held)
    assert matrix(held, cast.chidi, View.COMMENTER).rows[0].submitted_text == NEW


def test_a_paragraph_that_did_not_go_out_has_no_text(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        drafting.delete_paragraph(db, paragraph_id=held.paragraphs[0], by=cast.farid, at=LATER)
    submitted(held)
    row = matrix(held, cast.amina, View.INTERNAL).rows[0]
    assert (row.submitted_paragraph, row.submitted_text, row.open_again) == ("", "", True)


def test_what_became_of_each_answer_is_counted_and_those_open_again_are_named(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        where = held.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="Changed again.", by=cast.farid, at=LATER)
    submitted(held)
    with held.installation.store.reading() as db:
        (found,) = became_of_comments(db, cast.amina, held.report_id)
        assert became_of_comments(db, cast.chidi, held.report_id) == ()
    assert found.answers == {Answer.ACCEPTED: 1, Answer.NOT_ACCEPTED: 1, Answer.NOTED: 1}
    assert (found.comments, found.not_answered, found.open_again) == (3, (), ("NHRI-001",))


def test_the_command_that_records_it_says_so(held: Round) -> None:
    with held.installation.store.writing() as db:
        where = held.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="Changed again.", by=held.cast.farid, at=LATER)
    version = frozen(held)
    call = ["--home", str(held.installation.settings.home), "report", "submit", version, "--date", DAY]
    done = CliRunner().invoke(main, [*call, "--cleared-by", "Cabinet", "--json"])
    assert done.exit_code == 0, done.output
    (answers,) = json.loads(done.stdout)["answers"]
    assert answers["answers"] == {"accepted": 1, "not_accepted": 1, "noted": 1}
    assert answers["open_again"] == ["NHRI-001"]
    with held.installation.store.reading() as db:
        assert drafted.snapshot(db, None, version).submission is not None
