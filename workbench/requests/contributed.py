"""What a ministry contributed, counted, sealed, and as a document of the library. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, Protocol

from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, RequestItem, Use
from workbench.text import wordcount

MEDIA_NAME: Final = "contribution.html"


class Answered(Protocol):
    """An answer in preparation or contributed."""

    @property
    def item_id(self) -> str | None: ...
    @property
    def kind(self) -> AnswerKind: ...
    @property
    def use(self) -> Use: ...
    @property
    def belongs_to(self) -> str: ...
    @property
    def blocks(self) -> tuple[AnswerBlock, ...]: ...
    @property
    def why_queued(self) -> str: ...


def words_in(blocks: Iterable[AnswerBlock], language: str) -> int:
    """Words as the report counts them, those in tables too; a picture has none."""
    return sum(wordcount.count(each.text, language) for each in blocks if each.kind is not BlockKind.PICTURE)


def digest(answers: Iterable[Answered], attached: Iterable[str] = ()) -> str:
    """SHA-256 over all that is answered: whoever validates stands behind these words and no others.

    `attached` are the files beside the answers, by SHA-256.
    """
    said: list[list[object]] = sorted([each.item_id or "", *_sealed(each)] for each in answers)
    said += [["attached", each] for each in sorted(attached)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _sealed(answer: Answered) -> list[object]:
    blocks = [[each.kind.value, each.text] for each in answer.blocks]
    return [answer.kind.value, answer.use.value, answer.belongs_to, blocks]


def as_document(title: str, language: str, items: Sequence[RequestItem], answers: Sequence[Answered]) -> bytes:
    """The answers as a page that the library reads: under each item's citation all that is said to it."""
    said: dict[str | None, list[AnswerBlock]] = defaultdict(list)
    for each in answers:
        said[each.item_id] += each.blocks if each.kind is AnswerKind.ANSWER else ()
    parts = [f"<h1>{escape(title)}</h1>"]
    for item in items:
        if blocks := said[item.id]:
            parts.append(f"<h2>{escape(item.key or item.text)}</h2>")
            parts += [_block(each) for each in blocks]
    head = f'<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"<!doctype html>{head}<body>{''.join(parts)}</body></html>".encode("utf-8", "surrogatepass")


def _block(block: AnswerBlock) -> str:
    if block.kind is BlockKind.PARAGRAPH:
        return f"<p>{escape(block.text)}</p>"
    if block.kind is BlockKind.PICTURE:
        return ""
    first, *rest = [row.split("\t") for row in block.text.split("\n")]
    return f"<table>{_row(first, 'th')}{''.join(_row(row, 'td') for row in rest)}</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
