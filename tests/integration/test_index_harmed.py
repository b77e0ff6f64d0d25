"""Files of the index harmed under a server that is idle: it notices, makes the index anew, and answers meanwhile."""

import contextlib
import errno
import multiprocessing
import os
import random
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders.library import put_document
from tests.harming import HARMS, change, empty
from tests.indexed import comes_true, folder, is_indexed_by_nobody, is_whole, served
from workbench.cli import main
from workbench.installation import Installation, health, open_installation
from workbench.search import IndexNotReady, indexing
from workbench.search.whoosh_engine import WhooshEngine
from workbench.store import locks

needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked: beginning one takes no second")
# Whoosh leaves files open when what it opens is broken; Python closes them and warns.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
EVERYONE = frozenset({"everyone"})
ASKED = ("racism", '"racism in district"', "distric*", "racism -nomad", "")
PLACES = ("current", "index-*/*.toc", "index-*/*.seg", "index-*/*.arrays", "index-*/checksums.json", "index-*/FORM")


def put(installation: Installation, slug: str) -> None:
    with installation.store.writing() as db:
        put_document(db, [f"Racism in {slug.replace('-', ' ')}.", "Nomads are counted."], slug=slug)


def answers(installation: Installation) -> list[object]:
    return [installation.engine.search(query, viewer=EVERYONE) for query in ASKED]


def total(installation: Installation) -> int:
    return installation.engine.search("racism", viewer=EVERYONE).total


def made(installation: Installation) -> list[str]:
    return [path.name for path in folder(installation).glob("index-*")]


def mended(installation: Installation, was: list[str]) -> bool:
    """Whether another index than those serves, and the old ones are swept away."""
    now = made(installation)
    return len(now) == 1 and now != was and installation.engine.status().ready


def index_by_doctor(installation: Installation) -> str:
    return next(check.detail % check.values for check in health.checks(installation) if check.check == "search index")


