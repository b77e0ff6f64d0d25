"""All that a search found, as a file: at once where it is short, by a task where it is long.

The task asks what its person may see at that moment; the words of the reader's language are taken along in what it
was asked, since a task has no reader before it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from workbench.corpus import finding, queries
from workbench.corpus.addresses import paragraph_address
from workbench.corpus.finding import Model
from workbench.corpus.records import Document, Paragraph
from workbench.errors import N_, NotFound
from workbench.export.search_hits import HitRow, excel
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.recommendations.searched import MINISTRY, THEME, among, counted
from workbench.search.port import Engine, Filters
from workbench.store import Database, FileStore, Store, jobs
from workbench.store.jobs import Job
from workbench.treaties import body_of

KIND = "search.file"
NAME = "search.xlsx"  # where nothing tells more
LONG = 5_000  # paragraphs; some three seconds of the processor
_ALL = 1_048_575  # rows of a sheet of Excel under its head
_SIGNS = re.compile(r"[\W_]+")
_LONGEST_SAID = 60  # letters of a file's name: what a mailbox and a window still show
_AT_ONCE = 500  # paragraphs between two words of the task on how far it is


class NoSearchFile(NotFound):
    message = N_("There is no file here. Ask for it on the page of the search.")


class _Stopped(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class Wording:
    """What stands in the file in the reader's language.

    `headers` are the columns wanted, by field; `kinds`, `says`, `languages` and `ministries` name their values;
    `host` is where the addresses of paragraphs begin; `file` is the name of the file.
    """

    headers: Mapping[str, str]
    kinds: Mapping[str, str]
    says: Mapping[str, str]
    languages: Mapping[str, str]
    ministries: Mapping[str, str]
    asked: str
    sheet: str
    about: str
    host: str
    right_to_left: bool
    file: str = NAME


def file_name(asked: Iterable[str], day: date) -> str:
    """`search racism police 2026-11-27.xlsx`: letters and digits of what was asked, in any script, and the day."""
    words = " ".join(" ".join(_SIGNS.split(each)) for each in asked).split()
    said = " ".join(words)
    if len(said) > _LONGEST_SAID:
        said = said[:_LONGEST_SAID].rsplit(" ", 1)[0]
    return " ".join(filter(None, ("search", said, f"{day.isoformat()}.xlsx")))


@dataclass(frozen=True)
class SearchFile:
    """A query, or the model that others should be like, within filters; `chosen` are the themes and ministries."""

    query: str
    model: Model | None
    filters: Filters
    chosen: Mapping[str, tuple[str, ...]]
    wording: Wording

    @property
    def payload(self) -> dict[str, Any]:
        """As it stands in the job."""
        model = {**asdict(self.model), "without": sorted(self.model.without)} if self.model else None
        return {**asdict(self), "filters": asdict(replace(self.filters, among=())), "model": model}


def file_of(job: Job) -> SearchFile:
    """What the job was asked to make."""
    given = job.payload
    model, filters = given["model"], given["filters"]
    years = tuple(tuple(span) if span else None for span in filters["years"])
    return SearchFile(
        query=given["query"],
        model=Model(model["text"], model["language"], frozenset(model["without"])) if model else None,
        filters=Filters(**{name: tuple(values) for name, values in {**filters, "years": years}.items()}),
        chosen={name: tuple(values) for name, values in given["chosen"].items()},
        wording=Wording(**given["wording"]),
    )


def name_of(job: Job) -> str:
    """The name of the file that the job makes; of one asked for before files were named, the plain one."""
    name: str = job.payload.get("wording", {}).get("file", NAME)
    return name


def made_now(db: Database, engine: Engine, actor: Actor, asked: SearchFile) -> bytes:
    """The file, at once. Raises DoorClosed, QueryRefused, IndexNotReady."""
    require(actor, Permission.READ_LIBRARY)
    return _written(_rows(db, engine, actor, asked), asked.wording)


def ask(db: Database, asked: SearchFile, *, total: int, title: str, by: Actor, at: datetime) -> str:
    """The id of the job that makes the file of `total` paragraphs; the one still at it, where the person asked before.

    Raises DoorClosed.
    """
    require(by, Permission.READ_LIBRARY)
    for job in jobs.alike(db, kind=KIND, payload=asked.payload):
        if job.person_id == by.person_id and not job.is_over:
            return job.id
    return jobs.queue(db, kind=KIND, title=title, payload=asked.payload, total=total + 1, by=by, at=at)


def make(store: Store, engine: Engine, job: Job, *, by: Actor) -> None:
    """Do the job, from its beginning. Raises DoorClosed, IndexNotReady."""
    require(by, Permission.READ_LIBRARY)
    asked = file_of(job)
    try:
        with store.reading() as db:
            data = _written(_told(store, job, _rows(db, engine, by, asked)), asked.wording)
    except _Stopped:
        return
    sha256 = store.files.put(data)
    with store.writing() as db:
        jobs.advance_to(db, job.id, done=job.total - 1, total=job.total, step="")
        jobs.advance(db, job.id, step="", outcome={"sha256": sha256})


def made(files: FileStore, job: Job) -> str:
    """The SHA-256 of the file that the job made. Raises NoSearchFile."""
    found = jobs.file_made(files, job) if job.kind == KIND else None
    if found is None:
        raise NoSearchFile
    return found


def _told(store: Store, job: Job, rows: Iterator[HitRow]) -> Iterator[HitRow]:
    """The rows; of each portion the job says how far it is. Raises _Stopped."""
    for number, row in enumerate(rows):
        if number % _AT_ONCE == 0:
            with store.writing() as db:
                if not jobs.advance_to(db, job.id, done=min(number, job.total - 1), total=job.total, step=""):
                    raise _Stopped
        yield row


def _written(rows: Iterator[HitRow], words: Wording) -> bytes:
    return excel(
        rows,
        words.headers,
        asked=words.asked,
        sheet=words.sheet,
        about=words.about,
        right_to_left=words.right_to_left,
    )


def _rows(db: Database, engine: Engine, actor: Actor, asked: SearchFile) -> Iterator[HitRow]:
    beside = counted(db, actor)
    filters = replace(asked.filters, among=among(beside, asked.chosen))
    themes = _by_paragraph(beside.get(THEME, {}), {})
    answerable = _by_paragraph(beside.get(MINISTRY, {}), asked.wording.ministries)
    for document, paragraph in finding.passages(db, actor, _ids(engine, actor, asked, filters)):
        yield _row(document, paragraph, asked.wording, themes.get(paragraph.id, ""), answerable.get(paragraph.id, ""))


def _ids(engine: Engine, actor: Actor, asked: SearchFile, filters: Filters) -> tuple[str, ...]:
    """Of all paragraphs that answer, the best first."""
    viewer, model = actor.audiences, asked.model
    if model is None:
        results = engine.search(asked.query, viewer=viewer, filters=filters, limit=_ALL, enough=finding.ENOUGH)
    else:
        results = engine.similar(
            model.text, language=model.language, viewer=viewer, filters=filters, limit=_ALL, without=model.without
        )
    return tuple(hit.id for hit in results.hits)


def _row(document: Document, paragraph: Paragraph, words: Wording, themes: str, ministries: str) -> HitRow:
    language = document.language or ""
    return HitRow(
        citation=queries.citation(document, paragraph),
        text=paragraph.full_text,
        says=words.says.get(paragraph.kind, ""),
        document=document.title,
        kind=words.kinds.get(document.kind, ""),
        treaty=document.treaty or "",
        body=(body_of(document.treaty) or "") if document.treaty else "",
        state=document.state or "",
        year=document.year or "",
        language=words.languages.get(language, language),
        themes=themes,
        ministries=ministries,
        address=words.host + paragraph_address(document, paragraph),
    )


def _by_paragraph(values: Mapping[str, frozenset[str]], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for value, ids in values.items():
        for each in ids:
            found.setdefault(each, []).append(names.get(value, value))
    return {each: "\n".join(sorted(said)) for each, said in found.items()}
