"""The clipboard of an office program (Word, LibreOffice, Google Docs, Excel) as blocks of a report.

Bold, italic, raised and lowered text, links, lists, tables and footnotes stay; colours, fonts, pictures, scripts and
all else go. Whatever the HTML is, what comes out is canonical markup: hostile HTML yields its plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from workbench.errors import N_, Invalid
from workbench.text import markup, tables
from workbench.text.characters import without_illegal
from workbench.text.clipboard import Node, declared, nodes, parsed, tree
from workbench.text.enumerated import Enumerator
from workbench.text.markup import Break, Inline, Note, Text

LONGEST: Final = 4_000_000  # characters of HTML; a report of 21,200 words copied from Word has less than two million


class PastedTooMuch(Invalid):
    message = N_("Too much was pasted at once. Nothing was added: load the file as a whole, or paste it in parts.")


@dataclass(frozen=True)
class PastedBlock:
    """kind: as a report's blocks are called (numbered, item, subitem, plain, table) · markup: canonical · footnotes:
    markup by the id of their `<fn id>` · attributes: those of a table."""

    kind: str
    markup: str
    footnotes: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)


def blocks_of(html: str) -> tuple[PastedBlock, ...]:
    """The blocks of a clipboard's HTML. Raises PastedTooMuch."""
    if len(html) > LONGEST:
        raise PastedTooMuch
    root = tree(html)
    footnotes = _Footnotes(root)
    walk = _Walk(footnotes)
    walk.children(root, _Style())
    walk.flush()
    return tuple(walk.blocks)


@dataclass(frozen=True)
class _Style:
    """What surrounds the text: marks, the link, which kind of block it is in and how deep in lists."""

    marks: frozenset[str] = frozenset()
    href: str | None = None
    kind: str = ""
    depth: int = 0
    ordered: str = ""


_MARKS: Final = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "sup": "sup", "sub": "sub"}
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "blockquote",
        "pre",
        "address",
        "figure",
        "hr",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "body",
        "html",
        "ul",
        "ol",
        "li",
        "tr",
        "td",
        "th",
        "caption",
        "form",
        "center",
    ]
)
_NOTE: Final = re.compile(r"#_?(ftn|edn|sdfootnote|sdendnote|ftnt|cmnt)(\d{1,5})(?:sym)?$")
_BACK: Final = re.compile(r"#_?(ftn|edn|sdfootnote|sdendnote|ftnt)(?:_?ref)?(\d{1,5})(?:anc)?$")
_HOLDER: Final = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d{1,5}")


class _Footnotes:
    """The footnotes that the clipboard brings: their words by the name that links in the text lead to."""

    def __init__(self, root: Node) -> None:
        self.words: dict[str, str] = {}
        self.holders: set[int] = set()
        wanted = {key for node in nodes(root, "a") if (key := _note_key(node))}
        for node, ancestors in parsed(root, "a"):
            key = _back_key(node)
            if key in wanted and key not in self.words:
                holder = _holder(ancestors)
                self.holders.add(id(holder))
                self.words[key] = markup.stripped(_flat(holder, _Style(), without=node))

    def of(self, node: Node) -> str:
        """The markup of the footnote this link leads to; empty for another link."""
        return self.words.get(_note_key(node), "")


def _note_key(node: Node) -> str:
    match = _NOTE.search(node.attributes.get("href", ""))
    return f"{match[1]} {match[2]}" if match else ""


def _back_key(node: Node) -> str:
    address = node.attributes.get("href", "")
    match = _BACK.search(address) if "ref" in address or "anc" in address else None
    return f"{match[1]} {match[2]}" if match else ""


def _holder(ancestors: Sequence[Node]) -> Node:
    """The block of a footnote around its number: the one that is marked as such, else the nearest."""
    for node in reversed(ancestors):
        if _HOLDER.fullmatch(node.attributes.get("id", "")) or declared(node, "mso-element") == "footnote":
            return node
    return next((node for node in reversed(ancestors) if node.tag in _BLOCKS), ancestors[-1])


