"""The text of one story (the body, a footnote) as a stream of paragraphs: every element of Word that carries text.

Text is `w:t` and `w:delText`; a tab is U+0009, a line break U+000A, a no-break hyphen U+2011, a soft hyphen U+00AD;
a note mark, picture, equation or object is one U+FFFC. Of a field the result is read, never its instruction. A break
of page or column is no character: a program puts it in without the writer's doing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from workbench.word.document import Drawn, FormatChange, Piece, Position, Revision, Unread, WordParagraph
from workbench.word.known import SILENT, boxes, words
from workbench.word.marked import Here, Marked
from workbench.word.revised import DELETED, INSERTED, child_change, child_revision, format_changes
from workbench.word.runs import drawn_by, marks_of, text_of
from workbench.word.styles import Styles
from workbench.word.xml import NAMESPACES, Element, attribute, children, local_name, name, prefixed_name

NOTE_MARK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"

_W: Final = f"{{{NAMESPACES['w']}}}"
_MATH: Final = f"{{{NAMESPACES['m']}}}"
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OBJECTS: Final = frozenset({"drawing", "pict", "object", "sym", "control"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
MAX_UNREAD: Final = 500  # things kept as they came, and characters of the XML of each: enough to look at
MAX_RAW: Final = 20_000


@dataclass(frozen=True)
class _State:
    """What surrounds the element being read."""

    inserted: Revision | None = None
    deleted: Revision | None = None
    href: str | None = None
    cell: int = 0
    place: tuple[int, int, int] | None = None
    block_inserted: Revision | None = None
    block_deleted: Revision | None = None

    @property
    def changed(self) -> bool:
        """Whether what stands here was put in or taken out."""
        return any((self.inserted, self.deleted, self.block_inserted, self.block_deleted))


@dataclass
class Story:
    """Reads one story. After `read`, the fields hold what was found, comment marks by the id of their comment."""

    styles: Styles
    links: Mapping[str, str]
    paragraphs: list[WordParagraph] = field(default_factory=list)
    marked: Marked = field(default_factory=Marked)
    formatting: list[FormatChange] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    boxed: list[str] = field(default_factory=list)  # the words of each text box
    note_places: dict[str, Position] = field(default_factory=dict)
    _pieces: list[Piece] | None = None  # of the paragraph being read; None between paragraphs
    _notes: list[str] = field(default_factory=list)
    _length: int = 0
    _fields: list[bool] = field(default_factory=list)  # open fields: True while in the instruction
    _tables: int = 0
    _rows: int = 0
    _cells: int = 0

    def read(self, root: Element) -> None:
        self._blocks(root, _State())
        self.marked.end(self._last())

    # Places

    def _here(self) -> Position:
        return Position(len(self.paragraphs), self._length)

    def _last(self) -> Position:
        """Here, or between paragraphs the end of the one before: where a range that ends here ends."""
        if self._pieces is not None or not self.paragraphs:
            return self._here()
        return Position(len(self.paragraphs) - 1, len(self.paragraphs[-1].text))

    def _marks(self) -> Here:
        return Here(self._here(), self._last())

    # Blocks

    def _blocks(self, parent: Element, state: _State) -> None:
        self._children(parent, state, _BLOCKS)

    def _children(self, parent: Element, state: _State, handlers: "Mapping[str, _Handler]") -> None:
        for child in children(parent):
            if self.marked.note(child, self._marks):
                continue
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(self, child, state)
            elif child.tag not in SILENT:
                self._keep(child)

    def _keep(self, element: Element) -> None:
        """Keep what is no text, or not understood, as it came."""
        if len(self.unread) < MAX_UNREAD:
            raw = etree.tostring(element, encoding="unicode", with_tail=False)[:MAX_RAW]
            self.unread.append(Unread(prefixed_name(element), self._here(), raw))

    def _format(self, properties: Element | None, start: Position | None = None) -> None:
        if properties is not None:
            self.formatting += format_changes(properties, start or self._here(), self._here())

    def _section(self, element: Element, _: _State) -> None:
        self._format(element)

    def _revised_blocks(self, element: Element, state: _State) -> None:
        """`w:ins` around whole paragraphs, as some programs write it."""
        revision = self.marked.revision(element)
        if revision.kind in INSERTED:
            self._blocks(element, replace(state, block_inserted=revision))
        else:
            self._blocks(element, replace(state, block_deleted=revision))

    def _structured(self, element: Element, state: _State) -> None:
        content = element.find(_W + "sdtContent")
        if content is not None:
            self._blocks(content, state)

    def _table(self, element: Element, state: _State) -> None:
        self._tables += 1
        for properties in ("tblPr", "tblGrid"):
            self._format(element.find(_W + properties))
        self._blocks(element, state)

    def _row(self, element: Element, state: _State) -> None:
        self._rows += 1
        for properties in ("tblPrEx", "trPr"):
            self._format(element.find(_W + properties))
        self._blocks(element, _with_block_revision(state, element.find(_W + "trPr"), "ins", "del"))

    def _cell(self, element: Element, state: _State) -> None:
        self._cells += 1
        self._format(element.find(_W + "tcPr"))
        state = replace(state, cell=self._cells, place=state.place or (self._tables, self._rows, self._cells))
        self._blocks(element, _with_block_revision(state, element.find(_W + "tcPr"), "cellIns", "cellDel"))

    def _paragraph(self, element: Element, state: _State) -> None:
        self._pieces, self._length, self._notes = [], 0, []
        self.marked.paragraph_begins()
        self._inlines(element, state)
        properties = element.find(_W + "pPr")
        mark = None if properties is None else properties.find(_W + "rPr")
        self._format(properties, Position(len(self.paragraphs), 0))
        style = self.styles.of(properties)
        self.paragraphs.append(
            WordParagraph(
                pieces=tuple(self._pieces),
                style=style.name,
                level=style.level,
                numbering=style.numbering,
                cell=state.cell,
                inserted=state.block_inserted,
                deleted=state.block_deleted,
                mark_inserted=self._change(mark, INSERTED) or state.block_inserted,
                mark_deleted=self._change(mark, DELETED) or state.block_deleted,
                notes=tuple(self._notes),
                place=state.place,
            )
        )
        self._pieces, self._length = None, 0
        # An instruction does not go on into the next paragraph; a field left open there must not swallow the rest.
        self._fields = [False for _ in self._fields]

    def _change(self, mark: Element | None, kinds: frozenset[str]) -> Revision | None:
        """The change of a paragraph mark."""
        change = child_change(mark, kinds)
        return None if change is None else self.marked.revision(change)

    # Inside a paragraph

    def _inlines(self, parent: Element, state: _State) -> None:
        self._children(parent, state, _INLINES)

    def _inserted(self, element: Element, state: _State) -> None:
        self._inlines(element, replace(state, inserted=self.marked.revision(element)))

    def _deleted(self, element: Element, state: _State) -> None:
        self._inlines(element, replace(state, deleted=self.marked.revision(element)))

    def _hyperlink(self, element: Element, state: _State) -> None:
        target = self.links.get(element.get(name("r:id"), ""))
        self._inlines(element, replace(state, href=target))

    def _inline_structured(self, element: Element, state: _State) -> None:
        content = element.find(_W + "sdtContent")
        if content is not None:
            self._inlines(content, state)

    def _object(self, element: Element, state: _State) -> None:
        """A picture, an equation, an embedded thing: one sign. Its words and its comments are not of the text."""
        # What somebody put in, took out, or changed inside (an equation) cannot be told in words.
        if state.changed or next(element.iter(_W + "ins", _W + "del"), None) is not None:
            self._keep(element)
        for box in boxes(element):
            self.boxed += [words(box)] if words(box) else []
            self.marked.note_box(box, self._here())
        self._notes.append("")
        self._put(NOTE_MARK, state, frozenset())

    def _ruby(self, element: Element, state: _State) -> None:
        base = element.find(_W + "rubyBase")
        if base is not None:
            self._inlines(base, state)

    def _run(self, element: Element, state: _State) -> None:
        properties = element.find(_W + "rPr")
        marks = marks_of(properties)
        start = self._here()
        for child in children(element):
            if not self.marked.note(child, self._marks):
                self._run_content(child, state, marks)
        self._format(properties, start)
        if properties is not None and not state.changed:
            self._draw(properties, start)

    def _draw(self, properties: Element, start: Position) -> None:
        """Note words that are struck through or highlighted; runs that follow one another are one."""
        for kind in drawn_by(properties) if start < self._here() else ():
            recent = self.drawn[-2:]  # one of each kind
            last = next((each for each in recent if (each.kind, each.end) == (kind, start)), None)
            if last is not None:
                self.drawn.remove(last)
            self.drawn.append(Drawn(kind, last.start if last else start, self._here()))

    def _run_content(self, element: Element, state: _State, marks: frozenset[str]) -> None:
        kind = local_name(element) if element.tag.startswith(_W) else ""
        if kind == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif any(self._fields):
            return
        elif kind in ("t", "delText"):
            self._put(text_of(element), state, marks)
        elif kind in _SIGNS:
            self._put(_SIGNS[kind], state, marks)
        elif kind == "br" and attribute(element, "type", "textWrapping") == "textWrapping":
            self._put("\n", state, marks)
        elif kind in _NOTES:
            note = f"{_NOTES[kind]} {attribute(element, 'id')}"
            self.note_places.setdefault(note, self._here())
            self._notes.append(note)
            self._put(NOTE_MARK, state, frozenset())
        elif kind in _OBJECTS:
            self._object(element, state)
        elif kind == "ruby":
            self._ruby(element, state)
        elif element.tag not in SILENT:
            self._keep(element)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _put(self, text: str, state: _State, marks: frozenset[str]) -> None:
        if not text or self._pieces is None:
            return
        piece = Piece(text, state.inserted, state.deleted, marks, state.href)
        if self._pieces and replace(self._pieces[-1], text=text) == piece:
            piece = replace(piece, text=self._pieces.pop().text + text)
        self._pieces.append(piece)
        self._length += len(text)


def _with_block_revision(state: _State, properties: Element | None, inserted: str, deleted: str) -> _State:
    return replace(
        state,
        block_inserted=child_revision(properties, frozenset({inserted})) or state.block_inserted,
        block_deleted=child_revision(properties, frozenset({deleted})) or state.block_deleted,
    )


_Handler = Callable[[Story, Element, _State], None]
_BLOCKS: Final[Mapping[str, _Handler]] = {
    _W + "p": Story._paragraph,
    _W + "sdt": Story._structured,
    _W + "tr": Story._row,
    _W + "tc": Story._cell,
    _W + "tbl": Story._table,
    _W + "sectPr": Story._section,
    **{_W + tag: Story._blocks for tag in ("customXml", "smartTag")},
    **{_W + tag: Story._revised_blocks for tag in ("ins", "del", "moveTo", "moveFrom")},
}
_INLINES: Final[Mapping[str, _Handler]] = {
    _W + "r": Story._run,
    _W + "sdt": Story._inline_structured,
    _W + "hyperlink": Story._hyperlink,
    **{_W + tag: Story._inserted for tag in INSERTED},
    **{_W + tag: Story._deleted for tag in DELETED},
    **{_W + tag: Story._inlines for tag in ("smartTag", "customXml", "fldSimple", "dir", "bdo")},
    **{_MATH + tag: Story._object for tag in ("oMath", "oMathPara")},
}
