"""What stands under a heading of a Word draft, as blocks of a report. Pure.

21. The Government …   (automatic or typed, one of a series)   numbered, its number goes
6.12 Strengthen …                                              its number stays: it means more than its place
(a) … • …                                                      item; below it (i) … or a list in a list: subitem
no number                                                      plain where the draft numbers paragraphs, else numbered
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from workbench.drafting.blocks.adding import NewBlock
from workbench.drafting.records import BlockKind
from workbench.text import markup, tables
from workbench.text.enumerated import Enumerator, Sign
from workbench.text.markup import Text
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture, DraftedTable

_LONGEST: Final = 40_000  # characters of markup in one block; `operations.writing.LONGEST` refuses more than 50,000
_MOST_HEADERS: Final = 3
_SERIES = re.compile(r"\s*\(?(\d{1,4})")
_TABLE_LABEL = re.compile(
    r"^(?:table|tableau|cuadro|tabela|quadro|таблица|الجدول|表)\s*\d+\s*[.:–-]?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class NewFigure:
    """A picture to be put in, with its caption."""

    picture: DraftedPicture
    caption: str
    footnotes: Mapping[str, str] = field(default_factory=dict)


def blocks_of_part(blocks: Sequence[Drafted], *, numbers: bool) -> Iterator[NewBlock | NewFigure]:
    """The blocks in order; a caption goes to the table under it or the picture over it."""
    typed = _in_a_series(blocks)
    enumerator = Enumerator()
    place = 0
    while place < len(blocks):
        block = blocks[place]
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        place += 1
        if isinstance(block, DraftedParagraph):
            if block.caption and isinstance(following, DraftedTable) and not block.footnotes:
                yield from _table(following, _caption(block))
                place += 1
            else:
                yield from _paragraph(block, enumerator, numbers=numbers, in_a_series=place - 1 in typed)
        elif isinstance(block, DraftedTable):
            yield from _table(block, "")
        elif isinstance(following, DraftedParagraph) and following.caption:
            yield NewFigure(block, following.markup, following.footnotes)
            place += 1
        else:
            yield NewFigure(block, markup.from_plain(block.alt or block.name))


def _caption(block: DraftedParagraph) -> str:
    return _TABLE_LABEL.sub("", " ".join(markup.plain(block.markup).split()))[:2000]


def _in_a_series(blocks: Sequence[Drafted]) -> set[int]:
    """The places of typed numbers that count on from, or to, the next one: a lone `38.` is a quotation's."""
    numbers: list[tuple[int, int]] = []
    for place, block in enumerate(blocks):
        if isinstance(block, DraftedParagraph) and not block.label:
            text = markup.plain(block.markup)
            found = Enumerator().sign(text)
            match = _SERIES.match(text) if found is not None and found.kind == "numbered" else None
            if match:
                numbers.append((place, int(match[1])))
    return {place for (one, first), (two, second) in pairwise(numbers) if second == first + 1 for place in (one, two)}


def _paragraph(
    block: DraftedParagraph, enumerator: Enumerator, *, numbers: bool, in_a_series: bool
) -> Iterator[NewBlock]:
    kind, text = _told(block, enumerator, numbers=numbers, in_a_series=in_a_series)
    for number, piece in enumerate(_pieces(text)):
        notes = {note.id for note in markup.notes(piece)}
        footnotes = {key: words for key, words in block.footnotes.items() if key in notes}
        yield NewBlock(kind if number == 0 else BlockKind.PLAIN, piece, footnotes)


def _told(
    block: DraftedParagraph, enumerator: Enumerator, *, numbers: bool, in_a_series: bool
) -> tuple[BlockKind, str]:
    """What the paragraph is, and its words without the number that says so."""
    usual = BlockKind.PLAIN if numbers else BlockKind.NUMBERED
    if block.label:
        return _labelled(block, enumerator, usual)
    if block.listed is not None:
        return (BlockKind.ITEM if block.listed == 0 else BlockKind.SUBITEM), block.markup
    sign = enumerator.sign(markup.plain(block.markup))
    if sign is None or (sign.kind == "numbered" and not in_a_series):
        return usual, block.markup
    return BlockKind(sign.kind), _without(block.markup, sign) or block.markup


def _labelled(block: DraftedParagraph, enumerator: Enumerator, usual: BlockKind) -> tuple[BlockKind, str]:
    found = enumerator.sign(f"{block.label} ")
    if found is not None:
        return BlockKind(found.kind), block.markup
    if block.label.isdecimal():
        enumerator.numbered()
        return BlockKind.NUMBERED, block.markup
    # `6.12`, `Article 3`, `A.`: it says more than a place in a row, and stays.
    written = markup.serialise([Text(f"{block.label} "), *markup.parse(block.markup)])
    return (BlockKind.NUMBERED if block.label[0].isdecimal() else usual), written


def _without(text: str, sign: Sign) -> str:
    return markup.from_offset(text, sign.end)


def _pieces(text: str) -> Iterator[str]:
    """A paragraph in pieces that can be kept, cut behind a sentence."""
    while len(text) > _LONGEST:
        plain = markup.plain(text)
        cut = plain.rfind(". ", 1, _LONGEST // 2) + 1 or plain.rfind(" ", 1, _LONGEST // 2) + 1 or _LONGEST // 2
        first, text = markup.split_at(text, cut)
        yield first
    yield text


def _table(block: DraftedTable, title: str) -> Iterator[NewBlock]:
    """A table, or several with the same head where it is longer than one block may be."""
    rows = tables.rows_of(block.markup)
    headers = min(block.headers, _MOST_HEADERS, len(rows) - 1)
    head = rows[:headers]
    held: list[tuple[str, ...]] = []
    for row in rows[headers:]:
        if held and sum(map(len, (cell for each in (*head, *held, row) for cell in each))) > _LONGEST:
            yield _one(block, (*head, *held), headers, title)
            held = []
        held.append(row)
    yield _one(block, (*head, *held), headers, title)


def _one(block: DraftedTable, rows: Sequence[Sequence[str]], headers: int, title: str) -> NewBlock:
    written = tables.markup_of(rows)
    notes = {note.id for note in markup.notes(written)}
    footnotes = {key: words for key, words in block.footnotes.items() if key in notes}
    return NewBlock(BlockKind.TABLE, written, footnotes, {"headers": headers, **({"title": title} if title else {})})
