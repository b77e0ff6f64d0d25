"""A home that is missing, foreign, newer, damaged, full or not ours: one line that says what to do, nothing touched."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from workbench.installation import HomeNotWritable, Installation, create, open_installation
from workbench.settings import Settings, load
from workbench.store import Store
from workbench.store.files import FileNotKept, FileStore
from workbench.store.migrations import HomeIsNewer, NotOurDatabase, migrate
from workbench.store.sqlite import sqlite3
from workbench.store.troubles import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseNotWritable,
    DatabaseUnusable,
    DiskFull,
    DiskRefused,
    named,
)

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workbench(tmp_path: Path) -> Run:
    """`workbench("--home", …)`: the command in a process of its own, its outcome and words."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _refused_in_one_line(outcome: subprocess.CompletedProcess[str], *words: str) -> None:
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert len(outcome.stderr.splitlines()) == 1
    for word in words:
        assert word in outcome.stderr


def _note_step(store: Store, step: str) -> None:
    with store.writing() as db:
        db.table("_sqlite_migrations").insert({"migration_set": "corpus", "name": step, "applied_at": "2027-01-01"})


def test_a_mistyped_home_is_refused_and_not_made(workbench: Run, tmp_path: Path) -> None:
    _refused_in_one_line(workbench("--home", "hoem", "corpus", "list", "--json"), "hoem is not a home", "init")
    assert not (tmp_path / "hoem").exists()


def test_without_home_the_users_data_directory_is_named_and_not_made(workbench: Run, tmp_path: Path) -> None:
    outcome = workbench("corpus", "list", XDG_DATA_HOME=str(tmp_path / "data"))
    _refused_in_one_line(outcome, str(tmp_path / "data" / "report-drafting-workbench"))
    assert not (tmp_path / "data").exists()


def test_a_home_below_a_file_is_refused(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _refused_in_one_line(workbench("--home", "file/home", "init"), "file/home", "cannot be written")
    with pytest.raises(HomeNotWritable):
        create(Settings(home=tmp_path / "file" / "home", secret_key=""))


def test_the_key_of_a_home_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = create(load(home, {})).settings.secret_key
    assert len(first) == 64
    assert load(home, {}).secret_key == first == open_installation(load(home, {})).settings.secret_key
    assert (home / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_home_that_a_newer_version_changed_is_not_opened(installation: Installation, workbench: Run) -> None:
    _note_step(installation.store, "0099_of_next_year")
    with pytest.raises(HomeIsNewer, match="corpus 0099_of_next_year"):
        open_installation(installation.settings)
    with pytest.raises(HomeIsNewer):
        create(installation.settings)
    _refused_in_one_line(workbench("--home", installation.settings.home, "corpus", "list"), "newer version")


def test_a_home_in_the_present_shape_is_opened_while_somebody_else_writes(installation: Installation) -> None:
    with installation.store.writing():  # to write anything now would be to wait for it
        assert open_installation(installation.settings).store.path == installation.store.path


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with sqlite3.connect(str(store.path)) as connection:
        connection.execute("create table bookmarks (address text)")
    connection.close()
    with pytest.raises(NotOurDatabase, match="another program"):
        migrate(store)


def test_a_file_that_is_no_database_is_named_damaged(installation: Installation, workbench: Run) -> None:
    installation.store.path.write_bytes(b"not a database at all" * 500)
    with pytest.raises(DatabaseDamaged, match="backup"):
        open_installation(installation.settings)
    _refused_in_one_line(workbench("--home", installation.settings.home, "search", "water", "--json"), "damaged")


def test_a_database_damaged_inside_is_named_where_it_is_read(installation: Installation) -> None:
    path = installation.store.path
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    with pytest.raises(DatabaseDamaged), installation.store.reading() as db:
        db.execute("select count(*) from document").fetchone()


def test_a_full_disk_is_said_and_what_was_saved_before_is_kept(installation: Installation) -> None:
    store = installation.store

    def write_much() -> None:
        with store.writing() as db:
            db.execute(f"pragma max_page_count = {db.execute('pragma page_count').fetchone()[0] + 2}")
            for number in range(1000):
                db.table("outbox").insert({"topic": "filling", "key": f"{number} " + "x" * 4000})

    with pytest.raises(DiskFull, match="make room"):
        write_much()
    with store.reading() as db:
        assert db.execute("select count(*) from outbox where topic = 'filling'").fetchone()[0] == 0


def test_an_original_that_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("a file stands where the folder should")
    with pytest.raises(FileNotKept, match="hand it in again"):
        FileStore(tmp_path / "corpus").put(b"an original")
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, DatabaseBusy),
        (8, DatabaseNotWritable),
        (11, DatabaseDamaged),
        (13, DiskFull),
        (14, DatabaseNotWritable),
        (26, DatabaseDamaged),
        (4874, DiskRefused),  # an extended code: IOERR_SHMSIZE
    ],
)
def test_what_sqlite_says_of_the_file_has_a_name(tmp_path: Path, code: int, kind: type[DatabaseUnusable]) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(kind, match=r"disk I/O error"), named(tmp_path / "workbench.db"):
        raise error


def test_an_error_in_a_statement_of_ours_stays_what_it_is(installation: Installation) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), installation.store.reading() as db:
        db.execute("select * from nowhere")
