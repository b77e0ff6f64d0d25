"""The shape of the database, step by step; a landed step is never edited, a new one is added."""

from collections.abc import Iterator
from importlib import import_module

from sqlite_utils import Database, Migrations

from workbench.errors import N_, Conflict
from workbench.store.connection import Store
from workbench.store.sqlite import sqlite3

CONCEPTS = (
    "foundation",
    "people",
    "corpus",
    "drafting",
    "comments",
    "recommendations",
    "outlines",
    "moments",
    "sharing",
    "sources",
    "statistics",
    "asked",
    "word_drafts",
    "budget",
    "stamps",
    "arrivals",
    "written_comments",
    "projections",
    "notices",
    "matters",
    "comment_links",
    "clearance",
    "seats",
    "reopenings",
    "publications",
    "consultations",
    "requests",
    "request_documents",
    "by_another_hand",
    "erasure",
    "witnessing",
    "request_attachments",
    "desks",
    "request_sets",
    "request_words",
    "offices",
    "saved_searches",
    "standing_of_rounds",
    "earlier_answers",
    "contributions",
    "request_ready",
)


class HomeIsNewer(Conflict):
    message = N_(
        "%(home)s was made or changed by a newer version of the workbench (%(step)s). Nothing was touched: install "
        "that version, or open the copy of the home from before."
    )


class NotOurDatabase(Conflict):
    message = N_("%(path)s is the database of another program. Nothing was touched: choose another folder as the home.")


def migrate(store: Store) -> None:
    """Bring the database of that home to the present shape, in one transaction; nothing to do writes nothing.

    Raises HomeIsNewer, NotOurDatabase.
    """
    store.home.mkdir(parents=True, exist_ok=True)
    if store.path.is_file() and not _is_behind(store):
        return
    with store.writing() as db:
        for concept in CONCEPTS:
            _migrations(concept).apply(db)


def _is_behind(store: Store) -> bool:
    """Whether a step of ours is still to be taken there."""
    ours = {(concept, name) for concept in CONCEPTS for name, _ in _steps(concept)}
    with store.reading() as db:
        tables = set(db.table_names())
        if tables and "_sqlite_migrations" not in tables:
            raise NotOurDatabase(path=store.path)
        if not tables:  # an `init` that was interrupted
            return True
        taken = {tuple(row) for row in db.execute("select migration_set, name from _sqlite_migrations").fetchall()}
    newer = sorted(f"{concept} {name}" for concept, name in taken - ours)
    if newer:
        raise HomeIsNewer(home=store.home, step=", ".join(newer))
    return bool(ours - taken)


def _steps(concept: str) -> tuple[tuple[str, str], ...]:
    steps: tuple[tuple[str, str], ...] = import_module(f"workbench.store.migrations.{concept}").STEPS
    return steps


def _migrations(concept: str) -> Migrations:
    migrations = Migrations(concept)
    for name, script in _steps(concept):

        def step(db: Database, script: str = script) -> None:
            for statement in statements(script):
                db.conn.execute(statement)

        migrations(name=name)(step)
    return migrations


def statements(script: str) -> Iterator[str]:
    """Cut a script at the ends of its statements; a trigger keeps the semicolons inside it.

    `executescript` would do it too, but commits first, and a step must be whole or absent.
    """
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"this statement has no end: {statement.strip()[:80]}")
