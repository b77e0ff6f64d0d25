"""Killed, emptied, cut short, made by another release: search works again by itself, and lacks nothing of the store."""

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.builders.library import put_document
from tests.harming import change, cut, empty
from tests.indexed import folder, is_whole
from workbench.corpus import queries
from workbench.installation import Installation, open_installation
from workbench.search import Entry, IndexNotReady, sync
from workbench.search.whoosh_engine import WhooshEngine, engine
from workbench.store import Database

needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked: beginning one takes no second")
EVERYONE = frozenset({"everyone"})
ASKED = ("racism", '"racism in district"', "distric*", "racism -nomad", "", "racsim")


def put(installation: Installation, slug: str, *, paragraphs: int = 3) -> str:
    texts = [f"Racism in {slug.replace('-', ' ')}.", *["Nomads are counted."] * (paragraphs - 1)]
    with installation.store.writing() as db:
        return put_document(db, texts, slug=slug)


@pytest.fixture
def library(installation: Installation) -> Installation:
    """Six documents in the store and in the index, in several segments."""
    for number in range(6):
        put(installation, f"district-{number}")
        installation.sync()
    return installation


def stopped_after(installation: Installation, count: int) -> Iterator[Entry]:
    """The entries of a rebuild that is stopped."""
    with installation.store.reading() as db:
        held = list(queries.entries(db, queries.document_ids(db)))
    yield from held[:count]
    raise KeyboardInterrupt


def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that the engine writes from now on."""
    seen: list[str] = []
    real = engine._write

    def recorded(index: object, entries: Iterable[Entry], *others: object) -> None:
        taken = tuple(entries)
        seen.extend(dict.fromkeys(entry.document_id for entry in taken))
        real(index, taken, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "_write", recorded)
    return seen


def test_a_stopped_rebuild_goes_on_and_writes_no_document_twice(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [library.engine.search(query, viewer=EVERYONE) for query in ASKED]
    hasty = WhooshEngine(folder(library), portion=3)
    with pytest.raises(KeyboardInterrupt):
        hasty.rebuild(stopped_after(library, 14))
    again = written(monkeypatch)

    assert sync.rebuild(library.store, queries.entries, hasty, everything=queries.document_ids) == 6

    assert len(again) == 2  # four of six were in; of the fifth two paragraphs of three had come
    assert [library.engine.search(query, viewer=EVERYONE) for query in ASKED] == before
    assert is_whole(library)
    assert len(list(folder(library).glob("index-*"))) == 1
    hasty.close()


def test_what_changed_or_went_since_a_rebuild_was_stopped_is_as_it_is_now(library: Installation) -> None:
    hasty = WhooshEngine(folder(library), portion=3)
    with pytest.raises(KeyboardInterrupt):
        hasty.rebuild(stopped_after(library, 18))
    with library.store.writing() as db:
        first, second, *_ = queries.document_ids(db)
        db.execute("update paragraph set full_text = 'Other words.' where document_id = :id", {"id": first})
        db.execute("update document set withdrawn = 1 where id = :id", {"id": second})

    sync.rebuild(library.store, queries.entries, hasty, everything=queries.document_ids)

    assert is_whole(library)
    assert library.engine.search("other words", viewer=EVERYONE).total == 3
    hasty.close()


def test_the_old_index_serves_while_a_new_one_is_made(library: Installation) -> None:
    seen: list[int] = []

    def load(db: Database, ids: Iterable[str]) -> Iterator[Entry]:
        for entry in queries.entries(db, ids):
            seen.append(library.engine.search("racism", viewer=EVERYONE).total)
            yield entry

    sync.rebuild(library.store, load, library.engine, everything=queries.document_ids)

    assert set(seen) == {6}


def test_a_server_that_stops_leaves_a_rebuild_to_the_next_start(library: Installation) -> None:
    assert library.engine.search("racism", viewer=EVERYONE).total == 6
    shutil.rmtree(folder(library))
    first = open_installation(library.settings)
    loads = iter(range(100))

    def load(db: Database, ids: Iterable[str]) -> Iterator[Entry]:
        for entry in queries.entries(db, ids):
            if next(loads) == 10:
                first.indexing.stop()
            yield entry

    first.indexing._load = load
    server = threading.Thread(target=first.indexing.run)
    server.start()
    server.join(120)

    assert not server.is_alive()
    assert not library.engine.status().ready
    assert library.engine.search("racism", viewer=EVERYONE).total == 6  # from what it has open
    assert library.sync() == 6
    assert is_whole(library)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="names of open files are read from /proc")
def test_all_that_a_commit_names_is_on_the_disk_before_it_counts(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[str, str]] = []
    sync_file, rename = os.fsync, os.rename

    def synced(descriptor: int) -> None:
        steps.append(("on the disk", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        sync_file(descriptor)

    def renamed(old: str, new: str) -> None:
        steps.append(("counts", Path(new).name))
        rename(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    known = {path.name for path in folder(library).rglob("*")}

    put(library, "district-7")
    library.engine.replace(_entries(library, "district-7"))

    contents = next(place for place, (what, name) in enumerate(steps) if what == "counts" and name.endswith(".toc"))
    made = {path.name for path in folder(library).glob("index-*/*") if path.suffix in {".seg", ".arrays"}} - known
    index = next(folder(library).glob("index-*")).name
    assert made
    assert made | {"checksums.json.new"} <= {name for what, name in steps[:contents] if what == "on the disk"}
    assert ("on the disk", index) in steps[contents:]


def _entries(installation: Installation, slug: str) -> list[Entry]:
    with installation.store.reading() as db:
        ids = [str(row["id"]) for row in db.query("select id from document where slug = :slug", {"slug": slug})]
        return list(queries.entries(db, ids))


def test_an_index_of_another_release_is_made_anew(library: Installation) -> None:
    before = [library.engine.search(query, viewer=EVERYONE) for query in ASKED]
    for form in folder(library).glob("index-*/FORM"):
        form.write_text("0123456789abcdef")
    later = open_installation(library.settings)

    with pytest.raises(IndexNotReady):
        later.engine.search("racism", viewer=EVERYONE)
    assert "another release" in later.engine.status().detail

    assert later.sync() == 6
    assert [later.engine.search(query, viewer=EVERYONE) for query in ASKED] == before


# Whoosh leaves files open when what it opens is broken; Python closes them and warns.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_whatever_file_is_emptied_cut_short_or_changed_search_answers_as_before(
    library: Installation, full_count: bool
) -> None:
    before = [library.engine.search(query, viewer=EVERYONE) for query in ASKED]
    library.engine.close()  # type: ignore[attr-defined]
    draw = random.Random(20261126)
    for turn in range(200 if full_count else 8):
        files = sorted(path for path in folder(library).rglob("*") if path.is_file() and path.stat().st_size)
        file = files[turn * 7 % len(files)]
        draw.choice((empty, cut, change))(file, draw)
        opened = open_installation(library.settings)
        try:
            answers = [opened.engine.search(query, viewer=EVERYONE) for query in ASKED]
        except IndexNotReady:
            opened.sync()
            answers = [opened.engine.search(query, viewer=EVERYONE) for query in ASKED]

        assert (file.name, answers) == (file.name, before)
        assert is_whole(opened)
        opened.engine.close()  # type: ignore[attr-defined]


def in_another_process(work: Callable[[], object]) -> int | None:
    """Its exit status, 0 where all went well: what ends the whole program must not end the tests."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(300)
    return process.exitcode


