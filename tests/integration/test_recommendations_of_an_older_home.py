"""A home from before recommendations were kept: all that was in it is there, and its versions are found together."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders.library import put_document
from workbench.recommendations.documents import versions
from workbench.store import Database, Store, migrations, new_id

ASKED = ("recommendation", "The  State party SHOULD open schools in Égalité province.")
OTHER = ("recommendation", "The State party should train judges.")
OLD = ("id", "document_id", "paragraph_id", "place", "label", "text", "heading", "procedural", "follow_up", "position",
       "recommending_states", "no_longer_read")  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in the shape of before."""
    store = Store(tmp_path)
    with store.writing() as db:
        for concept in migrations.CONCEPTS[: migrations.CONCEPTS.index("recommendations")]:
            migrations._migrations(concept).apply(db)
    return store


def put(db: Database, *texts: tuple[str, str], gone: bool = False, **changes: Any) -> str:
    document_id = put_document(db, texts, **changes)
    for row in list(db.query("select * from paragraph where document_id = ?", [document_id])):
        unit = {"id": new_id(), "document_id": document_id, "paragraph_id": row["id"], "place": row["position"],
                "label": "", "text": row["text"], "heading": "Schools", "procedural": 0, "follow_up": 1,
                "position": "supported", "recommending_states": '["Ruritania"]',
                "no_longer_read": int(gone)}  # fmt: skip
        db.table("recommendation").insert(unit)
    return document_id


def a_library(db: Database) -> None:
    symbol = "CAT/C/ARC/CO/2"
    put(db, ASKED, OTHER, symbol=symbol, slug="fr", language="fr", session="75th")
    english = put(db, ASKED, OTHER, symbol=symbol, slug="en")
    scan = put(db, ASKED, OTHER, symbol=None, slug="scan", language="es")
    tied = put(db, ASKED, OTHER, symbol=None, slug="tied", language="ru")
    put(db, ASKED, OTHER, symbol=None, slug="gone", gone=True)
    secret = put(db, ASKED, symbol=symbol, slug="secret", audience="state")
    put(db, OTHER, symbol=None, slug="better", language="es")
    numbers = put(db, ASKED, OTHER, symbol="CAT/C/ARC/CO/3", slug="twice")
    bare = put(db, ASKED, OTHER, symbol="CAT/C/ARC/CO/4", slug="bare")
    put(db, OTHER, ASKED, symbol="CAT/C/ARC/CO/4", slug="bare-too", language="fr")
    db.execute("update paragraph set number = '7' where document_id = ?", [numbers])
    db.execute("update paragraph set number = null where document_id in (select id from document where symbol = "
               "(select symbol from document where id = ?))", [bare])  # fmt: skip
    db.table("document").update(scan, {"replaced_by": english, "language": "en"})
    for other in (english, secret):
        left, right = sorted((tied, other))
        row = {"id": new_id(), "left_id": left, "right_id": right, "tied": 1, "at": "2026-05-04", "by_name": "Amina"}
        db.table("tie").insert(row)


def placed(db: Database) -> list[dict[str, Any]]:
    return list(db.query("select * from recommendation order by document_id, place"))


def test_all_that_was_known_of_recommendations_is_there_after_the_change(store: Store) -> None:
    with store.writing() as db:
        a_library(db)
        before = [{name: row[name] for name in OLD} for row in placed(db)]
    migrations.migrate(store)
    with store.reading() as db:
        after = placed(db)
        assert [{name: row[name] for name in OLD} for row in after] == before
        assert not list(db.query("pragma foreign_key_check"))
        (french,) = db.query("select * from document where slug = 'fr'")
    (first, _) = (row for row in after if row["document_id"] == french["id"])
    assert first["folded"] == "schools the state party should open schools in egalite province."
    assert (first["session"], first["number"], first["symbol"]) == ("75th", "1", "CAT/C/ARC/CO/2")


def test_versions_are_found_together_as_they_are_for_a_new_document(store: Store) -> None:
    with store.writing() as db:
        a_library(db)
    migrations.migrate(store)
    with store.writing() as db:
        found = placed(db)
        assert len({row["lead"] for row in found}) < len(found)
        db.execute("update recommendation set counted = 1, lead = id")
        for row in list(db.query("select id from document")):
            versions.settle(db, row["id"])
        assert placed(db) == found
