"""What was handed in or typed for an institution: a receipt of each act, and a record that says who confirmed what."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_receipts import OPENSSL, signature_of, taken
from tests.integration.test_rounds_word import COMMENTED
from tests.signing_in import signed_in
from workbench.comments import operations
from workbench.comments.intake import files
from workbench.comments.operations import Transcribed
from workbench.comments.receipts.acts import Act, acts
from workbench.comments.records import Origin
from workbench.installation import Installation

LETTER = b"Dear colleagues"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """One sent on the web, some handed in, one typed from a letter and confirmed."""
    held = a_round(installation, cast)
    held.sent("Add the figures of 2025.")
    held.received(held.file(COMMENTED[0]), by=cast.operator)
    held.installation.store.files.put(LETTER)
    with held.installation.store.writing() as db:
        made = operations.transcribe(
            db,
            round_id=held.id,
            organisation=cast.commission,
            origin=Origin.LETTER,
            said_on=LATER.date(),
            file=("letter.txt", LETTER),
            words=[Transcribed("Which plan?", cited="4")],
            by=cast.amina,
            at=LATER,
        )
        operations.confirm(db, round_id=held.id, by=cast.chidi, at=LATER, only=made.comments)
        operations.translate(
            db,
            round_id=held.id,
            comment_id=made.comments[0],
            language="fr",
            text="Quel plan ?",
            by=cast.amina,
            at=LATER,
        )
    return held


def those_of(held: Round) -> tuple[Act, ...]:
    with held.installation.store.reading() as db:
        return acts(db, held.id, held.cast.commission)


def history(value: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["what"], each["by"]) for each in value["history"]]


def test_the_record_says_of_each_comment_how_it_came_and_who_confirmed_it(held: Round, tmp_path: Path) -> None:
    found = taken(held, "ines", f"/rounds/{held.id}/read/record.zip", tmp_path)
    said = {each["text"]: each for each in found["comments"]}
    commission = "National Human Rights Commission"
    assert history(said["Add the figures of 2025."]) == [("sent", commission)]
    assert history(said["Which plan?"]) == [("transcribed", "Amina Haddad"), ("confirmed", "official_voice")]
    handed_in = [each for each in found["comments"] if history(each) == [("handed_in", held.cast.operator.name)]]
    assert handed_in
    assert {each["state"] for each in handed_in} == {"received_unconfirmed"}
    typed = {"by": "Amina Haddad", "said_on": "2026-05-07", "file": "letter.txt"}
    assert [each["transcribed"] for each in found["comments"] if each["transcribed"]] == [typed]
    assert [each["text"] for each in said["Which plan?"]["translations"]] == ["Quel plan ?"]


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
def test_each_act_has_a_signed_receipt_that_lists_its_comments_and_their_places(held: Round, tmp_path: Path) -> None:
    assert [act.kind for act in those_of(held)] == ["received", "transcribed", "confirmed"]
    for act in those_of(held):
        found = taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{act.seal}.zip", tmp_path / act.kind)
        assert found["act"]["seal"] == act.seal
        assert len(found["comments"]) == act.comments
        assert "Verified Successfully" in signature_of(tmp_path / act.kind).stdout
    typed = taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{those_of(held)[1].seal}.zip", tmp_path / "again")
    assert [(each["text"], each["paragraph"]) for each in typed["comments"]] == [("Which plan?", "4")]
    assert [path.read_bytes() for path in (tmp_path / "again" / "files").iterdir()] == [LETTER]


def test_a_message_that_a_file_is_final_is_told_from_the_official_voice(held: Round, tmp_path: Path) -> None:
    cast = held.cast
    data = held.file(COMMENTED[0])
    for kept in (data, b"It is final."):
        held.installation.store.files.put(kept)
    with held.installation.store.writing() as db:
        operations.receive(
            db,
            round_id=held.id,
            organisation_id=cast.commission,
            data=data,
            name="comments.docx",
            returned=files.read(data, held.snapshot),
            message=("message.eml", b"It is final."),
            by=cast.amina,
            at=LATER,
        )
    found = taken(held, "ines", f"/rounds/{held.id}/read/record.zip", tmp_path)
    told = [history(each) for each in found["comments"] if each["origin"].startswith("word")]
    assert told
    assert all(each == [("handed_in", cast.operator.name), ("confirmed", "message")] for each in told)


def test_nobody_else_has_the_receipts(held: Round) -> None:
    address = f"/rounds/{held.id}/read/receipts/{those_of(held)[0].seal}.zip"
    assert signed_in(held.installation, "amina").get(address).status_code == 404
