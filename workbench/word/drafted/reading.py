"""A draft read whole: `read_draft(data)` gives its blocks in order. Nothing that is seen in Word is lost.

Runs in the limited process: what it gives back are values of this package.
"""

from collections.abc import Iterator
from typing import Final

from workbench.cycles import unsearched
from workbench.errors import N_
from workbench.text import markup, tables
from workbench.text.markup import Break, Text
from workbench.word.accepted import BOX
from workbench.word.drafted.inlines import InlineReader, Shape, Words
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture, DraftedTable, WordCells, WordDraft
from workbench.word.flow import Flow, WordParagraph, flow
from workbench.word.grid import Grid
from workbench.word.notices import Notice
from workbench.word.outline import OFF, Styles
from workbench.word.package import Package, open_package
from workbench.word.sequences import Numbering
from workbench.word.xml import WRAPPERS, Element, attribute, name

CHANGES_ACCEPTED = N_("Tracked changes were taken as accepted (%(count)s of them).")
COMMENTS_LEFT = N_("%(count)s comments stand beside the text; they were not taken in.")
HIDDEN_LEFT = N_("%(count)s characters of hidden text were left out.")
PICTURE_LEFT = N_("A picture that is neither PNG nor JPEG was left out (%(name)s).")

_BODY, _P, _TBL, _TR, _TC = (name(f"w:{tag}") for tag in ("body", "p", "tbl", "tr", "tc"))
_PPR, _STYLE, _NUMPR = name("w:pPr"), name("w:pStyle"), name("w:numPr")
_HEADER_ROW = f"{name('w:trPr')}/{name('w:tblHeader')}"
_CHANGED: Final = tuple(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff")


def read_draft(data: bytes) -> WordDraft:
    """The draft in these bytes. Raises UnsafeFile with the reason."""
    with unsearched():
        return _Reader(open_package(data)).draft()


def read_cells(data: bytes) -> WordCells:
    """What stands in each cell of a file's tables, and what stands outside them. Raises UnsafeFile with the reason."""
    with unsearched():
        return _Reader(open_package(data)).cells()


class _Reader:
    """Reads one file; notices gather on the way."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.related("styles"))
        changes = sum(1 for _ in package.body.iter(*_CHANGED))
        self.notices: list[Notice] = list(package.warnings)
        if changes:
            self.notices.append(Notice(CHANGES_ACCEPTED, {"count": changes}))
        self.found: Flow = flow(package.body, self.styles, Numbering(package.related("numbering")))
        self.inlines = InlineReader(self.styles, package.links(), dict(self._notes()))
        self.hidden = 0

    def draft(self) -> WordDraft:
        body = self.package.body.find(_BODY)
        blocks = tuple(self._children(body)) if body is not None else ()
        self._say_what_is_left()
        return WordDraft(blocks, tuple(self.notices))

    def _say_what_is_left(self) -> None:
        comments = self.package.related("comments")
        if comments is not None and len(comments):
            self.notices.append(Notice(COMMENTS_LEFT, {"count": len(comments)}))
        if self.hidden:
            self.notices.append(Notice(HIDDEN_LEFT, {"count": self.hidden}))

    def cells(self) -> WordCells:
        outside: list[Drafted] = []
        rows: list[tuple[tuple[Drafted, ...], ...]] = []
        body = self.package.body.find(_BODY)
        for child in _blocks(body) if body is not None else ():
            if child.tag == _TBL:
                rows += self._rows(child)
            else:
                outside += self._paragraph(child)
        self._say_what_is_left()
        return WordCells(tuple(rows), tuple(outside), tuple(self.notices))

    def _rows(self, table: Element) -> list[tuple[tuple[Drafted, ...], ...]]:
        """The rows of a table; those that a cell merged downwards holds together are one."""
        rows: list[tuple[tuple[Drafted, ...], ...]] = []
        for row in Grid(table, self.found.spans).rows:
            cells = tuple(tuple(self._children(cell)) for cell, _, _ in row)
            if rows and any(cell in self.found.spans.merged for cell, _, _ in row):
                rows[-1] = (*rows[-1], *cells)
            else:
                rows.append(cells)
        return rows

    def _notes(self) -> Iterator[tuple[str, str]]:
        """The markup of each footnote and endnote; its paragraphs are lines."""
        for kind in ("footnote", "endnote"):
            root = self.package.related(f"{kind}s")
            if root is None:
                continue
            flow(root, self.styles, Numbering(None))  # accepts its changes
            links = self.package.links(self._part_of(f"{kind}s"))
            for note in root.iter(name(f"w:{kind}")):
                words = Words()
                reader = InlineReader(self.styles, links)
                for paragraph in note.iter(_P):
                    words.inlines += [Break()] if words.inlines else []
                    reader.read(paragraph, words)
                yield f"{kind}-{attribute(note, 'id')}", words.markup

    def _part_of(self, kind: str) -> str:
        found = self.package.relationships.get(self.package.main, ())
        return next((each.target for each in found if each.kind == kind), self.package.main)

    def _children(self, parent: Element) -> Iterator[Drafted]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag in WRAPPERS or child.tag == BOX:
                yield from self._children(child)

    def _paragraph(self, element: Element) -> Iterator[Drafted]:
        words = self.inlines.read(element)
        self.hidden += words.hidden
        if text := words.markup:
            yield self._said(element, text, words, self.found.said.get(element))
        yield from self._pictures(words.shapes)

    def _said(self, element: Element, text: str, words: Words, said: WordParagraph | None) -> DraftedParagraph:
        properties = element.find(_PPR)
        style = properties.find(_STYLE) if properties is not None else None
        style_name = self._style_name(attribute(style, "val") if style is not None else self.styles.default)
        return DraftedParagraph(
            markup=text,
            footnotes=words.notes,
            heading=said.heading if said else None,
            label=said.numbering if said else "",
            listed=self._listed(properties, attribute(style, "val") if style is not None else None),
            bold=said.bold if said else 0.0,
            size=said.size if said else 10.0,
            contents=style_name.startswith(("toc ", "contents", "table of figures")),
            caption=style_name == "caption",
        )

    def _style_name(self, key: str) -> str:
        element = self.styles.elements.get(key)
        named = element.find(name("w:name")) if element is not None else None
        return attribute(named, "val").lower() if named is not None else ""

    def _listed(self, properties: Element | None, style: str | None) -> int | None:
        """How deep in a list, from 0; None outside lists."""
        own = properties.find(_NUMPR) if properties is not None else None
        named = self.styles.style(style).numbering
        if own is None:
            return (named[1] or 0) if named else None
        number, level = own.find(name("w:numId")), own.find(name("w:ilvl"))
        if number is not None and attribute(number, "val") == "0":
            return None
        depth = attribute(level, "val") if level is not None else ""
        return int(depth) if depth.isdecimal() and len(depth) == 1 else (named[1] or 0 if named else 0)

    def _pictures(self, shapes: list[Shape]) -> Iterator[DraftedPicture]:
        for shape in shapes:
            found = self.package.relationships.get(self.package.main, ())
            target = next((each.target for each in found if each.id == shape.relationship and not each.external), None)
            if target is None:
                continue
            try:
                data = self.package.data(target)
            except KeyError:
                continue
            file_name = target.rpartition("/")[2]
            if data.startswith(_PICTURES):
                yield DraftedPicture(data, file_name, shape.alt.strip())
            else:
                self.notices.append(Notice(PICTURE_LEFT, {"name": file_name}))

    def _table(self, element: Element) -> Iterator[Drafted]:
        """A table; where only one cell in it has anything, it is a frame around text."""
        grid = Grid(element, self.found.spans)
        filled = [cell for row in grid.rows for cell, _, _ in row if _has_anything(cell)]
        if grid.width <= 1 or len(filled) <= 1:
            for cell in filled:
                yield from self._children(cell)
            return
        words = Words()
        rows, heads = [], 0
        for row in grid.rows:
            cells = [""] * grid.width
            for cell, column, _ in row:
                if column < grid.width:
                    cells[column] = self._cell(cell, words)
            rows.append(cells)
        for each in element.iter(_TR):
            head = each.find(_HEADER_ROW)
            if head is None or attribute(head, "val", "1") in OFF:
                break
            heads += 1
        self.hidden += words.hidden
        written = tables.tidy(tables.markup_of(rows))
        if written:
            yield DraftedTable(written, words.notes, heads)
        yield from self._pictures(words.shapes)

    def _cell(self, cell: Element, words: Words) -> str:
        """The paragraphs of a cell as lines, with the automatic numbers that they show."""
        lines = []
        for paragraph in cell.iter(_P):
            words.inlines = []
            self.inlines.read(paragraph, words)
            said = self.found.said.get(paragraph)
            label = [Text(f"{said.numbering} ")] if said and said.numbering else []
            if line := markup.stripped([*label, *words.inlines]):
                lines.append(line)
        words.inlines = []
        return "<br>".join(lines)


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, in content controls and text boxes too."""
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in WRAPPERS or child.tag == BOX:
            yield from _blocks(child)


def _has_anything(cell: Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter(name("w:t"), name("m:t"))) or any(
        str(each.tag).endswith(("}blip", "}imagedata")) for each in cell.iter()
    )
