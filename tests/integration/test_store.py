"""The store: transactions, what survives, originals, migrations."""

import threading
from pathlib import Path

import pytest

from tests.cast import MORNING, Cast
from workbench.installation import Installation, open_installation
from workbench.settings import HomeMissing, Settings
from workbench.store import Database, Store, jobs, journal, outbox
from workbench.store.files import FileMissing
from workbench.store.jobs import JobState
from workbench.store.migrations import migrate


def _count(db: Database, table: str) -> int:
    return int(db.execute(f"select count(*) from {table}").fetchone()[0])


def test_a_write_that_fails_leaves_nothing_behind(installation: Installation) -> None:
    def write_and_fail() -> None:
        with installation.store.writing() as db:
            outbox.put(db, topic="document", key="D")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with installation.store.reading() as db:
        assert _count(db, "outbox") == 0


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(installation: Installation) -> None:
    with installation.store.reading() as reader:
        before = _count(reader, "outbox")
        with installation.store.writing() as writer:
            outbox.put(writer, topic="document", key="D")
        assert _count(reader, "outbox") == before


def test_a_reader_cannot_write(installation: Installation) -> None:
    with installation.store.reading() as db, pytest.raises(Exception, match="readonly"):
        outbox.put(db, topic="document", key="D")


def test_two_that_read_and_then_write_wait_for_one_another(installation: Installation) -> None:
    failures: list[Exception] = []

    def add_one() -> None:
        try:
            for _ in range(20):
                with installation.store.writing() as db:
                    key = str(_count(db, "outbox"))
                    outbox.put(db, topic="document", key=key)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with installation.store.reading() as db:
        keys = [row["key"] for row in db.query("select key from outbox order by sequence")]
    assert keys == [str(number) for number in range(80)]


def test_writes_are_synced_to_disk_and_foreign_keys_hold(installation: Installation) -> None:
    with installation.store.writing() as db:
        assert db.execute("pragma synchronous").fetchone()[0] == 2
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"
        assert db.execute("pragma foreign_keys").fetchone()[0] == 1


def test_the_journal_is_neither_changed_nor_cut(cast: Cast, installation: Installation) -> None:
    for statement in ("update journal set summary = ''", "delete from journal"):
        with pytest.raises(Exception, match="never"), installation.store.writing() as db:
            db.execute(statement)


def test_the_journal_says_who_did_what_when(cast: Cast, installation: Installation) -> None:
    with installation.store.writing() as db:
        journal.record(
            db, by=cast.amina, at=MORNING, verb="froze", object_kind="report", object_id="R", summary="Amina froze it"
        )
    with installation.store.reading() as db:
        last = next(db.query("select * from journal order by sequence desc limit 1"))
    assert (last["name"], last["verb"], last["at"]) == ("Amina Haddad", "froze", "2026-05-04T09:00:00.000000Z")


def test_migrating_again_changes_nothing(installation: Installation) -> None:
    def shape(db: Database) -> list[str]:
        return [row["sql"] for row in db.query("select sql from sqlite_master where sql is not null order by name")]

    with installation.store.reading() as db:
        before = shape(db)
    migrate(installation.store)
    with installation.store.reading() as db:
        assert shape(db) == before


def test_a_folder_that_is_no_home_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(HomeMissing, match="init"):
        open_installation(Settings(home=tmp_path / "nowhere", secret_key="k" * 32))


def test_the_same_original_is_kept_once_and_comes_back_byte_for_byte(installation: Installation) -> None:
    files = installation.store.files
    sha256 = files.put(b"\x00original")
    assert files.put(b"\x00original") == sha256
    assert files.read(sha256) == b"\x00original"
    assert len([path for path in files.folder.rglob("*") if path.is_file()]) == 1


def test_an_original_that_is_gone_is_named(installation: Installation) -> None:
    with pytest.raises(FileMissing, match="backup"):
        installation.store.files.read("0" * 64)


def _queue(store: Store, cast: Cast) -> str:
    with store.writing() as db:
        return jobs.queue(
            db, kind="ingest", title="Two files", payload={"files": []}, total=2, by=cast.amina, at=MORNING
        )


def test_a_job_goes_on_after_a_restart_and_remembers_what_is_done(cast: Cast, installation: Installation) -> None:
    job_id = _queue(installation.store, cast)
    with installation.store.writing() as db:
        assert (taken := jobs.next_waiting(db, at=MORNING)) is not None
        assert taken.state is JobState.RUNNING
        assert jobs.advance(db, job_id, step="one.pdf", outcome={"file": "one.pdf"})
    with installation.store.writing() as db:  # the program was ended here
        again = jobs.next_waiting(db, at=MORNING)
    assert again is not None
    assert (again.id, again.done, again.outcome) == (job_id, 1, ({"file": "one.pdf"},))


def test_what_nobody_waits_for_comes_after_what_somebody_asked_for(cast: Cast, installation: Installation) -> None:
    with installation.store.writing() as db:
        for kind in ("looked for", "asked for"):
            jobs.queue(db, kind=kind, title=kind, payload={}, total=1, by=cast.amina, at=MORNING)
        taken = jobs.next_waiting(db, at=MORNING, unhurried=["looked for"])
        assert taken is not None
        assert taken.kind == "asked for"
        jobs.finish(db, taken.id, state=jobs.JobState.DONE, at=MORNING)
        rest = jobs.next_waiting(db, at=MORNING, unhurried=["looked for"])
        assert rest is not None
        assert rest.kind == "looked for"


def test_a_job_that_is_asked_to_stop_hears_of_it_at_its_next_step(cast: Cast, installation: Installation) -> None:
    job_id = _queue(installation.store, cast)
    with installation.store.writing() as db:
        jobs.request_stop(db, job_id)
        assert not jobs.advance(db, job_id, step="one.pdf", outcome={})
