"""The same text in another file: a PDF saved anew, the Word file of a PDF. Kept beside the document, not added."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Document
from workbench.people import Actor
from workbench.store import Database, timestamp

# A cover note ("Please find attached the reply of the ministry") may be the same in two files that are two documents;
# a text of some fifty words and more is not written twice by chance. An empty reading (a scan) is never a copy.
LEAST = 300  # letters and figures
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Source:
    """Where a document comes from: the kept file, its name, and the how-manieth document in it this is."""

    sha256: str
    file_name: str
    part: int = 0


@dataclass(frozen=True)
class Received:
    """Another file that came in with the same text."""

    sha256: str
    file_name: str
    media_type: str
    at: str


def content_hash(read: Sequence[ReadParagraph]) -> str | None:
    """What texts that read alike share, whatever file they are in: letters and figures, in order; None if too few."""
    text = "".join(_NOT_LETTERS.sub("", unicodedata.normalize("NFKC", each.full_text)) for each in read).casefold()
    return hashlib.sha256(text.encode()).hexdigest() if len(text) >= LEAST else None


def original_of(db: Database, values: Mapping[str, Any], read: Sequence[ReadParagraph]) -> str | None:
    """The document of the same text, language, owner and audience. `values` are the row that would be added.

    Two symbols are two documents, even where their texts are alike.
    """
    sql = (
        "select id from document where text_sha256 = :hash and language is :language and audience = :audience "
        "and owner_organisation_id is :owner and (symbol is null or :base is null or upper(base) = upper(:base)) "
        "order by replaced_by is not null, added_at, id limit 1"
    )
    wanted = {name: values[name] for name in ("language", "audience", "base")}
    asked = {**wanted, "owner": values["owner_organisation_id"], "hash": content_hash(read)}
    return next((str(row["id"]) for row in db.query(sql, asked)), None) if asked["hash"] else None


def keep(db: Database, document: Document, *, file: Source, media_type: str, by: Actor, at: datetime) -> None:
    """Note that the document came in as that file too."""
    if file.sha256 == document.file_sha256:
        return
    row = {"document_id": document.id, "file_sha256": file.sha256, "file_name": file.file_name, "part": file.part}
    db.table("received").insert(
        {**row, "media_type": media_type, "at": timestamp(at), "by_id": by.person_id}, ignore=True
    )


def parts_of(db: Database, document_id: str, sha256: str) -> frozenset[int]:
    """The how-manieth document of that file it is; empty where it is not of that file."""
    sql = (
        "select part from document where id = :id and file_sha256 = :sha256 "
        "union select part from received where document_id = :id and file_sha256 = :sha256"
    )
    return frozenset(int(row["part"]) for row in db.query(sql, {"id": document_id, "sha256": sha256}))


def received_as(db: Database, document_id: str) -> tuple[Received, ...]:
    """The other files of the document. It must have been fetched with the actor before."""
    sql = "select file_sha256 as sha256, file_name, media_type, at from received where document_id = :id order by at"
    return tuple(Received(**row) for row in db.query(sql, {"id": document_id}))
