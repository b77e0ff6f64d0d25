"""One document: its paragraphs with numbers in the margin, its outline, its original."""

import json
import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from flask import Response, request
from flask_babel import gettext as _

from workbench.corpus import queries
from workbench.corpus.records import Document, Item, Paragraph
from workbench.errors import WorkbenchError
from workbench.people.access import Permission
from workbench.search.snippets import Fragment, highlighted
from workbench.web.access import requires
from workbench.web.context import actor, store
from workbench.web.corpus.blueprint import blueprint
from workbench.web.corpus.uses import Use, uses_of
from workbench.web.corpus.words import kind_words, language_words, paragraph_kind_words
from workbench.web.pages import Page, render


@dataclass(frozen=True)
class Heading:
    """A heading that opens before a paragraph; `level` is 2 for a section, 3 for what stands in one."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class ShownItem:
    """A lettered item with the query's words marked; `deeper` stands inside another."""

    label: str
    fragments: tuple[Fragment, ...]
    deeper: bool


@dataclass(frozen=True)
class Passage:
    """A paragraph as the page shows it."""

    paragraph: Paragraph
    opens: tuple[Heading, ...]
    citation: str
    kind: str
    fragments: tuple[Fragment, ...]
    items: tuple[ShownItem, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class DocumentPage(Page):
    template: ClassVar[str] = "corpus/document.html"
    document: Document
    warnings: tuple[str, ...]
    kind: str
    language: str
    outline: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    words: str
    marked: int
    original_address: str


def _passages(
    document: Document, paragraphs: tuple[Paragraph, ...], words: str, uses: dict[str, tuple[Use, ...]]
) -> tuple[Passage, ...]:
    found: list[Passage] = []
    section = heading = ""
    language = document.language or "en"
    for place, each in enumerate(paragraphs):
        opens: list[Heading] = []
        if each.section and each.section != section:
            opens.append(Heading(2, each.section, f"section-{place}"))
            heading = ""
        if each.heading and each.heading not in (heading, each.section):
            opens.append(Heading(3 if each.section else 2, each.heading, f"heading-{place}"))
        section, heading = each.section, each.heading
        items = tuple(
            ShownItem(item.label, _marked(item.text, words, language), _is_deeper(item)) for item in each.items
        )
        found.append(
            Passage(
                paragraph=each,
                opens=tuple(opens),
                citation=queries.citation(document, each),
                kind=paragraph_kind_words(each.kind),
                fragments=_marked(each.text, words, language),
                items=items,
                uses=uses.get(each.id, ()),
            )
        )
    return tuple(found)


def _is_deeper(item: Item) -> bool:
    return item.parent != ""


def _marked(text: str, words: str, language: str) -> tuple[Fragment, ...]:
    if not words:
        return (Fragment(text),)
    try:
        return highlighted(text, words, language)
    except WorkbenchError:  # a query that the search refuses marks nothing
        return (Fragment(text),)


def _count(passages: tuple[Passage, ...]) -> int:
    return sum(
        1
        for each in passages
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
        uses = uses_of(db, actor(), found.id)
    passages = _passages(found, paragraphs, words, uses)
    return render(
        DocumentPage(
            document=found,
            warnings=tuple(_(warning) for warning in found.warnings),
            kind=kind_words(found.kind),
            language=language_words(found.language),
            outline=tuple(heading for each in passages for heading in each.opens),
            passages=passages,
            words=words,
            marked=_count(passages) if words else 0,
            original_address=f"/documents/{found.slug}/original",
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
