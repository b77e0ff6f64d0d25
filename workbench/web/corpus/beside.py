"""The original beside the paragraphs read from it, page by page, so that a person can check them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flask import Response, request

from workbench.corpus import originals, pages, queries
from workbench.corpus.originals import Laid
from workbench.corpus.parsing.rendering import NoSuchPage, Sheet
from workbench.corpus.records import Document, Paragraph
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.passages import Passage, passages
from workbench.web.corpus.words import warning_words
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Number:
    """A paragraph's number at its height on the picture, in points from the top."""

    label: str
    anchor: str
    down: float


@dataclass(frozen=True)
class Picture:
    """A page as a picture; sizes in points."""

    address: str
    large_address: str
    width: float
    height: float
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Turner:
    """Which page is shown, and the addresses of those around it, "" where there is none."""

    number: int
    total: int
    previous: str
    next: str


@dataclass(frozen=True)
class BesidePage(Page):
    template: ClassVar[str] = "corpus/beside.html"
    document: Document
    warnings: tuple[str, ...]
    turner: Turner
    picture: Picture
    begun_before: Paragraph | None
    begun_address: str
    passages: tuple[Passage, ...]
    has_text: bool


@blueprint.get("/documents/<slug>/beside")
@requires(Permission.READ_LIBRARY)
def beside(slug: str) -> str:
    """Page `?page=` of the original beside its paragraphs; `?paragraph=` (an anchor) leads to the page of that one."""
    with store().reading() as db:
        found = queries.document(db, actor(), slug)
        paragraphs = queries.paragraphs(db, found.id)
    laid = originals.laid_out(store().files, found, paragraphs)
    if laid is None:
        raise NoSuchPage(page=1)
    number = _number(laid, paragraphs)
    shown = originals.sheet(store().files.read(laid.pdf), number)
    here = pages.on_page(paragraphs, laid.places, number)
    before = pages.running_on(paragraphs, laid.places, number, laid.texts[number - 1])
    return render(
        BesidePage(
            document=found,
            warnings=warning_words(found),
            turner=_turner(found, number, len(laid.texts)),
            picture=_picture(found, number, shown, here),
            begun_before=before,
            begun_address=_address(found, paragraph=before.anchor) if before else "",
            passages=_only(passages(found, paragraphs), here),
            has_text=bool(laid.texts[number - 1].strip()),
        )
    )


@blueprint.get("/documents/<slug>/beside/<int:number>.png")
@requires(Permission.READ_LIBRARY)
def page_picture(slug: str, number: int) -> Response:
    """The page as a picture; `?large=yes` to look closely. It is drawn afresh: that takes a tenth of a second."""
    with store().reading() as db:
        found = queries.document(db, actor(), slug)
        paragraphs = queries.paragraphs(db, found.id)
    laid = originals.laid_out(store().files, found, paragraphs)
    if laid is None:
        raise NoSuchPage(page=number)
    width = originals.LARGE if request.args.get("large") else originals.WIDTH
    return Response(originals.picture(store().files.read(laid.pdf), number, width=width), mimetype="image/png")


def _number(laid: Laid, paragraphs: Sequence[Paragraph]) -> int:
    """The page that was asked for. Raises NoSuchPage."""
    anchor = request.args.get("paragraph", "")
    if anchor:
        return laid.place_of(paragraphs, anchor)
    asked = request.args.get("page", "1").strip()
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= number <= len(laid.texts):
        raise NoSuchPage(page=asked[:20])
    return number


def _turner(document: Document, number: int, total: int) -> Turner:
    return Turner(
        number,
        total,
        _address(document, page=number - 1) if number > 1 else "",
        _address(document, page=number + 1) if number < total else "",
    )


def _address(document: Document, **where: object) -> str:
    return f"/documents/{document.slug}/beside?{urlencode(where)}"


def _picture(document: Document, number: int, shown: Sheet, here: Sequence[Paragraph]) -> Picture:
    address = f"/documents/{document.slug}/beside/{number}.png"
    numbers = tuple(
        Number(mark.paragraph.label, mark.paragraph.anchor, round(mark.top * shown.height, 1))
        for mark in pages.marks(here, shown)
    )
    return Picture(address, f"{address}?large=yes", round(shown.width, 1), round(shown.height, 1), numbers)


def _only(shown: Sequence[Passage], here: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The passages of these paragraphs, under the headings that open before them in the whole document."""
    wanted = {each.id for each in here}
    return tuple(each for each in shown if each.paragraph.id in wanted)
