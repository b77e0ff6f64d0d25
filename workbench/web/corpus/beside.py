"""The original beside the paragraphs read from it, page by page, so that a person can check them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import Response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from workbench import office
from workbench.corpus import queries
from workbench.corpus.originals import layout, pages, printed
from workbench.corpus.parsing.pdf.rendering import NoSuchPage
from workbench.corpus.records import Document, Paragraph
from workbench.errors import Invalid
from workbench.people.access import Permission, may
from workbench.store.jobs import Job, JobState
from workbench.web.access import requires
from workbench.web.context import actor, now, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.corrections import Correction, Forms, forms_for
from workbench.web.corpus.corrections import shown as shown_corrections
from workbench.web.corpus.originals import Original, Picture, ShownLeaf, address, leaf, opened, pages_of, picture
from workbench.web.corpus.passages import Passage, passages
from workbench.web.corpus.words import warning_words
from workbench.web.pages import Page, render, wants_fragment
from workbench.web.refusals import words


@dataclass(frozen=True)
class Turner:
    """Which page is shown, and the addresses of those around it, "" where there is none."""

    number: int
    total: int
    previous: str
    next: str


@dataclass(frozen=True)
class Printing:
    """Laying a Word file out on pages: `state` is offered, missing, working or failed, "" where there is nothing to do.

    `reason` is why the last try failed.
    """

    state: str
    reason: str = ""


@dataclass(frozen=True)
class BesidePage(Page):
    template: ClassVar[str] = "corpus/beside.html"
    document: Document
    warnings: tuple[str, ...]
    turner: Turner
    picture: Picture | None
    unshown: str
    leaf: ShownLeaf | None
    printing: Printing
    begun_before: Paragraph | None
    begun_address: str
    passages: tuple[Passage, ...]
    unread: str
    forms: Forms | None
    corrections: tuple[Correction, ...]
    corrections_open: bool
    mended: Correction | None
    mended_at: str
    may_mend: bool


@dataclass(frozen=True)
class PrintingFragment(Page):
    template: ClassVar[str] = "corpus/_printing.html"
    document: Document
    printing: Printing


@blueprint.get("/documents/<slug>/beside")
@requires(Permission.READ_LIBRARY)
def beside(slug: str) -> str:
    """Page `?page=` of the original beside its paragraphs; `?paragraph=` (an anchor) leads to the page of that one.

    `?mend=` (an anchor) opens the forms for correcting it, `?mended=` says what was corrected just now.
    """
    original = opened(store(), actor(), slug)
    return page_beside(original, _number(original), forms=_forms(original))


def page_beside(original: Original, number: int, *, forms: Forms | None = None) -> str:
    """Page `number` of the original beside what was read from it, with the forms of one paragraph open."""
    found, laid = original.document, original.laid
    total = len(laid.texts)
    corrections = shown_corrections(original.corrections)
    text = laid.texts[number - 1] if total else ""
    here = pages.on_page(original.paragraphs, laid.places, number) if total else original.paragraphs
    drawn, unshown = _picture(original, number, here)
    before = pages.running_on(original.paragraphs, laid.places, number, text)
    return render(
        BesidePage(
            document=found,
            warnings=warning_words(found.warnings),
            turner=_turner(found, number, total),
            picture=drawn,
            unshown=unshown,
            leaf=leaf(laid.leaves[number - 1], here) if laid.leaves else None,
            printing=_printing(original),
            begun_before=before,
            begun_address=address(found, paragraph=before.anchor) if before else "",
            passages=_passages(original, here),
            unread=_why_unread(original, number, text),
            forms=forms,
            corrections=corrections,
            corrections_open=any(not each.is_placed and not each.undone_at for each in corrections),
            mended_at=request.args.get("paragraph", ""),
            mended=next((each for each in corrections if each.id == request.args.get("mended")), None),
            may_mend=may(actor(), Permission.ADD_DOCUMENTS),
        )
    )


@blueprint.get("/documents/<slug>/beside/<int:number>.png")
@requires(Permission.READ_LIBRARY)
def page_picture(slug: str, number: int) -> Response:
    """The page as a picture; `?large=yes` to look closely. It is drawn afresh: that takes a tenth of a second."""
    file = pages_of(store(), actor(), slug)
    if not file:
        raise NoSuchPage(page=number)
    width = layout.LARGE if request.args.get("large") else layout.WIDTH
    drawn = layout.picture(store().files.read(file), number, width=width)
    return Response(drawn, mimetype="image/png")


@blueprint.get("/documents/<slug>/beside/pages")
@requires(Permission.READ_LIBRARY)
def printing(slug: str) -> str | Response | Answer:
    """How far the laying out is; htmx asks for the part that changes, and for the page anew once it is over."""
    original = opened(store(), actor(), slug)
    if not wants_fragment():
        return redirect(address(original.document), code=303)
    if original.laid.pdf:
        return Response("", headers={"HX-Refresh": "true"})
    return render(PrintingFragment(document=original.document, printing=_printing(original)))


@blueprint.post("/documents/<slug>/beside/pages")
@requires(Permission.READ_LIBRARY)
def lay_out(slug: str) -> Answer:
    """Have a Word file laid out on pages, once for everybody."""
    with store().reading() as db:
        found = queries.document(db, actor(), slug)
    if printed.can_be(found):
        title = _("Laying out a document on pages")  # who looks after the system sees titles, not what they are about
        with store().writing() as db:
            printed.ask(db, store().files, found, title=title, by=actor(), at=now())
    return redirect(address(found), code=303)


def _printing(original: Original) -> Printing:
    if original.laid.pdf or not printed.can_be(original.document):
        return Printing("")
    task: Job | None = original.task
    if task is not None and not task.is_over:
        return Printing("working")
    if office.office() is None:
        return Printing("missing")
    if task is not None and task.state is JobState.FAILED:
        return Printing("failed", _(task.step) if task.step else "")
    return Printing("offered")


def _picture(original: Original, number: int, here: Sequence[Paragraph]) -> tuple[Picture | None, str]:
    """The page as a picture, or why a stranger's page cannot be shown: what was read stands there all the same."""
    if not original.laid.pdf:
        return None, ""
    try:
        return picture(store(), original, number, here), ""
    except Invalid as refusal:
        return None, words(refusal)


