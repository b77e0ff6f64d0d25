"""The paragraphs of a document as pages show them: under their headings, each with its citation and its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.corpus import queries
from workbench.corpus.records import Document, Item, Paragraph
from workbench.errors import WorkbenchError
from workbench.search.snippets import Fragment, highlighted
from workbench.web.corpus.uses import Use
from workbench.web.corpus.words import paragraph_kind_words


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
    kind: str


@dataclass(frozen=True)
class Passage:
    """A paragraph as a page shows it."""

    paragraph: Paragraph
    opens: tuple[Heading, ...]
    citation: str
    kind: str
    fragments: tuple[Fragment, ...]
    items: tuple[ShownItem, ...]
    uses: tuple[Use, ...]


def passages(
    document: Document,
    paragraphs: Sequence[Paragraph],
    *,
    words: str = "",
    uses: Mapping[str, tuple[Use, ...]] | None = None,
) -> tuple[Passage, ...]:
    """The paragraphs in order; a heading opens where it changes, `words` of a query are marked."""
    found: list[Passage] = []
    annex = section = heading = ""
    language = document.language or "en"
    for place, each in enumerate(paragraphs):
        opens: list[Heading] = []
        if each.annex and each.annex != annex:
            opens.append(Heading(2, each.annex, f"annex-{place}"))
            section = heading = ""
        if each.section and each.section != section:
            opens.append(Heading(3 if each.annex else 2, each.section, f"section-{place}"))
            heading = ""
        if each.heading and each.heading not in (heading, each.section, each.annex):
            opens.append(Heading(3 if each.section or each.annex else 2, each.heading, f"heading-{place}"))
        annex, section, heading = each.annex, each.section, each.heading
        found.append(
            Passage(
                paragraph=each,
                opens=tuple(opens),
                citation=queries.citation(document, each),
                kind=paragraph_kind_words(each.kind),
                fragments=_marked(each.text, words, language),
                items=tuple(_item(item, each, words, language) for item in each.items),
                uses=(uses or {}).get(each.id, ()),
            )
        )
    return tuple(found)


def _item(item: Item, paragraph: Paragraph, words: str, language: str) -> ShownItem:
    """Its kind is said where it is another than the paragraph's."""
    kind = paragraph_kind_words(item.kind) if item.kind is not paragraph.kind else ""
    return ShownItem(item.label, _marked(item.text, words, language), item.parent != "", kind)


def _marked(text: str, words: str, language: str) -> tuple[Fragment, ...]:
    if not words:
        return (Fragment(text),)
    try:
        return highlighted(text, words, language)
    except WorkbenchError:  # a query that the search refuses marks nothing
        return (Fragment(text),)