def _flat(node: Node, style: _Style, *, without: Node | None = None) -> Iterator[Inline]:
    """The inlines of a node, blocks in it parted by a space."""
    for child in node.children:
        if isinstance(child, str):
            yield Text(_collapsed(child), style.marks, style.href)
        elif child is without:
            continue
        elif child.tag == "br":
            yield Break()
        elif declared(child, "mso-list") != "Ignore":
            if child.tag in _BLOCKS:
                yield Text(" ")
            yield from _flat(child, _styled(child, style), without=without)


class _Walk:
    """Goes through the tree in order; inlines gather until a block ends."""

    def __init__(self, footnotes: _Footnotes) -> None:
        self.footnotes = footnotes
        self.blocks: list[PastedBlock] = []
        self.inlines: list[Inline] = []
        self.notes: dict[str, str] = {}
        self.kind = ""
        self.enumerator = Enumerator()

    def children(self, node: Node, style: _Style) -> None:
        for child in node.children:
            if isinstance(child, str):
                self.inlines.append(Text(_collapsed(child), style.marks, style.href))
                self.kind = self.kind or style.kind
            elif id(child) not in self.footnotes.holders:
                self._element(child, style)

    def _element(self, node: Node, style: _Style) -> None:
        inner = _styled(node, style)
        if node.tag == "br":
            self.inlines.append(Break())
        elif node.tag == "a" and (words := self.footnotes.of(node)):
            self._note(words)
        elif declared(node, "mso-list") == "Ignore":
            self._label("".join(_words(node)))
        elif node.tag == "table":
            self._table(node, style)
        elif node.tag in _BLOCKS:
            self.flush()
            self.children(node, self._block(node, inner))
            self.flush()
            if node.tag == "li":
                self.kind = ""
        else:
            self.children(node, inner)

    def _block(self, node: Node, style: _Style) -> _Style:
        if node.tag in _HEADINGS:
            return replace(style, kind="plain", marks=style.marks | {"strong"})
        if node.tag in ("ul", "ol"):
            return replace(style, depth=style.depth + 1, ordered=_ordered(node))
        if node.tag == "li":
            return replace(style, kind=_kind_of_item(style, _ordered(node) or style.ordered))
        if declared(node, "mso-list"):
            return replace(style, kind="item" if "level1" in declared(node, "mso-list") else "subitem")
        return style

    def _label(self, sign: str) -> None:
        """The number that Word wrote for a list: it says more than its level."""
        found = Enumerator.sign(self.enumerator, f"{sign.strip()} ")
        self.kind = found.kind if found else self.kind

    def _note(self, words: str) -> None:
        number = str(len(self.notes) + 1)
        self.notes[number] = words
        self.inlines.append(Note("fn", number))

    def flush(self) -> None:
        """End the block that is open, where it has words."""
        text, kind, notes = markup.stripped(_spaced(self.inlines)), self.kind, self.notes
        self.inlines, self.kind, self.notes = [], "", {}
        if not text:
            return
        if not kind:
            sign = self.enumerator.sign(markup.plain(text))
            if sign is not None:
                kind, text = sign.kind, markup.from_offset(text, sign.end)
        elif kind == "numbered":
            self.enumerator.numbered()
        if text:
            self.blocks.append(PastedBlock(kind or "numbered", text, notes))

    def _table(self, node: Node, style: _Style) -> None:
        self.flush()
        rows, notes = _Cells(self.footnotes).rows(node)
        written = tables.tidy(tables.markup_of(rows))
        if max(map(len, rows), default=0) <= 1 and len(rows) <= 1:  # a frame around text
            self.children(node, style)
            self.flush()
        elif written:
            self.blocks.append(PastedBlock("table", written, notes, {"headers": min(1, len(rows) - 1)}))


