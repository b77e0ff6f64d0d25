"""A recommendation where it stands: its paragraph whole, the concern before it, its headings, other languages."""

from dataclasses import dataclass

from workbench.corpus import queries as corpus_queries
from workbench.corpus.addresses import paragraph_address
from workbench.corpus.records import Document, Item, Paragraph, ParagraphKind
from workbench.errors import NotFound
from workbench.recommendations import around
from workbench.recommendations.records import Recommendation
from workbench.store import Database
from workbench.web.context import actor
from workbench.web.corpus.words import language_words

_NEAR = 4  # paragraphs before it in which the concern it answers stands


@dataclass(frozen=True)
class SourceItem:
    """A lettered item; `chosen` is the one (with what is nested in it) that is the recommendation at hand."""

    label: str
    text: str
    deeper: bool
    chosen: bool


@dataclass(frozen=True)
class SourceParagraph:
    """A paragraph of the document, whole, with its address there."""

    number: str
    text: str
    items: tuple[SourceItem, ...]
    citation: str
    address: str


@dataclass(frozen=True)
class OtherVersion:
    """The recommendation in another language, or from another copy in the same one."""

    id: str
    text: str
    language: str
    language_name: str
    name: str
    address: str


@dataclass(frozen=True)
class Source:
    """Where a recommendation is known from. `paragraph` is None where it is known from a table alone.

    `became` is what such a one stands as in a document that came later.
    """

    document: Document | None
    headings: tuple[str, ...]
    concern: SourceParagraph | None
    paragraph: SourceParagraph | None
    beside_address: str
    is_gone: bool
    versions: tuple[OtherVersion, ...]
    became: tuple[Recommendation, ...] = ()


def source_of(db: Database, unit: Recommendation) -> Source:
    """All of it that the reader may see."""
    versions = tuple(_version(db, each) for each in around.versions_of(db, actor(), unit))
    if unit.document_id is None or unit.paragraph_id is None:
        became = around.become_of(db, actor(), unit)
        return Source(None, (), None, None, "", is_gone=False, versions=() if became else versions, became=became)
    document = corpus_queries.document(db, actor(), unit.document_id)
    paragraph = corpus_queries.paragraph(db, actor(), unit.paragraph_id)
    concern = _concern(corpus_queries.paragraphs(db, document.id), paragraph)
    return Source(
        document=document,
        headings=tuple(dict.fromkeys(filter(None, (paragraph.annex, paragraph.section, paragraph.heading)))),
        concern=_shown(document, concern, "") if concern else None,
        paragraph=_shown(document, paragraph, unit.label),
        beside_address=f"/documents/{document.slug}/beside?paragraph={paragraph.anchor}#{paragraph.anchor}",
        is_gone=around.is_no_longer_read(db, unit.id),
        versions=versions,
    )


def addendum_of(db: Database, unit: Recommendation) -> SourceParagraph | None:
    """The paragraph of an addendum in which the State under review took its position."""
    if unit.position_paragraph_id is None:
        return None
    try:
        paragraph = corpus_queries.paragraph(db, actor(), unit.position_paragraph_id)
        document = corpus_queries.document(db, actor(), paragraph.document_id)
    except NotFound:
        return None
    return _shown(document, paragraph, "")


def _version(db: Database, unit: Recommendation) -> OtherVersion:
    document = corpus_queries.document(db, actor(), unit.document_id or "")
    paragraph = corpus_queries.paragraph(db, actor(), unit.paragraph_id or "")
    return OtherVersion(
        id=unit.id,
        text=unit.text,
        language=document.language or "",
        language_name=language_words(document.language),
        name=document.name,
        address=paragraph_address(document, paragraph),
    )


def _concern(paragraphs: tuple[Paragraph, ...], asked: Paragraph) -> Paragraph | None:
    """The nearest concern before it under the same heading; None where there is none."""
    place = next((index for index, each in enumerate(paragraphs) if each.id == asked.id), 0)
    for each in reversed(paragraphs[max(0, place - _NEAR) : place]):
        if (each.annex, each.section, each.heading) != (asked.annex, asked.section, asked.heading):
            return None
        if each.kind is ParagraphKind.CONCERN:
            return each
    return None


def _shown(document: Document, paragraph: Paragraph, label: str) -> SourceParagraph:
    return SourceParagraph(
        number=f"{paragraph.number}." if paragraph.number else paragraph.label,
        text=paragraph.text,
        items=_items(paragraph.items, label),
        citation=corpus_queries.citation(document, paragraph),
        address=paragraph_address(document, paragraph),
    )


def _items(items: tuple[Item, ...], label: str) -> tuple[SourceItem, ...]:
    """The items of a paragraph; a letter that comes a second time is told as `a-2`."""
    found: list[SourceItem] = []
    seen: dict[str, int] = {}
    at = ""
    for each in items:
        if not each.parent:
            seen[each.label] = seen.get(each.label, 0) + 1
            at = each.label if seen[each.label] == 1 else f"{each.label}-{seen[each.label]}"
        found.append(SourceItem(each.label, each.text, deeper=each.parent != "", chosen=label != "" and at == label))
    return tuple(found)
