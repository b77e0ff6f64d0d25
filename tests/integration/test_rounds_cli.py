"""A whole round from the command line, with the JSON of its reference."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.rounds import OPEN_PLACE, Round, a_frozen_report, a_round
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED
from workbench.cli import main
from workbench.comments import queries
from workbench.installation import Installation
from workbench.people import queries as people


def _tomorrow() -> str:
    return (datetime.now(UTC).date() + timedelta(days=1)).isoformat()


class Desk:
    """Runs commands on one home."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: str, status: int = 0, acting: str = "") -> Any:
        who = ["--as", acting] if acting else []
        result = CliRunner().invoke(main, ["--home", str(self.home), *who, "round", *words, "--json"])
        assert result.exit_code == status, result.output + result.stderr
        return json.loads(result.stdout) if result.stdout.strip() else result.stderr


@pytest.fixture
def desk(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return Desk(installation.settings.home)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


@pytest.fixture
def returned(held: Round, tmp_path: Path) -> Path:
    file = tmp_path / "returned.docx"
    file.write_bytes(held.file(*COMMENTED))
    return file


def test_whoever_has_no_round_and_no_matter_reads_that_there_is_none(desk: Desk, held: Round) -> None:
    for group, said in (("round", "No comment rounds."), ("matter", "None.")):
        told = CliRunner().invoke(main, ["--home", str(desk.home), "--as", "dana@arcadia.example", group, "list"])
        assert (told.exit_code, told.stdout.strip()) == (0, said)


def test_a_round_is_opened_with_ten_days_or_a_reason(desk: Desk, installation: Installation, cast: Cast) -> None:
    _, snapshot_id = a_frozen_report(installation, cast)
    call = ("open", snapshot_id, "--kind", "nhri", "--invite", "NHRC", "--closes")
    assert desk.run(*call, "2099-01-01")["round"]
    assert "working days" in desk.run(*call, _tomorrow(), status=1)


def test_received_comments_have_the_fields_of_the_reference(desk: Desk, held: Round, returned: Path) -> None:
    value = desk.run("receive", held.id, str(returned), "--from", "National Human Rights Commission")
    assert (value["received"], value["duplicates"], value["queued"]) == (4, 0, 0)
    fields = {
        "id", "kind", "paragraph", "number", "start", "end", "quote", "text", "proposed", "author", "date",
        "reply_to", "match",
    }  # fmt: skip
    assert all(fields <= set(comment) for comment in value["comments"])
    first = value["comments"][0]
    text = held.snapshot.paragraphs[0].text
    assert text[first["start"] : first["end"]] == first["quote"] == "every ground"
    assert (first["number"], first["match"]) == (1, "exact")
    again = desk.run("receive", held.id, str(returned), "--from", "NHRC")
    assert (again["received"], again["duplicates"], again["comments"]) == (0, 4, [])


def test_from_receipt_to_closing(desk: Desk, held: Round, returned: Path, tmp_path: Path) -> None:
    received = desk.run("receive", held.id, str(returned), "--from", "NHRC")["comments"]
    assert "no answer yet" in desk.run("close", held.id, status=1)
    assert "needs a reason" in desk.run("dispose", held.id, received[0]["id"], "noted", status=1)
    for comment in received:
        desk.run("dispose", held.id, comment["id"], "not_accepted", "--reason", "The figure is right.",
                 "--internal-note", "CANARY")  # fmt: skip
    assert desk.run("release", held.id)["released"] == 4
    listed = desk.run("comments", held.id)
    assert {comment["disposition"]["value"] for comment in listed} == {"not_accepted"}
    assert listed[0]["present"]["changed"] is False
    for view in ("internal", "commenter", "public"):
        file = tmp_path / f"{view}.json"
        desk.run("matrix", held.id, "--view", view, "--for", "NHRC", "-o", str(file))
        assert ("CANARY" in file.read_text()) is (view == "internal")
    rows = json.loads((tmp_path / "commenter.json").read_text())["rows"]
    assert [row["disposition"] for row in rows] == ["not_accepted"] * 3
    assert sum(len(row["replies"]) for row in rows) == 1  # the fourth is a reply, which stands under its comment
    assert desk.run("close", held.id)["state"] == "closed"
    verdict = desk.run("verify", held.id)
    assert (verdict["ok"], verdict["first_bad"]) == (True, None)
    assert verdict["entries"] == 9


def test_nobody_at_the_keyboard_sends_for_an_institution(desk: Desk, held: Round) -> None:
    held.prepared()
    for acting in ("", "chidi@arcadia.example", "amina@arcadia.example"):
        assert "official voice signs in" in desk.run("send", held.id, status=1, acting=acting)
    assert held.comments(held.cast.amina) == ()


def test_no_command_shows_a_comment_in_preparation(desk: Desk, held: Round, tmp_path: Path) -> None:
    held.prepared("CANARY")
    said = [json.dumps(desk.run("comments", held.id, acting=who)) for who in ("", "chidi@arcadia.example")]
    said.append(json.dumps(desk.run("list")))
    file = tmp_path / "matrix.json"
    desk.run("matrix", held.id, "--view", "internal", "-o", str(file))
    assert "CANARY" not in "".join((*said, file.read_text()))


def test_nobody_at_the_keyboard_prepares_or_places_for_an_institution(
    desk: Desk, held: Round, returned: Path, tmp_path: Path
) -> None:
    (sent,) = held.sent()
    held.received(held.file(*COMMENTED), by=held.cast.ines)
    for acting in ("chidi@arcadia.example", "ines@arcadia.example"):
        said = desk.run("receive", held.id, str(returned), "--from", "NHRC", status=1, acting=acting)
        assert "signed in on the web" in said
        place = ("place", held.id, sent.id, "--paragraph", held.paragraphs[1])
        assert "signed in on the web" in desk.run(*place, status=1, acting=acting)
        assert [comment["label"] for comment in desk.run("comments", held.id, acting=acting)] == ["NHRI-001"]
    # Without --as it is the State side's copy, and does not tell how much of it is in preparation already.
    assert desk.run("receive", held.id, str(returned), "--from", "NHRC")["duplicates"] == 0


def test_as_somebody_one_neither_speaks_for_nor_reads_what_an_institution_prepares(held: Round) -> None:
    held.prepared("CANARY")
    with held.installation.store.reading() as db:
        chidi = people.at_the_keyboard(held.cast.chidi)
        assert queries.drafts(db, held.cast.chidi, held.id)
        assert queries.drafts(db, chidi, held.id) == ()
        assert not queries.seat(db, chidi, held.id).speaks


def test_a_queued_comment_is_placed_by_hand(desk: Desk, held: Round, tmp_path: Path) -> None:
    file = tmp_path / "changed.docx"
    file.write_bytes(held.file(pasted=OPEN_PLACE))
    received = desk.run("receive", held.id, str(file), "--from", "NHRC")["comments"]
    (queued,) = (comment for comment in received if comment["match"] == "queued")
    assert queued["why"]
    desk.run("place", held.id, queued["id"], "--paragraph", held.paragraphs[0])
    (placed,) = (comment for comment in desk.run("comments", held.id) if comment["id"] == queued["id"])
    assert (placed["paragraph"], placed["match"], placed["placed_by_hand"]) == (held.paragraphs[0], "queued", True)


def test_a_file_that_cannot_be_read_is_kept_and_said(desk: Desk, held: Round, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF-1.7 a scan")
    value = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (value["received"], bool(value["why_not"])) == (0, True)
    broken = tmp_path / "returned.docx"
    broken.write_bytes(b"PK cut off")
    assert desk.run("receive", held.id, str(broken), "--from", "NHRC", status=1)["why_not"]


def test_with_the_institutions_own_message_a_file_counts_as_sent(
    desk: Desk, held: Round, returned: Path, tmp_path: Path
) -> None:
    message = tmp_path / "message.eml"
    message.write_text("Attached is our final answer.")
    desk.run("receive", held.id, str(returned), "--from", "NHRC", "--message", str(message))
    assert {comment["state"] for comment in desk.run("comments", held.id)} == {"sent"}
    assert desk.run("verify", held.id)["ok"]


def test_the_version_for_comments_comes_back_as_it_went(desk: Desk, held: Round, tmp_path: Path) -> None:
    file = tmp_path / "for-comments.docx"
    desk.run("export", held.id, "--for", "NHRC", "-o", str(file))
    value = desk.run("receive", held.id, str(file), "--from", "NHRC")
    assert (value["received"], value["queued"], value["why_not"]) == (0, 0, "")


def test_an_altered_round_fails_its_check(desk: Desk, held: Round) -> None:
    held.sent("One.")
    with held.installation.store.writing() as db:
        db.execute("drop trigger comment_is_never_changed")
        db.execute("update comment set text = 'Ones'")
    verdict = desk.run("verify", held.id, status=1)
    assert (verdict["ok"], verdict["first_bad"]) == (False, 2)


def test_what_was_cut_off_the_end_is_found_by_the_seal_noted_before(desk: Desk, held: Round) -> None:
    held.sent()
    desk.run("dispose", held.id, "NHRI-001", "noted", "--reason", "It is so.")
    desk.run("release", held.id)
    head = desk.run("verify", held.id)["head"]
    assert desk.run("verify", held.id, "--seal", head)["ok"]
    with held.installation.store.writing() as db:
        db.execute("drop trigger round_event_is_never_cut")
        db.execute("delete from round_event where kind = 'released'")
    assert desk.run("verify", held.id)["ok"]
    verdict = desk.run("verify", held.id, "--seal", head, status=1)
    assert (verdict["ok"], verdict["first_bad"]) == (False, 4)
    assert head in verdict["detail"]


def test_an_institution_hears_that_all_holds_and_not_how_many_entries_there_are(desk: Desk, held: Round) -> None:
    held.sent()
    verdict = desk.run("verify", held.id, acting="chidi@arcadia.example")
    assert verdict == {"ok": True, "entries": None, "head": None, "first_bad": None, "detail": ""}
    assert desk.run("verify", held.id, acting="farid@arcadia.example")["entries"] == 2


def test_a_ministry_finds_no_such_round(desk: Desk, held: Round) -> None:
    for words in (("comments",), ("verify",), ("close",), ("release",)):
        desk.run(*words, held.id, status=1, acting="bruno@arcadia.example")
