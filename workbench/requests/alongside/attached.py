"""The files that stand beside contributed answers, as somebody who may read the contribution has them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from workbench.corpus import queries as corpus
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import audience_clause, audience_parameters
from workbench.requests import rows
from workbench.requests.records import RequestFile
from workbench.store import Database

# What a ministry's own people keep to themselves before they submit is no file of a contribution.
_READABLE: Final = (
    "request_file.direction = 'attachment' and request_file.audience not like 'organisation:%' "
    f"and {audience_clause('request_file.audience')}"
)


class NoSuchFileBeside(NotFound):
    message = N_("There is no such file beside an answer that you can read.")


@dataclass(frozen=True)
class Attached:
    """A file beside the answers of a contribution. slug, title: of its document in the library, "" where it is kept
    but could not be read · passages: (paragraph id, words) of its beginning · more: how many follow.
    """

    file: RequestFile
    slug: str = ""
    title: str = ""
    language: str = ""
    passages: tuple[tuple[str, str], ...] = ()
    more: int = 0


def attached(
    db: Database, actor: Actor, contribution_ids: Iterable[str], *, passages: int = 0
) -> dict[str, tuple[Attached, ...]]:
    """Contribution → the files of its request that the actor may read, each once; the caller may read the
    contributions. `passages`: how many of each to give."""
    sql = (
        "select request_file.*, contribution.id as contribution_id, contribution.organisation_id from request_file "
        "join contribution on contribution.request_id = request_file.request_id "
        f"where contribution.id in (select value from json_each(:ids)) and {_READABLE} order by request_file.id"
    )
    values = {"ids": json.dumps(list(dict.fromkeys(contribution_ids))), **audience_parameters(actor)}
    read: dict[tuple[str, str], Attached] = {}
    found: dict[str, dict[str, Attached]] = defaultdict(dict)
    for row in list(db.query(sql, values)):
        key = (row["sha256"], row["organisation_id"])
        if key not in read:
            read[key] = _attached(db, actor, row, passages)
        found[row["contribution_id"]].setdefault(row["sha256"], read[key])
    return {contribution: tuple(files.values()) for contribution, files in found.items()}


def file_beside(db: Database, actor: Actor, request_file_id: str) -> RequestFile:
    """One of them. Raises NoSuchFileBeside."""
    sql = f"select * from request_file where id = :id and {_READABLE}"
    for row in db.query(sql, {"id": request_file_id, **audience_parameters(actor)}):
        return rows.file(row)
    raise NoSuchFileBeside


def _attached(db: Database, actor: Actor, row: dict[str, Any], passages: int) -> Attached:
    file = rows.file(row)
    document = next(
        (
            each
            for each in corpus.already_there(db, actor, file.sha256, row["organisation_id"])
            if not each.withdrawn and not each.replaced_by
        ),
        None,
    )
    if document is None:
        return Attached(file)
    words = corpus.paragraphs(db, document.id) if passages else ()
    shown = tuple((each.id, each.full_text) for each in words[:passages])
    return Attached(file, document.slug, document.title, document.language or "", shown, max(0, len(words) - passages))
