"""The same text in another file: a PDF saved anew, the Word file of a PDF. Kept beside the document, not added."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from rapidfuzz import fuzz

from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Document, Source
from workbench.people import Actor
from workbench.store import Database, timestamp
from workbench.text.normalise import bare

# A cover note ("Please find attached the reply of the ministry") may be the same in two files that are two documents;
# a text of some fifty words and more is not written twice by chance. An empty reading (a scan) is never a copy.
LEAST = 300  # letters and figures
# What programs add to the name of a file that is there already: `note (1)`, `note - Copy`, `Copia de note`.
_COPY_MARK = re.compile(
    r"\s*\(\d+\)\s*$|\s*-\s*(?:copy|copie|copia|cópia|копия)(?:\s*\(\d+\))?\s*$|^cop(?:y|ia|ie) (?:of|de) ", re.I
)
_FIGURES = re.compile(r"\d+")
_ALIKE = 80.0  # of 100: a title that is read off two layouts has a word more or less
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Received:
    """Another file that came in with the same text."""

    sha256: str
    file_name: str
    media_type: str
    at: str


def content_hash(read: Sequence[ReadParagraph]) -> str | None:
    """What texts that read alike share, whatever file they are in: letters and figures, in order; None if too few."""
    text = "".join(bare(each.full_text) for each in read)
    return hashlib.sha256(text.encode()).hexdigest() if len(text) >= LEAST else None


def same_text(db: Database, values: Mapping[str, Any], read: Sequence[ReadParagraph]) -> tuple[str, bool] | None:
    """(id, whether this is a copy of it) of the document of the same text, language, owner and audience.

    `values` are the row that would be added. Two symbols are two documents even where their texts are alike, and so
    are two titles: `Draft circulated on 8 May`, `Draft after adoption`.
    """
    hashed = content_hash(read)
    if hashed is None:
        return None
    sql = (
        "select id, title, file_name, corrected from document "
        "where text_sha256 = :hash and language is :language and audience = :audience "
        "and owner_organisation_id is :owner and (symbol is null or :base is null or upper(base) = upper(:base)) "
        "order by withdrawn, replaced_by is not null, added_at, id"
    )
    wanted = {name: values[name] for name in ("language", "audience", "base")}
    found = list(db.query(sql, {**wanted, "owner": values["owner_organisation_id"], "hash": hashed}))
    copied = [row for row in found if _same_title(row, values)]
    rows = copied or found
    return (str(rows[0]["id"]), bool(copied)) if rows else None


def _same_title(row: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Titles that the texts give are compared; names of files only with one another."""
    if "title" in json.loads(row["corrected"]) or "title" in json.loads(values["corrected"]):
        return True  # what a person called one of them says nothing of the other
    named = [_is_file_name(each["title"], each["file_name"]) for each in (row, values)]
    if named[0] != named[1]:
        return True
    one, other = (_COPY_MARK.sub("", each["title"]).casefold() for each in (row, values))
    if _FIGURES.findall(one) != _FIGURES.findall(other):
        return False
    return _NOT_LETTERS.sub("", one) == _NOT_LETTERS.sub("", other) if named[0] else fuzz.ratio(one, other) >= _ALIKE


def _is_file_name(title: str, file_name: str) -> bool:
    """Whether a document without a title is called after its file."""
    return _NOT_LETTERS.sub("", PurePath(file_name).stem) == _NOT_LETTERS.sub("", title)


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
