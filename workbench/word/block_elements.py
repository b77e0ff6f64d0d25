"""The blocks of a report as elements of the body, each with its bookmarks, notes and automatic numbers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from workbench.errors import N_, Invalid
from workbench.text import tables
from workbench.text.languages import direction
from workbench.text.markup import Inline, Note, Text, from_plain, parse
from workbench.word import bookmarks, crossing, footnotes, laid_out, numbering
from workbench.word.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    Line,
    ListItem,
    NoteKey,
    NumberedParagraph,
    Paragraph,
    PlainParagraph,
    Table,
    WordReport,
)
from workbench.word.elements import Element, element
from workbench.word.inlines import Surroundings, runs
from workbench.word.scripts import Direction

DEEPEST = len(numbering.HEADINGS)
_Footnote: TypeAlias = Callable[[Note], Element | None]


class FootnoteMissing(Invalid):
    message = N_(
        "A footnote of paragraph %(number)d has a number in the text and no words. Nothing was exported: "
        "write the footnote or take its number out."
    )


def _no_notes(note: Note) -> None:
    """Headings and footnotes carry no footnotes of their own."""


@dataclass
class BlockElements:
    """Writes blocks one after another and keeps the numbers that must be unique in the file.

    headings, lists: the lists of the annexes, by their place, as `numbering.annexes` gives them.
    """

    document: Document
    report: WordReport
    headings: int = 0
    lists: tuple[int, ...] = ()
    bookmark_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    picture_numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.direction: Direction = direction(self.report.language)
        self.notes = footnotes.install(self.document)
        self.note_numbers = count(footnotes.next_number(self.notes))
        self.targets: Mapping[str, str] = {}
        self.reference: crossing.Reference = crossing.link
        if self.report.plain:
            self.reference = crossing.words_alone
        elif not self.report.for_comments:
            chains = crossing.above(self.report.blocks)
            self.targets = crossing.targets(self.report.blocks, chains)
            self.reference = crossing.field_to(self.targets, chains, self.direction)
        self.standing = {block.uid for block in self.report.blocks if not isinstance(block, Line)}

    def of(self, block: Block, number: int) -> list[Element]:
        """The elements of a block; `number` is that of the paragraph it is or belongs to. Raises FootnoteMissing."""
        if isinstance(block, Heading):
            return [self._heading(block)]
        if isinstance(block, Line):
            return [laid_out.paragraph("AnnexLine", self._runs(from_plain(block.text), _no_notes), self.direction)]
        if isinstance(block, Table):
            return self._table(block, number)
        if isinstance(block, Figure):
            return self._figure(block, number)
        return [self._paragraph(block, number)]

    # Paragraphs

    def _heading(self, block: Heading) -> Element:
        level = min(block.level, DEEPEST)
        style = "AnnexTitle" if block.part and level == 1 else numbering.HEADINGS[level - 1]
        content = self._marked(block.uid, self._runs(from_plain(block.text), _no_notes), is_heading=True)
        own = (level - 1, self.headings) if block.part else None
        if block.own is not None:  # list 0 is no list
            own = (0, numbering.literal(self.document, block.own, self.report.language) if block.own else 0)
        return laid_out.paragraph(style, content, self.direction, numbered=own)

    def _paragraph(self, block: Paragraph, number: int) -> Element:
        content = self._marked(block.uid, self._runs(block.markup, self._footnotes(block, number)))
        if isinstance(block, PlainParagraph):
            return laid_out.paragraph("PlainParagraph", content, self.direction)
        depth = block.depth if isinstance(block, ListItem) else 0
        style = numbering.SUBPARAGRAPHS[depth - 1] if depth else numbering.PARAGRAPH
        own = (depth, self.lists[block.part - 1]) if block.part else None
        return laid_out.paragraph(style, content, self.direction, numbered=own)

    def _marked(self, uid: str, content: list[Element], *, is_heading: bool = False) -> list[Element]:
        """With the bookmarks that this file needs: all blocks' for comments, else those that fields refer to."""
        # A printed table of contents refers to pages by bookmark; that file never leaves, only its PDF.
        printed = is_heading and self.report.contents is Contents.PRINTED
        if self.report.for_comments or printed:
            return bookmarks.around(content, uid, self.bookmark_numbers)
        if uid in self.targets:
            return crossing.marked(content, self.targets[uid], self.bookmark_numbers)
        return content

    # Tables and figures

    def _table(self, block: Table, number: int) -> list[Element]:
        footnote = self._footnotes(block, number)
        rows = tables.rows_of(block.markup)
        marked_cell = next(((r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell), (0, 0))
        laid: list[list[list[list[Element]]]] = []
        for place, row in enumerate(rows):
            laid.append([])
            for column, cell in enumerate(row):
                lines = [self._runs(line, footnote) for line in tables.lines_of(cell)]
                if self.report.for_comments and (place, column) == marked_cell:
                    lines[0] = bookmarks.around(lines[0], block.uid, self.bookmark_numbers)
                laid[-1].append(lines)
        made = laid_out.table(laid, headers=block.headers, title=block.title or block.label, direction=self.direction)
        above = laid_out.paragraph("TableTitle", self._caption(block, block.title, block.unit), self.direction)
        below = [self._note_line(words) for words in block.below]
        return [above, made, *(below or [laid_out.paragraph("TableNote", [], self.direction)])]

    def _note_line(self, words: str) -> Element:
        return laid_out.paragraph("TableNote", self._runs(from_plain(words), _no_notes), self.direction)

    def _caption(self, block: Table | Figure, title: str, unit: str = "") -> list[Element]:
        """`Table 2` and the title on a line of its own."""
        label = self._text(block.label)
        if block.uid in self.targets:
            label = crossing.marked(label, self.targets[block.uid], self.bookmark_numbers)
        bold = self._text(title, "strong")
        said = [element("w:r", element("w:br")), *bold] if title else []
        return [*label, *said, *(self._text(f" ({unit})", "em") if unit else [])]

    def _figure(self, block: Figure, number: int) -> list[Element]:
        if block.data:
            shown = laid_out.picture(self.document, block.data, alt=block.alt, number=next(self.picture_numbers))
            above = laid_out.paragraph("FigurePicture", [shown], self.direction)
        else:
            above = laid_out.paragraph("FigurePicture", self._text(f"[{block.alt}]", "em"), self.direction)
        label = laid_out.paragraph("TableTitle", self._caption(block, ""), self.direction)
        words = self._runs(block.markup, self._footnotes(block, number))
        if self.report.for_comments:
            words = bookmarks.around(words, block.uid, self.bookmark_numbers)
        return [label, above, laid_out.paragraph("FigureCaption", words, self.direction)]

    # Inlines

    def _text(self, words: str, mark: str = "") -> list[Element]:
        marks = frozenset({mark} if mark else ())
        inlines: tuple[Inline, ...] = (Text(words, marks),)
        return runs(inlines, Surroundings(self.direction, self._link(self.document.part), _no_notes))

    def _runs(self, markup: str, footnote: _Footnote) -> list[Element]:
        link = self._link(self.document.part)
        return runs(parse(markup), Surroundings(self.direction, link, footnote, self._refer))

    def _refer(self, uid: str, written: list[Element]) -> list[Element]:
        return self.reference(uid, written) if uid in self.standing else written

    def _footnotes(self, block: Paragraph | Table | Figure, paragraph: int) -> _Footnote:
        return lambda note: self._footnote(block.notes, paragraph, note)

    def _footnote(self, notes: Mapping[NoteKey, str], paragraph: int, note: Note) -> Element | None:
        key: NoteKey = (note.kind, note.id)
        if key not in notes:
            if note.kind == "fn":
                raise FootnoteMissing(number=paragraph)
            return None
        number = next(self.note_numbers)
        around = Surroundings(self.direction, self._link(self.notes), _no_notes, self._refer)
        content = runs(parse(notes[key]), around)
        self.notes.element.append(footnotes.body(number, content, self.direction))
        return footnotes.reference(number)

    def _link(self, part: Part) -> Callable[[str], str]:
        return lambda address: part.relate_to(address, RT.HYPERLINK, is_external=True)


def numbered(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Each block with the number of the paragraph it is, or of the last one before it in its part."""
    number = part = 0
    for block in blocks:
        if block.part != part:
            number, part = 0, block.part
        number += isinstance(block, NumberedParagraph)
        yield block, number
