"""The paragraphs of a document as pages show them: under their headings, each with its citation and its kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.corpus import queries, tables
from workbench.corpus.records import Document, Item, Paragraph
from workbench.errors import WorkbenchError
from workbench.search.snippets import Fragment, highlighted
from workbench.web.corpus.uses import Use
from workbench.web.corpus.words import paragraph_kind_words, place_words


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
    place: str
    fragments: tuple[Fragment, ...]
    items: tuple[ShownItem, ...]
    cells: tuple[tuple[Fragment, ...], ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Run:
    """Paragraphs that are shown one below the other, or the rows of one table with the heads of its columns."""

    passages: tuple[Passage, ...]
    is_table: bool = False
    names: tuple[str, ...] = ()

    @property
    def opens(self) -> tuple[Heading, ...]:
        """The headings before a table: they stand above it."""
        return self.passages[0].opens if self.is_table else ()

    @property
    def has_names(self) -> bool:
        return any(self.names)

    @property
    def columns(self) -> int:
        return max(len(each.cells) for each in self.passages)


def passages(
    document: Document,
    paragraphs: Sequence[Paragraph],
    *,
    words: str = "",
    uses: Mapping[str, tuple[Use, ...]] | None = None,
    after: Paragraph | None = None,
) -> tuple[Passage, ...]:
    """The paragraphs in order; a heading opens where it changes, `words` of a query are marked.

    `after` is the paragraph before the first of them, where they are not the whole document.
    """
    found: list[Passage] = []
    annex, section, heading = (after.annex, after.section, after.heading) if after else ("", "", "")
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
                place=place_words(each.place),
                fragments=_marked(each.text, words, language),
                items=tuple(_item(item, each, words, language) for item in each.items),
                cells=tuple(_marked(cell, words, language) for cell in each.cells),
                uses=(uses or {}).get(each.id, ()),
            )
        )
    return tuple(found)


def runs(shown: Sequence[Passage]) -> tuple[Run, ...]:
    """The passages with consecutive rows of one table put together; a heading between rows parts the table."""
    found: list[Run] = []
    for table, group in groupby(shown, key=_table(shown)):
        members = tuple(group)
        rows = [each.paragraph for each in members]
        found.append(Run(members, is_table=True, names=tables.names(rows)) if table else Run(members))
    return tuple(found)


def _table(shown: Sequence[Passage]) -> Callable[[Passage], tuple[int, int] | None]:
    """Which table (and which part of it, from 1) a passage is a row of; None for one that is no row."""
    parts: dict[str, int] = {}
    part = 0
    for each in shown:
        part += bool(each.opens)
        parts[each.paragraph.id] = part
    return lambda each: (each.paragraph.table or 0, parts[each.paragraph.id]) if each.paragraph.cells else None


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
