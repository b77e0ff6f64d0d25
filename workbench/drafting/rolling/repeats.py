"""Which paragraphs say again, word for word, what the core document or the last report says already."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.corpus import queries as corpus_queries
from workbench.corpus.records import Document
from workbench.drafting import queries
from workbench.drafting.records import StateReport
from workbench.drafting.rolling.queries import rolled
from workbench.people import Actor
from workbench.store import Database
from workbench.text.plain import plain
from workbench.treaties import DocumentKind

LENGTH = 8  # words of a shingle: as many in a row are seldom the same by chance
LEAST = 12  # words of a paragraph that can repeat another
SHARE = 0.5  # of its shingles that stand there too
CORE = frozenset({DocumentKind.COMMON_CORE_DOCUMENT, DocumentKind.COMMON_CORE_DOCUMENT_OLD})
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+")


@dataclass(frozen=True)
class Repeat:
    """A paragraph that repeats a passage; `share` of its runs of eight words stand there, from 0 to 1."""

    paragraph_id: str
    label: str
    citation: str
    document_id: str
    source_paragraph_id: str
    is_core: bool
    share: float


def repeats(db: Database, actor: Actor, report: StateReport) -> tuple[Repeat, ...]:
    """The paragraphs of a report that repeat its State's core document or last report, in order."""
    known = _Known(db, documents_before(db, actor, report))
    found: list[Repeat] = []
    for each in queries.paragraphs(db, report.id):
        own = shingles(each.text)
        best = known.nearest(own) if own else None
        if best is not None and best[1] >= SHARE:
            passage_id, share = best
            document, citation = known.passages[passage_id]
            is_core = document.kind in CORE
            found.append(Repeat(each.id, each.label, citation, document.id, passage_id, is_core, share))
    return tuple(found)


def documents_before(db: Database, actor: Actor, report: StateReport) -> tuple[Document, ...]:
    """The State's core documents, the last report on the treaty, and what the report was begun from."""
    of_state = corpus_queries.documents(db, actor, state=report.state)
    core = [each for each in of_state if each.kind in CORE]
    last = [each for each in of_state if each.kind is DocumentKind.STATE_REPORT and each.treaty == report.treaty]
    begun = {each.source_id for each in rolled(db, report.id) if each.undone_at is None}
    named = [each for each in of_state if each.id in begun]
    return tuple(dict.fromkeys((*core, *last[:1], *named)))


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of eight words of a text, none of one that is too short to repeat anything."""
    words = _WORD.findall(plain(text.replace("\ufffc", "")))
    if len(words) < LEAST:
        return frozenset()
    return frozenset(tuple(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))


class _Known:
    """The passages that may be repeated, by their shingles."""

    def __init__(self, db: Database, documents: Iterable[Document]) -> None:
        self.passages: dict[str, tuple[Document, str]] = {}
        held: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for document in documents:
            for passage in corpus_queries.paragraphs(db, document.id):
                self.passages[passage.id] = (document, corpus_queries.citation(document, passage))
                for shingle in shingles(passage.full_text):
                    held[shingle].add(passage.id)
        self.held: Mapping[tuple[str, ...], set[str]] = held

    def nearest(self, own: frozenset[tuple[str, ...]]) -> tuple[str, float] | None:
        """The passage that holds most of these shingles, and which part of them; None where none holds any."""
        shared = Counter(passage_id for shingle in own for passage_id in self.held.get(shingle, ()))
        if not shared:
            return None
        passage_id, count = max(shared.items(), key=lambda one: (one[1], one[0]))
        return passage_id, count / len(own)