@pytest.fixture
def library(installation: Installation) -> Installation:
    """Three documents in the store and in the index, in several segments; somebody was answered from it."""
    for number in range(3):
        put(installation, f"district-{number}")
        installation.sync()
    answers(installation)
    return installation


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that looks at the files oftener than every two seconds."""
    monkeypatch.setattr(indexing, "LOOKING_SECONDS", 0.01)
    monkeypatch.setattr(indexing, "FILES_EVERY", 1)
    monkeypatch.setattr(indexing, "TROUBLED_SECONDS", 0.01)


@pytest.mark.usefixtures("hurried")
def test_whatever_befalls_a_file_under_an_idle_server_it_mends_by_itself_and_answers_meanwhile(
    library: Installation, full_count: bool
) -> None:
    before = answers(library)
    draw = random.Random(20261127)
    kinds = [(place, harm) for place in PLACES for harm in HARMS]
    with served(library):
        for turn in range(216 if full_count else 9):
            place, harm = kinds[turn % len(kinds) if full_count else turn * 7 % len(kinds)]
            was, file = made(library), draw.choice(sorted(folder(library).glob(place)))
            HARMS[harm](file, draw)

            assert answers(library) == before
            assert comes_true(lambda: mended(library, was)), (place, harm)  # noqa: B023
            beside = open_installation(library.settings)
            assert answers(library) == answers(beside) == before
            assert is_whole(beside)
            beside.engine.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("hurried")
def test_whatever_is_harmed_while_others_read_and_write_nobody_misses_anything(
    library: Installation, full_count: bool
) -> None:
    seen: list[int | Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.wait(0.005):
            try:
                seen.append(total(library))
            except Exception as error:
                seen.append(error)

    def write() -> None:
        while not stop.wait(0.1):
            put(library, f"written-{len(seen)}")
            library.sync()

    draw = random.Random(20261128)
    with served(library):
        others = [threading.Thread(target=each) for each in (read, write)]
        for each in others:
            each.start()
        for _ in range(200 if full_count else 6):
            with contextlib.suppress(OSError, ValueError, IndexError):  # swept away, or empty, meanwhile
                files = [file for place in PLACES for file in folder(library).glob(place)]
                draw.choice(list(HARMS.values()))(draw.choice(files), draw)
            time.sleep(draw.uniform(0, 0.2))
        stop.set()
        for each in others:
            each.join()
        assert comes_true(lambda: library.engine.status(whole=True).ready and is_whole(library))

    assert seen
    assert all(isinstance(each, int) and each >= 3 for each in seen)
    assert is_whole(open_installation(library.settings))


@needs_fork
@pytest.mark.parametrize("place", ["current", "index-*/*.arrays"])
def test_a_command_beside_an_idle_server_waits_for_the_new_index_and_finds(library: Installation, place: str) -> None:
    before = answers(library)

    def serve() -> None:
        running = open_installation(library.settings)
        answers(running)
        running.indexing.run()

    server = multiprocessing.get_context("fork").Process(target=serve)
    server.start()
    try:
        assert comes_true(lambda: not is_indexed_by_nobody(library))
        command = open_installation(library.settings)  # it has read nothing yet
        for file in folder(library).glob(place):
            os.truncate(file, 0)
        with pytest.raises(IndexNotReady):
            answers(command)

        command.sync(patience=60)

        assert answers(command) == before
        assert is_whole(command)
        assert server.is_alive()
    finally:
        server.kill()
        server.join()


def test_harm_that_no_size_and_no_time_betrays_is_found_where_another_process_cannot_read(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "LOOKING_SECONDS", 0.01)
    monkeypatch.setattr("workbench.search.whoosh_engine.folder.Print.of", lambda path: path.stat().st_ino)
    assert library.engine.status().ready
    with served(library):
        for file in folder(library).glob("index-*/*.seg"):
            change(file, random.Random(1))
        assert library.engine.status().ready
        command = open_installation(library.settings)
        assert not command.engine.status().ready

        command.sync(patience=60)

        assert total(command) == 3
        assert is_whole(command)


def test_a_writer_gives_harmed_files_no_new_checksums(library: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.search.whoosh_engine import engine

    write = engine._write

    def harmed_just_before(*arguments: object) -> None:
        for file in folder(library).glob("index-*/*.arrays"):
            empty(file, random.Random(1))
        for file in folder(library).glob("index-*/checksums.json"):
            file.unlink()
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "_write", harmed_just_before)
    put(library, "district-3")
    library.sync()
    monkeypatch.undo()

    assert not library.engine.status().ready
    library.sync()
    assert total(library) == 4
    assert is_whole(library)


def test_what_is_harmed_is_made_anew_once_however_many_miss_it(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, rebuilt = WhooshEngine.rebuild, []

    def recorded(*arguments: object) -> None:
        rebuilt.append(1)
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(WhooshEngine, "rebuild", recorded)
    for file in folder(library).glob("index-*/*.toc"):
        file.unlink()
    several = [threading.Thread(target=open_installation(library.settings).sync) for _ in range(4)]
    for each in several:
        each.start()
    for each in several:
        each.join()

    assert len(rebuilt) == 1
    assert len(made(library)) == 1
    assert total(library) == 3


@pytest.mark.usefixtures("hurried")
def test_where_no_new_index_can_be_written_the_old_one_answers_until_one_can(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tried = answers(library), []
    begin = library.engine._folder.begin  # type: ignore[attr-defined]

    def read_only() -> None:
        tried.append(1)
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(library.engine._folder, "begin", read_only)  # type: ignore[attr-defined]
    with served(library):
        for file in folder(library).glob("index-*/*"):
            os.truncate(file, 0)
        assert comes_true(lambda: len(tried) > 2)
        assert answers(library) == before
        assert "cannot be written ([Errno 30] Read-only file system)" in index_by_doctor(library)

        monkeypatch.setattr(library.engine._folder, "begin", begin)  # type: ignore[attr-defined]
        assert comes_true(lambda: library.engine.status().ready and not library.indexing.trouble)

    assert answers(library) == before
    assert "6 of 6 paragraphs" in index_by_doctor(library)
    assert is_whole(open_installation(library.settings))


@pytest.mark.usefixtures("hurried")
def test_a_folder_that_nobody_may_write_ends_neither_server_nor_saving(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = locks.held

    def read_only(path: Path) -> object:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(locks, "held", read_only)
    thread = threading.Thread(target=library.indexing.run)
    thread.start()
    put(library, "district-3")
    assert library.sync() == 0
    assert (library.engine.status().ready, total(library)) == (True, 3)
    assert "cannot be written ([Errno 30] Read-only" in index_by_doctor(library)
    monkeypatch.setattr(locks, "held", held)

    assert comes_true(lambda: total(library) == 4)
    library.indexing.stop()
    thread.join()
    assert not library.indexing.trouble


def test_a_command_says_what_keeps_it_from_making_a_lost_index_anew(
    library: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder(library) / "current").unlink()

    def read_only(path: Path) -> object:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(locks, "held", read_only)
    outcome = CliRunner().invoke(main, ["--home", str(library.settings.home), "search", "racism"])

    assert outcome.exit_code == 1
    assert "neither be read nor made anew" in outcome.stderr
    assert "Read-only file system" in outcome.stderr
    assert "is being rebuilt" not in outcome.stderr


def put_a_note_in_the_place_of_the_folder(library: Installation) -> None:
    """The server may have made the folder again before the note is written: then that one is thrown away too."""
    for turn in range(100):
        folder(library).rename(library.settings.home / f"thrown away {turn}")
        with contextlib.suppress(IsADirectoryError):
            folder(library).write_text("a note")
            return
    raise AssertionError("the folder came again each time")


@pytest.mark.usefixtures("hurried")
def test_a_file_in_the_place_of_the_folder_is_said_and_once_it_is_gone_all_is_well(library: Installation) -> None:
    before = answers(library)
    with served(library):
        put_a_note_in_the_place_of_the_folder(library)

        assert answers(library) == before
        assert comes_true(lambda: "cannot be written" in index_by_doctor(library))
        folder(library).unlink()

        assert comes_true(lambda: library.engine.status().ready)
    assert is_whole(library)


@pytest.mark.usefixtures("hurried")
def test_a_folder_that_is_wholly_removed_comes_again(library: Installation) -> None:
    before = answers(library)
    with served(library):
        folder(library).rename(library.settings.home / "thrown away")

        assert answers(library) == before
        assert comes_true(lambda: library.engine.status().ready and not is_indexed_by_nobody(library))
        put(open_installation(library.settings), "district-3")
        assert comes_true(lambda: total(library) == 4)

    assert is_whole(library)


@pytest.mark.parametrize("years", [-30, 30])
def test_a_wrong_clock_hides_neither_harm_nor_what_another_process_wrote(library: Installation, years: int) -> None:
    assert total(library) == 3
    other = open_installation(library.settings)

    def set_clock() -> None:
        moment = time.time() + years * 31_557_600
        for path in (folder(library), *folder(library).rglob("*")):
            os.utime(path, (moment, moment))

    for number in range(3, 6):
        put(other, f"district-{number}")
        other.sync()
        set_clock()
        assert total(library) == number + 1
    time.sleep(0.12)  # the folders' times have been seen for long enough to be trusted
    assert total(library) == 6
    for file in folder(library).glob("index-*/*.seg"):
        empty(file, random.Random(1))
    set_clock()

    assert not library.engine.status().ready
    assert total(library) == 6


def test_files_that_were_only_touched_or_copied_are_no_harm(library: Installation) -> None:
    was = made(library)
    for file in folder(library).glob("index-*/*"):
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)

    assert library.engine.status(whole=True).ready
    library.sync()
    assert made(library) == was


@pytest.mark.skipif(not Path("/proc/self/maps").is_file(), reason="what is mapped is read from /proc")
def test_no_file_of_the_index_is_mapped_since_one_cut_short_would_end_the_program(library: Installation) -> None:
    hasty = WhooshEngine(folder(library))
    for query in (*ASKED, "racsim"):
        hasty.search(query, viewer=EVERYONE)
    hasty.similar("Racism in district 1", language="en", viewer=EVERYONE)

    assert str(folder(library)) not in Path("/proc/self/maps").read_text()
    hasty.close()
