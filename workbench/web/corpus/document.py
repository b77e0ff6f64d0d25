"""One document: its paragraphs with numbers in the margin, its outline, its original."""

import json
import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from flask import Response, request

from workbench.corpus import mends, queries
from workbench.corpus.parsing.version import READER
from workbench.corpus.records import Document
from workbench.people.access import Permission, may
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.passages import Heading, Passage, Run, passages, runs
from workbench.web.corpus.uses import uses_of
from workbench.web.corpus.words import kind_words, language_words, warning_words
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class DocumentPage(Page):
    template: ClassVar[str] = "corpus/document.html"
    document: Document
    warnings: tuple[str, ...]
    kind: str
    language: str
    outline: tuple[Heading, ...]
    runs: tuple[Run, ...]
    words: str
    marked: int
    original_address: str
    gone: tuple[Passage, ...]
    corrections: int
    unplaced: int
    is_outdated: bool
    may_correct: bool


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
    """The document of that slug or id; `?q=` marks its words."""
    words = request.args.get("q", "").strip()[:200]
    with store().reading() as db:
        found = queries.document(db, actor(), slug)
        paragraphs = queries.paragraphs(db, found.id)
        gone = queries.no_longer_read(db, found.id)
        corrections = mends.standing(db, found.id)
        uses = uses_of(db, actor(), found.id)
    shown = passages(found, paragraphs, words=words, uses=uses)
    return render(
        DocumentPage(
            document=found,
            warnings=warning_words(found),
            kind=kind_words(found.kind),
            language=language_words(found.language),
            outline=tuple(heading for each in shown for heading in each.opens),
            runs=runs(shown),
            words=words,
            marked=_count(shown) if words else 0,
            original_address=f"/documents/{found.slug}/original",
            gone=passages(found, gone, uses=uses),
            corrections=len(corrections),
            unplaced=len(found.unplaced),
            is_outdated=found.reader < READER,
            may_correct=may(actor(), Permission.ADD_DOCUMENTS),
        )
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
