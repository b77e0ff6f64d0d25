"""What is right, what is wrong and how to mend it. No word of any draft stands here."""

import shutil
import sys
from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.people.access import Permission
from workbench.search import Status
from workbench.store import jobs
from workbench.store.jobs import Job
from workbench.web.access import requires
from workbench.web.context import installation, store
from workbench.web.pages import Page, render

blueprint = Blueprint("admin", __name__)


@dataclass(frozen=True)
class Check:
    """One thing that must be right; `remedy` says how to mend it."""

    name: str
    fine: bool
    found: str
    remedy: str


@dataclass(frozen=True)
class AdminPage(Page):
    template: ClassVar[str] = "admin/admin.html"
    checks: tuple[Check, ...]
    index: Status
    documents: int
    paragraphs: int
    waiting: int
    jobs: tuple[Job, ...]


def _checks(*, missing: int, waiting: int, behind: bool) -> tuple[Check, ...]:
    free = shutil.disk_usage(installation().settings.home).free // 1_000_000
    version = store().sqlite_version()
    sound = tuple(int(part) for part in version.split(".")) >= (3, 51, 3)
    return (
        Check(_("Python"), sys.version_info >= (3, 11), sys.version.split()[0], _("Install Python 3.11 or newer.")),
        Check(
            _("SQLite"),
            sound,
            version,
            _("This version can damage a database; install the package pysqlite3 0.6.1 or newer."),
        ),
        Check(
            _("Room on the disk"), free > 500, _("%(megabytes)s MB", megabytes=free), _("Make room, or move the home.")
        ),
        Check(
            _("Original files"),
            missing == 0,
            _("all there") if not missing else _("%(count)s missing", count=missing),
            _("Restore the folder corpus of the home from the last backup."),
        ),
        Check(
            _("Search index"),
            not behind and waiting == 0,
            _("%(count)s changes wait", count=waiting) if waiting else (_("differs") if behind else _("up to date")),
            _("Rebuild the index below. Nothing is lost by it."),
        ),
    )


def _page() -> AdminPage:
    status = installation().engine.status()
    with store().reading() as db:
        documents = int(db.execute("select count(*) from document where replaced_by is null").fetchone()[0])
        paragraphs = int(
            db.execute(
                "select count(*) from paragraph join document on document.id = paragraph.document_id "
                "where document.replaced_by is null"
            ).fetchone()[0]
        )
        waiting = int(db.execute("select count(*) from outbox").fetchone()[0])
        hashes = [str(row[0]) for row in db.execute("select distinct file_sha256 from document").fetchall()]
        recent = jobs.recent(db)
    missing = sum(1 for sha256 in hashes if not store().files.path(sha256).is_file())
    behind = not status.ready or status.paragraphs != paragraphs
    return AdminPage(
        checks=_checks(missing=missing, waiting=waiting, behind=behind),
        index=status,
        documents=documents,
        paragraphs=paragraphs,
        waiting=waiting,
        jobs=recent,
    )


@blueprint.get("/admin")
@requires(Permission.ADMINISTER)
def health() -> str:
    return render(_page())


@blueprint.post("/admin/index")
@requires(Permission.ADMINISTER)
def bring_index_up_to_date() -> Response:
    """Index what has changed; a rebuild from nothing is the command line's `index rebuild`."""
    count = installation().sync()
    flash(_("The search index is up to date; %(count)s documents were taken up.", count=count))
    return redirect("/admin", code=303)