@needs_fork
def test_files_cut_short_under_a_running_server_do_not_end_it(library: Installation) -> None:
    def serve() -> None:
        running = open_installation(library.settings)
        assert running.engine.search("racism", viewer=EVERYONE).total == 6
        for file in folder(library).glob("index-*/*"):
            os.truncate(file, 0)
        with contextlib.suppress(IndexNotReady):
            assert running.engine.search('"nomads are" OR distric*', viewer=EVERYONE).total == 18

    assert in_another_process(serve) == 0


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("ending", ["toc", "seg", "arrays", "json"])
def test_what_is_added_after_that_is_found(library: Installation, ending: str) -> None:
    assert library.engine.search("racism", viewer=EVERYONE).total == 6
    for file in folder(library).glob(f"index-*/*.{ending}"):
        os.truncate(file, 0)

    put(library, "district-7")
    library.sync()

    assert library.engine.search("racism", viewer=EVERYONE).total == 7
    opened = open_installation(library.settings)
    opened.sync()
    assert opened.engine.search("racism", viewer=EVERYONE).total == 7
    assert is_whole(opened)


def work(home: Installation, turn: int, done: Connection) -> None:
    """What is killed: documents added, indexed, put together and the whole index made anew, without an end."""
    installation = open_installation(home.settings)
    draw = random.Random(turn)
    for number in range(100_000):
        put(installation, f"killed-{turn}-{number}", paragraphs=draw.randrange(1, 30))
        installation.sync()
        done.send(number)
        if draw.random() < 0.4:
            installation.engine.tidy()
        if draw.random() < 0.4:
            hasty = WhooshEngine(folder(installation), portion=draw.choice((5, 50, 50_000)))
            sync.rebuild(installation.store, queries.entries, hasty, everything=queries.document_ids)
            hasty.close()


@needs_fork
def test_killed_at_any_moment_of_indexing_merging_or_rebuilding_it_lacks_nothing(
    library: Installation, full_count: bool
) -> None:
    draw = random.Random(20260503)
    forked = multiprocessing.get_context("fork")
    for turn in range(200 if full_count else 5):
        ours, theirs = forked.Pipe()
        process = forked.Process(target=work, args=(library, turn, theirs))
        process.start()
        assert ours.poll(120)
        process.join(draw.uniform(0, 0.4))
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        while ours.poll():
            ours.recv()

        answered = library.engine.search("racism", viewer=EVERYONE).total  # nobody has mended anything yet
        library.sync()

        assert answered > turn
        assert is_whole(library)
        ours.close()
        theirs.close()