def _why_unread(original: Original, number: int, text: str) -> str:
    """Why nothing of the document may stand beside a page: garbled, picture, empty, or elsewhere; "" if none of these.

    `elsewhere`: the file holds several documents, and this page is another's.
    """
    reason = pages.why_unread(original.document.warnings, number)
    if reason or not original.siblings:
        return reason or ("" if text.strip() or original.laid.leaves else "empty")
    known = [place for place in original.laid.places if place is not None]
    return "elsewhere" if known and not min(known) <= number <= max(known) else ""


def _forms(original: Original) -> Forms | None:
    anchor = request.args.get("mend", "")
    if not anchor or not may(actor(), Permission.ADD_DOCUMENTS):
        return None
    found = next((place for place, each in enumerate(original.paragraphs) if each.anchor == anchor), None)
    return None if found is None else forms_for(original.paragraphs[found], is_first=found == 0)


def _number(original: Original) -> int:
    """The page that was asked for. Raises NoSuchPage."""
    anchor = request.args.get("paragraph", "") or request.args.get("mend", "")
    if anchor:
        return original.laid.place_of(original.paragraphs, anchor)
    asked = request.args.get("page", "").strip() or str(_first(original))
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= number <= max(1, len(original.laid.texts)):
        raise NoSuchPage(page=asked[:20])
    return number


def _first(original: Original) -> int:
    """The page to begin at: the first, or in a file with other documents that of its first paragraph."""
    known = [place for place in original.laid.places if place is not None]
    return min(known) if original.siblings and known else 1


def _turner(document: Document, number: int, total: int) -> Turner:
    return Turner(
        number,
        total,
        address(document, page=number - 1) if number > 1 else "",
        address(document, page=number + 1) if number < total else "",
    )


def _passages(original: Original, here: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The paragraphs of the page under the headings that open before them in the whole document."""
    wanted = {each.id for each in here}
    at = [place for place, each in enumerate(original.paragraphs) if each.id in wanted]
    if not at:
        return ()
    some = original.paragraphs[at[0] : at[-1] + 1]
    shown = passages(original.document, some, after=original.paragraphs[at[0] - 1] if at[0] else None)
    return tuple(each for each in shown if each.paragraph.id in wanted)
