"""The files that leave a round, from the command line: to comment in, with what was said, and clean."""

from pathlib import Path

import pytest

from tests.builders.rounds import Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_cli import Desk
from tests.integration.test_rounds_word import COMMENTED
from workbench.comments import queries
from workbench.comments.written import written_rows
from workbench.installation import Installation
from workbench.word.reading import read


@pytest.fixture
def desk(installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "for tests alone, never for an office")
    return Desk(installation.settings.home)


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    made = a_round(installation, cast)
    made.received(made.file(*COMMENTED), by=cast.operator)
    return made


def test_the_comments_of_one_institution_go_out_to_it_and_the_file_is_kept(
    desk: Desk, held: Round, tmp_path: Path
) -> None:
    out = tmp_path / "ours.docx"
    desk.run("export", held.id, "--for", "NHRC", "--comments", "own", "-o", str(out))
    assert len(read(out.read_bytes()).comments) == 3
    with held.installation.store.reading() as db:
        (file,) = (each for each in queries.files(db, held.cast.ines, held.id) if each.direction == "out")
        assert len(written_rows(db, held.cast.operator, held.id, held.cast.commission)) == 4
    assert held.installation.store.files.read(file.sha256) == out.read_bytes()


def test_the_file_with_all_comments_stays_with_the_mechanism(desk: Desk, held: Round, tmp_path: Path) -> None:
    out = tmp_path / "all.docx"
    desk.run("export", held.id, "--comments", "all", "-o", str(out))
    assert len(read(out.read_bytes()).comments) == 3
    with held.installation.store.reading() as db:
        assert not [each for each in queries.files(db, held.cast.ines, held.id) if each.direction == "out"]
    said = desk.run("export", held.id, "--for", "NHRC", "--comments", "all", "-o", str(out), status=2)
    assert "leave --for out" in said


def test_a_clean_file_is_for_everybody_and_has_no_comments(desk: Desk, held: Round, tmp_path: Path) -> None:
    out = tmp_path / "clean.docx"
    desk.run("export", held.id, "--clean", "-o", str(out))
    assert read(out.read_bytes()).comments == ()
    desk.run("export", held.id, "--clean", "--comments", "all", "-o", str(out), status=2)


def test_it_is_said_for_whom_a_file_is(desk: Desk, held: Round, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert "--for" in desk.run("export", held.id, "-o", str(out), status=2)
    assert "invited" in desk.run("export", held.id, "--for", "MoE", "--comments", "own", "-o", str(out), status=1)
    assert not out.exists()
