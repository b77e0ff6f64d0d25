"""A text that was set into a table paragraph by paragraph: columns of headings, and one of text.

header,           subheader, text
B. Positive aspects,       , "4. The Committee welcomes: (a) …; (b) …"
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.corpus.parsing.blocks import Block, typed_label, typed_number
from workbench.corpus.parsing.identity.titles import ORGAN
from workbench.corpus.parsing.parts import Part
from workbench.corpus.parsing.sheets import headers
from workbench.corpus.parsing.sheets.sheet import Row, Sheet, column

_HEADING = re.compile(
    r"^(?:top|super|main|sub)?[\s_-]*(?:header|heading|title|section|chapter)s?[\s_-]*\d*$"
    r"|^(?:sub)?(?:t[ií]tulo|encabezado|secci[oó]n|cap[ií]tulo|cabe[cç]alho|se[cç][aã]o|titre|rubrique|chapitre)s?\s*\d*$"
    r"|^(?:под)?(?:заголовок|раздел|глава)$|^(?:العنوان|القسم|الفصل)$|^(?:标题|標題|章|节|節)$",
    re.I,
)
_TEXT = re.compile(r"^(?:text|texto|texte|paragraph text|content|contenido|conteúdo|текст|النص|正文|文本|内容)$", re.I)
_NUMBER = re.compile(
    r"^(?:no\.?|n[º°.]|number|para(?:graph)?\.?(?: no\.?)?|párrafo|parágrafo|paragraphe|пункт|段)$", re.I
)
_BESIDE = re.compile(r"^(?:|id|index|row|page|página|lang(?:uage)?|idioma|langue|source|file|unnamed: \d+)$", re.I)
# `(a)<tab>Optional Protocol…;(b)<tab>…`: items that a cell holds in one line.
_ITEM = re.compile(r"(?:(?<=[:;,.])|(?<=\s)|^)\(?([a-z]|[ivx]{1,4})\)[\t ]+")
_LIST_GOES_ON = re.compile(r"(?:[:：]|[;；](?:\s(?:and|or|y|e|o|et|ou|и|или))?)$")
_TITLE_SIZE, _HEADING_SIZE, _SIZE = 16.0, 12.0, 10.0
_SOME = 3  # rows of text


@dataclass(frozen=True)
class _Columns:
    headings: tuple[int, ...]
    number: int | None
    text: int


def part(sheet: Sheet) -> Part | None:
    """The text as a document; None where the table is no text set into rows."""
    _, names, rows = headers.split(sheet)
    columns = _columns(names)
    if columns is None or sum(bool(cell) for cell in column(rows, columns.text)) < _SOME:
        return None
    titles = _constant(rows, columns.headings)
    levels = tuple(index for index in columns.headings if index not in titles)
    above = [_plain(next(filter(None, column(rows, index)))) for index in titles]
    context = tuple(line for line in above if ORGAN.match(line)) if len(above) > 1 else ()
    opening = tuple(Block(line, 1.0, heading=1, size=_TITLE_SIZE) for line in above if line not in context)
    return Part(blocks=(*opening, *_blocks(sheet, rows, columns, levels)), context=context)


def _columns(names: Sequence[str]) -> _Columns | None:
    headings = tuple(index for index, name in enumerate(names) if _HEADING.match(name))
    numbers = tuple(index for index, name in enumerate(names) if _NUMBER.match(name))
    texts = tuple(index for index, name in enumerate(names) if _TEXT.match(name))
    rest = [
        name
        for index, name in enumerate(names)
        if index not in {*headings, *numbers, *texts} and not _BESIDE.match(name)
    ]
    if not headings or len(texts) != 1 or len(numbers) > 1 or rest:
        return None
    return _Columns(headings, numbers[0] if numbers else None, texts[0])


def _constant(rows: Sequence[Row], headings: Sequence[int]) -> tuple[int, ...]:
    """The columns that say the same in every row: the body, the title of the document."""
    return tuple(index for index in headings if len(set(column(rows, index)) - {""}) == 1 and column(rows, index)[0])


def _blocks(sheet: Sheet, rows: Sequence[Row], columns: _Columns, levels: Sequence[int]) -> Iterator[Block]:
    """The blocks in order. A list without letters runs to its full stop, past a heading that stands too early."""
    before: dict[int, str] = {}
    waiting: Block | None = None
    for row in rows:
        place = sheet.place(row)
        found = [*_paragraph(_cell(row, columns.text), _cell(row, columns.number), place)]
        if waiting is not None and found and _lists_without_letters(waiting, found[0]):
            waiting = replace(waiting, text=f"{waiting.text}\n{found.pop(0).text}")
        headings = [*_headings(row, levels, before, place)]
        for block in (*headings, *found):
            if waiting is not None:
                yield waiting
            waiting = block
    if waiting is not None:
        yield waiting


def _headings(row: Row, levels: Sequence[int], before: dict[int, str], place: str) -> Iterator[Block]:
    """The headings that are new with this row; `before` holds what stood in each column and is brought up to date."""
    for level, index in enumerate(levels, start=1):
        heading = _plain(_cell(row, index))
        if heading != before.get(index, ""):
            before[index] = heading
            before.update(dict.fromkeys(levels[level:], ""))
            if heading:
                yield Block(heading, 1.0, heading=level, size=_HEADING_SIZE, place=place)


def _cell(row: Row, index: int | None) -> str:
    return row.cells[index] if index is not None and index < len(row.cells) else ""


def _lists_without_letters(before: Block, block: Block) -> bool:
    """`… in particular:` and rows ending with `;`: a list whose letters were lost, now lines of the paragraph."""
    lone = block.heading is None and not typed_label(block) and not typed_number(block)
    return before.heading is None and lone and not typed_label(before) and bool(_LIST_GOES_ON.search(before.text))


def _paragraph(text: str, number: str, place: str) -> Iterator[Block]:
    """A cell as a paragraph and its items; the number may stand in a column of its own."""
    starts = _item_starts(text)
    ends = [*starts[1:], len(text)] if starts else []
    stem = _plain(text[: starts[0]] if starts else text)
    figures = number.strip(" .")
    numbering = f"{figures}." if figures.isdecimal() and not stem.startswith(figures) else ""
    if stem:
        yield Block(stem, 0.0, size=_SIZE, place=place, numbering=numbering)
    for start, end in zip(starts, ends, strict=True):
        yield Block(_plain(text[start:end]), 0.0, size=_SIZE, place=place)


def _item_starts(text: str) -> list[int]:
    """Where (a), (b), (c) begin, if there are two or more that count on; else nothing is parted."""
    starts, expected = [], "a"
    for match in _ITEM.finditer(text):
        if match.group(1) == expected:
            starts.append(match.start())
            expected = chr(ord(expected) + 1)
    return starts if len(starts) > 1 else []


def _plain(text: str) -> str:
    return " ".join(text.split())
