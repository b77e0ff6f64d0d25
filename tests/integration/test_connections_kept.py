"""Connections that lie idle between their uses are never what somebody is misled by."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from workbench.installation import Installation
from workbench.store import Database, Store, outbox
from workbench.store.sqlite import sqlite3
from workbench.store.troubles import DatabaseUnusable

WRITES = "import sys, sqlite3; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"


def put(store: Store, key: str) -> None:
    with store.writing() as db:
        outbox.put(db, topic="document", key=key)


def keys(store: Store) -> list[str]:
    with store.reading() as db:
        return [row["key"] for row in db.query("select key from outbox order by sequence")]


def bring_in_the_log(store: Store, how: str) -> None:
    """All that was written stands in the database file itself."""
    with store.reading() as db:
        db.conn.execute("ROLLBACK")
        db.conn.execute("PRAGMA query_only = OFF")
        db.conn.execute(f"PRAGMA wal_checkpoint({how})")
        db.conn.execute("BEGIN")


def another_process(store: Store, statement: str) -> None:
    with store.path.open("rb") as file:  # whoever closes the file in this process gives up the locks of its connections
        file.read(1)
    subprocess.run([sys.executable, "-c", WRITES, str(store.path), statement], check=True)


def opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    made: list[object] = []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kwargs: made.append(args) or connect(*args, **kwargs))
    return made


def test_who_reads_and_writes_one_after_the_other_opens_one_connection(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(installation.store.home)
    made = opened(store, monkeypatch)
    for number in range(5):
        put(store, str(number))
        assert keys(store)[-1] == str(number)
    assert len(made) <= 2  # a log that is begun anew is one reason to open another


def test_a_view_that_somebody_forgot_to_read_to_its_end_is_over(installation: Installation) -> None:
    store = installation.store
    put(store, "first")
    put(store, "second")
    with store.writing() as db:
        forgotten = db.query("select key from outbox order by sequence")
        assert next(forgotten)["key"] == "first"
    put(store, "third")
    assert keys(store) == ["first", "second", "third"]
    with pytest.raises(sqlite3.Error):
        next(forgotten)


def test_a_copy_put_in_the_place_of_the_database_is_what_is_read_next(installation: Installation) -> None:
    store, home = installation.store, installation.store.home
    put(store, "before the copy")
    bring_in_the_log(store, "TRUNCATE")
    shutil.copyfile(store.path, home / "copy.db")
    put(store, "after the copy")
    assert keys(store) == ["before the copy", "after the copy"]
    (home / "copy.db").replace(store.path)
    for ending in ("-wal", "-shm"):
        store.path.with_name(store.path.name + ending).unlink()
    assert keys(store) == ["before the copy"]


def test_a_copy_put_in_its_place_while_somebody_read_is_what_is_read_and_written_next(
    installation: Installation,
) -> None:
    store, home = Store(installation.store.home), installation.store.home
    put(store, "in both")
    bring_in_the_log(store, "TRUNCATE")
    shutil.copyfile(store.path, home / "copy.db")
    with store.reading() as db:
        db.execute("select 1").fetchone()
        (home / "copy.db").replace(store.path)
        for ending in ("-wal", "-shm"):
            store.path.with_name(store.path.name + ending).unlink(missing_ok=True)
    put(store, "after")
    assert keys(store) == keys(Store(home)) == ["in both", "after"]


def test_a_database_cut_short_while_nobody_used_it_is_said_to_be_damaged(installation: Installation) -> None:
    store = Store(installation.store.home)
    put(store, "one")
    bring_in_the_log(store, "TRUNCATE")
    with store.path.open("r+b") as file:
        file.truncate(5000)
    with pytest.raises(DatabaseUnusable):
        keys(store)


def test_what_another_process_wrote_and_tidied_up_is_read_next(installation: Installation) -> None:
    store = installation.store
    put(store, "ours")
    for key in ("theirs", "theirs again"):
        assert keys(store)[-1] != key
        another_process(store, f"insert into outbox (topic, key) values ('document', '{key}')")
        assert keys(store)[-1] == key


def test_what_is_written_after_another_process_tidied_up_the_log_is_kept(installation: Installation) -> None:
    store = installation.store
    put(store, "before")
    bring_in_the_log(store, "PASSIVE")
    another_process(store, "delete from outbox where false")
    assert not store.path.with_name(store.path.name + "-wal").exists()
    put(store, "after")
    assert keys(Store(store.home)) == ["before", "after"]


def test_a_use_that_failed_leaves_nothing_to_the_next_one(installation: Installation) -> None:
    store = installation.store

    def changes_it_and_fails(use: Callable[[], AbstractContextManager[Database]]) -> None:
        with use() as db:
            db.conn.text_factory = bytes
            raise RuntimeError

    for use in (store.reading, store.writing, store.noting):
        with pytest.raises(RuntimeError):
            changes_it_and_fails(use)
    put(store, "clear")
    assert keys(store) == ["clear"]


def test_each_use_finds_the_connection_as_a_new_one_would_be(installation: Installation) -> None:
    store = installation.store
    asked = ("synchronous", "cache_size", "query_only", "foreign_keys")
    fresh = sqlite3.connect(str(store.path))
    plain = {name: fresh.execute(f"pragma {name}").fetchone()[0] for name in asked}
    fresh.close()
    with store.writing() as db:
        db.execute("select 1")
    with store.noting() as db:
        db.execute("select 1")
    with store.reading() as db:
        assert db.execute("pragma cache_size").fetchone()[0] == plain["cache_size"]
        assert db.execute("pragma synchronous").fetchone()[0] == 2
    with store.writing() as db:
        assert db.execute("pragma query_only").fetchone()[0] == 0
        assert db.execute("pragma synchronous").fetchone()[0] == 2


def test_many_at_once_each_have_their_own(installation: Installation) -> None:
    store = installation.store
    failures: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for number in range(10):
                put(store, f"{name}.{number}")
                assert f"{name}.{number}" in keys(store)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(keys(store)) == 80
