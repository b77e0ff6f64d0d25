"""What every paragraph of a part says, in one pass over its elements: the pass costs most of the reading of a file.

Reads: a part, its styles and lists. Writes: the text of each `w:p` with number, heading, share of bold and notes.
Fields show their result, not their code; hidden text is not there; symbols and formulas are text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workbench.word.accepted import UNSETTLED, accept
from workbench.word.grid import WIDEST, Spans
from workbench.word.outline import LEVELS, OFF, Style, Styles
from workbench.word.sequences import Numbering
from workbench.word.xml import Element, name

_ID, _VAL, _KIND, _CHAR = name("w:id"), name("w:val"), name("w:fldCharType"), name("w:char")
_NOW_MERGED = name("w:vMerge")
_OWN_MARK = name("w:customMarkFollows")
_DIGITS = re.compile(r"\d{1,6}")
# Signs of the fonts Symbol and Wingdings stand in the private block F000 to F0FF; most of them are bullets and ticks.
_PRIVATE: Final = range(0xF000, 0xF100)
_RESULT: Final = 1 << 30  # a field whose code is over: nothing more of it is taken back
_SHORT: Final = 12  # signs: in longer pieces the few that are no letters do not matter, and counting them takes long
_COUNTED_FIELD = re.compile(r"\s*AUTONUM(?:LGL|OUT)?\b", re.I)  # Word before 97 wrote paragraph numbers so


class WordParagraph(NamedTuple):
    """`bold` is the share of letters in bold; `heading` the outline level, 1 highest; `numbering` as Word shows it.

    `row` for a row of a table, with its `cells` by column and the `table` it is in, counted from 1. A cell that is
    merged downwards is in the `cells` of every row that it covers and in the `text` of the first.
    """

    text: str
    bold: float
    size: float
    heading: int | None
    numbering: str
    notes: tuple[str, ...]
    row: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None


class _Unsettled(Exception):
    """There are changes to accept, or boxes, before the part can be read straight through."""


@dataclass(frozen=True)
class Flow:
    """What the paragraphs of a part say, by their element, those with nothing to see left out; its tables' spans."""

    said: dict[Element, WordParagraph] = field(default_factory=dict)
    spans: Spans = field(default_factory=Spans)


def flow(root: Element, styles: Styles, numbering: Numbering) -> Flow:
    """Reads a part through. May change `root`: changes are accepted, boxes put in their place."""
    try:
        return _Pass(styles, numbering, settled=False).over(root)
    except _Unsettled:
        accept(root)
        # The count of the lists was not touched: a part that is unsettled is met again from its beginning.
        return _Pass(styles, numbering.afresh(), settled=True).over(root)


