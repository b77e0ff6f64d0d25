"""The pictures of contributed answers, at the passages of the library that they stand behind."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.corpus import queries as corpus
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.requests import rows
from workbench.requests.records import AnswerBlock, BlockKind
from workbench.store import Database


@dataclass(frozen=True)
class Pictured:
    """SHA-256 of pictures: by the paragraph they stand behind, and those of answers without words before them."""

    behind: Mapping[str, tuple[str, ...]]
    apart: tuple[str, ...] = ()

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.apart).union(*self.behind.values())


def pictures_of(db: Database, actor: Actor, document_id: str) -> Pictured:
    """Those of the contribution, or its part, that the document is; none of any other document."""
    sql = (
        "select contribution_answer.blocks from contribution_document "
        "join contribution on contribution.id = contribution_document.contribution_id "
        "join contribution_answer on contribution_answer.contribution_id = contribution.id "
        "and contribution_answer.use = contribution_document.use and contribution_answer.kind = 'answer' "
        "join request_item on request_item.id = contribution_answer.item_id "
        f"where contribution_document.document_id = :id and {audience_clause('contribution.audience')} "
        "order by request_item.position, request_item.id"
    )
    found = db.query(sql, {"id": document_id, **audience_parameters(actor)})
    answers = [rows.blocks(row["blocks"]) for row in list(found)]
    if not any(block.kind is BlockKind.PICTURE for blocks in answers for block in blocks):
        return Pictured({})
    return placed(answers, [(each.id, each.full_text) for each in corpus.paragraphs(db, document_id)])


def placed(answers: Iterable[Sequence[AnswerBlock]], paragraphs: Iterable[tuple[str, str]]) -> Pictured:
    """`answers` and `paragraphs` (id, words) both in the document's order: of two that read alike the first is the
    first. Pure."""
    by_words: dict[str, deque[str]] = defaultdict(deque)
    for paragraph_id, text in paragraphs:
        by_words[_plain(text)].append(paragraph_id)
    behind: dict[str, tuple[str, ...]] = {}
    apart: list[str] = []
    for blocks in answers:
        last = ""
        for block in blocks:
            if block.kind is BlockKind.PICTURE and last:
                behind[last] = (*behind.get(last, ()), block.text)
            elif block.kind is BlockKind.PICTURE:
                apart.append(block.text)
            elif waiting := by_words.get(_plain(block.text)):
                last = waiting.popleft()
    return Pictured(behind, tuple(apart))


def _plain(text: str) -> str:
    return " ".join(text.split())
