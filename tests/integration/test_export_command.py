"""`report export` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders.rounds import TEXTS, a_frozen_report
from tests.cast import Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.text.markup import plain
from workbench.word.reading import read


@pytest.fixture
def snapshot(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return a_frozen_report(installation, cast)[1]


def export(installation: Installation, *words: str, acting: str = "") -> Result:
    who = ["--as", acting] if acting else []
    home = str(installation.settings.home)
    return CliRunner().invoke(main, ["--home", home, *who, "report", "export", *words, "--json"])


@pytest.mark.parametrize("form", ["comments", "submission"])
def test_both_forms_are_written(installation: Installation, snapshot: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    result = export(installation, snapshot, "--for", form, "-o", str(file))

    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    assert (value["for"], value["draft"], value["bytes"]) == (form, True, file.stat().st_size)
    texts = [paragraph.text for paragraph in read(file.read_bytes()).paragraphs]
    assert all(plain(text) in texts for text in TEXTS)


def test_what_is_missing_is_a_file_of_its_own(installation: Installation, snapshot: str, tmp_path: Path) -> None:
    gaps = tmp_path / "gaps.json"
    result = export(installation, snapshot, "--for", "submission", "-o", str(tmp_path / "r.docx"), "--gaps", str(gaps))

    listed = json.loads(gaps.read_text("utf-8"))["gaps"]
    assert json.loads(result.stdout)["gaps"] == len(listed) > 100
    assert "requirement without an answer" in {gap["kind"] for gap in listed}


def test_another_ending_is_refused(installation: Installation, snapshot: str, tmp_path: Path) -> None:
    result = export(installation, snapshot, "--for", "submission", "-o", str(tmp_path / "report.odt"))

    assert result.exit_code == 2
    assert ".docx or .pdf" in result.stderr


def test_a_place_that_cannot_be_written_is_said_in_one_line(
    installation: Installation, snapshot: str, tmp_path: Path
) -> None:
    result = export(installation, snapshot, "--for", "submission", "-o", str(tmp_path / "no" / "report.docx"))

    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


@pytest.mark.parametrize("who", ["dana", "chidi", "bruno"])
def test_who_may_not_export_finds_nothing_there(
    installation: Installation, snapshot: str, tmp_path: Path, who: str
) -> None:
    file = tmp_path / "report.docx"
    result = export(installation, snapshot, "--for", "submission", "-o", str(file), acting=f"{who}@arcadia.example")

    assert result.exit_code == 1
    assert not file.exists()


def test_a_states_own_template_is_used(installation: Installation, snapshot: str, tmp_path: Path) -> None:
    from docx import Document

    own = installation.settings.home / "drafting_templates" / "word" / "report.docx"
    own.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    document.add_paragraph("Ministry of Justice of {{ cover.state }}")
    document.add_paragraph("{{ body }}")
    document.save(str(own))
    file = tmp_path / "report.docx"
    export(installation, snapshot, "--for", "submission", "-o", str(file))

    texts = [paragraph.text for paragraph in read(file.read_bytes()).paragraphs]
    assert texts[0] == "Ministry of Justice of Arcadia"
    assert plain(TEXTS[0]) in texts
