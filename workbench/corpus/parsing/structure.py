"""Stage 4: blocks become numbered paragraphs with their section, heading, items and notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.corpus.parsing import landmarks, phrases
from workbench.corpus.parsing.blocks import Block, is_caption, is_heading, typed_label, typed_number
from workbench.corpus.parsing.identity.titles import ORGAN, without_stars
from workbench.corpus.parsing.items import Nesting, follows
from workbench.corpus.parsing.numbers import labelled
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Item

_SUBHEADING_NUMBER = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s+")
_QUOTED_BOLD = 0.9
_QUOTED_LONGEST = 160  # signs of a question that is a heading


@dataclass
class _Open:
    """The paragraph being put together."""

    number: str | None
    section: str
    heading: str
    page: int | None
    text: list[str]
    letters: float = 0.0
    bold_letters: float = 0.0
    items: list[Item] = field(default_factory=list)
    item_bold: list[float] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    nesting: Nesting = field(default_factory=Nesting)
    annex: str = ""
    cells: tuple[str, ...] = ()
    table: int | None = None
    place: str = ""


class _Assembler:
    """Takes the blocks in order and hands out paragraphs."""

    def __init__(self, starts: frozenset[int], annexes: frozenset[int], plain: frozenset[int], title: str) -> None:
        self.starts = starts
        self.annexes = annexes
        self.plain_headings = plain
        self.title = title
        self.section = ""
        self.heading = ""
        # A heading across a table ends with the table: (table, section and heading to go back to).
        self.around: tuple[int, str, str] | None = None
        self.annex = ""
        self.current: _Open | None = None
        self.done: list[_Open] = []

    def take(self, index: int, block: Block) -> None:
        if self.around is not None and block.table != self.around[0]:
            _, self.section, self.heading = self.around
            self.around = None
        numbered = typed_number(block) if index in self.starts else None
        if numbered is not None:
            self._begin(numbered[0], numbered[1], block)
        elif index in self.annexes:
            self._open_annex(without_stars(block.text))
        elif is_caption(block.text):
            self._begin(None, block.text, block)
        elif self._is_quoted(block):
            self._quote(block)
        elif index in self.plain_headings or (landmarks.heads(block) and not self._is_item(block)):
            self._head(block)
        elif (self.starts and self._belongs_to_current(block)) or self._lists(block):
            self._continue(block)
        else:
            self._begin(None, _printed(block), block)

    def _is_item(self, block: Block) -> bool:
        label = typed_label(block)
        return label is not None and self.current is not None and self.current.number is not None

    def _head(self, block: Block) -> None:
        self.current = None
        if block.table is not None and self.around is None:
            self.around = (block.table, self.section, self.heading)
        text = without_stars(block.text)
        if (text in self.title or ORGAN.match(text)) and not any(each.number for each in self.done):
            return  # the document's own title and who met, not a heading of its first paragraphs
        if landmarks.SECTION.match(text) or block.heading == 1 or phrases.opens_part(text):
            self.section, self.heading = text, ""
        else:
            self.heading = _SUBHEADING_NUMBER.sub("", text)

    def _is_quoted(self, block: Block) -> bool:
        """A question of the list of issues, quoted in bold with its number between replies in plain type."""
        current = self.current
        if typed_number(block) is None or block.row or block.bold < _QUOTED_BOLD or is_heading(block):
            return False
        return current is not None and current.number is not None and current.bold_letters < current.letters / 2

    def _quote(self, block: Block) -> None:
        """The question stands by itself, and is the heading of its replies."""
        self.heading = block.text if len(block.text) <= _QUOTED_LONGEST else _shortened(block.text)
        self._begin(None, _printed(block), block)

    def _open_annex(self, text: str) -> None:
        self.current = None
        self.annex, self.section, self.heading = text, text, ""

    def _belongs_to_current(self, block: Block) -> bool:
        """Text after a numbered paragraph without a number of its own is cited by that number."""
        current = self.current
        return current is not None and current.number is not None and not block.row and not block.small

    def _lists(self, block: Block) -> bool:
        """Whether a block is an item of a paragraph without a number: `a)` after a colon, and what counts on."""
        current, label = self.current, typed_label(block)
        if current is None or label is None or block.row or not current.text or current.table is not None:
            return False
        last = current.items[-1].label if current.items else None
        return follows(last, label[0]) and (bool(current.items) or current.text[-1].endswith((":", "：")))

    def _begin(self, number: str | None, text: str, block: Block) -> None:
        self.current = _Open(
            number,
            self.section,
            self.heading,
            block.page,
            [],
            annex=self.annex,
            cells=block.cells,
            table=block.table,
            place=block.place,
        )
        self.done.append(self.current)
        self._add_text(text, block)

    def _continue(self, block: Block) -> None:
        current = self.current
        if current is None:
            return
        label = typed_label(block) or self._counted(block)
        if label is None:
            self._add_text(_printed(block), block)
            return
        parent, bare = ("", label[0]) if label[0].isdigit() else current.nesting.place(label[0])
        current.items.append(Item(bare, label[1], parent))
        current.item_bold.append(block.bold)
        current.lines.append(f"({bare}) {label[1]}")
        current.notes.extend(block.notes)

    def _counted(self, block: Block) -> tuple[str, str] | None:
        """`1.`, `2.` under a paragraph that ends with a colon: items that count in figures."""
        current, found = self.current, typed_number(block)
        if current is None or found is None or "." in found[0]:
            return None
        before = current.items[-1].label if current.items else "0"
        if not before.isdigit():
            return None
        follows_on = int(found[0]) == int(before) + 1 or (block.begins is False and int(found[0]) > int(before))
        return found if follows_on else None

    def _add_text(self, text: str, block: Block) -> None:
        current = self.current
        if current is None or not text.strip():
            return
        current.text.append(text.strip())
        if not current.items and current.lines and _runs_on(current.lines[-1], text.strip()):
            current.lines[-1] += f" {text.strip()}"
        else:
            current.lines.append(text.strip())
        current.notes.extend(block.notes)
        count = len(text) - text.count(" ")
        current.letters += count
        current.bold_letters += count * block.bold


def _runs_on(line: str, text: str) -> bool:
    """Whether a sentence goes on: `… under targets` `5.2 and 16.6`, where a line began with a figure."""
    return (line[-1].isalnum() or line[-1] == ",") and (text[0].islower() or text[0].isdigit())


def paragraphs(blocks: Sequence[Block], notes: Mapping[str, str], title: str = "") -> tuple[ReadParagraph, ...]:
    """The paragraphs of a document, in order, with their footnotes out of `notes`."""
    annexes = frozenset(landmarks.annexes(blocks))
    starts = frozenset(landmarks.starts(blocks, annexes))
    assembler = _Assembler(starts, annexes, frozenset(landmarks.plain_headings(blocks, starts)), title)
    for index, block in enumerate(blocks):
        assembler.take(index, block)
    return _finished(assembler.done, notes)


def _printed(block: Block) -> str:
    """The text with a number that the file counts by itself."""
    return f"{block.numbering} {block.text}" if block.numbering else block.text


def _shortened(text: str) -> str:
    return text[:_QUOTED_LONGEST].rpartition(" ")[0] + " …"


def _finished(opened: Sequence[_Open], notes: Mapping[str, str]) -> tuple[ReadParagraph, ...]:
    finished: list[ReadParagraph] = []
    written = [each for each in opened if each.lines]
    for each, (label, anchor) in zip(written, labelled(each.number for each in written), strict=True):
        finished.append(
            ReadParagraph(
                number=each.number,
                label=label,
                section=each.section,
                heading=each.heading,
                text=" ".join(each.text),
                items=tuple(each.items),
                full_text="\n".join(each.lines),
                footnotes=tuple(notes[mark] for mark in each.notes if mark in notes),
                page=each.page,
                anchor=anchor,
                bold=each.bold_letters / each.letters if each.letters else 0.0,
                item_bold=tuple(each.item_bold),
                annex=each.annex,
                cells=each.cells,
                table=each.table,
                place=each.place,
            )
        )
    return tuple(finished)
