"""What a filled-in form says, item by item. Pure: takes what was read of the file, gives answers.

An item is known by its code, which is printed beside it; where that was lost, by its whole wording. Nothing is
guessed: words that stand at no item wait, with the reason.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from workbench.errors import N_
from workbench.requests.form.records import ReadAnswer, ReadForm
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, Use
from workbench.text import markup, tables
from workbench.text.plain import plain
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture, DraftedTable, WordCells

BOX: Final = "☐"
REQUEST_PROPERTY: Final = "WorkbenchRequest"
LINE: Final = "\u2028"  # a line in a cell of a table
_TICKED = re.compile(r"^\W*(?:[☒☑✓✔✗✘×xXхХ]|\[\s*[xXхХ✓✔×]\s*\])\s*\W*")
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{4}(?![0-9A-Za-z])")

NO_ITEM = N_("This row of the table names no item.")
SEVERAL_ITEMS = N_("This row of the table names several items.")
ONE_CELL = N_("Question and answer stand in one cell, and cannot be told apart.")
OUTSIDE = N_("These words stand outside the table.")
OF_ANOTHER = N_("This row names an item that the request does not have.")


@dataclass(frozen=True)
class Printed:
    """An item as the form prints it: its code and all its wording."""

    code: str
    text: str


@cache
def words() -> Mapping[str, Any]:
    """The words of the form by language (ISO 639-1)."""
    return dict(json.loads((files("workbench.requests.form") / "words.json").read_text("utf-8")))


def words_of(language: str) -> tuple[str, Mapping[str, Any]]:
    """The language and its words; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    spoken = primary if primary in words() else "en"
    return spoken, words()[spoken]


def answers_in(cells: WordCells, items: Sequence[Printed], *, request_code: str, own: Iterable[str]) -> ReadForm:
    """The answers of a file that came back; `own` are the paragraphs outside the table that the form itself had."""
    reader = _Reader({each.code: each for each in items})
    for row in cells.rows:
        reader.row(row)
    printed = {plain(text) for text in own}
    strange = [block for block in cells.outside if not (_is_text(block) and plain(_text(block)) in printed)]
    reader.lost(strange, OUTSIDE)
    return ReadForm(request_code, tuple(reader.answers), reader.pictures, ())


@dataclass
class _Reader:
    items: Mapping[str, Printed]
    answers: list[ReadAnswer] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def row(self, cells: tuple[tuple[Drafted, ...], ...]) -> None:
        """One row: the cell that names an item, and what stands in the others."""
        named = [(at, code) for at, cell in enumerate(cells) for code in self._codes(cell)]
        codes = {code for _, code in named}
        everything = [block for cell in cells for block in cell]
        if not codes:
            if not _is_head(cells):
                self.lost(everything, NO_ITEM)
        elif len(codes) > 1:
            self.lost(everything, SEVERAL_ITEMS)
        elif len(cells) == 1:
            self.lost(everything, ONE_CELL)
        else:
            at, code = named[0]
            beside = [block for place, cell in enumerate(cells) if place != at for block in cell]
            self._answer(code, cells[at], beside)

    def lost(self, blocks: Sequence[Drafted], why: str) -> None:
        """Words that found no item wait, with the reason."""
        kept = tuple(self._kept(blocks))
        if any(each.text.strip() for each in kept):
            self.answers.append(ReadAnswer("", AnswerKind.ANSWER, Use.FOR_REPORT, "", kept, why))

    def _codes(self, cell: tuple[Drafted, ...]) -> Iterator[str]:
        """The items that a cell names: by code, else by their whole wording."""
        said = "\n".join(_text(block) for block in cell if _is_text(block))
        codes = dict.fromkeys(code for code in _CODE.findall(said) if code in self.items)
        if codes:
            yield from codes
            return
        read = plain(said)
        wordings = [each.code for each in self.items.values() if len(each.text) > 20 and plain(each.text) in read]
        if len(wordings) == 1:
            yield from wordings

    def _answer(self, code: str, question: tuple[Drafted, ...], beside: Sequence[Drafted]) -> None:
        ticks = _ticks([_text(block) for block in question if _is_text(block)])
        kind = AnswerKind.ANSWER
        if "not_ours" in ticks:
            kind = AnswerKind.NOT_OURS
        elif "no_change" in ticks:
            kind = AnswerKind.NO_CHANGE
        use = Use.BACKGROUND if "background" in ticks else Use.FOR_REPORT
        blocks = tuple(self._kept(beside))
        if kind is AnswerKind.NO_CHANGE and any(each.text.strip() for each in blocks):
            kind = AnswerKind.ANSWER  # whoever writes something says more than that nothing changed
        self.answers.append(ReadAnswer(code, kind, use, ticks.get("not_ours", ""), blocks))

    def _kept(self, blocks: Iterable[Drafted]) -> Iterator[AnswerBlock]:
        for block in blocks:
            if isinstance(block, DraftedPicture):
                sha256 = hashlib.sha256(block.data).hexdigest()
                self.pictures[sha256] = block.data
                yield AnswerBlock(BlockKind.PICTURE, sha256)
            elif isinstance(block, DraftedTable):
                yield AnswerBlock(BlockKind.TABLE, _table(block.markup))
            else:
                yield AnswerBlock(BlockKind.PARAGRAPH, f"{block.label} {markup.plain(block.markup)}".strip())
                for note in block.footnotes.values():
                    yield AnswerBlock(BlockKind.PARAGRAPH, markup.plain(note))


def _table(written: str) -> str:
    rows = tables.rows_of(written)
    return "\n".join("\t".join(LINE.join(map(markup.plain, tables.lines_of(cell))) for cell in row) for row in rows)


def _is_text(block: Drafted) -> bool:
    return isinstance(block, DraftedParagraph)


def _text(block: Drafted) -> str:
    return markup.plain(block.markup) if isinstance(block, DraftedParagraph) else ""


def _is_head(cells: tuple[tuple[Drafted, ...], ...]) -> bool:
    """Whether a row is the head of our table, in any language."""
    said = [plain(" ".join(_text(block) for block in cell)) for cell in cells]
    return any(said == [plain(each) for each in known["head"]] for known in words().values())


def _ticks(lines: Sequence[str]) -> dict[str, str]:
    """The boxes that were ticked, with what was written behind each."""
    found: dict[str, str] = {}
    for line in lines:
        ticked = _TICKED.match(line)
        if ticked is None:
            continue
        rest = line[ticked.end() :]
        for known in words().values():
            for name in ("no_change", "not_ours", "background"):
                if plain(rest).startswith(plain(known[name])):
                    found[name] = rest[len(known[name]) :].strip(" :：_.…")
    return found
