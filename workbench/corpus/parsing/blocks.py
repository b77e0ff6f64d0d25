"""Stage 3: blocks, the pieces of a document as its writer set them: a numbered paragraph, an item, a heading, a row.

Each format brings its own: a Word file says them itself, for PDF they are put together from lines (`pdf.joining`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

# `21.`, `147.12`, `93.`, Arabic `٢١-` and `21-`: the number a paragraph is cited by.
NUMBER = re.compile(
    r"^(?:(?P<number>\d{1,4})(?:\s?[.．、]|\s*[-‐–](?=\s))(?:\s+|(?=[^\d\s.]))|(?P<dotted>\d{1,3}\.\d{1,3})[.．]?\s+)(?=\S)"
)
# `(a)`, `a)`, `(iv)`, Cyrillic `а)`, Arabic `(أ)`: the label of an item. PDFs of Arabic turn the brackets.
ITEM = re.compile(
    r"^(?:[(（]?(?P<label>[a-z]{1,2}|[ivx]{1,5}|[а-яё]|[ء-ي])[)）]\s*(?=\S)|[(（](?P<counted>[一二三四五六七八九十])[)）]\s*(?=\S)"
    r"|(?P<stopped>[a-z])\.\s+(?=[A-ZÀ-ÞА-Я]))"
)
SECTION_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-Z])[.．]\s")
_SENTENCE_END = re.compile(r"[.;:,。；：]$")
_HEADING_LONGEST = 220
# `Table 4 Composition of the total population`: not a heading of the paragraphs after it.
_CAPTION = re.compile(
    r"^(?:table|tabela|tabla|cuadro|tableau|quadro|figure|figura|gráfico|graphique|graph|chart|box|encadré|recuadro"
    r"|таблица|диаграмма|الجدول|جدول|表)\s*\d",
    re.I,
)
_CAPTION_LONGEST = 300


@dataclass(frozen=True)
class Block:
    """A piece of text. `bold` is the share of its letters in bold; `indent` in points from the edge of the text.

    `heading` is the level that the file itself says (1 is highest), None where it says nothing; `row` for a row of a
    table, with its `cells` and the `table` it belongs to, counted from 1; `numbering` where it comes from automatic
    numbering and is not in the text; `place` where it stands in an original without pages;
    `begins` where the file itself says whether its number is a paragraph's (True) or that of an item in it (False).
    """

    text: str
    bold: float
    page: int | None = None
    indent: float = 0.0
    size: float = 0.0
    small: bool = False
    notes: tuple[str, ...] = ()
    heading: int | None = None
    row: bool = False
    numbering: str = ""
    cells: tuple[str, ...] = ()
    table: int | None = None
    place: str = ""
    begins: bool | None = None

    @cached_property
    def typed_number(self) -> tuple[str, str] | None:
        """As `typed_number` of this block, which is asked again and again."""
        return _typed_number(self)


def typed_number(block: Block) -> tuple[str, str] | None:
    """(`21`, the rest) of a block that begins with a number, typed or automatic; None if it does not."""
    return block.typed_number


def _typed_number(block: Block) -> tuple[str, str] | None:
    if block.numbering:
        match = re.fullmatch(r"\(?(\d{1,4}(?:\.\d{1,3})?)[.)\-]?", block.numbering.strip())
        return (match.group(1), block.text) if match else None
    match = NUMBER.match(block.text)
    if match is None:
        return None
    return _in_figures(match["number"] or match["dotted"]), block.text[match.end() :].strip()


def _in_figures(number: str) -> str:
    """`٢١` is 21."""
    return number if number.isascii() else "".join(str(int(sign)) if sign.isdigit() else sign for sign in number)


def typed_label(block: Block) -> tuple[str, str] | None:
    """(`a`, the rest) of a block that begins with an item's label, typed or automatic."""
    if block.numbering:
        match = re.fullmatch(r"[(（]?([a-z]{1,2}|[ivx]{1,6}|[а-яё]|[ء-ي])[)）.]", block.numbering.strip())
        return (match.group(1), block.text) if match else None
    match = ITEM.match(block.text)
    if match is None:
        return None
    return match["label"] or match["counted"] or match["stopped"], block.text[match.end() :].strip()


def is_caption(text: str) -> bool:
    """Whether a text is the caption of a table, figure or box."""
    return len(text) < _CAPTION_LONGEST and _CAPTION.match(text) is not None


def is_heading(block: Block) -> bool:
    """A heading says so itself (Word), or is short, bold and does not end like a sentence."""
    if block.heading is not None:
        return len(block.text) <= 2 * _HEADING_LONGEST
    longest = _HEADING_LONGEST * (2 if SECTION_NUMBER.match(block.text) else 1)
    if block.row or block.small or block.bold < 0.8 or len(block.text) > longest:
        return False
    return not _SENTENCE_END.search(block.text)


def headings_joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """A heading that was set on two lines with a gap between them is one."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and _runs_on(waiting, block):
            waiting = replace(waiting, text=f"{waiting.text} {block.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _runs_on(heading: Block, block: Block) -> bool:
    if not (is_heading(heading) and is_heading(block)) or ITEM.match(block.text):
        return False
    return block.size == heading.size and block.text[:1].islower()
