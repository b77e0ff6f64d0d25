"""The text of a .docx as a reader sees it: paragraphs in order with heading level, automatic number, bold and notes.

For documents of the library, that come from anywhere. Tracked changes read as if accepted; a row of a table is one
paragraph. What a comment round needs (ranges, bookmarks, both projections) is `word.reading`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.word.outline import Styles
from workbench.word.package import Package, open_package
from workbench.word.sequences import Numbering
from workbench.word.xml import Element, name

_P, _R, _T, _TBL, _TR, _TC = (name(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tr", "tc"))
_SDT, _SDT_CONTENT, _TXBX = name("w:sdt"), name("w:sdtContent"), name("w:txbxContent")
_GONE = frozenset({name("w:del"), name("w:moveFrom"), name("w:pPr"), name("w:rPr"), name("mc:Fallback"), _TXBX})
_BREAKS = {name("w:tab"): " ", name("w:br"): " ", name("w:cr"): " ", name("w:noBreakHyphen"): "-"}
_NOTES = frozenset({name("w:footnoteReference"), name("w:endnoteReference")})
_MARK_DELETED = f"{name('w:pPr')}/{name('w:rPr')}/{name('w:del')}"
_ROW_DELETED = f"{name('w:trPr')}/{name('w:del')}"
_ID, _VAL = name("w:id"), name("w:val")
_NO_LETTER = re.compile(r"[\W\d_]+")
_TWIPS = 20  # in a point


@dataclass(frozen=True)
class WordParagraph:
    """`bold` is the share of letters in bold; `heading` the outline level, 1 highest; `numbering` as Word shows it."""

    text: str
    bold: float
    size: float
    heading: int | None
    numbering: str
    indent: float
    row: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WordText:
    """A .docx as text: `notes` by their id, `headers` as printed above the pages, `comments` for job records."""

    paragraphs: tuple[WordParagraph, ...]
    notes: Mapping[str, str]
    headers: tuple[str, ...]
    comments: tuple[str, ...]
    title: str


def read_text(data: bytes) -> WordText:
    """The text of a .docx. Raises UnsafeFile with the reason."""
    package = open_package(data)
    reader = _Reader(package)
    return WordText(
        paragraphs=tuple(reader.paragraphs(package.body)),
        notes=dict(_notes(package)),
        headers=tuple(_headers(package)),
        comments=tuple(_texts(package.related("comments"))),
        title=_property(package, "title"),
    )


class _Reader:
    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.related("styles"))
        self.numbering = Numbering(package.related("numbering"))
        self.carried: list[Element] = []

    def paragraphs(self, root: Element) -> Iterator[WordParagraph]:
        body = root.find(name("w:body"))
        if body is not None:
            yield from self._children(body)

    def _children(self, parent: Element) -> Iterator[WordParagraph]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    yield from self._children(content)
            elif child.tag not in _GONE and len(child):
                yield from self._children(child)

    def _table(self, table: Element) -> Iterator[WordParagraph]:
        """A row is one paragraph; a table of one column only frames its text."""
        rows = [
            [cell for cell in row.iter(_TC) if _owner(cell, _TR) is row]
            for row in table.iter(_TR)
            if row.find(_ROW_DELETED) is None
        ]
        for cells in rows:
            inner = [tuple(self._children(cell)) for cell in cells]
            filled = [paragraphs for paragraphs in inner if paragraphs]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                yield _row(filled)

    def _paragraph(self, element: Element) -> Iterator[WordParagraph]:
        if element.find(_MARK_DELETED) is not None:  # accepted, its text runs on into the next paragraph
            self.carried.extend(_runs(element))
            return
        runs, self.carried = [*self.carried, *_runs(element)], []
        style = self.styles.of(element)
        label = self.numbering.label(element, style.numbering)
        text: list[str] = []
        notes: list[str] = []
        bold, letters = 0, 0
        for run in runs:
            piece, marks = _run_text(run)
            notes.extend(marks)
            text.append(piece)
            count = len(_NO_LETTER.sub("", piece))
            letters += count
            bold += count if self.styles.is_bold(run, style) else 0
        joined = " ".join("".join(text).split())
        if not joined:
            return
        share = bold / letters if letters else 0.0
        indent = self.styles.indent(element, style) / _TWIPS
        yield WordParagraph(joined, share, style.size, style.heading, label, indent, False, tuple(notes))


def _owner(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _row(cells: list[tuple[WordParagraph, ...]]) -> WordParagraph:
    texts = [" ".join(f"{each.numbering} {each.text}".strip() for each in cell) for cell in cells]
    notes = tuple(note for cell in cells for each in cell for note in each.notes)
    bold = min(each.bold for cell in cells for each in cell)
    return WordParagraph(" | ".join(texts), bold, cells[0][0].size, None, "", 0.0, True, notes)


def _runs(element: Element) -> Iterator[Element]:
    """The runs of a paragraph that remain when all tracked changes are accepted."""
    for child in element:
        if child.tag == _R:
            yield child
        elif child.tag not in _GONE and child.tag != _P and isinstance(child.tag, str):
            yield from _runs(child)


def _run_text(run: Element) -> tuple[str, tuple[str, ...]]:
    text, notes = [], []
    for child in run:
        if child.tag == _T:
            text.append(child.text or "")
        elif child.tag in _BREAKS:
            text.append(_BREAKS[str(child.tag)])
        elif child.tag in _NOTES:
            notes.append(_note_key(child))
    return "".join(text), tuple(notes)


def _note_key(reference: Element) -> str:
    kind = "endnote" if "endnote" in str(reference.tag) else "footnote"
    return f"{kind}-{reference.get(_ID, '')}"


def _notes(package: Package) -> Iterator[tuple[str, str]]:
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        for note in root.iter(name(f"w:{kind}")) if root is not None else ():
            text = " ".join("".join(_run_text(run)[0] for p in note.iter(_P) for run in _runs(p)).split())
            if text:
                yield f"{kind}-{note.get(_ID, '')}", text


def _headers(package: Package) -> Iterator[str]:
    for relationship in package.relationships.get(package.main, ()):
        if relationship.kind == "header" and relationship.target in package.trees:
            yield from _texts(package.trees[relationship.target])


def _texts(root: Element | None) -> Iterator[str]:
    for paragraph in root.iter(_P) if root is not None else ():
        text = " ".join("".join(_run_text(run)[0] for run in _runs(paragraph)).split())
        if text:
            yield text


def _property(package: Package, wanted: str) -> str:
    root = package.related("core-properties", to="")
    for element in root if root is not None else ():
        if str(element.tag).endswith("}" + wanted):
            return (element.text or "").strip()
    return ""
