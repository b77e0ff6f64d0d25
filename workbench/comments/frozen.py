"""The frozen text a round is held on, and how a reviewer's words are given a place in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.comments.records import Anchor, Match
from workbench.comments.refusals import NotInSnapshot, QuoteNotInPassage, QuoteStandsTwice
from workbench.drafting.records import BlockKind, Snapshot, SnapshotParagraph, SnapshotSection
from workbench.text.quotes import TextQuote, find_all

NOWHERE = Anchor(None, None, None, "", "", "", Match.EXACT, "")


@dataclass(frozen=True)
class FrozenText:
    """A snapshot looked up by paragraph and section."""

    snapshot: Snapshot

    @cached_property
    def _paragraphs(self) -> dict[str, tuple[SnapshotSection, SnapshotParagraph]]:
        return {p.id: (section, p) for section in self.snapshot.sections for p in section.paragraphs}

    @cached_property
    def _sections(self) -> dict[str, SnapshotSection]:
        return {section.id: section for section in self.snapshot.sections}

    def paragraph(self, paragraph_id: str) -> SnapshotParagraph:
        """Raises NotInSnapshot."""
        if paragraph_id not in self._paragraphs:
            raise NotInSnapshot(paragraph=paragraph_id)
        return self._paragraphs[paragraph_id][1]

    def section(self, section_id: str) -> SnapshotSection:
        """Raises NotInSnapshot."""
        if section_id not in self._sections:
            raise NotInSnapshot(paragraph=section_id)
        return self._sections[section_id]

    def find_section(self, section_id: str | None) -> SnapshotSection | None:
        """None where it is not in the snapshot."""
        return self._sections.get(section_id or "")

    def holds(self, paragraph_id: str | None) -> bool:
        """Whether the paragraph is in the snapshot."""
        return (paragraph_id or "") in self._paragraphs

    def section_of(self, paragraph_id: str | None) -> SnapshotSection | None:
        """The section a paragraph stands in; None where it is not in the snapshot."""
        found = self._paragraphs.get(paragraph_id or "")
        return found[0] if found else None

    def number(self, paragraph_id: str | None) -> int | None:
        """The frozen number of a paragraph, which people cite."""
        found = self._paragraphs.get(paragraph_id or "")
        return found[1].number if found else None

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        before = ""  # plain text has no label of its own: it is found at the paragraph that it goes on from
        for section in self.snapshot.sections:
            annex = self._sections.get(section.part)
            for paragraph in section.paragraphs:
                label = paragraph.label or (str(paragraph.number) if paragraph.kind is BlockKind.NUMBERED else "")
                if label:
                    before = f"{annex.number or annex.title}, {label}" if annex else label
                names[paragraph.id] = before
        return names

    def name(self, paragraph_id: str | None) -> str:
        """How it is cited: `24`, `24 (a)`, `Table 2`; `Annex II, 3`, where numbers begin anew; else ""."""
        return self._names.get(paragraph_id or "", "")

    def anchor(self, paragraph_id: str) -> str:
        """Where a paragraph is found on a page: by its number, or by its id where that is not its own or used twice."""
        section, paragraph = self._paragraphs[paragraph_id]
        is_cited_by_number = paragraph.kind is BlockKind.NUMBERED and not section.part
        return f"para-{paragraph.number}" if is_cited_by_number else f"paragraph-{paragraph.id}"

    def places(self) -> Iterator[tuple[str, int, str, str]]:
        """Sections and paragraphs in reading order: id, order, name ("" for a section), title of the section."""
        order = 0
        for section in self.snapshot.sections:
            yield section.id, order, "", heading(section)
            order += 1
            for paragraph in section.paragraphs:
                yield paragraph.id, order, self.name(paragraph.id), heading(section)
                order += 1


def written_sections(snapshot: Snapshot) -> tuple[SnapshotSection, ...]:
    """The sections that hold text, themselves or further down: those that a version for comments prints.

    An annex that is a file, and a section that points to the core document, print without text of their own.
    """
    kept: list[SnapshotSection] = []
    wanted = 0  # the level whose heading the text below stands under
    for section in reversed(snapshot.sections):
        prints = section.paragraphs or section.core_document or section.file_sha256
        if prints or section.level < wanted:
            kept.append(section)
            wanted = section.level
    return tuple(reversed(kept))


def heading(section: SnapshotSection) -> str:
    """`II. Article 5`, or the title alone where the section has no number."""
    if section.heading == section.title:
        return section.title
    return f"{section.number} {section.title}"


def anchor_at(
    paragraph: SnapshotParagraph, *, quote: str = "", start: int | None = None, end: int | None = None
) -> Anchor:
    """The place of these words in the paragraph; without a quote, the paragraph as a whole.

    `start` and `end` are code points. Where they hold the quote they are taken as they are; else the quote is looked
    for, and must stand there exactly once. Raises QuoteNotInPassage, QuoteStandsTwice.
    """
    words = words_at(paragraph.text, quote=quote, start=start, end=end)
    if words is None:
        return Anchor(paragraph.id, None, None, "", "", "", Match.EXACT, "")
    kept = TextQuote.at(paragraph.text, *words)
    return Anchor(paragraph.id, *words, kept.exact, kept.prefix, kept.suffix, Match.EXACT, "")


def words_at(text: str, *, quote: str, start: int | None = None, end: int | None = None) -> tuple[int, int] | None:
    """Where the words stand in a text, None where none are quoted. Raises QuoteNotInPassage, QuoteStandsTwice."""
    if not quote.strip():
        return None
    if start is not None and end is not None and 0 <= start < end <= len(text) and text[start:end] == quote:
        return start, end
    found = tuple(find_all(quote, text))
    if not found:
        raise QuoteNotInPassage(quote=_short(quote))
    if len(found) > 1:
        raise QuoteStandsTwice(quote=_short(quote))
    return found[0]


def _short(quote: str) -> str:
    return quote if len(quote) <= 80 else quote[:79] + "…"
