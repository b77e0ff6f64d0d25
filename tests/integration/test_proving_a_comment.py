"""`docs/proving-a-comment.md` run as it is printed: the commands in a shell, the lines in a bare Python."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.cli import main
from workbench.comments import operations, queries
from workbench.comments.operations import Asked
from workbench.installation import Installation

PAGE = Path(__file__).parents[2] / "docs" / "proving-a-comment.md"
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("openssl", "unzip", "sh")), reason="openssl or unzip is not installed"
)
WORDS = ("Add the figures of 2025 – «tous», الجميع, 全部.", 'Say who trained the "teachers".\n\tAnd where.')


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    held = a_round(installation, cast)
    held.sent(*WORDS)
    held.received(b"%PDF-1.7 a letter", by=cast.operator, name="letter.pdf")
    return held


def printed(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def taken_away(held: Round, folder: Path) -> Path:
    """Receipt, record and ledger, as they are given to those who may have them."""
    with held.installation.store.reading() as db:
        seal = queries.sendings(db, held.id, held.cast.commission)[0].seal
    chidi = signed_in(held.installation, "chidi")
    folder.mkdir(exist_ok=True)
    (folder / "receipt.zip").write_bytes(chidi.get(f"/rounds/{held.id}/read/receipts/{seal}.zip").data)
    _record_and_ledger(held, folder)
    return folder


def _record_and_ledger(held: Round, folder: Path) -> None:
    chidi = signed_in(held.installation, "chidi")
    (folder / "record.zip").write_bytes(chidi.get(f"/rounds/{held.id}/read/record.zip").data)
    words = ["--home", str(held.installation.settings.home), "round", "ledger", held.id]
    done = CliRunner().invoke(main, [*words, "-o", str(folder / "ledger.json")], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def commands(folder: Path) -> str:
    """What the commands of the page say, all of them; they must all succeed."""
    for name in ("receipt", "record"):
        shutil.rmtree(folder / name, ignore_errors=True)
    said = ""
    for block in printed("sh"):
        done = subprocess.run(["sh", "-e"], input=block, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (block, done.stderr)
        said += done.stdout + done.stderr
    return said


def program(folder: Path) -> subprocess.CompletedProcess[str]:
    """The lines of the page in a Python that has its own library and nothing else."""
    (folder / "prove.py").write_text("\n".join(printed("python")), "utf-8")
    return subprocess.run(
        [sys.executable, "-I", "-S", "prove.py"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_commands_and_the_lines_of_the_page_prove_each_comment(held: Round, tmp_path: Path) -> None:
    folder = taken_away(held, tmp_path / "kept")
    said = commands(folder)
    assert said.count("Signature Verified Successfully") == 2
    (letter,) = (folder / "record" / "files").iterdir()
    assert f"= {letter.name[:64]}\n" in said
    done = program(folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("stands as it was sent") == 2
    assert done.stdout.count("stands in the ledger under the seal") == 2


def test_a_receipt_with_one_letter_changed_is_signed_no_more(held: Round, tmp_path: Path) -> None:
    folder = taken_away(held, tmp_path / "kept")
    commands(folder)
    path = folder / "receipt" / "record.json"
    path.write_bytes(path.read_bytes().replace(b"figures of 2025", b"figures of 2024"))
    (verify,) = (block for block in printed("sh") if "pkeyutl" in block)
    done = subprocess.run(["sh"], input=verify.splitlines()[0], cwd=folder, capture_output=True, text=True, check=False)
    assert "Verification Failure" in done.stdout + done.stderr
    assert "NHRI-001" in program(folder).stderr  # the digest says it too


@pytest.mark.parametrize("what", ["cut", "reworded", "renamed"])
def test_a_ledger_that_was_cut_or_written_otherwise_does_not_pass(held: Round, tmp_path: Path, what: str) -> None:
    folder = taken_away(held, tmp_path / "kept")
    commands(folder)
    ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
    if what == "cut":
        del ledger["entries"][1:]
    elif what == "reworded":
        ledger["entries"][1]["payload"] = ledger["entries"][1]["payload"].replace('"comments":2', '"comments":1')
    else:
        ledger["entries"][1]["by"] = "The State"
    (folder / "ledger.json").write_text(json.dumps(ledger), "utf-8")
    assert program(folder).returncode != 0


def test_erased_words_are_proved_by_the_receipt_that_was_kept(held: Round, tmp_path: Path) -> None:
    folder = taken_away(held, tmp_path / "kept")
    asked = Asked(["NHRI-001"], "A witness is named.", ("request.pdf", b"signed"))
    with held.installation.store.writing() as db:
        operations.erase_at_request(
            db, round_id=held.id, asked=asked, home=held.installation.settings.home, by=held.cast.chidi, at=LATER
        )
    _record_and_ledger(held, folder)
    commands(folder)
    done = program(folder)
    assert done.returncode == 0, done.stderr
    assert "NHRI-001 erased since, and proved by this receipt" in done.stdout
    assert "figures" not in (folder / "record" / "record.json").read_text("utf-8")


def test_the_ledger_is_for_those_who_manage_the_round_and_holds_no_word_of_a_comment(
    held: Round, tmp_path: Path
) -> None:
    folder = taken_away(held, tmp_path / "kept")
    assert "figures" not in (folder / "ledger.json").read_text("utf-8")
    words = [
        "--home",
        str(held.installation.settings.home),
        "--as",
        "chidi@arcadia.example",
        "round",
        "ledger",
        held.id,
    ]
    refused = CliRunner().invoke(main, [*words, "-o", str(tmp_path / "no.json")])
    assert refused.exit_code == 1
    assert not (tmp_path / "no.json").exists()
