"""What an institution keeps of a round is checked without the program: with OpenSSL and nothing else."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_word import COMMENTED
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.comments import operations, queries
from workbench.comments.frozen import heading
from workbench.comments.operations import Draft
from workbench.comments.receipts import signing
from workbench.comments.receipts.signing import KeyUnreadable
from workbench.comments.records import Answer, Position
from workbench.installation import Installation

OPENSSL = shutil.which("openssl")
NOTE = "We fear the press."


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def taken(held: Round, name: str, address: str, folder: Path) -> dict[str, Any]:
    """The record in what that person downloads, unpacked into the folder."""
    answer = signed_in(held.installation, name).get(address)
    assert answer.status_code == 200, answer.text
    zipfile.ZipFile(io.BytesIO(answer.data)).extractall(folder)
    found: dict[str, Any] = json.loads((folder / "record.json").read_text("utf-8"))
    return found


def openssl(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    assert OPENSSL is not None
    return subprocess.run([OPENSSL, *words], cwd=folder, capture_output=True, text=True, check=False)


def signature_of(folder: Path) -> subprocess.CompletedProcess[str]:
    """The command that how-to-check.txt names."""
    (line,) = (words for words in (folder / "how-to-check.txt").read_text().splitlines() if "pkeyutl" in words)
    return openssl(folder, *line.split()[1:])


def seal(held: Round) -> str:
    with held.installation.store.reading() as db:
        return queries.sendings(db, held.id, held.cast.commission)[-1].seal


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
def test_a_receipt_holds_the_words_and_openssl_finds_every_change(held: Round, tmp_path: Path) -> None:
    held.sent("Add the figures of 2025.", "Say who trained them.")
    found = taken(held, "ines", f"/rounds/{held.id}/read/receipts/{seal(held)}.zip", tmp_path)
    assert [(each["label"], each["text"], each["paragraph"]) for each in found["comments"]] == [
        ("NHRI-001", "Add the figures of 2025.", "1"),
        ("NHRI-002", "Say who trained them.", "2"),
    ]
    assert [each["seal"] for each in found["sendings"]] == [seal(held)]
    assert "Verified Successfully" in signature_of(tmp_path).stdout
    said = (tmp_path / "record.json").read_bytes()
    (tmp_path / "record.json").write_bytes(said.replace(b"figures of 2025", b"figures of 2024"))
    assert signature_of(tmp_path).returncode != 0
    shown = openssl(tmp_path, "pkey", "-pubin", "-in", "key.pem", "-outform", "DER", "-out", "key.der")
    assert shown.returncode == 0
    digest = hashlib.sha256((tmp_path / "key.der").read_bytes()).hexdigest()
    assert signing.fingerprint(held.installation.settings.home).replace(" ", "") == digest
    public = held.installation.settings.home
    assert (tmp_path / "key.pem").read_bytes() == signing.public_key(public)


def test_a_receipt_is_of_one_act_and_the_record_is_of_all(held: Round, tmp_path: Path) -> None:
    held.sent("Add the figures of 2025.")
    first = seal(held)
    held.sent("Say who trained them.")
    one = taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{first}.zip", tmp_path / "one")
    two = taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{seal(held)}.zip", tmp_path / "two")
    both = taken(held, "chidi", f"/rounds/{held.id}/read/record.zip", tmp_path / "all")
    assert [each["label"] for each in one["comments"]] == ["NHRI-001"]
    assert [each["label"] for each in two["comments"]] == ["NHRI-002"]
    assert [each["label"] for each in both["comments"]] == ["NHRI-001", "NHRI-002"]
    assert len(both["sendings"]) == 2


def test_a_receipt_holds_the_letter_that_was_sent_and_no_file_whose_comments_were(
    held: Round, cast: Cast, tmp_path: Path
) -> None:
    held.sent("Add the figures of 2025.")
    first = seal(held)
    letter = b"%PDF-1.7 a letter"
    held.received(letter, by=cast.ines, name="letter.pdf")
    held.received(held.file(*COMMENTED), by=cast.ines, name="draft.docx")
    held.sent()
    found = taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{seal(held)}.zip", tmp_path)
    assert [(each["name"], each["sha256"]) for each in found["files"]] == [
        ("letter.pdf", hashlib.sha256(letter).hexdigest())
    ]
    assert [each.read_bytes() for each in (tmp_path / "files").iterdir()] == [letter]
    assert taken(held, "chidi", f"/rounds/{held.id}/read/receipts/{first}.zip", tmp_path / "one")["files"] == []


def test_the_record_holds_the_files_and_released_answers_and_nothing_else_of_the_state(
    held: Round, cast: Cast, tmp_path: Path
) -> None:
    letter = b"%PDF-1.7 a letter"
    held.received(letter, by=cast.ines, name="letter.pdf")
    held.sent("Add the figures of 2025.")

    def answers() -> list[Any]:
        found = taken(held, "chidi", f"/rounds/{held.id}/read/record.zip", tmp_path)
        return [each["answer"] for each in found["comments"]]

    with held.installation.store.writing() as db:
        operations.dispose(
            db,
            round_id=held.id,
            comment_id="NHRI-001",
            value=Answer.NOTED,
            reason="The census is next year.",
            internal_note=NOTE,
            by=cast.farid,
            at=LATER,
        )
    assert answers() == [None]
    with held.installation.store.writing() as db:
        operations.release(db, round_id=held.id, by=cast.amina, at=LATER)
    (answer,) = answers()
    assert (answer["value"], answer["reason"]) == ("noted", "The census is next year.")
    assert NOTE not in (tmp_path / "record.json").read_text("utf-8")
    (kept,) = (tmp_path / "files").iterdir()
    assert kept.read_bytes() == letter
    assert kept.name == f"{hashlib.sha256(letter).hexdigest()}-letter.pdf"


def test_nobody_takes_the_receipt_of_another_institution(held: Round, cast: Cast) -> None:
    held.sent()
    address = f"/rounds/{held.id}/read/receipts/{seal(held)}.zip"
    for name in ("amina", "bruno", "dana"):
        assert signed_in(held.installation, name).get(address).status_code == 404
    chidi = signed_in(held.installation, "chidi")
    assert chidi.get(f"/rounds/{held.id}/read/receipts/{'0' * 64}.zip").status_code == 404


def test_the_key_is_for_anybody_and_the_private_half_for_its_owner_alone(held: Round) -> None:
    home = held.installation.settings.home
    visitor = signed_in(held.installation, "dana")
    assert (home / signing.KEY_FILE).exists()  # a page that is asked for makes no key
    answer = visitor.get("/signing-key.pem")
    assert answer.data == signing.public_key(home)
    assert (home / signing.KEY_FILE).stat().st_mode & 0o077 == 0
    (home / signing.KEY_FILE).write_bytes(b"no key")
    with pytest.raises(KeyUnreadable):
        signing.public_key(home)


def test_the_command_line_writes_the_record_that_the_institution_could_read(held: Round, tmp_path: Path) -> None:
    held.sent("Add the figures of 2025.")
    home, out = str(held.installation.settings.home), tmp_path / "record.zip"
    words = ["--home", home, "round", "record", held.id, "--for", "NHRC", "-o", str(out), "--json"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["comments"] == 1
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("record.json"))["comments"][0]["text"] == "Add the figures of 2025."
    refused = CliRunner().invoke(main, [*words[:5], "--for", "MoE", "-o", str(out)])
    assert refused.exit_code == 1


def test_a_record_says_of_each_comment_what_it_is_about_and_in_which_section(held: Round, tmp_path: Path) -> None:
    section = next(each.id for each in held.snapshot.sections if each.paragraphs)
    title = next(heading(each) for each in held.snapshot.sections if each.id == section)
    for written in (
        Draft(text="Nothing on islands.", section_id=section, missing_topic=True),
        Draft(text="Too long.", section_id=section),
        Draft(text="Thank you."),
        Draft(text="Which?", paragraph_id=held.paragraphs[0]),
    ):
        with held.installation.store.writing() as db:
            operations.draft(db, round_id=held.id, written=written, by=held.cast.ines, at=LATER)
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    found = taken(held, "ines", f"/rounds/{held.id}/read/record.zip", tmp_path)
    assert {each["text"]: (each["scope"], each["section"]) for each in found["comments"]} == {
        "Nothing on islands.": ("missing_topic", title),
        "Too long.": ("section", title),
        "Thank you.": ("document", ""),
        "Which?": ("paragraph", title),
    }


def test_a_record_says_what_the_state_side_made_of_a_file_in_the_institutions_name(held: Round, tmp_path: Path) -> None:
    held.received(held.file(*COMMENTED), by=held.cast.amina)
    found = taken(held, "ines", f"/rounds/{held.id}/read/record.zip", tmp_path)
    assert [(each["stands"], each["reason"]) for each in found["files"]] == [("taken_in", "")]
