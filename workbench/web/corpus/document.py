"""One document: its paragraphs with numbers in the margin, its outline, its original."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, urlencode

from flask import Response, request
from flask_babel import gettext as _

from workbench.corpus import queries, withdrawing
from workbench.corpus.addresses import PART_LENGTH
from workbench.corpus.corrections import mends
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.versions import copies, successors, ties
from workbench.corpus.versions.copies import Received
from workbench.corpus.withdrawing import Withdrawal
from workbench.people.access import Permission, may
from workbench.requests.pictured import Pictured, pictures_of
from workbench.store import Database
from workbench.treaties import DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.originals import siblings_of
from workbench.web.corpus.passages import Heading, Passage, Run, passages, runs
from workbench.web.corpus.uses import uses_of
from workbench.web.corpus.versions import ShownRelated, related_to
from workbench.web.corpus.words import fact_words, kind_words, language_words, warning_words
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class PartOfIt:
    """A part of a document too long for one page: the labels of its first and last paragraph."""

    address: str
    first: str
    last: str
    is_here: bool


@dataclass(frozen=True)
class DocumentPage(Page):
    template: ClassVar[str] = "corpus/document.html"
    document: Document
    warnings: tuple[str, ...]
    kind: str
    language: str
    outline: tuple[Heading, ...]
    parts: tuple[PartOfIt, ...]
    runs: tuple[Run, ...]
    words: str
    marked: int
    original_address: str
    related: tuple[ShownRelated, ...]
    suggested: tuple[Document, ...]
    received: tuple[Received, ...]
    siblings: tuple[Document, ...]
    successor: Document | None
    withdrawal: Withdrawal | None
    is_tied: bool
    gone: tuple[Passage, ...]
    used: int
    pictures: Pictured
    by_hand: tuple[str, ...]
    corrections: int
    unplaced: int
    is_outdated: bool
    may_correct: bool


def _start(paragraphs: Sequence[Paragraph]) -> int:
    """Where the part begins that was asked for, by its number or by the anchor of a paragraph in it."""
    anchor = request.args.get("paragraph", "")
    at = next((place for place, each in enumerate(paragraphs) if each.anchor == anchor), None) if anchor else None
    part = at // PART_LENGTH if at is not None else request.args.get("part", 1, type=int) - 1
    return min(max(part, 0), max(len(paragraphs) - 1, 0) // PART_LENGTH) * PART_LENGTH


def _parts(document: Document, paragraphs: Sequence[Paragraph], here: int, words: str) -> tuple[PartOfIt, ...]:
    """All parts of a long document; none of one that stands on one page."""
    if len(paragraphs) <= PART_LENGTH:
        return ()
    kept = {"q": words} if words else {}
    return tuple(
        PartOfIt(
            f"/documents/{document.slug}?{urlencode({**kept, 'part': start // PART_LENGTH + 1})}",
            paragraphs[start].label,
            paragraphs[min(start + PART_LENGTH, len(paragraphs)) - 1].label,
            start == here,
        )
        for start in range(0, len(paragraphs), PART_LENGTH)
    )


def _standing(document: Document) -> tuple[str, ...]:
    """Its warnings, without those of the document that stands in its place by now: the page says that above them."""
    successor = document.replaced_by
    return tuple(each for each in document.warnings if not successor or successor not in each)


def _count(shown: tuple[Passage, ...]) -> int:
    return sum(
        1
        for each in shown
        if any(fragment.marked for fragment in each.fragments)
        or any(fragment.marked for item in each.items for fragment in item.fragments)
    )


@blueprint.get("/documents/<slug>")
@requires(Permission.READ_LIBRARY)
def document(slug: str) -> str:
    """The document of that slug or id; `?q=` marks its words, `?part=` or `?paragraph=` choose a part of a long one."""
    words = request.args.get("q", "").strip()[:200]
    with store().reading() as db:
        page = _page(db, queries.document(db, actor(), slug), words)
    return render(page)


def _page(db: Database, found: Document, words: str) -> DocumentPage:
    paragraphs, uses = queries.paragraphs(db, found.id), uses_of(db, actor(), found)
    start = _start(paragraphs)
    here, before = paragraphs[start : start + PART_LENGTH], paragraphs[start - 1] if start else None
    shown = passages(found, here, words=words, uses=uses, after=before)
    related = related_to(db, actor(), found)
    may_correct = may(actor(), Permission.ADD_DOCUMENTS)
    return DocumentPage(
        document=found,
        warnings=warning_words(_standing(found)),
        kind=kind_words(found.kind),
        language=language_words(found.language) if found.language else _("language unknown"),
        outline=tuple(heading for each in shown for heading in each.opens),
        parts=_parts(found, paragraphs, start, words),
        runs=runs(shown),
        words=words,
        marked=_count(shown) if words else 0,
        original_address=f"/documents/{found.slug}/original",
        related=related,
        suggested=ties.suggested(db, actor(), found) if may_correct else (),
        received=copies.received_as(db, found.id),
        siblings=siblings_of(db, actor(), found),
        successor=successors.successor(db, actor(), found),
        withdrawal=withdrawing.withdrawals(db, found.id)[0] if found.withdrawn else None,
        is_tied=any(each.beside_address for each in related),
        gone=passages(found, queries.no_longer_read(db, found.id), uses=uses),
        used=len(uses),
        pictures=pictures_of(db, actor(), found.id) if found.kind is DocumentKind.CONTRIBUTION else Pictured({}),
        by_hand=fact_words(found.corrected),
        corrections=len(mends.standing(db, found.id)),
        unplaced=len(found.unplaced),
        is_outdated=found.reader < READER,
        may_correct=may_correct,
    )


@blueprint.get("/documents/<slug>/original")
@requires(Permission.READ_LIBRARY)
def original(slug: str) -> Response:
    """The file as it was handed in, byte for byte, always as a download."""
    with store().reading() as db:
        found = queries.document(db, actor(), slug)
    data = store().files.read(found.file_sha256)
    name = re.sub(r'[\x00-\x1f/\\:*?"<>|]+', "_", found.file_name) or "original"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    headers = {
        "Content-Disposition": f"attachment; filename={json.dumps(plain)}; filename*=UTF-8''{quote(name)}",
    }
    return Response(data, mimetype=found.media_type or "application/octet-stream", headers=headers)
