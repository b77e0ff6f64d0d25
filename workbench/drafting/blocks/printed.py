"""A paragraph as it prints: what goes into a frozen version, and into a section that is taken out to Word."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.drafting.blocks import resolving, tables
from workbench.drafting.blocks.resolving import Words
from workbench.drafting.records import BlockKind, DraftParagraph, SnapshotCitation
from workbench.text import markup
from workbench.text.markup import Note


@dataclass(frozen=True)
class PrintedText:
    """A paragraph without the marks of its unpublished sources (provenance never leaves), its references and figures
    in words, here and in its footnotes."""

    paragraph: DraftParagraph
    markup: str
    text: str
    citations: tuple[SnapshotCitation, ...]
    footnotes: Mapping[str, str]


def as_printed(paragraph: DraftParagraph, said: Words) -> PrintedText:
    """The paragraph with the words that `resolving.words` found for its references and figures."""
    published = {each.note_id for each in paragraph.citations if each.published}
    runs = markup.parse(resolving.in_words(paragraph.markup, said))
    kept = [run for run in runs if not (isinstance(run, Note) and run.kind == "cite" and run.id not in published)]
    text = markup.serialise(kept)
    text = tables.tidy(text) if paragraph.kind is BlockKind.TABLE else markup.tidy(text)
    citations = tuple(
        SnapshotCitation(each.note_id, each.citation, each.quote, each.source_paragraph_id, each.document_id)
        for each in paragraph.citations
        if each.published
    )
    footnotes = {key: resolving.in_words(words, said) for key, words in paragraph.footnotes.items()}
    return PrintedText(paragraph, text, markup.plain(text), citations, footnotes)
