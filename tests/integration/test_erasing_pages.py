"""Having words erased, and carrying out an order, on the pages; the seal of the day by mail."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import ledger, operations, witnessing
from workbench.comments.operations.witnessing import note_heads
from workbench.comments.records import RoundKind
from workbench.installation import Installation
from workbench.notices.queries import notices
from workbench.people import Actor

SECRET = "Ana Silva of Rua 5 told us of it."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.sent(SECRET, "Say who trained the teachers.")
    return held


def form(**typed: object) -> dict[str, object]:
    return {"reason": "A witness is named.", "letter": (io.BytesIO(b"%PDF signed"), "request.pdf"), **typed}


def test_the_official_voice_has_words_erased_on_a_page(held: Round, cast: Cast) -> None:
    chidi = signed_in(held.installation, "chidi")
    address = f"/rounds/{held.id}/read/erase"
    first = held.comments(cast.chidi)[0]
    assert SECRET in chidi.get(address).text
    done = chidi.post(address, data=form(comment=first.id), content_type="multipart/form-data")
    assert (done.status_code, done.headers["Location"]) == (303, f"/rounds/{held.id}/proof#erased")
    assert SECRET not in chidi.get(address).text
    for name, letter in (("chidi", True), ("amina", False)):
        page = signed_in(held.installation, name).get(f"/rounds/{held.id}/proof").text
        assert "A witness is named." in page
        assert "Everything is as it was written." in page
        assert (re.search(r'href="[^"]*/erasures/', page) is not None) is letter
    shown = signed_in(held.installation, "amina").get(f"/rounds/{held.id}/comments/{first.id}").text
    assert "The words were erased." in shown
    link = re.search(r'href="([^"]*/erasures/[^"]*)"', chidi.get(f"/rounds/{held.id}/proof").text)
    assert link is not None
    assert chidi.get(link[1]).data == b"%PDF signed"
    assert signed_in(held.installation, "amina").get(link[1]).status_code == 404


@pytest.mark.parametrize("missing", ["comment", "reason", "letter"])
def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(held: Round, cast: Cast, missing: str) -> None:
    given = form(comment=held.comments(cast.chidi)[0].id)
    given |= {"letter": (io.BytesIO(b""), "")} if missing == "letter" else {missing: ""}
    done = signed_in(held.installation, "chidi").post(
        f"/rounds/{held.id}/read/erase", data=given, content_type="multipart/form-data"
    )
    assert done.status_code == 422
    assert f'href="#field-{missing}"' in done.text
    assert held.comments(cast.chidi)[0].text == SECRET


def test_a_reviewer_reads_who_can_ask_for_it_and_cannot(held: Round, cast: Cast) -> None:
    ines = signed_in(held.installation, "ines")
    assert "Only the official voice" in ines.get(f"/rounds/{held.id}/read/erase").text
    given = form(comment=held.comments(cast.chidi)[0].id)
    done = ines.post(f"/rounds/{held.id}/read/erase", data=given, content_type="multipart/form-data")
    assert done.status_code == 403
    assert held.comments(cast.chidi)[0].text == SECRET


def test_an_administrator_carries_out_an_order_without_reading_a_word(held: Round, cast: Cast) -> None:
    olga = signed_in(held.installation, "olga")
    assert 'href="/admin/erasure"' in olga.get("/admin").text
    assert "/admin/erasure" not in signed_in(held.installation, "amina").get("/admin").text
    page = olga.get("/admin/erasure").text
    assert "National Human Rights Commission" in page
    assert SECRET not in page
    assert "ICERD report" not in page
    given = form(whose=f"{held.id}/{cast.commission}", comments="NHRI-001", authority="")
    refused = olga.post("/admin/erasure", data=given, content_type="multipart/form-data")
    assert refused.status_code == 422
    given = form(whose=f"{held.id}/{cast.commission}", comments="NHRI-001", authority="Data Protection Authority")
    assert olga.post("/admin/erasure", data=given, content_type="multipart/form-data").status_code == 303
    assert held.comments(cast.chidi)[0].erased
    shown = signed_in(held.installation, "ines").get(f"/rounds/{held.id}/proof").text
    assert "By order of Data Protection Authority" in shown
    for name in ("amina", "farid", "chidi"):
        assert signed_in(held.installation, name).get("/admin/erasure").status_code == 404


def seals(held: Round, who: Actor) -> list[str]:
    with held.installation.store.reading() as db:
        found = [each for each in notices(db, who) if each.kind.value == "head_of_day"]
    return [each.facts["seal"] for each in reversed(found)]


def a_day_passes(held: Round, days: int) -> None:
    with held.installation.store.writing() as db:
        note_heads(db, at=LATER + timedelta(days=days))
        note_heads(db, at=LATER + timedelta(days=days, hours=1))


def test_whoever_wants_it_gets_the_seal_of_each_day_once_and_it_proves_the_record(held: Round, cast: Cast) -> None:
    chidi = signed_in(held.installation, "chidi")
    assert chidi.post(f"/rounds/{held.id}/proof/witness", data={"wanted": "yes"}).status_code == 303
    for days in (0, 1, 2):
        a_day_passes(held, days)
    mine = seals(held, cast.chidi)
    assert len(set(mine)) == 3  # nothing was done on these days, and each has its own
    assert seals(held, cast.ines) == seals(held, cast.amina) == []
    with held.installation.store.reading() as db:
        head = ledger.events(db, held.id)[-1].hash
        assert head not in mine
        assert mine[0] == witnessing.blinded(head, LATER.date().isoformat())
        files = held.installation.store.files
        for seal in mine:
            assert operations.verify(db, files, round_id=held.id, by=cast.amina, seals=[seal]).ok
        assert not operations.verify(db, files, round_id=held.id, by=cast.amina, seals=[mine[0][::-1]]).ok
    assert "The record carries this seal." in chidi.get(f"/rounds/{held.id}/proof?seal={mine[1]}").text
    lost = chidi.get(f"/rounds/{held.id}/proof?seal={'0' * 64}").text
    assert "The record does not carry this seal." in lost
    assert "Entry" not in lost  # how many there are tells of answers to others


def test_a_ledger_put_back_to_an_earlier_day_is_found_by_the_mail_of_a_later_one(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        operations.witness(db, round_id=held.id, wanted=True, by=cast.chidi, at=LATER)
    a_day_passes(held, 0)
    held.sent("Name the date.")
    a_day_passes(held, 1)
    before, after = seals(held, cast.chidi)
    with held.installation.store._open() as db:
        db.execute("begin")
        db.execute("pragma defer_foreign_keys = on")
        for table in ("round_event", "comment", "round_sending"):
            db.execute(f"drop trigger {table}_is_never_cut")
            column = "seq" if table == "round_event" else "event_seq"
            db.execute(f"delete from {table} where {column} > 2")
        files = held.installation.store.files
        assert operations.verify(db, files, round_id=held.id, by=cast.amina, seals=[before]).ok
        assert not operations.verify(db, files, round_id=held.id, by=cast.amina, seals=[after]).ok
        db.execute("rollback")


def test_the_seals_end_when_they_are_not_wanted_or_the_round_has_closed(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        for actor in (cast.chidi, cast.ines):
            operations.witness(db, round_id=held.id, wanted=True, by=actor, at=LATER)
    a_day_passes(held, 0)
    with held.installation.store.writing() as db:
        operations.witness(db, round_id=held.id, wanted=False, by=cast.ines, at=LATER)
        for label in ("NHRI-001", "NHRI-002"):
            operations.withdraw(db, round_id=held.id, comment_id=label, reason="No.", by=cast.chidi, at=LATER)
        operations.close(db, round_id=held.id, by=cast.amina, at=LATER)
    for days in (1, 2, 3):
        a_day_passes(held, days)
    assert len(seals(held, cast.ines)) == 1
    assert len(seals(held, cast.chidi)) == 2  # the last one covers the closing


def test_the_records_of_all_rounds_come_in_one_signed_file(held: Round, cast: Cast) -> None:
    with held.installation.store.writing() as db:
        second = operations.open_round(
            db,
            snapshot_id=held.snapshot.id,
            kind=RoundKind.NHRI,
            invite=[cast.commission],
            closes=LATER.date() + timedelta(days=20),
            by=cast.amina,
            at=LATER,
        )
    answer = signed_in(held.installation, "chidi").get("/rounds/our-records.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert {"record.json", "record.json.sig", "key.pem"} <= set(archive.namelist())
        found = json.loads(archive.read("record.json"))
    assert [each["round"] for each in found["rounds"]] == [held.id, second]
    assert found["rounds"][0]["comments"][0]["text"] == SECRET
    assert signed_in(held.installation, "bruno").get("/rounds/our-records.zip").status_code == 404
    assert signed_in(held.installation, "amina").get("/rounds/our-records.zip").status_code == 404
