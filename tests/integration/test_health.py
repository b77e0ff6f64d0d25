"""What `doctor` finds, and the administrator's page with it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.applications import application
from tests.cast import MORNING, PASSWORD, Cast
from workbench.cli import main
from workbench.corpus.operations import Choices
from workbench.installation import Installation, health
from workbench.recommendations.documents.filing import file_document
from workbench.settings import Settings, bundled


@pytest.fixture
def library(installation: Installation, cast: Cast) -> Installation:
    """A home with one document in it, indexed."""
    path = bundled("corpus") / "documents" / "CERD_C_ARC_Q_7-9.docx"
    file_document(installation.store, path.read_bytes(), name=path.name, choices=Choices({}), by=cast.amina, at=MORNING)
    installation.sync()
    return installation


def _doctor(home: Path) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "doctor", "--json"])


def _wrong(found: tuple[health.Check, ...]) -> list[str]:
    return [check.check for check in found if not check.ok]


def test_a_sound_home_has_nothing_to_mend(library: Installation) -> None:
    outcome = _doctor(library.settings.home)
    found = json.loads(outcome.stdout)
    assert outcome.exit_code == 0
    assert all(check["ok"] and not check["remedy"] for check in found)
    assert [set(check) for check in found] == [{"check", "ok", "detail", "remedy"}] * 10


def test_an_original_that_is_missing_is_counted_and_the_exit_status_says_so(library: Installation) -> None:
    shutil.rmtree(library.settings.home / "corpus")
    outcome = _doctor(library.settings.home)
    wrong = [check for check in json.loads(outcome.stdout) if not check["ok"]]
    assert outcome.exit_code == 1
    assert [(check["check"], check["detail"]) for check in wrong] == [("originals", "1 of 1 missing")]
    assert "backup" in wrong[0]["remedy"]


@pytest.mark.parametrize("kind", ["deleted", "broken"])
def test_an_index_that_is_deleted_or_broken_is_to_be_rebuilt(library: Installation, kind: str) -> None:
    folder = library.settings.home / "search_index"
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink() if kind == "deleted" else path.write_bytes(b"\x00broken")
    outcome = _doctor(library.settings.home)
    wrong = [check for check in json.loads(outcome.stdout) if not check["ok"]]
    assert [check["check"] for check in wrong] == ["search index"]
    assert "index rebuild" in wrong[0]["remedy"]


def test_what_waits_to_be_indexed_is_counted(library: Installation) -> None:
    with library.store.writing() as db:
        db.execute("insert into outbox (topic, key) values ('document', 'D1'), ('document', 'D1'), ('document', 'D2')")
    index = next(check for check in health.checks(library) if check.check == "search index")
    assert (index.ok, index.detail % index.values) == (False, "2 documents wait to be indexed")


def test_a_damaged_database_is_said_among_the_other_checks(library: Installation) -> None:
    library.store.path.write_bytes(b"no database" * 1000)
    outcome = _doctor(library.settings.home)
    wrong = [check for check in json.loads(outcome.stdout) if not check["ok"]]
    assert outcome.exit_code == 1
    assert [check["check"] for check in wrong] == ["database"]
    assert "damaged" in wrong[0]["detail"]


def test_a_home_that_does_not_open_says_the_room_on_its_disk_and_speaks_of_no_damage(library: Installation) -> None:
    library.store.path.unlink()
    library.store.path.mkdir()
    outcome = _doctor(library.settings.home)
    checks = {check["check"]: check for check in json.loads(outcome.stdout)}
    assert (outcome.exit_code, checks["database"]["ok"], checks["database"]["remedy"]) == (1, False, "")
    assert "MB free" in checks["disk"]["detail"]


def test_a_home_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    assert _wrong(health.examine(Settings(home=tmp_path / "nowhere", secret_key=""))) == ["database"]
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("version", "sound"), [("3.40.1", False), ("3.51.2", False), ("3.51.3", True), ("3.53.4", True), ("4.0", True)]
)
def test_the_sqlite_of_debian_12_is_too_old(version: str, sound: bool) -> None:
    check = health._sqlite(version)
    assert check.ok is sound
    assert "pysqlite3" in check.remedy


def test_the_page_of_the_administrator_shows_the_checks_of_doctor(library: Installation, cast: Cast) -> None:
    shutil.rmtree(library.settings.home / "corpus")
    app = application(library)
    client = app.test_client()
    client.post("/sign-in", data={"email": "olga@arcadia.example", "password": PASSWORD})
    page = client.get("/admin").text
    for check in health.checks(library):
        assert check.title in page
        if check.check != "disk":  # others write meanwhile
            assert check.detail % check.values in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    "said", [("--date", "soon"), ("--treaty", "nonsense"), ("--state", "Nowhere"), ("--language", "klingon")]
)
def test_a_correction_that_means_nothing_is_a_wrong_call_and_the_home_stays_sound(
    library: Installation, said: tuple[str, str]
) -> None:
    home = str(library.settings.home)
    outcome = CliRunner().invoke(main, ["--home", home, "corpus", "correct", "CERD/C/ARC/Q/7-9", *said, "--json"])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert said[1] in outcome.stderr
    assert _doctor(library.settings.home).exit_code == 0
