"""The documents of Brazil and Kenya in a library of their own, read by the program as an office reads them."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import DATA
from workbench.corpus import queries
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from
from workbench.installation import Installation, open_installation
from workbench.search import Entry
from workbench.settings import load

FOLDERS = ("brazil/cerd", "brazil/crpd", "brazil/upr", "kenya")
_CHECKOUT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Passage:
    """A paragraph as the index takes it, by the name of its document, with the headings it stands under."""

    entry: Entry
    name: str
    headings: str
    title: str


def made(home: Path) -> Installation:
    """A home with these documents."""
    command = [sys.executable, "-m", "workbench", "--home", str(home)]
    folders = [str(DATA / folder) for folder in FOLDERS]
    for arguments in (["init"], ["corpus", "add", *folders]):
        subprocess.run(
            [*command, *arguments], cwd=_CHECKOUT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    installation = open_installation(load(home))
    installation.sync()
    return installation


def passages(installation: Installation) -> Mapping[str, Passage]:
    """By the id of the paragraph."""
    found: dict[str, Passage] = {}
    with installation.store.reading() as db:
        for row in db.query(f"select {DOCUMENT_COLUMNS} from document"):
            document = document_from(row)
            headings = {each.id: f"{each.section} {each.heading}" for each in queries.paragraphs(db, document.id)}
            for entry in queries.entries(db, [document.id]):
                name = document.symbol or Path(document.file_name).stem
                found[entry.id] = Passage(entry, name, headings[entry.id], document.title)
    return found
