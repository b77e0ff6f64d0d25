"""Where in a file of ours the blocks stand: the paragraphs that carry each, and the way from its frozen text there.

A table is one block: its cells are lines, with a tab between two cells, a line break between rows, U+2028 between two
lines of a cell. Marks of notes that do not print are in the frozen text and not in the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from workbench.text.characters import NOTE_MARK
from workbench.text.tables import CELL, LINE
from workbench.word.commenting.lines import Line
from workbench.word.commenting.records import PlaceNotInFile, Stretch
from workbench.word.elements import Element, children

ROW = "\n"
_ENCLOSING = "p_"


@dataclass(frozen=True)
class Spot:
    """Before character `offset` of a line of the file; `line` counts the lines of the whole file in order."""

    line: int
    offset: int


@dataclass
class Carrier:
    """The lines that carry one block: `first` is the number of the first, `starts` where each begins in its text."""

    uid: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]  # for each offset of the frozen text the one in the file
    first: int
    is_table: bool

    def spot(self, offset: int) -> Spot:
        """Where that place of the frozen text is. Raises PlaceNotInFile."""
        if not 0 <= offset < len(self.offsets):
            raise PlaceNotInFile(uid=self.uid, start=offset, end=offset)
        printed = self.offsets[offset]
        place = max(index for index, start in enumerate(self.starts) if start <= printed)
        return Spot(self.first + place, min(printed - self.starts[place], len(self.lines[place].text)))

    def range(self, stretch: Stretch) -> tuple[Spot, Spot]:
        """Both ends. Raises PlaceNotInFile."""
        return self.spot(stretch.start), self.spot(stretch.end)


@dataclass(frozen=True)
class Carriers:
    """All blocks of a file, and its title, where remarks on the whole of it stand."""

    blocks: Mapping[str, Carrier]
    lines: tuple[Line, ...]
    title: Line | None


def carriers(document: Document, frozen: Mapping[str, str]) -> Carriers:
    """The blocks whose frozen texts are given, as far as the file has them.

    Raises PlaceNotInFile where a block reads otherwise in the file than frozen.
    """
    found: dict[str, Carrier] = {}
    lines: list[Line] = []
    for uid, paragraphs, is_table in _marked(document):
        if uid not in frozen or uid in found:
            continue
        made = [(sign, Line(paragraph)) for sign, paragraph in paragraphs]
        starts, text = [], ""
        for sign, line in made:
            text += sign
            starts.append(len(text))
            text += line.text
        offsets = _printed(uid, frozen[uid], text)
        own = tuple(line for _, line in made)
        found[uid] = Carrier(uid, own, tuple(starts), offsets, len(lines), is_table)
        lines += own
    title = _title(document)
    return Carriers(found, (*lines, *([title] if title else [])), title)


def _marked(document: Document) -> Iterator[tuple[str, list[tuple[str, Element]], bool]]:
    """Each block with its paragraphs, and before each the sign that its text has between it and the one before."""
    for bookmark in document.element.body.iter(qn("w:bookmarkStart")):
        name = bookmark.get(qn("w:name"), "")
        if not name.startswith(_ENCLOSING):
            continue
        above = [each for each in bookmark.iterancestors() if each.tag in (qn("w:p"), qn("w:tbl"))]
        if above[-1].tag == qn("w:tbl"):
            yield name.removeprefix(_ENCLOSING), list(_cells(above[-1])), True
        else:
            yield name.removeprefix(_ENCLOSING), [("", above[0])], False


def _cells(table: Element) -> Iterator[tuple[str, Element]]:
    for row, tr in enumerate(children(table, "w:tr")):
        for column, tc in enumerate(children(tr, "w:tc")):
            for number, paragraph in enumerate(children(tc, "w:p")):
                sign = LINE if number else CELL if column else ROW if row else ""
                yield sign, paragraph


def _printed(uid: str, frozen: str, printed: str) -> tuple[int, ...]:
    """For each offset of the frozen text, its end included, the one in the text that prints."""
    if frozen == printed:
        return tuple(range(len(frozen) + 1))
    offsets = []
    at = 0
    for place, sign in enumerate(frozen):
        offsets.append(at)
        if at < len(printed) and printed[at] == sign:
            at += 1
        elif sign != NOTE_MARK:
            raise PlaceNotInFile(uid=uid, start=place, end=len(frozen))
    if at != len(printed):
        raise PlaceNotInFile(uid=uid, start=len(frozen), end=len(frozen))
    return (*offsets, at)


def _title(document: Document) -> Line | None:
    """The paragraph of the title; without one, the first that has words."""
    paragraphs = [each for each in document.element.body.iter(qn("w:p")) if Line(each).text.strip()]
    styled = (each for each in paragraphs if any(s.get(qn("w:val")) == "Title" for s in each.iter(qn("w:pStyle"))))
    chosen = next(styled, paragraphs[0] if paragraphs else None)
    return None if chosen is None else Line(chosen)
