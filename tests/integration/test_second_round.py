"""A second round on a later version: what changed since the one that was reviewed, and what was said and answered."""

from datetime import date

import pytest

from tests.builders.rounds import CLOSES, LATER, TEXTS, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations, queries
from workbench.comments.records import Answer, Position, RoundKind
from workbench.comments.since_reviewed import since_reviewed
from workbench.drafting import operations as drafting
from workbench.drafting.moments.comparing import Became
from workbench.installation import Installation

CHANGED = TEXTS[0].replace("2024", "2025")
ADDED = "A national preventive mechanism was set up."


@pytest.fixture
def first(installation: Installation, cast: Cast) -> Round:
    """The commission sent three comments; two were answered, one of these released; then the draft went on."""
    held = a_round(installation, cast, invite=[cast.commission, cast.education])
    held.sent("Say when.", "Say who trained them.", "Of which year?")
    of = {"round_id": held.id, "at": LATER}
    one, two = held.paragraphs[:2]
    section = held.snapshot.sections[1].id
    with installation.store.writing() as db:
        drafting.write_paragraph(db, paragraph_id=one, text=CHANGED, by=cast.farid, at=LATER)
        operations.dispose(db, comment_id="NHRI-001", value=Answer.ACCEPTED, by=cast.farid, **of)
        operations.release(db, by=cast.amina, **of)
        operations.dispose(db, comment_id="NHRI-002", value=Answer.NOTED, reason="Unreleased.", by=cast.farid, **of)
        drafting.delete_paragraph(db, paragraph_id=two, by=cast.farid, at=LATER)
        drafting.add_paragraph(db, section_id=section, text=ADDED, by=cast.farid, at=LATER)
    return held


def second_round(first: Round) -> str:
    cast = first.cast
    with first.installation.store.writing() as db:
        version = drafting.freeze(db, report_id=first.report_id, by=cast.amina, at=LATER).snapshot.id
        return operations.open_round(
            db,
            snapshot_id=version,
            kind=RoundKind.NHRI,
            invite=[cast.commission, cast.education],
            closes=CLOSES,
            by=cast.amina,
            at=LATER,
            reason="The second reading is short.",
        )


def test_the_seat_names_the_version_reviewed_before_and_none_where_nothing_was_said(first: Round, cast: Cast) -> None:
    round_id = second_round(first)
    with first.installation.store.reading() as db:
        seats = {each.organisation_id: each.reviewed_snapshot for each in queries.invitations(db, round_id)}
        before = {each.reviewed_snapshot for each in queries.invitations(db, first.id)}
    assert seats == {cast.commission: first.snapshot.id, cast.education: None}
    assert before == {None}


def test_what_changed_stands_word_by_word_beside_what_was_said_and_answered(first: Round, cast: Cast) -> None:
    round_id = second_round(first)
    with first.installation.store.reading() as db:
        found = since_reviewed(db, cast.ines, round_id)
    assert found
    assert {became: count for became, count in found.counts.items() if count} == {
        Became.CHANGED: 1,
        Became.REMOVED: 1,
        Became.ADDED: 1,
        Became.SAME: 2,
    }
    blocks = {each.compared.id: each for part in found.parts for each in part.blocks}
    one, two, three, four = first.paragraphs
    assert [each.label for each in blocks[one].comments] == ["NHRI-001"]
    assert [each.label for each in blocks[two].comments] == ["NHRI-002"]
    assert blocks[three].compared.became is Became.SAME  # unchanged, and shown for what was said of it
    assert four not in blocks
    answers = [each.disposition.value if each.disposition else None for each in blocks[one].comments]
    assert answers == [Answer.ACCEPTED]
    assert blocks[two].comments[0].disposition is None  # it was not released


def test_the_page_shows_it_to_the_institution_alone(first: Round) -> None:
    round_id = second_round(first)
    address = f"/rounds/{round_id}/read/changes"
    page = signed_in(first.installation, "ines").get(address).text
    assert "What changed since version 1, which you reviewed" in page
    assert "<del>2024</del><ins>2025</ins>" in page
    assert f"<ins>{ADDED}</ins>" in page
    assert "Unreleased." not in page
    for stranger in ("amina", "farid", "olga", "dana", "bruno"):
        assert signed_in(first.installation, stranger).get(address).status_code in (403, 404)


def test_the_first_round_has_no_such_page_and_no_way_to_it(first: Round) -> None:
    chidi = signed_in(first.installation, "chidi")
    assert chidi.get(f"/rounds/{first.id}/read/changes").status_code == 404
    assert "/read/changes" not in chidi.get(f"/rounds/{first.id}/read").text
    second = second_round(first)
    assert f"/rounds/{second}/read/changes" in chidi.get(f"/rounds/{second}/read").text


def test_what_is_drafted_after_the_second_version_is_not_in_it(first: Round, cast: Cast) -> None:
    round_id = second_round(first)
    with first.installation.store.writing() as db:
        where = first.paragraphs[0]
        drafting.write_paragraph(db, paragraph_id=where, text="A secret word.", by=cast.farid, at=LATER)
    page = signed_in(first.installation, "ines").get(f"/rounds/{round_id}/read/changes").text
    assert "A secret word." not in page


def test_an_institution_that_said_it_had_no_comments_has_reviewed_the_version(
    installation: Installation, cast: Cast
) -> None:
    held = a_round(installation, cast, closes=date(2026, 6, 1))
    with installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.NO_COMMENTS, by=cast.chidi, at=LATER)
    page = signed_in(installation, "ines").get(f"/rounds/{second_round(held)}/read/changes").text
    assert "Nothing changed" in page


def test_what_became_of_each_comment_is_read_with_its_paragraph_as_the_later_version_has_it(first: Round) -> None:
    answers = f"/rounds/{first.id}/read/answers"
    chidi = signed_in(first.installation, "chidi")
    before = chidi.get(answers).text
    assert "No later version was given out yet" in before
    assert "<ins>2025</ins>" not in before
    second_round(first)
    page = chidi.get(answers).text
    assert "accepted: 1" in page
    assert "not answered yet: 2" in page
    assert "Paragraph 1 in version 2" in page
    assert "<del>2024</del><ins>2025</ins>" in page
    assert "Unreleased." not in page


def test_an_institution_that_sent_nothing_is_told_what_will_stand_there(first: Round) -> None:
    page = signed_in(first.installation, "bruno").get(f"/rounds/{first.id}/read/answers")
    assert page.status_code == 200
    assert "Nothing sent yet" in page.text
