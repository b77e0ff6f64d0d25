"""What was sent is corrected by a comment of its own, and withdrawn by an event: by its institution alone."""

import json
import zipfile
from io import BytesIO

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations, queries
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Comment, CommentState, Position
from workbench.comments.refusals import (
    AlreadyReplaced,
    CommentReplaced,
    CommentWithdrawn,
    NoSuchRound,
    NotTheOfficialVoice,
    ReasonForWithdrawing,
    RoundClosed,
)
from workbench.installation import Installation
from workbench.people import Actor


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    round_ = a_round(installation, cast)
    round_.sent("Add the figures of 2025.", "Say who trained them.")
    return round_


def corrected(held: Round, label: str, text: str) -> None:
    with held.installation.store.writing() as db:
        draft = operations.begin_correction(db, round_id=held.id, comment_id=label, by=held.cast.ines, at=LATER)
        operations.rewrite_draft(db, draft_id=draft, version=1, written=Draft(text), by=held.cast.ines, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)


def withdrawn(held: Round, label: str, *, by: Actor, reason: str = "We were wrong.") -> None:
    with held.installation.store.writing() as db:
        operations.withdraw(db, round_id=held.id, comment_id=label, reason=reason, by=by, at=LATER)


def by_label(held: Round, who: Actor) -> dict[str, Comment]:
    return {each.label: each for each in held.comments(who)}


def closed(held: Round) -> None:
    with held.installation.store.writing() as db:
        operations.close(db, round_id=held.id, by=held.cast.amina, at=LATER)


def answered(held: Round, label: str) -> None:
    with held.installation.store.writing() as db:
        operations.dispose(
            db, round_id=held.id, comment_id=label, value=Answer.NOTED, reason="Noted.", by=held.cast.farid, at=LATER
        )


def test_a_correction_stands_in_the_place_of_the_first_words_which_stay(held: Round, cast: Cast) -> None:
    corrected(held, "NHRI-001", "Add the figures of 2024.")
    found = by_label(held, cast.amina)
    first, correction = found["NHRI-001"], found["NHRI-003"]
    assert (first.text, first.replaced_by) == ("Add the figures of 2025.", correction.id)
    assert (correction.text, correction.replaced_by) == ("Add the figures of 2024.", None)
    assert correction.paragraph_id == first.paragraph_id
    answered(held, "NHRI-002")
    answered(held, "NHRI-003")
    closed(held)  # the first needs no answer any more
    with held.installation.store.reading() as db:
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.chidi).ok


def test_a_correction_is_prepared_once_and_seen_by_the_institution_alone(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        words = {"round_id": held.id, "comment_id": "NHRI-001", "by": cast.ines, "at": LATER}
        one = operations.begin_correction(db, **words)  # type: ignore[arg-type]
        assert operations.begin_correction(db, **words) == one  # type: ignore[arg-type]
    assert len(by_label(held, cast.amina)) == 2
    page = signed_in(held.installation, "chidi").get(f"/rounds/{held.id}/read/ours").text
    assert "corrects a comment that was sent" in page


def test_a_withdrawn_comment_stays_with_its_reason_and_needs_no_answer(held: Round, cast: Cast) -> None:
    answered(held, "NHRI-002")
    withdrawn(held, "NHRI-001", by=cast.chidi)
    found = by_label(held, cast.amina)["NHRI-001"]
    assert (found.state, found.text) == (CommentState.WITHDRAWN, "Add the figures of 2025.")
    closed(held)
    with held.installation.store.reading() as db:
        row = next(db.query("select reason from comment_state where comment_id = :id", {"id": found.id}))
        assert row["reason"] == "We were wrong."
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=cast.amina).ok
    archive = zipfile.ZipFile(
        BytesIO(signed_in(held.installation, "chidi").get(f"/rounds/{held.id}/read/record.zip").data)
    )
    record = json.loads(archive.read("record.json"))
    assert [each["state"] for each in record["comments"]] == ["withdrawn", "sent"]


