"""Who brings the index up to date: one thread for all processes of a home, which hand over to it."""

import threading

import pytest

from tests.builders.library import put_document
from tests.indexed import comes_true, is_whole, served
from workbench import server
from workbench.corpus import queries
from workbench.installation import Installation, open_installation
from workbench.search import indexing, sync
from workbench.store import locks, outbox

EVERYONE = frozenset({"everyone"})


def put(installation: Installation, slug: str) -> None:
    with installation.store.writing() as db:
        put_document(db, [f"Racism in {slug}."], slug=slug)


def total(installation: Installation) -> int:
    return installation.engine.search("racism", viewer=EVERYONE).total


def waiting(installation: Installation) -> int:
    with installation.store.reading() as db:
        return len(outbox.waiting(db, topic=sync.TOPIC))


@pytest.fixture
def beside(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The same home opened by a second process, which must write no index while a server runs."""
    other = open_installation(installation.settings)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the second process wrote the index itself")

    for name in ("replace", "remove", "rebuild", "tidy"):
        monkeypatch.setattr(other.engine, name, never)
    return other


def test_a_second_process_hands_over_to_the_thread_that_indexes(
    installation: Installation, beside: Installation
) -> None:
    with served(installation):
        put(beside, "nomads")

        assert beside.sync() == 1
        assert (total(beside), total(installation), waiting(beside)) == (1, 1, 0)


def test_what_another_process_put_into_the_store_is_found_though_nobody_told(
    installation: Installation, beside: Installation
) -> None:
    with served(installation):
        put(beside, "nomads")

        assert comes_true(lambda: total(beside) == 1)


def test_requests_of_the_server_wait_until_their_change_is_found(installation: Installation) -> None:
    found: list[tuple[int, int]] = []

    def add(number: int) -> None:
        put(installation, f"district-{number}")
        found.append((installation.sync(), total(installation)))

    with served(installation):
        threads = [threading.Thread(target=add, args=(number,)) for number in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert all(seen >= 1 for _, seen in found)
    assert total(installation) == 5
    assert is_whole(installation)


def test_a_lost_index_is_made_anew_by_the_thread_when_somebody_misses_it(
    installation: Installation, beside: Installation
) -> None:
    put(installation, "nomads")
    installation.sync()
    with served(installation):
        (installation.settings.home / "search_index" / "current").unlink()

        installation.sync()

        assert total(beside) == 1


def test_a_server_says_in_its_log_that_the_search_library_answers_otherwise(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(server, "disagreements", lambda: ("human rights",))
    installation.indexing.stop()

    server._index(installation)

    assert "differs from Whoosh's own searcher for human rights" in caplog.text


def test_where_no_server_runs_whoever_asks_indexes(installation: Installation) -> None:
    put(installation, "nomads")

    assert installation.sync() == 1
    assert installation.sync() == 0
    assert total(installation) == 1


def test_who_has_waited_long_enough_goes_on_and_what_waits_is_taken_up_later(
    installation: Installation, beside: Installation
) -> None:
    put(installation, "nomads")
    with locks.held(installation.settings.home / "search_index" / "INDEXING"):  # by one who is busy for long
        assert beside.indexing.sync(patience=0.03) == 0
        assert waiting(beside) == 1

    assert installation.sync() == 1


def test_what_fails_once_is_tried_again(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    real, times = installation.engine.replace, iter(range(9))
    monkeypatch.setattr(indexing, "TROUBLED_SECONDS", 0.01)

    def fails_first(*arguments: object, **named: object) -> None:
        if next(times) == 0:
            raise OSError("the disk is full")
        real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(installation.engine, "replace", fails_first)
    with served(installation):
        put(installation, "nomads")

        assert comes_true(lambda: total(installation) == 1)


def test_nobody_waits_for_an_index_that_cannot_be_written(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True]
    real = installation.engine.replace
    monkeypatch.setattr(indexing, "TROUBLED_SECONDS", 0.01)

    def fails(*arguments: object, **named: object) -> None:
        if full[0]:
            raise OSError("the disk is full")
        real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(installation.engine, "replace", fails)
    with served(installation):
        put(installation, "nomads")
        asks = threading.Thread(target=installation.indexing.sync, kwargs={"patience": 600}, daemon=True)
        asks.start()
        asks.join(120)
        assert not asks.is_alive()
        assert waiting(installation) == 1
        full[0] = False
        assert comes_true(lambda: total(installation) == 1)


def test_many_small_commits_are_put_together_when_nobody_adds_anything(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "TIDY_AFTER", 3)
    monkeypatch.setattr(indexing, "LOOKING_SECONDS", 0.01)
    for number in range(9):
        put(installation, f"district-{number}")
        sync.drain(installation.store, queries.entries, installation.engine)
    many = segments(installation)

    with served(installation):
        assert comes_true(lambda: segments(installation) < many)

    assert (many, total(installation), installation.engine.tidy()) == (9, 9, False)
    assert is_whole(installation)


def segments(installation: Installation) -> int:
    return len(list((installation.settings.home / "search_index").glob("index-*/*.seg")))
