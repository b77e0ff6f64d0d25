"""The words of each block and each heading of a draft, by part: pure, and fast enough for every page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.drafting.blocks import attributes
from workbench.drafting.blocks.printed import PrintedText, as_printed
from workbench.drafting.blocks.resolving import Words as Said
from workbench.drafting.budget.limits import citation_words
from workbench.drafting.budget.parts import Words, total
from workbench.drafting.records import BlockKind, Citation, DraftParagraph, Section
from workbench.text import markup, wordcount

_NUMBERED = frozenset({BlockKind.NUMBERED, BlockKind.ITEM, BlockKind.SUBITEM})
_CAPTION = 2  # `Table 2`


def of_draft(paragraph: DraftParagraph, said: Said, language: str) -> Words:
    """The words of a block as it would print now; `said` has those of its references and figures."""
    if paragraph.kind in _NUMBERED and not paragraph.footnotes and not _refers(paragraph.markup):
        cited = _cited(paragraph.citations, language)
        return Words(body=_counted(paragraph.text, language), footnotes=cited, numbers=1)
    return of_printed(as_printed(paragraph, said), language)


def of_printed(printed: PrintedText, language: str) -> Words:
    """The words of a block as it prints."""
    kind = printed.paragraph.kind
    own = _counted(printed.text, language)
    notes = sum(_counted(markup.plain(words), language) for words in printed.footnotes.values())
    footnotes = notes + sum(citation_words(each.citation, language) for each in printed.citations)
    if kind in (BlockKind.TABLE, BlockKind.FIGURE):
        lines = attributes.printed(kind, printed.paragraph.attributes, language)
        beside = sum(_counted(words, language) for words in lines)
        return Words(tables=own + beside + _CAPTION, footnotes=footnotes)
    return Words(body=own, footnotes=footnotes, numbers=int(kind in _NUMBERED))


def by_section(sections: Sequence[Section], blocks: Iterable[tuple[str, Words]], language: str) -> dict[str, Words]:
    """The words of each section's own heading and blocks, given as (section, words).

    A heading under which nothing stands is not printed and not counted. What stands in an annex is the annex's.
    """
    held: dict[str, list[Words]] = defaultdict(list)
    for section_id, words in blocks:
        held[section_id].append(words)
    printed = _printed(sections, frozenset(held))
    return {each.id: _of_section(each, held[each.id], each.id in printed, language) for each in sections}


def _of_section(section: Section, blocks: Sequence[Words], is_printed: bool, language: str) -> Words:
    heading = Words(headings=_counted(section.title, language), numbers=1) if is_printed else Words()
    words = heading + total(blocks)
    return words.as_annex() if section.is_annex else words


def _printed(sections: Sequence[Section], holding: frozenset[str]) -> frozenset[str]:
    """The sections whose heading prints: something stands under it, here or further in."""
    found = {each.id for each in sections if each.id in holding or each.core_document or each.file_sha256}
    for each in reversed(sections):
        if each.id in found and each.parent_id:
            found.add(each.parent_id)
    return frozenset(found)


def _refers(text: str) -> bool:
    return "<ref " in text or "<stat " in text


def _cited(citations: Iterable[Citation], language: str) -> int:
    return sum(citation_words(each.citation, language) for each in citations if each.published)


@lru_cache(maxsize=8192)
def _counted(text: str, language: str) -> int:
    return wordcount.count(text, language)
