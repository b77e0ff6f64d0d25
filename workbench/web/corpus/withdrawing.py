"""A document is withdrawn with a reason, and reinstated: its page says both, and what cites it is flagged."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.corpus import queries
from workbench.corpus.records import Document
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.recommendations.documents import tying
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.uses import uses_of
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class WithdrawPage(Page):
    template: ClassVar[str] = "corpus/withdraw.html"
    document: Document
    uses: int
    reason: str
    error: str


def _page(slug: str, *, reason: str = "", error: str = "") -> str:
    with store().reading() as db:
        document = queries.document(db, actor(), slug)
        uses = sum(len(each) for each in uses_of(db, actor(), document).values())
    return render(WithdrawPage(document=document, uses=uses, reason=reason, error=error))


@blueprint.get("/documents/<slug>/withdraw")
@requires(Permission.ADD_DOCUMENTS)
def ask_to_withdraw(slug: str) -> str:
    """What will happen when the document is withdrawn, and why it is."""
    return _page(slug)


@blueprint.post("/documents/<slug>/withdraw")
@requires(Permission.ADD_DOCUMENTS)
def withdraw(slug: str) -> Response | tuple[str, int]:
    """The document is found no more; that can be taken back on its page."""
    reason = request.form.get("reason", "")
    try:
        with store().writing() as db:
            document = tying.withdraw(db, queries.document(db, actor(), slug).id, reason=reason, by=actor(), at=now())
    except Invalid as refusal:
        return _page(slug, reason=reason, error=words(refusal)), 422
    flash(_("%(name)s is withdrawn. What rests on it is flagged.", name=document.name))
    return redirect(f"/documents/{document.slug}", code=303)


@blueprint.post("/documents/<slug>/reinstate")
@requires(Permission.ADD_DOCUMENTS)
def reinstate(slug: str) -> Response:
    """Take back that it was withdrawn."""
    with store().writing() as db:
        document = tying.reinstate(db, queries.document(db, actor(), slug).id, by=actor(), at=now())
    flash(_("%(name)s stands again and is found again.", name=document.name))
    return redirect(f"/documents/{document.slug}", code=303)
