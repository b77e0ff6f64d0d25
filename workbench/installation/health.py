"""Whether an installation is in order: one list of checks, which `doctor` and the administrator's page both show."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from workbench.corpus import finding
from workbench.errors import N_, WorkbenchError
from workbench.export import pdf
from workbench.installation import Installation, open_installation
from workbench.notices.queries import last_fault
from workbench.recommendations.documents import rereading
from workbench.search import Status, sync
from workbench.search.whoosh_engine.self_test import disagreements
from workbench.settings import MailServer, Settings
from workbench.store import outbox, sqlite_version

ENOUGH_ROOM = 500  # megabytes free
_ORIGINALS = "select file_sha256 from document union select file_sha256 from received"
SOUND_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can corrupt a WAL that is being reset


@dataclass(frozen=True)
class Check:
    """One thing that must be right. `title`, `detail` and `remedy` are message ids over `values`."""

    check: str
    title: str
    ok: bool
    detail: str
    remedy: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def examine(settings: Settings) -> tuple[Check, ...]:
    """Every check of a home, whatever state it is in; opening it is one of them."""
    try:
        installation = open_installation(settings)
    except WorkbenchError as refusal:
        return (*_machine(), *_room(settings.home), _refused(refusal))
    return checks(installation)


def checks(installation: Installation) -> tuple[Check, ...]:
    """The checks of an open home, in the order in which an administrator mends."""
    try:
        held = tuple(_home(installation))
    except WorkbenchError as refusal:
        held = (*_room(installation.store.home), _refused(refusal))
    return (*_machine(), *held)


def all_right(found: tuple[Check, ...]) -> bool:
    return all(check.ok for check in found)


def _machine() -> Iterator[Check]:
    yield Check(
        "python",
        N_("Python"),
        sys.version_info >= (3, 11),
        "%(version)s",
        N_("Install Python 3.11 or newer."),
        {"version": sys.version.split()[0]},
    )
    yield _sqlite(sqlite_version())
    yield _engine(_self_test())
    office = pdf.office()
    yield Check(
        "LibreOffice",
        N_("LibreOffice"),
        True,
        "%(path)s" if office else N_("not installed: PDF output is not offered, all else works"),
        values={"path": office or ""},
    )


def _home(installation: Installation) -> Iterator[Check]:
    store = installation.store
    with store.reading() as db:
        said = str(db.execute("pragma quick_check(1)").fetchone()[0])
        originals = [str(row[0]) for row in db.execute(_ORIGINALS).fetchall()]
        documents, paragraphs = finding.to_be_indexed(db)
        older = rereading.older(db)
        faults = last_fault(db)
        waiting = len({key for _, key in outbox.waiting(db, topic=sync.TOPIC, limit=-1)})
    yield from _room(store.home)
    yield _database("" if said == "ok" else said)
    yield _originals(len(originals), sum(1 for sha256 in originals if not store.files.path(sha256).is_file()))
    yield _reading(older)
    yield _mail(installation.settings.mail, *faults)
    status, trouble = installation.engine.status(), installation.indexing.trouble
    yield _index(status, trouble, documents=documents, paragraphs=paragraphs, waiting=waiting)


def _sqlite(version: str) -> Check:
    """Debian 12's own 3.40.1 can corrupt a WAL; pysqlite3 brings a sound one."""
    return Check(
        "sqlite",
        N_("SQLite"),
        tuple(int(part) for part in version.split(".")[:3]) >= SOUND_SQLITE,
        "%(version)s",
        N_("This version can damage a database. Install pysqlite3 0.6.1 or newer: pip install pysqlite3"),
        {"version": version},
    )


@lru_cache(maxsize=1)
def _self_test() -> tuple[str, ...]:
    return disagreements()  # the same as long as the program runs


def _engine(wrong: tuple[str, ...]) -> Check:
    """Ten paragraphs, asked through our engine and through Whoosh's own searcher."""
    return Check(
        "search engine",
        N_("Search engine"),
        not wrong,
        N_("differs from Whoosh's own searcher for %(asked)s") if wrong else N_("agrees with Whoosh's own searcher"),
        N_("Install the exact whoosh3 that the program names."),
        {"asked": ", ".join(wrong)},
    )


def _room(home: Path) -> Iterator[Check]:
    """How much of the disk is free; nothing where there is no home."""
    if not home.is_dir():
        return
    free = shutil.disk_usage(home).free // 1_000_000
    yield Check(
        "disk",
        N_("Room on the disk"),
        free >= ENOUGH_ROOM,
        N_("%(megabytes)s MB free"),
        N_("Make room, or move the home to a larger disk."),
        {"megabytes": free},
    )


def _refused(refusal: WorkbenchError) -> Check:
    """A home that does not open: what it says tells what to do, and a full disk is no damage."""
    return replace(_database(str(refusal)), remedy="")


def _database(fault: str) -> Check:
    """`fault` is empty where the database opens and SQLite finds nothing wrong with it."""
    return Check(
        "database",
        N_("Database"),
        not fault,
        "%(fault)s" if fault else N_("in order"),
        N_("Where it is damaged: stop the server, keep a copy of the home, and put back the last backup of it."),
        {"fault": fault},
    )


def _originals(count: int, missing: int) -> Check:
    return Check(
        "originals",
        N_("Original files"),
        not missing,
        N_("%(missing)s of %(count)s missing") if missing else N_("all %(count)s there"),
        N_("Put back the home's folder corpus from the last backup, or add those documents again."),
        {"missing": missing, "count": count},
    )


def _reading(older: int) -> Check:
    """Old reading is no fault: what was cited stays, and better reading is there for the asking."""
    return Check(
        "reading",
        N_("Reading of the documents"),
        True,
        N_("%(older)s documents were read by an older version; read them again with: workbench corpus reread")
        if older
        else N_("all documents are read by this version"),
        values={"older": older},
    )


def _mail(server: MailServer | None, waiting: int, fault: str) -> Check:
    """Without a mail server all works; people then see what they are told on their first page alone."""
    if server is None:
        detail = N_("not set up: notices stand on people's first page alone")
    elif waiting:
        detail = N_("%(waiting)s letters could not be sent yet (%(fault)s)")
    else:
        detail = N_("letters go out through %(host)s")
    return Check(
        "mail",
        N_("E-mail"),
        not waiting or server is None,
        detail,
        N_("Look at WORKBENCH_SMTP_HOST and its user and password; letters that wait are tried again by themselves."),
        {"waiting": waiting, "fault": fault, "host": server.host if server else ""},
    )


def _index(status: Status, trouble: str, *, documents: int, paragraphs: int, waiting: int) -> Check:
    """`trouble` is what kept this server from writing the index when it last tried."""
    if trouble:
        detail = N_("cannot be written (%(trouble)s)")
    elif not status.ready:
        detail = N_("cannot be read (%(fault)s)")
    elif waiting:
        detail = N_("%(waiting)s documents wait to be indexed")
    else:
        detail = N_("%(indexed)s of %(paragraphs)s paragraphs of %(documents)s documents")
    return Check(
        "search index",
        N_("Search index"),
        status.ready
        and not trouble
        and not waiting
        and (status.documents, status.paragraphs) == (documents, paragraphs),
        detail,
        N_("Nothing is lost, and it is tried again by itself. Make room, or let the folder search_index be written.")
        if trouble
        else N_("Nothing is lost; make it anew from the store: workbench index rebuild"),
        {
            "fault": status.detail,
            "trouble": trouble,
            "waiting": waiting,
            "indexed": status.paragraphs,
            "paragraphs": paragraphs,
            "documents": documents,
        },
    )
