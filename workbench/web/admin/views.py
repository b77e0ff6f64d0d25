"""What is right, what is wrong and how to mend it. No word of any draft stands here."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments.operations.erasing import has_no_other_part
from workbench.corpus import finding
from workbench.installation import health as condition
from workbench.people.access import Permission
from workbench.search import Status, sync
from workbench.store import jobs, outbox
from workbench.store.jobs import Job
from workbench.web.access import requires
from workbench.web.admin import erasure
from workbench.web.admin.blueprint import blueprint
from workbench.web.context import actor, installation, store
from workbench.web.pages import Page, render

__all__ = ["blueprint", "erasure"]


@dataclass(frozen=True)
class Check:
    """One of the checks of `doctor`, in the language of the interface; `remedy` says how to mend it."""

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
    carries_out_orders: bool


def _shown(check: condition.Check) -> Check:
    return Check(_(check.title), check.ok, _(check.detail) % check.values, _(check.remedy) if check.remedy else "")


def _page() -> AdminPage:
    with store().reading() as db:
        documents, paragraphs = finding.to_be_indexed(db)
        waiting = len({key for _topic, key in outbox.waiting(db, topic=sync.TOPIC, limit=-1)})
        recent = jobs.recent(db)
    return AdminPage(
        checks=tuple(_shown(check) for check in condition.checks(installation())),
        index=installation().engine.status(),
        documents=documents,
        paragraphs=paragraphs,
        waiting=waiting,
        jobs=recent,
        carries_out_orders=has_no_other_part(actor()),
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
