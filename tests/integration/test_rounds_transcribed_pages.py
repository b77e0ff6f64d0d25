"""The pages of words by another hand, without JavaScript: a letter typed in, the official voice going through it."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders.rounds import Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, visitors
from workbench.cli import main
from workbench.comments.records import Comment, CommentState
from workbench.installation import Installation

__all__ = ["visitors"]

DAY = "2026-05-07"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def a_letter(held: Round, amina: Visitor, **fields: object) -> str:
    """Two comments typed from a letter; where the page leads then."""
    given = {
        "institution": held.cast.commission,
        "origin": "letter",
        "said_on": DAY,
        "lines": "3",
        "file": (io.BytesIO(b"Dear colleagues"), "letter.pdf"),
        "cited-1": "para. 2",
        "text-1": "Add the figures of 2025.",
        "cited-2": "3",
        "quote-2": "214 complaints",
        "text-2": "Which count?",
        "proposed-2": "220 complaints",
    }
    answer = amina.post(f"/rounds/{held.id}/transcribe", **{**given, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["Location"])


def comments(held: Round) -> tuple[Comment, ...]:
    return held.comments(held.cast.amina)


def test_several_comments_of_a_letter_are_typed_in_one_go(held: Round, visitors: dict[str, Visitor]) -> None:
    onwards = a_letter(held, visitors["amina"])
    assert [(each.text, each.proposed) for each in comments(held)] == [
        ("Add the figures of 2025.", None),
        ("Which count?", "220 complaints"),
    ]
    page = visitors["amina"].get(onwards).text
    assert "letter.pdf" in page
    assert "NHRI-002" in page
    more = {"file": "", "file_id": comments(held)[0].transcription.file_id}  # type: ignore[union-attr]
    a_letter(
        held, visitors["amina"], **more, **{"cited-1": "4", "text-1": "And by whom?", "text-2": "", "proposed-2": ""}
    )
    assert [each.label for each in comments(held)] == ["NHRI-001", "NHRI-002", "NHRI-003"]


def test_more_room_keeps_what_was_typed(held: Round, visitors: dict[str, Visitor]) -> None:
    given = {"lines": "3", "text-2": "Typed already.", "do": "more"}
    page = visitors["amina"].post(f"/rounds/{held.id}/transcribe", **given).text
    assert "Typed already." in page
    assert 'name="text-6"' in page
    assert comments(held) == ()


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ({"file": ""}, "Attach the letter"),
        ({"said_on": ""}, "Give the day"),
        ({"text-1": "", "text-2": "", "proposed-2": ""}, "Type the words"),
        ({"other-1": "NHRI-044"}, "has no comment NHRI-044"),
        ({"said_on": "2026-05-01"}, "was opened on 2026-05-04"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_says_what_to_do(
    held: Round, visitors: dict[str, Visitor], without: dict[str, str], said: str
) -> None:
    given = {
        "institution": held.cast.commission,
        "origin": "letter",
        "said_on": DAY,
        "lines": "3",
        "file": (io.BytesIO(b"Dear colleagues"), "letter.pdf"),
        "text-1": "Add the figures.",
        "cited-3": "Typed already.",
    }
    answer = visitors["amina"].post(f"/rounds/{held.id}/transcribe", **{**given, **without})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Typed already." in answer.text
    assert comments(held) == ()


def test_minutes_can_be_written_on_the_page_and_are_kept_as_a_file(held: Round, visitors: dict[str, Visitor]) -> None:
    minutes = "Ms Okafor called at noon."
    a_letter(held, visitors["amina"], origin="telephone", file="", minutes=minutes)
    address = f"/rounds/{held.id}/files/{comments(held)[0].transcription.file_id}"  # type: ignore[union-attr]
    for name in ("amina", "ines"):
        assert visitors[name].get(address).data == minutes.encode()


def test_a_file_of_the_institution_in_preparation_is_never_taken_for_the_letter(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    theirs = (io.BytesIO(b"%PDF-1.4 CANARY"), "ours.pdf")
    visitors["ines"].post(f"/rounds/{held.id}/read/upload", file=theirs)
    with held.installation.store.reading() as db:
        (draft,) = db.query("select id from draft_file")
    given = {"institution": held.cast.commission, "origin": "letter", "said_on": DAY, "file_id": draft["id"]}
    answer = visitors["amina"].post(f"/rounds/{held.id}/transcribe", **given, **{"lines": "1", "text-1": "Words."})
    assert answer.status_code == 422
    assert b"ours.pdf" not in answer.data


def test_the_official_voice_sees_each_with_its_place_and_its_letter_and_confirms_those_it_chooses(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    a_letter(held, visitors["amina"])
    address = f"/rounds/{held.id}/read/confirm"
    page = visitors["chidi"].get(address).text
    for words in ("Add the figures of 2025.", "Paragraph 2", "214 complaints", "letter.pdf", "Typed by Amina Haddad"):
        assert words in page
    assert "Confirm all of them" not in visitors["ines"].get(address).text
    visitors["chidi"].post(address, which="chosen")
    assert {each.state for each in comments(held)} == {CommentState.RECEIVED_UNCONFIRMED}
    visitors["chidi"].post(address, which="chosen", comment=comments(held)[1].id)
    assert [each.state for each in comments(held)] == [CommentState.RECEIVED_UNCONFIRMED, CommentState.SENT]
    done = visitors["chidi"].post(address, which="all")
    assert done.headers["Location"].endswith("/read/ours")
    assert {each.state for each in comments(held)} == {CommentState.SENT}
    assert "Nothing waits to be confirmed" in visitors["chidi"].get(address).text


def test_both_sides_read_that_it_was_typed_and_by_whom(held: Round, visitors: dict[str, Visitor]) -> None:
    a_letter(held, visitors["amina"])
    desk = f"/rounds/{held.id}/comments/{comments(held)[0].id}"
    said = "Typed by Amina Haddad from a letter of 7 May 2026."
    assert said in visitors["amina"].get(desk).text
    assert said in visitors["ines"].get(f"/rounds/{held.id}/read/ours").text
    assert "Confirmed by the institution" not in visitors["amina"].get(desk).text
    visitors["chidi"].post(f"/rounds/{held.id}/read/confirm", which="all")
    assert "Confirmed by the institution" in visitors["amina"].get(desk).text


def run(held: Round, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--home", str(held.installation.settings.home), "round", *words])
    return done.exit_code, done.output


def test_a_letter_is_entered_at_the_command_line(held: Round, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"Dear colleagues")
    said = [{"text": "Add the figures.", "paragraph": "2"}, {"proposed": "220 complaints", "paragraph": "77"}]
    (tmp_path / "words.json").write_text(json.dumps(said))
    call = ("transcribe", held.id, str(tmp_path / "letter.pdf"), "--from", "NHRC", "--origin", "e_mail", "--on", DAY)
    status, output = run(held, *call, "--words", str(tmp_path / "words.json"), "--json")
    value = json.loads(output)
    assert (status, value["received"], value["duplicates"], value["queued"]) == (0, 2, 0, 1)
    assert [(each["label"], each["number"]) for each in value["comments"]] == [("NHRI-001", 2), ("NHRI-002", None)]
    status, output = run(held, *call, "--text", "Add the figures.", "--paragraph", "2", "--json")
    assert json.loads(output)["duplicates"] == 1
    status, output = run(held, *call[:-1], "2026-05-01", "--text", "Too early.")
    assert (status, "was opened on 2026-05-04" in output) == (1, True)
    (tmp_path / "words.json").write_text('{"text": "No list."}')
    assert run(held, *call, "--words", str(tmp_path / "words.json"))[0] == 2
