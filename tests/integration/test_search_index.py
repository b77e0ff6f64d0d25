"""The index on disk: kept in step with the store, seen by other processes, and made anew whatever befalls it."""

import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.library import put_document, put_paragraphs
from workbench.corpus import finding, queries
from workbench.installation import Installation
from workbench.search import Entry, IndexNotReady, sync
from workbench.search.port import IndexBusy
from workbench.search.whoosh_engine import WhooshEngine
from workbench.store import outbox

CHECKOUT = Path(__file__).parents[2]
EVERYONE = frozenset({"everyone"})
RACISM = ("The Committee is concerned about structural racism.", "Take measures against police violence.")
NOMADS = ("Nomads are counted.",)


def total(installation: Installation, query: str) -> int:
    return installation.engine.search(query, viewer=EVERYONE).total


def waiting(installation: Installation) -> int:
    with installation.store.reading() as db:
        return len(outbox.waiting(db, topic=sync.TOPIC))


@pytest.fixture
def home(installation: Installation) -> Path:
    return installation.settings.home


@pytest.fixture
def brazil(installation: Installation) -> str:
    """A document in the store and in the index."""
    with installation.store.writing() as db:
        document_id = put_document(db, RACISM)
    installation.sync()
    return document_id


def test_a_document_is_found_once_the_outbox_is_drained(installation: Installation, brazil: str) -> None:
    assert total(installation, "racism") == 1
    assert waiting(installation) == 0


def test_a_document_that_changed_is_found_by_its_new_words(installation: Installation, brazil: str) -> None:
    with installation.store.writing() as db:
        put_paragraphs(db, brazil, NOMADS)
        outbox.put(db, topic=sync.TOPIC, key=brazil)

    assert installation.sync() == 1
    assert (total(installation, "racism"), total(installation, "nomad")) == (0, 1)


def test_a_document_that_was_replaced_is_found_no_more(installation: Installation, brazil: str) -> None:
    with installation.store.writing() as db:
        later = put_document(db, NOMADS, slug="later")
        db.execute("update document set replaced_by = :later where id = :id", {"later": later, "id": brazil})
        outbox.put(db, topic=sync.TOPIC, key=brazil)
    installation.sync()

    assert (total(installation, "racism"), total(installation, "nomad")) == (0, 1)


def test_what_could_not_be_indexed_goes_on_waiting(installation: Installation, brazil: str, home: Path) -> None:
    with installation.store.writing() as db:
        put_document(db, NOMADS, slug="nomads")
    hasty = WhooshEngine(home / "search_index", patience=0.2)

    with hasty._folder.writing():  # another process rebuilds
        assert sync.drain(installation.store, queries.entries, hasty) == 0
        with pytest.raises(IndexBusy):
            hasty.remove([brazil])

    assert waiting(installation) == 1
    assert total(installation, "racism") == 1
    assert sync.drain(installation.store, queries.entries, hasty) == 1
    assert total(installation, "nomad") == 1
    hasty.close()


def test_a_row_already_indexed_is_indexed_again_without_harm(installation: Installation, brazil: str) -> None:
    with installation.store.writing() as db:
        outbox.put(db, topic=sync.TOPIC, key=brazil)
        outbox.put(db, topic=sync.TOPIC, key=brazil)

    assert installation.sync() == 1
    assert installation.engine.status().paragraphs == len(RACISM)


def test_an_open_engine_sees_what_another_process_commits(installation: Installation, brazil: str, home: Path) -> None:
    assert total(installation, "nomad") == 0
    with installation.store.writing() as db:
        put_document(db, NOMADS, slug="nomads")
    code = (
        "import sys; from pathlib import Path; from workbench.settings import load;"
        "from workbench.installation import open_installation; print(open_installation(load(Path(sys.argv[1]))).sync())"
    )

    run = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "1"
    assert total(installation, "nomad") == 1


def test_an_open_engine_sees_a_rebuild_and_a_delete_by_another(
    installation: Installation, brazil: str, home: Path
) -> None:
    assert total(installation, "racism") == 1
    other = WhooshEngine(home / "search_index")
    other.remove([brazil])
    assert total(installation, "racism") == 0

    sync.rebuild(installation.store, queries.entries, other, everything=queries.document_ids)

    assert total(installation, "racism") == 1
    other.close()


