"""The shape of the database, step by step; a landed step is never edited, a new one is added."""

from collections.abc import Iterator
from importlib import import_module

from sqlite_utils import Database, Migrations

from workbench.store.connection import Store
from workbench.store.sqlite import sqlite3

CONCEPTS = ("foundation", "people", "corpus", "drafting", "comments")


def migrate(store: Store) -> None:
    """Bring the database of that home to the present shape, in one transaction; nothing to do is done in a moment."""
    store.home.mkdir(parents=True, exist_ok=True)
    with store.writing() as db:
        for concept in CONCEPTS:
            _migrations(concept).apply(db)


def _migrations(concept: str) -> Migrations:
    migrations = Migrations(concept)
    for name, script in import_module(f"workbench.store.migrations.{concept}").STEPS:

        def step(db: Database, script: str = script) -> None:
            for statement in _statements(script):
                db.conn.execute(statement)

        migrations(name=name)(step)
    return migrations


def _statements(script: str) -> Iterator[str]:
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
