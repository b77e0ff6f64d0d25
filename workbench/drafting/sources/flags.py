"""Which citations rest on a passage that is not what it was when it was cited: a plain comparison, nothing stored."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from workbench.corpus import queries as corpus_queries
from workbench.corpus import withdrawing
from workbench.corpus.records import Document, Paragraph
from workbench.corpus.rows import paragraph_from
from workbench.corpus.versions import successors
from workbench.drafting.records import Citation
from workbench.drafting.sources.records import Flag, FlagKind, Passage
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.store import Database
from workbench.text import quotes


def sha256(text: str) -> str:
    """The hash of a passage as `citation` keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()


def flag(citation: Citation, passage: Passage) -> Flag | None:
    """What became of the source, None where it stands as it was cited."""
    kind = _kind(citation, passage)
    if kind is None:
        return None
    present = passage.present
    words = present[1].full_text if present else ""
    stands = bool(words) and (not citation.quote or quotes.find(citation.quote, words) is not None)
    return Flag(citation, kind, passage, stands, standing_hash(passage))


def _kind(citation: Citation, passage: Passage) -> FlagKind | None:
    if passage.withdrawn:
        return FlagKind.WITHDRAWN
    if passage.successor is not None:
        return FlagKind.REPLACED
    if passage.paragraph.no_longer_read:
        return FlagKind.NOT_READ
    if sha256(passage.paragraph.full_text) != citation.source_sha256:
        return FlagKind.CHANGED
    return FlagKind.CITED_OTHERWISE if passage.citation != citation.citation else None


def standing_hash(passage: Passage) -> str:
    """How a source stands, as one hash: whoever says “still right” says it of this, and of no later state."""
    state = (
        passage.withdrawn,
        passage.successor.id if passage.successor else "",
        passage.now.id if passage.now else "",
        passage.now.full_text if passage.now else "",
        passage.paragraph.no_longer_read,
        passage.paragraph.full_text,
        passage.citation,
    )
    return sha256(json.dumps(state, ensure_ascii=False))


def passages(db: Database, actor: Actor, paragraph_ids: Iterable[str]) -> dict[str, Passage]:
    """The passages of these ids as they stand today, those that the actor may read."""
    documents: dict[str, _Document] = {}
    found: dict[str, Passage] = {}
    for paragraph in _read(db, actor, paragraph_ids):
        if paragraph.document_id not in documents:
            documents[paragraph.document_id] = _Document(db, actor, paragraph.document_id)
        found[paragraph.id] = documents[paragraph.document_id].passage(paragraph)
    return found


def _read(db: Database, actor: Actor, paragraph_ids: Iterable[str]) -> tuple[Paragraph, ...]:
    sql = (
        "select paragraph.* from paragraph join document on document.id = paragraph.document_id "
        f"where paragraph.id in (select value from json_each(:ids)) and {audience_clause('document.audience')}"
    )
    ids = json.dumps(sorted(set(paragraph_ids)))
    return tuple(paragraph_from(row) for row in db.query(sql, {"ids": ids, **audience_parameters(actor)}))


class _Document:
    """What is asked of a document once, however many of its passages are cited."""

    def __init__(self, db: Database, actor: Actor, document_id: str) -> None:
        self.db = db
        self.document = corpus_queries.document(db, actor, document_id)
        self.successor = successors.successor(db, actor, self.document)
        self.withdrawal = withdrawing.withdrawals(db, document_id)[0] if self.document.withdrawn else None
        self.now = self._now()

    def _now(self) -> Mapping[str, Paragraph]:
        if self.successor is None or self.successor.withdrawn:
            return {}
        return successors.passages_now(self.db, self.document, self.successor)

    def passage(self, paragraph: Paragraph) -> Passage:
        return Passage(
            document=self.document,
            paragraph=paragraph,
            citation=corpus_queries.citation(self.document, paragraph),
            successor=self.successor,
            now=self._now_of(paragraph),
            withdrawn=self.withdrawal.id if self.withdrawal else "",
            reason=self.withdrawal.reason if self.withdrawal else "",
        )

    def _now_of(self, paragraph: Paragraph) -> Paragraph | None:
        after: Document | None = self.successor or self.document
        if paragraph.no_longer_read and after is not None and not after.withdrawn:
            return successors.holding(self.db, after, paragraph)
        return self.now.get(paragraph.id)


def flags(db: Database, actor: Actor, citations: Iterable[Citation]) -> dict[str, Flag]:
    """Citation id → what became of its source, but for those of which somebody said “still right” as it stands now."""
    cited = tuple(citations)
    known = passages(db, actor, (each.source_paragraph_id for each in cited))
    checked = _checked(db, (each.id for each in cited))
    found: dict[str, Flag] = {}
    for each in cited:
        raised = flag(each, known[each.source_paragraph_id]) if each.source_paragraph_id in known else None
        if raised is not None and checked.get(each.id) != raised.standing:
            found[each.id] = raised
    return found


def _checked(db: Database, citation_ids: Iterable[str]) -> dict[str, str]:
    """Citation id → the standing of its source that somebody looked at last."""
    sql = (
        "select citation_id, standing from source_check where citation_id in (select value from json_each(:ids)) "
        "order by rowid"
    )
    return {row["citation_id"]: row["standing"] for row in db.query(sql, {"ids": json.dumps(sorted(citation_ids))})}
