"""What many bodies answered to one question, as a file for a spreadsheet program. No cell becomes a formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workbench.export.recommendations.files import Sheet, table, workbook
from workbench.requests.across import Across, BodyAnswers
from workbench.requests.form.reading import LINE
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ContributedAnswer, Use
from workbench.text.languages import direction

_WIDTHS: Final = (34, 14, 12, 18, 18, 8, 90)


@dataclass(frozen=True)
class BodiesWords:
    """The heads of the columns, and how answers are called, in the reader's language."""

    heads: tuple[str, str, str, str, str, str, str]  # body, request, due, stands, for what, words, answer
    validated: str
    received: str
    nothing: str
    kind: Callable[[AnswerKind], str]
    use: Callable[[Use], str]
    language: str


def excel(found: Across, words: BodiesWords) -> bytes:
    """The .xlsx: a row for each answer, one for each body that answered nothing yet."""
    title = found.item.key or found.item.text[:60]
    side = direction(words.language) == "rtl"
    return workbook([Sheet(title, words.heads, _WIDTHS, _rows(found, words), right_to_left=side)], title=title)


def csv(found: Across, words: BodiesWords) -> bytes:
    """The same rows as .csv in UTF-8."""
    return table(words.heads, _rows(found, words))


def said(answer: ContributedAnswer, kind: Callable[[AnswerKind], str]) -> str:
    """An answer in the lines of one cell: its words, a row of a table in a line, or what it says instead of words."""
    lines = [] if answer.kind is AnswerKind.ANSWER else [f"{kind(answer.kind)} {answer.belongs_to}".strip()]
    return "\n".join([*lines, *filter(None, map(_line, answer.blocks))])


def _line(block: AnswerBlock) -> str:
    if block.kind is BlockKind.PICTURE:
        return ""
    return block.text.replace("\t", " | ").replace(LINE, " ")


def _rows(found: Across, words: BodiesWords) -> tuple[tuple[str, ...], ...]:
    return tuple(row for body in found.bodies for row in _of_body(body, words))


def _of_body(body: BodyAnswers, words: BodiesWords) -> list[tuple[str, ...]]:
    asked = body.request
    who = (asked.organisation, asked.code, asked.due.isoformat())
    if not body.answers:
        return [(*who, words.nothing, "", "", "")]
    standing = words.validated if body.is_validated else words.received
    return [(*who, standing, words.use(each.use), str(each.words), said(each, words.kind)) for each in body.answers]
