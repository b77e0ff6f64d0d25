"""A guideline by what one calls it: a pack's name, or the symbol of a list of issues of the library."""

from pathlib import Path

from workbench.corpus.queries import DocumentNotFound
from workbench.guidelines import library
from workbench.guidelines.from_document import from_document
from workbench.guidelines.records import Guideline
from workbench.people import Actor
from workbench.store import Database


def taken(db: Database, actor: Actor, key: str, home: Path | None = None, *, language: str = "") -> Guideline:
    """The pack of that name, else the guideline made of the list of issues of that symbol, id or slug.

    `language` is that of the headings over replies. Raises NoSuchPack, FaultyPack, NotAListOfIssues.
    """
    name = key.strip()
    if name in library.files(home):
        return library.pack(name, home)
    try:
        return from_document(db, actor, name, language=language)
    except DocumentNotFound:
        return library.pack(name, home)  # says which packs there are
