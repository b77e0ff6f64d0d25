"""The text of one story (the body, a footnote) as a stream of paragraphs: every element of Word that carries text.

Text is `w:t` and `w:delText`; a tab is U+0009, a line break U+000A, a no-break hyphen U+2011, a soft hyphen U+00AD;
a note mark, picture, equation or object is one U+FFFC. Of a field the result is read, never its instruction. A break
of page or column is no character: a program puts it in without the writer's doing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from workbench.word.document import Bookmark, Piece, Position, Revision, WordParagraph, date_as_written
from workbench.word.styles import Styles
from workbench.word.xml import NAMESPACES, Element, name

NOTE_MARK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"

_W: Final = f"{{{NAMESPACES['w']}}}"
_MATH: Final = f"{{{NAMESPACES['m']}}}"
_ALTERNATE: Final = name("mc:AlternateContent")
_INSERTED: Final = frozenset({"ins", "moveTo"})
_DELETED: Final = frozenset({"del", "moveFrom"})
_MARKS: Final = {"b": "strong", "i": "em", "u": "u"}
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OBJECTS: Final = frozenset({"drawing", "pict", "object", "sym", "control"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_OFF: Final = frozenset({"0", "false", "off", "none", "baseline"})


def attribute(element: Element, local: str, default: str = "") -> str:
    """An attribute of Word's own namespace."""
    return element.get(_W + local, default)


