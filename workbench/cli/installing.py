"""Making, serving and checking an installation."""

import shutil
import sys
from dataclasses import asdict, dataclass

import click

from workbench import installation as installations
from workbench.cli.context import REFUSED, Desk, pass_desk
from workbench.search.whoosh_engine.self_test import disagreements
from workbench.server import serve_installation
from workbench.store import Store


@click.command("init")
@pass_desk
def init_command(desk: Desk) -> None:
    """Create the home; what is there already is kept."""
    made = installations.create(desk.settings)
    desk.emit({"home": str(made.settings.home)}, text=lambda: f"The home is {made.settings.home}")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@pass_desk
def serve_command(desk: Desk, host: str, port: int) -> None:
    """Serve the web application until it is stopped (Ctrl+C)."""
    serve_installation(desk.installation, host=host, port=port)


@dataclass(frozen=True)
class Check:
    """One thing an administrator wants to know is right."""

    check: str
    ok: bool
    detail: str
    remedy: str


@click.command("doctor")
@pass_desk
def doctor_command(desk: Desk) -> None:
    """Check the installation and say what to do about what is wrong."""
    checks = _checks(desk)
    desk.emit(
        [asdict(check) for check in checks],
        text=lambda: "\n".join(
            f"{'ok ' if check.ok else 'BAD'} {check.check}: {check.detail}"
            + ("" if check.ok else f"\n    {check.remedy}")
            for check in checks
        ),
    )
    if not all(check.ok for check in checks):
        click.get_current_context().exit(REFUSED)


def _checks(desk: Desk) -> tuple[Check, ...]:
    store = desk.store
    status = desk.installation.engine.status()
    with store.reading() as db:
        integrity = str(db.execute("pragma quick_check").fetchone()[0])
        documents = int(db.execute("select count(*) from document").fetchone()[0])
        waiting = int(db.execute("select count(*) from outbox").fetchone()[0])
        missing = [
            sha256
            for (sha256,) in db.execute("select distinct file_sha256 from document").fetchall()
            if not store.files.path(sha256).is_file()
        ]
    office = shutil.which("soffice")
    return (
        Check("python", sys.version_info >= (3, 11), sys.version.split()[0], "Install Python 3.11 or newer."),
        _sqlite_check(store),
        Check("database", integrity == "ok", integrity, "Restore the last backup: workbench restore FILE"),
        Check("originals", not missing, f"{len(missing)} missing", "Restore the home's corpus folder from a backup."),
        Check(
            "search index",
            status.ready and waiting == 0,
            f"{status.documents} of {documents} documents, {waiting} changes waiting",
            "Run: workbench index rebuild",
        ),
        _engine_check(),
        Check(
            "LibreOffice",
            True,
            office or "not installed: PDF output is not offered, all else works",
            "",
        ),
    )


def _engine_check() -> Check:
    """Ten paragraphs, asked through our engine and through Whoosh's own searcher."""
    wrong = disagreements()
    detail = f"differs from Whoosh's own searcher for {', '.join(wrong)}" if wrong else "agrees with Whoosh's own"
    return Check("search engine", not wrong, detail, "Install the exact whoosh3 that the program names.")


def _sqlite_check(store: Store) -> Check:
    """SQLite 3.7.0 to 3.51.2 can corrupt a WAL that is being reset (fixed in 3.51.3)."""
    version = store.sqlite_version()
    new_enough = tuple(int(part) for part in version.split(".")) >= (3, 51, 3)
    return Check("sqlite", new_enough, version, "Install pysqlite3 0.6.1 or newer: pip install pysqlite3")