class _Cells:
    """The cells of one table; one that covers several stands in the first, the others are empty."""

    def __init__(self, footnotes: _Footnotes) -> None:
        self.footnotes = footnotes
        self.notes: dict[str, str] = {}

    def rows(self, table: Node) -> tuple[list[list[str]], dict[str, str]]:
        covered: dict[int, int] = {}  # column → rows that a cell above still covers
        rows = []
        for row in nodes(table, "tr", within="table"):
            cells: list[str] = []
            for cell in nodes(row, "td", "th", within="table"):
                while covered.get(len(cells), 0) > 0:
                    covered[len(cells)] -= 1
                    cells.append("")
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                for column in range(len(cells), len(cells) + wide):
                    covered[column] = high - 1
                cells += [self._cell(cell), *[""] * (wide - 1)]
            rows.append(cells)
        return rows, self.notes

    def _cell(self, cell: Node) -> str:
        lines: list[str] = []
        walk = _Walk(self.footnotes)
        walk.notes = self.notes
        for inlines, notes in _lines(cell, walk):
            self.notes |= notes
            if line := markup.stripped(_spaced(inlines)):
                lines.append(line)
        return "<br>".join(lines)


def _lines(cell: Node, walk: _Walk) -> Iterator[tuple[list[Inline], dict[str, str]]]:
    """The paragraphs of a cell; what else is a block in it is a line too."""
    inlines: list[Inline] = []
    notes = dict(walk.notes)
    for inline in _cell_inlines(cell, _Style(), walk.footnotes, notes):
        if inline is None:
            yield inlines, notes
            inlines = []
        else:
            inlines.append(inline)
    yield inlines, notes


def _cell_inlines(node: Node, style: _Style, footnotes: _Footnotes, notes: dict[str, str]) -> Iterator[Inline | None]:
    """The inlines of a cell, None where a paragraph ends."""
    for child in node.children:
        if isinstance(child, str):
            yield Text(_collapsed(child), style.marks, style.href)
        elif child.tag == "br":
            yield None
        elif child.tag == "a" and (words := footnotes.of(child)):
            notes[str(len(notes) + 1)] = words
            yield Note("fn", str(len(notes)))
        else:
            parts = child.tag in _BLOCKS
            yield from [None] if parts else []
            yield from _cell_inlines(child, _styled(child, style), footnotes, notes)
            yield from [None] if parts else []


def _span(cell: Node, name: str) -> int:
    written = cell.attributes.get(name, "")
    return max(1, min(int(written), 60)) if written.isascii() and written.isdigit() and len(written) < 4 else 1


def _styled(node: Node, style: _Style) -> _Style:
    """The style inside an element: its own tag, then what its CSS says, which may take a mark away."""
    marks = set(style.marks)
    if node.tag in _MARKS:
        marks.add(_MARKS[node.tag])
    weight, slope, raised = (declared(node, name) for name in ("font-weight", "font-style", "vertical-align"))
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        marks = marks | {"strong"} if bold else marks - {"strong"}
    if slope:
        marks = marks | {"em"} if slope in ("italic", "oblique") else marks - {"em"}
    if raised in ("super", "sub"):
        marks |= {"sup" if raised == "super" else "sub"}
    href = style.href
    if node.tag == "a":
        href = markup.safe_address(node.attributes.get("href", "").strip()) or href
    return replace(style, marks=frozenset(marks), href=href)


def _ordered(node: Node) -> str:
    """`decimal`, `letter`, `roman` or `bullet`, as a list or its entry says it."""
    said = declared(node, "list-style-type") or node.attributes.get("type", "")
    known = {"1": "decimal", "a": "letter", "A": "letter", "i": "roman", "I": "roman"}
    if said in known:
        return known[said]
    for name, kind in (("decimal", "decimal"), ("alpha", "letter"), ("latin", "letter"), ("roman", "roman")):
        if name in said:
            return kind
    if node.tag == "li" and not said:
        return ""
    return "decimal" if node.tag == "ol" else "bullet"


def _kind_of_item(style: _Style, ordered: str) -> str:
    if ordered == "decimal" and style.depth <= 1:
        return "numbered"
    return "subitem" if ordered == "roman" or style.depth > 2 or (style.depth == 2 and ordered != "letter") else "item"


def _words(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _words(child)


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a no-break space is a sign of the text."""
    return re.sub(r"[ \t\r\n\f]+", " ", without_illegal(text))


def _spaced(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """One space where two runs both have one, none around a line break."""
    after_space = True
    for inline in inlines:
        if isinstance(inline, Text):
            text = inline.text.removeprefix(" ") if after_space else inline.text
            if text:
                after_space = text.endswith(" ")
                yield replace(inline, text=text)
        else:
            after_space = isinstance(inline, Break)
            yield inline