def local_name(element: Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def children(element: Element) -> Iterator[Element]:
    """The child elements, with `mc:AlternateContent` replaced by what stands in its first choice that has anything."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == _ALTERNATE:
            yield from next((children(choice) for choice in child if len(choice)), iter(()))
        else:
            yield child


def revision_of(element: Element) -> Revision:
    """Who changed it and when, as the element says."""
    return Revision(local_name(element), attribute(element, "author"), date_as_written(attribute(element, "date")))


def child_revision(properties: Element | None, kinds: frozenset[str]) -> Revision | None:
    """The first `w:ins`, `w:del` … among the properties of a run, a paragraph mark or a table row."""
    if properties is not None:
        for child in children(properties):
            if local_name(child) in kinds:
                return revision_of(child)
    return None


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


@dataclass
class Story:
    """Reads one story. After `read`, the fields hold what was found, comment marks by the id of their comment."""

    styles: Styles
    links: Mapping[str, str]
    paragraphs: list[WordParagraph] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    comment_starts: dict[str, Position] = field(default_factory=dict)
    comment_ends: dict[str, Position] = field(default_factory=dict)
    comment_references: dict[str, Position] = field(default_factory=dict)
    formatting: list[Revision] = field(default_factory=list)
    note_places: dict[str, Position] = field(default_factory=dict)
    _pieces: list[Piece] | None = None  # of the paragraph being read; None between paragraphs
    _notes: list[str] = field(default_factory=list)
    _length: int = 0
    _fields: list[bool] = field(default_factory=list)  # open fields: True while in the instruction
    _open_bookmarks: dict[str, tuple[str, Position]] = field(default_factory=dict)
    _tables: int = 0
    _rows: int = 0
    _cells: int = 0

    def read(self, root: Element) -> None:
        self._blocks(root, _State())
        for bookmark, start in self._open_bookmarks.values():
            self.bookmarks.append(Bookmark(bookmark, start, self._last()))
        self._open_bookmarks.clear()

    # Places

    def _here(self) -> Position:
        return Position(len(self.paragraphs), self._length)

    def _last(self) -> Position:
        """Here, or between paragraphs the end of the one before: where a range that ends here ends."""
        if self._pieces is not None or not self.paragraphs:
            return self._here()
        return Position(len(self.paragraphs) - 1, len(self.paragraphs[-1].text))

    def _mark(self, element: Element) -> bool:
        """Note a mark of a comment or bookmark; they stand at every level. False if the element is none."""
        handler = _PLACE_MARKS.get(element.tag)
        if handler is None:
            return False
        handler(self, element)
        return True

    def _comment_start(self, element: Element) -> None:
        self.comment_starts[attribute(element, "id")] = self._here()

    def _comment_end(self, element: Element) -> None:
        self.comment_ends[attribute(element, "id")] = self._last()

    def _comment_reference(self, element: Element) -> None:
        self.comment_references[attribute(element, "id")] = self._last()

    def _bookmark_start(self, element: Element) -> None:
        self._open_bookmarks[attribute(element, "id")] = (attribute(element, "name"), self._here())

    def _bookmark_end(self, element: Element) -> None:
        opened = self._open_bookmarks.pop(attribute(element, "id"), None)
        if opened is not None:
            bookmark, start = opened
            self.bookmarks.append(Bookmark(bookmark, start, max(start, self._last())))

    # Blocks

    def _blocks(self, parent: Element, state: _State) -> None:
        for child in children(parent):
            if self._mark(child):
                continue
            handler = _BLOCKS.get(child.tag)
            if handler is not None:
                handler(self, child, state)

    def _revised_blocks(self, element: Element, state: _State) -> None:
        """`w:ins` around whole paragraphs, as some programs write it."""
        revision = revision_of(element)
        if revision.kind in _INSERTED:
            self._blocks(element, replace(state, block_inserted=revision))
        else:
            self._blocks(element, replace(state, block_deleted=revision))

    def _structured(self, element: Element, state: _State) -> None:
        content = element.find(_W + "sdtContent")
        if content is not None:
            self._blocks(content, state)

    def _table(self, element: Element, state: _State) -> None:
        self._tables += 1
        self._blocks(element, state)

    def _row(self, element: Element, state: _State) -> None:
        self._rows += 1
        self._blocks(element, _with_block_revision(state, element.find(_W + "trPr"), "ins", "del"))

    def _cell(self, element: Element, state: _State) -> None:
        self._cells += 1
        state = replace(state, cell=self._cells, place=state.place or (self._tables, self._rows, self._cells))
        self._blocks(element, _with_block_revision(state, element.find(_W + "tcPr"), "cellIns", "cellDel"))

    def _paragraph(self, element: Element, state: _State) -> None:
        self._pieces, self._length, self._notes = [], 0, []
        self._inlines(element, state)
        properties = element.find(_W + "pPr")
        mark = None if properties is None else properties.find(_W + "rPr")
        if properties is not None and properties.find(_W + "pPrChange") is not None:
            self.formatting.append(revision_of(properties.find(_W + "pPrChange")))  # type: ignore[arg-type]
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
                mark_inserted=child_revision(mark, _INSERTED) or state.block_inserted,
                mark_deleted=child_revision(mark, _DELETED) or state.block_deleted,
                notes=tuple(self._notes),
                place=state.place,
            )
        )
        self._pieces, self._length = None, 0
        # An instruction does not go on into the next paragraph; a field left open there must not swallow the rest.
        self._fields = [False for _ in self._fields]

    # Inside a paragraph

    def _inlines(self, parent: Element, state: _State) -> None:
        for child in children(parent):
            if self._mark(child):
                continue
            handler = _INLINES.get(child.tag)
            if handler is not None:
                handler(self, child, state)

    def _inserted(self, element: Element, state: _State) -> None:
        self._inlines(element, replace(state, inserted=revision_of(element)))

    def _deleted(self, element: Element, state: _State) -> None:
        self._inlines(element, replace(state, deleted=revision_of(element)))

    def _hyperlink(self, element: Element, state: _State) -> None:
        target = self.links.get(element.get(name("r:id"), ""))
        self._inlines(element, replace(state, href=target))

    def _inline_structured(self, element: Element, state: _State) -> None:
        content = element.find(_W + "sdtContent")
        if content is not None:
            self._inlines(content, state)

    def _equation(self, _: Element, state: _State) -> None:
        self._notes.append("")
        self._put(NOTE_MARK, state, frozenset())

    def _ruby(self, element: Element, state: _State) -> None:
        base = element.find(_W + "rubyBase")
        if base is not None:
            self._inlines(base, state)

    def _run(self, element: Element, state: _State) -> None:
        properties = element.find(_W + "rPr")
        marks = _marks(properties)
        if properties is not None:
            change = properties.find(_W + "rPrChange")
            if change is not None:
                self.formatting.append(revision_of(change))
        for child in children(element):
            if not self._mark(child):
                self._run_content(child, state, marks)

    def _run_content(self, element: Element, state: _State, marks: frozenset[str]) -> None:
        kind = local_name(element) if element.tag.startswith(_W) else ""
        if kind == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif any(self._fields):
            return
        elif kind in ("t", "delText"):
            self._put(_text(element), state, marks)
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
            self._notes.append("")
            self._put(NOTE_MARK, state, frozenset())
        elif kind == "ruby":
            self._ruby(element, state)

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


def _marks(properties: Element | None) -> frozenset[str]:
    if properties is None:
        return frozenset()
    found = {
        mark
        for tag, mark in _MARKS.items()
        if (child := properties.find(_W + tag)) is not None and attribute(child, "val", "1") not in _OFF
    }
    position = properties.find(_W + "vertAlign")
    if position is not None:
        found |= {"superscript": {"sup"}, "subscript": {"sub"}}.get(attribute(position, "val"), set())
    return frozenset(found)


def _text(element: Element) -> str:
    """White space at the ends counts only where the file says so; inside, a line end is a space, as Word has it."""
    text = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    holder: Element | None = element
    while holder is not None:
        if holder.get(name("xml:space")) is not None:
            return text if holder.get(name("xml:space")) == "preserve" else text.strip(" ")
        holder = holder.getparent()
    return text.strip(" ")


_PLACE_MARKS: Final[Mapping[str, Callable[[Story, Element], None]]] = {
    _W + "commentRangeStart": Story._comment_start,
    _W + "commentRangeEnd": Story._comment_end,
    _W + "commentReference": Story._comment_reference,
    _W + "bookmarkStart": Story._bookmark_start,
    _W + "bookmarkEnd": Story._bookmark_end,
}
_Handler = Callable[[Story, Element, _State], None]
_BLOCKS: Final[Mapping[str, _Handler]] = {
    _W + "p": Story._paragraph,
    _W + "sdt": Story._structured,
    _W + "tr": Story._row,
    _W + "tc": Story._cell,
    _W + "tbl": Story._table,
    **{_W + tag: Story._blocks for tag in ("customXml", "smartTag")},
    **{_W + tag: Story._revised_blocks for tag in ("ins", "del", "moveTo", "moveFrom")},
}
_INLINES: Final[Mapping[str, _Handler]] = {
    _W + "r": Story._run,
    _W + "sdt": Story._inline_structured,
    _W + "hyperlink": Story._hyperlink,
    **{_W + tag: Story._inserted for tag in _INSERTED},
    **{_W + tag: Story._deleted for tag in _DELETED},
    **{_W + tag: Story._inlines for tag in ("smartTag", "customXml", "fldSimple", "dir", "bdo")},
    **{_MATH + tag: Story._equation for tag in ("oMath", "oMathPara")},
}