class _Pass:
    """One pass: the elements come in the order of the text, each to the method for its name."""

    def __init__(self, styles: Styles, numbering: Numbering, *, settled: bool) -> None:
        self.styles = styles
        self.numbering = numbering
        self.flow = Flow()
        self.row: Element | None = None
        self.cell: Element | None = None
        self.counted = 0
        self.settled = settled
        self._begin(None)

    def _methods(self) -> dict[str, Callable[[Element], None]]:
        """What is done at which element. Not kept in `self`: a pass that held its own methods would hold itself, and
        the whole tree, until the next search for cycles."""
        methods: dict[str, Callable[[Element], None]] = {
            name("w:p"): self._paragraph,
            name("w:pStyle"): self._style,
            name("w:numId"): self._list,
            name("w:ilvl"): self._level,
            name("w:outlineLvl"): self._outline,
            name("w:pPrChange"): self._before,
            name("w:r"): self._run,
            name("w:rPrChange"): self._before,
            name("w:rStyle"): self._character,
            name("w:b"): self._bold,
            name("w:vanish"): self._vanish,
            name("w:t"): self._text,
            name("m:t"): self._text,
            name("w:tab"): self._space,
            name("w:ptab"): self._space,
            name("w:br"): self._space,
            name("w:cr"): self._space,
            name("w:noBreakHyphen"): self._hyphen,
            name("w:sym"): self._symbol,
            name("w:fldChar"): self._field,
            name("w:instrText"): self._code,
            name("w:footnoteReference"): self._note,
            name("w:endnoteReference"): self._note,
            name("w:tr"): self._begin_row,
            name("w:tc"): self._begin_cell,
            name("w:tcPrChange"): self._before,
            name("w:gridBefore"): self._columns_before,
            name("w:gridSpan"): self._columns_wide,
            name("w:vMerge"): self._merged,
            name("w:cellMerge"): self._merged_under_tracking,
        }
        if not self.settled:
            methods.update(dict.fromkeys(UNSETTLED, self._unsettled))
        return methods

    def over(self, root: Element) -> Flow:
        methods = self._methods()
        for element in root.iter(*methods):
            methods[element.tag](element)
        self._end()
        return self.flow

    def _begin(self, element: Element | None) -> None:
        self.element = element
        self.texts: list[str] = []
        self.bolds: list[bool | None] = []  # None: as the paragraph's style says
        self.notes: list[str] = []
        self.style_id: str | None = None
        self.list: str | None = None
        self.level: int | None = None
        self.heading = -1  # not said
        self.in_text = False  # past the properties of the paragraph
        self.old = False  # in properties that a tracked change replaced
        self.bold: bool | None = None
        self.hidden = False
        self.open_fields: list[int] = []  # where the code of each field that is still open began

    def _paragraph(self, element: Element) -> None:
        self._end()
        self._begin(element)

    def _end(self) -> None:
        if self.element is None:
            return
        style = self.styles.style(self.style_id)
        label = self._label(style) if self.list is not None or style.numbering is not None else ""
        text = "".join(self.texts).strip()
        if "  " in text or not text.isprintable():  # it rarely is so, and the way over words takes long
            text = " ".join(text.split())
        if (text or label) and not style.hidden:
            heading = style.heading
            if self.heading >= 0:
                heading = self.heading + 1 if self.heading < LEVELS else None
            bold = self._share(style.bold) if any(map(str.isalpha, text)) else 0.0
            self.flow.said[self.element] = WordParagraph(text, bold, style.size, heading, label, tuple(self.notes))

    def _label(self, style: Style) -> str:
        """The number from the paragraph's own list, else from its style's; list 0 is no list."""
        named, level = style.numbering or (None, None)
        number = self.list if self.list is not None else named
        if number is None or number == "0":
            return ""
        if self.level is not None:
            level = self.level
        elif self.list is None or self.list == named:
            tied = self.numbering.level_of(number, self.style_id or self.styles.default)
            level = tied if tied is not None else level
        else:
            level = 0
        return self.numbering.label((number, level or 0))

    def _share(self, usual: bool) -> float:
        """The share of the writing in bold; `12.` alone weighs nothing. `usual`: what the paragraph's style says."""
        first = self.bolds[0]
        if self.bolds.count(first) == len(self.bolds):
            return 1.0 if (usual if first is None else first) else 0.0
        whole = bold = 0
        for text, own in zip(self.texts, self.bolds, strict=True):
            weight = len(text) - text.count(" ") if len(text) > _SHORT else sum(map(str.isalpha, text))
            whole += weight
            if usual if own is None else own:
                bold += weight
        return bold / whole if bold else 0.0

    def _style(self, element: Element) -> None:
        if not self.old:
            self.style_id = element.get(_VAL, "")

    def _list(self, element: Element) -> None:
        if not self.old:
            self.list = element.get(_VAL, "")

    def _level(self, element: Element) -> None:
        if not self.old:
            self.level = _whole(element)

    def _outline(self, element: Element) -> None:
        if not self.old:
            self.heading = _whole(element)

    def _before(self, _element: Element) -> None:
        self.old = True

    def _run(self, _element: Element) -> None:
        self.in_text = True
        self.old = False
        self.bold = None
        self.hidden = False

    def _character(self, element: Element) -> None:
        style = self.styles.style(element.get(_VAL, ""))
        if self.in_text and not self.old:
            self.bold = True if style.bold else None
            self.hidden = style.hidden

    def _bold(self, element: Element) -> None:
        if not self.old:
            self.bold = element.get(_VAL) not in OFF

    def _vanish(self, element: Element) -> None:
        if not self.old:
            self.hidden = element.get(_VAL) not in OFF

    def _text(self, element: Element) -> None:
        text = element.text
        if text and not self.hidden:
            self.texts.append(text)
            self.bolds.append(self.bold)

    def _add(self, text: str) -> None:
        if self.in_text and not self.hidden:
            self.texts.append(text)
            self.bolds.append(self.bold)

    def _space(self, _element: Element) -> None:
        """Also a tab stop among a paragraph's properties, which is none."""
        if self.in_text:
            self._add(" ")

    def _hyphen(self, _element: Element) -> None:
        self._add("-")

    def _symbol(self, element: Element) -> None:
        self._add(symbol(element.get(_CHAR, "")))

    def _field(self, element: Element) -> None:
        """What stands between the beginning of a field and its result is code, also where it is a field's result."""
        kind = element.get(_KIND)
        if kind == "begin":
            self.open_fields.append(len(self.texts))
        elif self.open_fields:
            code_from = self.open_fields.pop()
            del self.texts[code_from:], self.bolds[code_from:]
            if kind == "separate":
                self.open_fields.append(_RESULT)

    def _code(self, element: Element) -> None:
        if _COUNTED_FIELD.match(element.text or "") and not self.old:
            self.counted += 1
            self.open_fields = [_RESULT for _ in self.open_fields]
            self._add(f"{self.counted}. ")

    def _note(self, element: Element) -> None:
        """The mark that a writer chose instead of a number is no text: what follows in that run is left out."""
        kind = "endnote" if "endnote" in str(element.tag) else "footnote"
        if not self.hidden:
            self.notes.append(f"{kind}-{element.get(_ID, '')}")
        if element.get(_OWN_MARK, "0") not in ("0", "false", "off"):
            self.hidden = True

    def _begin_row(self, element: Element) -> None:
        self.row = element

    def _begin_cell(self, element: Element) -> None:
        self.cell, self.old = element, False

    def _columns_before(self, element: Element) -> None:
        if self.row is not None:
            self.flow.spans.before[self.row] = min(_whole(element), WIDEST)

    def _columns_wide(self, element: Element) -> None:
        if self.cell is not None and not self.old:
            self.flow.spans.wide[self.cell] = min(_whole(element) or 1, WIDEST)

    def _merged(self, element: Element) -> None:
        if self.cell is not None and not self.old and element.get(_VAL, "continue") == "continue":
            self.flow.spans.merged.add(self.cell)

    def _merged_under_tracking(self, element: Element) -> None:
        if self.cell is not None and element.get(_NOW_MERGED) == "cont":
            self.flow.spans.merged.add(self.cell)

    def _unsettled(self, _element: Element) -> None:
        raise _Unsettled


def symbol(code: str) -> str:
    """The sign with this code of a symbol font; a bullet for those whose meaning only the font knows."""
    sign = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    return "•" if sign in _PRIVATE else chr(sign) if sign >= 0x20 and not 0xD800 <= sign < 0xE000 else ""


def _whole(element: Element) -> int:
    value = element.get(_VAL, "")
    return int(value) if _DIGITS.fullmatch(value) else 0