def test_what_was_replaced_or_withdrawn_waits_for_nobody(held: Round, cast: Cast) -> None:
    corrected(held, "NHRI-001", "Add the figures of 2024.")
    withdrawn(held, "NHRI-002", by=cast.chidi)
    first = by_label(held, cast.amina)["NHRI-001"]
    with pytest.raises(CommentReplaced, match="NHRI-001"):
        answered(held, "NHRI-001")
    answered(held, "NHRI-003")
    amina = signed_in(held.installation, "amina")
    page = amina.get(f"/rounds/{held.id}").text
    assert "1 of 1 answered" in page
    assert "Release the answers and close the round" in page
    assert "a later wording stands in its place" in page
    assert "Every comment has its answer" in amina.get("/").text
    desk = amina.get(f"/rounds/{held.id}/comments/{first.id}").text
    assert f"/comments/{first.replaced_by}" in desk
    assert "Save the answer" not in desk
    matrix = amina.get(f"/rounds/{held.id}/matrix").text
    assert ">open<" not in matrix
    rows = {row["number"]: row for row in json.loads(amina.get(f"/rounds/{held.id}/matrix.json").data)["rows"]}
    assert [rows[label]["replaced"] for label in ("NHRI-001", "NHRI-002", "NHRI-003")] == [True, False, False]


def test_who_may_and_what_is_refused(held: Round, cast: Cast) -> None:
    with pytest.raises(NotTheOfficialVoice):
        withdrawn(held, "NHRI-001", by=cast.ines)
    with pytest.raises(ReasonForWithdrawing):
        withdrawn(held, "NHRI-001", by=cast.chidi, reason=" ")
    for stranger in (cast.amina, cast.farid, cast.bruno, cast.olga):
        with pytest.raises(NoSuchRound):
            withdrawn(held, "NHRI-001", by=stranger)
    withdrawn(held, "NHRI-001", by=cast.chidi)
    with pytest.raises(CommentWithdrawn):
        withdrawn(held, "NHRI-001", by=cast.chidi)
    with pytest.raises(CommentWithdrawn):
        corrected(held, "NHRI-001", "Again.")
    corrected(held, "NHRI-002", "Say who was trained.")
    with pytest.raises(AlreadyReplaced):
        withdrawn(held, "NHRI-002", by=cast.chidi)
    answered(held, "NHRI-003")
    closed(held)
    with pytest.raises(RoundClosed):
        withdrawn(held, "NHRI-003", by=cast.chidi)


def test_on_the_web_both_take_a_step_each(held: Round, cast: Cast) -> None:
    ines, chidi = (signed_in(held.installation, name) for name in ("ines", "chidi"))
    first, second = (held.comments(cast.chidi)[at].id for at in (0, 1))
    listed = ines.get(f"/rounds/{held.id}/read/ours").text
    assert f"/read/comments/{first}/correct" in listed
    assert f"/read/comments/{first}/withdraw" not in listed
    assert f"/read/comments/{first}/withdraw" in chidi.get(f"/rounds/{held.id}/read/ours").text
    begun = ines.post(f"/rounds/{held.id}/read/comments/{first}/correct")
    assert begun.status_code == 303
    assert "Add the figures of 2025." in ines.get(begun.headers["Location"]).text
    address = f"/rounds/{held.id}/read/comments/{second}/withdraw"
    assert ines.post(address, data={"reason": "Why."}).status_code == 403
    assert chidi.post(address, data={"reason": ""}).status_code == 422
    assert chidi.post(address, data={"reason": "Why."}).status_code == 303
    assert "withdrawn" in chidi.get(f"/rounds/{held.id}/read/ours").text
    with held.installation.store.reading() as db:
        assert queries.comment(db, cast.amina, held.id, second).state is CommentState.WITHDRAWN
