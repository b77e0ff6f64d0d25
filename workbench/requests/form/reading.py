"""What a filled-in form says, item by item. Pure: takes what was read of the file, gives answers.

An item is known by its code, which is printed beside it; where that was lost, by its whole wording. Nothing is
guessed: words that stand at no item wait, with the reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.errors import N_
from workbench.requests.form.boxes import ticked, written_out
from workbench.requests.form.printed import Printed, added, words
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use
from workbench.text import markup, tables
from workbench.text.plain import plain
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture, DraftedTable, WordCells

LINE: Final = "\u2028"  # a line in a cell of a table
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{4}(?![0-9A-Za-z])")
_TELLING: Final = 20  # characters of a wording that is no part of another one by chance
_PRINTED_CODE = re.compile(r"[\[［(]\s*([0-9A-Z]{4})\s*[\]］)]")

NO_ITEM = N_("This row of the table names no item.")
SEVERAL_ITEMS = N_("This row of the table names several items.")
ONE_CELL = N_("Question and answer stand in one cell, and cannot be told apart.")
OUTSIDE = N_("These words stand outside the table.")
IN_THE_QUESTION = N_("These words were written into the cell of the question, and may be its answer.")


def answers_in(cells: WordCells, items: Sequence[Printed], *, request_code: str, own: Iterable[str]) -> ReadForm:
    """The answers of a file that came back; `own` are the paragraphs outside the table that the form
    itself had, and the pictures of its letter by SHA-256."""
    reader = _Reader({each.code: each for each in items}, frozenset(plain(text) for text in own))
    for row in cells.rows:
        reader.row(row)
    texts = [_text(block) for block in cells.outside if _is_text(block)]
    new = {texts[at] for at in added(texts, own)}
    reader.lost(
        [each for each in cells.outside if (_text(each) in new if _is_text(each) else not reader.is_own(each))], OUTSIDE
    )
    return ReadForm(request_code, tuple(reader.answers), reader.pictures, cells.notices)


@dataclass
class _Reader:
    items: Mapping[str, Printed]
    own: frozenset[str]
    answers: list[ReadAnswer] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def row(self, cells: tuple[tuple[Drafted, ...], ...]) -> None:
        """One row: the cell that names an item, and what stands in the others."""
        named = self._named(cells)
        codes = {code for _, code in named}
        everything = [block for cell in cells for block in cell]
        if not codes:
            self.lost([block for block in _beside_the_head(cells) if not self.is_own(block)], NO_ITEM)
        elif len(codes) > 1:
            self.lost(everything, SEVERAL_ITEMS)
        elif len(cells) == 1:
            self.lost(everything, ONE_CELL)
        else:
            at, code = named[0]
            beside = [block for place, cell in enumerate(cells) if place != at for block in cell]
            self._answer(code, cells[at], beside)

    def is_own(self, block: Drafted) -> bool:
        """Whether the form or its letter had it: a paragraph by its words, a picture by its SHA-256."""
        if isinstance(block, DraftedPicture):
            return hashlib.sha256(block.data).hexdigest() in self.own
        return _is_text(block) and plain(_text(block)) in self.own

    def lost(self, blocks: Sequence[Drafted], why: str) -> None:
        """Words that found no item wait, with the reason."""
        self._queue(tuple(self._kept(blocks)), why)

    def _queue(self, kept: tuple[AnswerBlock, ...], why: str) -> None:
        if any(each.text.strip() for each in kept):
            self.answers.append(ReadAnswer("", AnswerKind.ANSWER, Use.FOR_REPORT, "", kept, why))

    def _named(self, cells: tuple[tuple[Drafted, ...], ...]) -> list[tuple[int, str]]:
        """(cell, item) for each item that a row names: as the form prints codes, by a bare code, by whole wording.

        An answer may speak of another item ("see 7K3Q") once the row says itself which one it is.
        """
        said = ["\n".join(_text(block) for block in cell if _is_text(block)) for cell in cells]
        for codes_in in (_PRINTED_CODE.findall, _CODE.findall, self._by_wording):
            found = [(at, code) for at, text in enumerate(said) for code in codes_in(text) if code in self.items]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _by_wording(self, said: str) -> list[str]:
        read = plain(said)
        found = [each.code for each in self.items.values() if len(each.text) > _TELLING and plain(each.text) in read]
        return found if len(found) == 1 else []

    def _answer(self, code: str, question: tuple[Drafted, ...], beside: Sequence[Drafted]) -> None:
        ticks, rest = ticked([_text(block) for block in question if _is_text(block)])
        kind = AnswerKind.ANSWER
        if "not_ours" in ticks:
            kind = AnswerKind.NOT_OURS
        elif "no_change" in ticks:
            kind = AnswerKind.NO_CHANGE
        blocks = tuple(self._kept(beside))
        said = written_out(next((each.text for each in blocks if each.text.strip()), ""))
        if said == "no_change" and kind is AnswerKind.ANSWER and sum(bool(each.text.strip()) for each in blocks) == 1:
            kind, blocks = AnswerKind.NO_CHANGE, ()
        use = Use.BACKGROUND if "background" in (*ticks, said) else Use.FOR_REPORT
        if kind is AnswerKind.NO_CHANGE and any(each.text.strip() for each in blocks):
            kind = AnswerKind.ANSWER  # whoever writes something says more than that nothing changed
        self.answers.append(ReadAnswer(code, kind, use, ticks.get("not_ours", ""), blocks))
        self._written_into(code, question, rest)

    def _written_into(self, code: str, question: tuple[Drafted, ...], lines: Sequence[str]) -> None:
        """What somebody wrote into the cell of a question."""
        new = [AnswerBlock(BlockKind.PARAGRAPH, lines[at].strip()) for at in added(lines, self.items[code].lines)]
        new += self._kept([block for block in question if not _is_text(block)])
        self._queue(tuple(new), IN_THE_QUESTION)

    def _kept(self, blocks: Iterable[Drafted]) -> Iterator[AnswerBlock]:
        for block in blocks:
            if isinstance(block, DraftedPicture):
                sha256 = hashlib.sha256(block.data).hexdigest()
                self.pictures[sha256] = block.data
                yield AnswerBlock(BlockKind.PICTURE, sha256)
            elif isinstance(block, DraftedTable):
                yield AnswerBlock(BlockKind.TABLE, _table(block.markup))
                yield from _notes(block.footnotes)
            else:
                yield AnswerBlock(BlockKind.PARAGRAPH, f"{block.label} {markup.plain(block.markup)}".strip())
                yield from _notes(block.footnotes)


def _notes(footnotes: Mapping[str, str]) -> Iterator[AnswerBlock]:
    for note in footnotes.values():
        yield AnswerBlock(BlockKind.PARAGRAPH, markup.plain(note))


def _table(written: str) -> str:
    rows = tables.rows_of(written)
    return "\n".join("\t".join(LINE.join(map(markup.plain, tables.lines_of(cell))) for cell in row) for row in rows)


def _is_text(block: Drafted) -> bool:
    return isinstance(block, DraftedParagraph)


def _text(block: Drafted) -> str:
    return markup.plain(block.markup) if isinstance(block, DraftedParagraph) else ""


def _beside_the_head(cells: tuple[tuple[Drafted, ...], ...]) -> list[Drafted]:
    """What stands in a row that names no item, without the heads of our columns, in any language."""
    heads = [{plain(each) for each in known["head"]} for known in words().values()]
    said = [plain(" ".join(_text(block) for block in cell)) for cell in cells]
    head = next((each for each in heads if each <= set(said)), set())
    return [block for text, cell in zip(said, cells, strict=True) if text not in head for block in cell]
