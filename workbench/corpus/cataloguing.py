"""What the catalogue says of a document: who it is, its address, whether it is published, who may read it."""

import re
import unicodedata
from typing import Any

from workbench.corpus.parsing.records import Identity
from workbench.errors import N_, Invalid
from workbench.store import Database
from workbench.treaties import INTERNAL, DocumentKind
from workbench.treaties.symbols import base_of

EVERYONE, STATE = "everyone", "state"
_LONGEST_SLUG = 60  # letters of an address


class NoOrganisation(Invalid):
    message = N_("A contribution belongs to an organisation. Say which one sent it (--organisation).")


def identity_values(identity: Identity) -> dict[str, Any]:
    """The columns that an identity fills."""
    return {
        "symbol": identity.symbol,
        "kind": identity.kind.value,
        "treaty": identity.treaty,
        "body": identity.body,
        "state": identity.state,
        "language": identity.language,
        "date": identity.date,
        "title": identity.title,
        "session": identity.session,
        "received": identity.received,
        "adopted": identity.adopted,
        "base": base_of(identity.symbol),
        "reissued": int(identity.reissued),
    }


def is_published(identity: Identity, said: str | None) -> bool:
    """A document with a symbol of the United Nations is published; another only if a person says so."""
    if identity.kind in (DocumentKind.CONTRIBUTION, DocumentKind.MINUTES):
        return False
    return said == "yes" if said else identity.symbol is not None and identity.kind not in INTERNAL


def audience_of(kind: DocumentKind, published: bool, owner: str | None) -> str:
    """Who may read a document. Raises NoOrganisation for a contribution that is nobody's."""
    if kind is DocumentKind.CONTRIBUTION:
        if owner is None:
            raise NoOrganisation
        return f"contribution:{owner}"
    return EVERYONE if published else STATE


def slug_of(db: Database, identity: Identity, document_id: str) -> str:
    """`cerd-c-bra-co-18-20`, `contributo-da-provincia`; with the language or the id where that is taken."""
    name = _in_plain_letters(identity.symbol or identity.title)
    tries = (name, f"{name}-{identity.language}", f"{name}-{document_id[-6:].lower()}")
    for slug in tries if name else ():
        taken = db.query(
            "select 1 as one from document where slug = :slug and id <> :id", {"slug": slug, "id": document_id}
        )
        if not list(taken):
            return slug
    return document_id.lower()


def _in_plain_letters(name: str) -> str:
    """Letters without their accents, joined by hyphens; cut where a word ends."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()
    if len(words) <= _LONGEST_SLUG:
        return words
    return words[:_LONGEST_SLUG].rpartition("-")[0] or words[:_LONGEST_SLUG]
