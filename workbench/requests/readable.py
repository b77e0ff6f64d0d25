"""What may stand beside a question: what its office could read anyway, the library's public part and its own words."""

from __future__ import annotations

from dataclasses import replace

from workbench.corpus import queries as corpus
from workbench.corpus.queries import ParagraphNotFound
from workbench.people import Actor
from workbench.requests.records import Beside
from workbench.requests.refusals import NotForItsEyes
from workbench.store import Database

_PUBLIC = "everyone"


def for_the_eyes_of(actor: Actor, office_id: str) -> Actor:
    """The actor, who sees no more of the library than that office may be sent: what the actor may not read neither."""
    return replace(actor, audiences=actor.audiences & {_PUBLIC, _own(office_id)})


def passage(db: Database, actor: Actor, office_id: str, paragraph_id: str) -> Beside:
    """A paragraph of the library as it stands beside a question to that office. Raises ParagraphNotFound,
    NotForItsEyes."""
    found = corpus.paragraph(db, actor, paragraph_id)
    try:
        corpus.paragraph(db, for_the_eyes_of(actor, office_id), paragraph_id)
    except ParagraphNotFound:
        raise NotForItsEyes from None
    document = corpus.document(db, actor, found.document_id)
    return Beside(
        citation=corpus.citation(document, found),
        text=found.full_text,
        language=document.language or "en",
        own=document.audience == _own(office_id),
    )


def _own(office_id: str) -> str:
    return f"contribution:{office_id}"
