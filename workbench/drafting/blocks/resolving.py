"""References and figures in words: `<ref id>` becomes the number it leads to, `<stat id>` the figure as it prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from workbench.drafting.blocks import references
from workbench.drafting.blocks.references import Reference, Where
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.drafting.statistics.printed import printed
from workbench.errors import N_
from workbench.store import Database
from workbench.text import markup
from workbench.text.markup import Inline, Note, Text

NO_FIGURE = "[…]"  # printed for a statistic that has no value: a gap that everybody sees


@dataclass(frozen=True)
class Words:
    """What stands for each reference and for each figure of a statistic, by id."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NoNumber:
    """A paragraph that refers to one that was deleted, to a source that is not published, or to a figure not given."""

    message: ClassVar[str] = N_(
        "Paragraph %(label)s refers to something that was deleted, is not published or has no figure yet: it prints "
        "“%(words)s”."
    )
    label: str
    words: str

    def __str__(self) -> str:
        return self.message % {"label": self.label, "words": self.words}


def words(db: Database, report: StateReport, paragraphs: Iterable[DraftParagraph]) -> Words:
    """The words of all that these paragraphs and their footnotes refer to, as they are now."""
    texts = [text for each in paragraphs for text in (each.markup, *each.footnotes.values())]
    found = [note for text in texts if "<ref id=" in text or "<stat id=" in text for note in markup.notes(text)]
    ids = {kind: tuple(dict.fromkeys(note.id for note in found if note.kind == kind)) for kind in ("ref", "stat")}
    figures = printed(db, ids["stat"], report.language) if ids["stat"] else {}
    return Words(references.references(db, report.id, ids["ref"]), figures)


def in_words(text: str, said: Words) -> str:
    """The markup with words for its references and figures; a number of this report is a link to its paragraph."""
    if "<ref id=" not in text and "<stat id=" not in text:
        return text
    return markup.serialise(_resolved(markup.parse(text), said))


def _resolved(inlines: Sequence[Inline], said: Words) -> Iterator[Inline]:
    for place, inline in enumerate(inlines):
        if not isinstance(inline, Note) or inline.kind not in ("ref", "stat"):
            yield inline
            continue
        around = _marks_around(inlines, place)
        if inline.kind == "stat":
            yield Text(said.figures.get(inline.id, NO_FIGURE), around)
        elif (found := said.references.get(inline.id)) is not None:
            yield Text(found.label, around, f"#{found.id}" if found.where is Where.HERE else None)


def _marks_around(inlines: Sequence[Inline], place: int) -> frozenset[str]:
    """What stands between two bold words is bold too."""
    before = inlines[place - 1] if place else None
    after = inlines[place + 1] if place + 1 < len(inlines) else None
    if isinstance(before, Text) and isinstance(after, Text):
        return before.marks & after.marks
    return frozenset()


def without_number(paragraphs: Iterable[DraftParagraph], said: Words) -> tuple[NoNumber, ...]:
    """The paragraphs whose references and figures lead to nothing that can be said."""
    return tuple(
        NoNumber(paragraph.label or str(paragraph.number), missing)
        for paragraph in paragraphs
        for text in (paragraph.markup, *paragraph.footnotes.values())
        if "<ref id=" in text or "<stat id=" in text
        for note in markup.notes(text)
        if (missing := _missing(note, said))
    )


def _missing(note: Note, said: Words) -> str:
    """What prints in place of what cannot be said; empty where it can be."""
    if note.kind == "stat":
        return "" if note.id in said.figures else NO_FIGURE
    found = said.references.get(note.id)
    return found.label if found and found.where in (Where.GONE, Where.UNPUBLISHED) else ""
