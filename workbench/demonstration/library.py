"""The library of the demonstration: the documents of Arcadia, read as any others are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.corpus.operations import Choices
from workbench.corpus.parsing.records import Reading
from workbench.corpus.reading import read_file
from workbench.corpus.records import Source
from workbench.demonstration.people import actor
from workbench.demonstration.sources import corpus, read
from workbench.people import queries as people
from workbench.recommendations.documents.operations import ingest
from workbench.store import Store

MANIFEST = Path("manifest.yaml")


@dataclass(frozen=True)
class _ReadDocument:
    """A document of the manifest, its kept file and what was read of it."""

    told: Mapping[str, Any]
    source: Source
    readings: tuple[Reading, ...]


def add_documents(store: Store, *, at: datetime, until: datetime) -> None:
    """Take all documents of the manifest into the library, in one transaction, as filed from `at` on.

    What is dated later than that came in the day after its date, though not after `until`.
    """
    documents = tuple(_documents(store))
    with store.writing() as db:
        amina = actor(db, "amina")
        for place, each in enumerate(documents):
            organisation = each.told.get("organisation")
            choices = Choices(
                given=_given(each.told),
                organisation_id=people.organisation(db, organisation).id if organisation else None,
                published=each.told["published"],
            )
            for reading in each.readings:
                moment = max(at + timedelta(minutes=place), _day_after(each.told["date"], at))
                ingest(db, reading, source=each.source, choices=choices, by=amina, at=min(moment, until))


def _documents(store: Store) -> Iterator[_ReadDocument]:
    for told in read(MANIFEST)["documents"]:
        file = corpus() / told["file"]
        data = file.read_bytes()
        readings = read_file(data, file.name, _given(told))
        yield _ReadDocument(told, Source(store.files.put(data), file.name), readings)


def _day_after(date: str, at: datetime) -> datetime:
    """`2026-10-12` → 13 October 2026, at the hour of `at`."""
    return datetime.combine(datetime.fromisoformat(date).date() + timedelta(days=1), at.timetz())


def _given(told: Mapping[str, Any]) -> dict[str, str | None]:
    """What no reader can know: the State's code is not one of ISO 3166, a contribution does not say that it is one."""
    given: dict[str, str | None] = {"state": told["state"]}
    if "symbol" not in told:
        given |= {"kind": told["kind"], "treaty": told["treaty"]}
    return given