# Whoosh leaves files open when what it opens is broken; Python closes them and warns.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "damage", ["deleted", "table of contents torn", "segment cut", "one byte changed", "pointer to nothing"]
)
def test_a_lost_or_broken_index_says_so_and_is_made_anew(
    installation: Installation, brazil: str, home: Path, damage: str
) -> None:
    before = installation.engine.search("racism", viewer=EVERYONE)
    folder = home / "search_index"
    installation.engine.close()  # type: ignore[attr-defined]
    if damage == "deleted":
        shutil.rmtree(folder)
    elif damage == "table of contents torn":
        for file in folder.glob("index-*/*.toc"):
            file.write_bytes(file.read_bytes()[:40])
    elif damage == "segment cut":
        for file in folder.glob("index-*/*.seg"):
            file.write_bytes(file.read_bytes()[:100])
    elif damage == "one byte changed":
        for file in folder.glob("index-*/*.seg"):
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
    else:
        (folder / "current").write_text("index-gone")

    with pytest.raises(IndexNotReady, match="is being rebuilt"):
        installation.engine.search("racism", viewer=EVERYONE)
    assert not installation.engine.status().ready
    assert installation.engine.status().detail

    assert installation.sync() == 1
    assert installation.engine.search("racism", viewer=EVERYONE) == before
    gc.collect()


def test_a_rebuild_that_is_stopped_leaves_the_old_index(installation: Installation, brazil: str, home: Path) -> None:
    def stopped() -> Iterator[Entry]:
        with installation.store.reading() as db:
            yield next(iter(queries.entries(db, [brazil])))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        installation.engine.rebuild(stopped())

    assert total(installation, "police") == 1
    assert sync.rebuild(installation.store, queries.entries, installation.engine, everything=queries.document_ids) == 1
    assert len(list((home / "search_index").glob("index-*"))) == 1


def test_answers_are_the_same_after_many_commits_and_after_a_rebuild(installation: Installation, brazil: str) -> None:
    for number in range(30):
        with installation.store.writing() as db:
            put_document(db, (f"Racism in district {number}, police.", *NOMADS), slug=f"district-{number}")
            outbox.put(db, topic=sync.TOPIC, key=brazil)
        installation.sync()
    asked = ("racism", "police OR nomad", '"racism in district"', "distric*", "", "racsim")
    before = [installation.engine.search(query, viewer=EVERYONE, limit=100) for query in asked]
    assert installation.engine.status().documents == 31

    sync.rebuild(installation.store, queries.entries, installation.engine, everything=queries.document_ids)

    assert [installation.engine.search(query, viewer=EVERYONE, limit=100) for query in asked] == before


def test_verify_names_what_differs_by_content(installation: Installation, brazil: str) -> None:
    with installation.store.reading() as db:
        assert finding.verify(db, installation.engine).ok
        first, second = queries.paragraphs(db, brazil)
    with installation.store.writing() as db:
        missing = put_document(db, NOMADS, slug="nomads")
        db.execute("update paragraph set full_text = 'Other words.' where id = :id", {"id": first.id})
        db.execute("delete from paragraph where id = :id", {"id": second.id})

    with installation.store.reading() as db:
        compared = finding.verify(db, installation.engine)
        nomads = queries.paragraphs(db, missing)[0].id

    assert not compared.ok
    assert (compared.missing, compared.superfluous, compared.different) == ((nomads,), (second.id,), (first.id,))
    assert set(compared.documents) == {brazil, missing}


def test_verify_sees_a_changed_audience(installation: Installation, brazil: str) -> None:
    with installation.store.writing() as db:
        db.execute("update document set audience = 'secretariat'")

    with installation.store.reading() as db:
        assert len(finding.verify(db, installation.engine).different) == len(RACISM)


def test_readers_and_a_writer_at_once_never_see_half_a_document(installation: Installation, brazil: str) -> None:
    seen: list[int] = []
    failures: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.append(total(installation, "racism OR nomad"))
            except Exception as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(12):
        with installation.store.writing() as db:
            put_paragraphs(db, brazil, ("Racism.", "Racism.") if number % 2 else ("Nomads.", "Nomads."))
            outbox.put(db, topic=sync.TOPIC, key=brazil)
        installation.sync()
    stop.set()
    for reader in readers:
        reader.join()

    assert not failures
    assert set(seen) <= {1, 2}  # 1: the document as it was at first
