"""Where a `<ref id>` leads and which words stand for it: the number that a paragraph has now, or a citation."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.corpus import citations
from workbench.corpus.rows import DOCUMENT_COLUMNS, document_from, paragraph_from
from workbench.drafting.blocks import labels
from workbench.store import Database
from workbench.text import markup

# What a reader of the report meets where the paragraph referred to is no longer there, or may not be named.
_WITHOUT_NUMBER = {
    "en": ("[deleted paragraph]", "[unpublished source]"),
    "fr": ("[paragraphe supprimé]", "[source non publiée]"),
    "es": ("[párrafo suprimido]", "[fuente no publicada]"),
    "pt": ("[parágrafo suprimido]", "[fonte não publicada]"),
    "ar": ("[فقرة محذوفة]", "[مصدر غير منشور]"),
    "ru": ("[исключённый пункт]", "[неопубликованный источник]"),
    "zh": ("[已删除的段落]", "[未公布的来源]"),
}


class Where(StrEnum):
    """Where the paragraph stands that is referred to."""

    HERE = "here"
    OTHER_REPORT = "other_report"
    LIBRARY = "library"
    UNPUBLISHED = "unpublished"
    GONE = "gone"


@dataclass(frozen=True)
class Reference:
    """What a reference says now; the name of a document that is not published is never said."""

    id: str
    label: str
    where: Where


def resolved(db: Database, report_id: str) -> dict[str, str]:
    """The words of every reference that stands in a report, by the id it names."""
    return {key: each.label for key, each in references(db, report_id, ids_in_report(db, report_id)).items()}


def ids_in_report(db: Database, report_id: str) -> tuple[str, ...]:
    """The ids that the references of a report's standing texts and footnotes name."""
    sql = (
        "select revision.markup, revision.footnotes from draft_paragraph "
        "join revision on revision.id = draft_paragraph.revision_id "
        "where draft_paragraph.report_id = :id and not draft_paragraph.deleted "
        "and (revision.markup like '%<ref id=%' or revision.footnotes like '%<ref id=%')"
    )
    found: dict[str, None] = {}
    for row in db.query(sql, {"id": report_id}):
        for text in (row["markup"], *json.loads(row["footnotes"]).values()):
            found.update(dict.fromkeys(ids_in(text)))
    return tuple(found)


def ids_in(text: str, kind: markup.NoteKind = "ref") -> tuple[str, ...]:
    """The ids that the references (or the figures of statistics) of a markup name."""
    return tuple(each.id for each in markup.notes(text) if each.kind == kind)


def references(db: Database, report_id: str, ids: Iterable[str]) -> dict[str, Reference]:
    """What each id says when it is referred to from this report. Unknown ids say that the paragraph is gone."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    own = labels.of_report(db, report_id)
    found = {key: Reference(key, own[key], Where.HERE) for key in wanted if own.get(key)}
    gone, unpublished = _without_number(db, report_id)
    found = _of_other_reports(db, wanted) | _of_library(db, wanted, unpublished) | found
    return {key: found.get(key, Reference(key, gone, Where.GONE)) for key in wanted}


def _of_other_reports(db: Database, ids: tuple[str, ...]) -> dict[str, Reference]:
    sql = f"select distinct report_id from draft_paragraph where not deleted and id in ({_holders(ids)})"
    found: dict[str, Reference] = {}
    for row in list(db.query(sql, list(ids))):
        known = labels.of_report(db, row["report_id"])
        found |= {key: Reference(key, known[key], Where.OTHER_REPORT) for key in ids if known.get(key)}
    return found


def _of_library(db: Database, ids: tuple[str, ...], unpublished: str) -> dict[str, Reference]:
    found: dict[str, Reference] = {}
    rows = list(db.query(f"select * from paragraph where id in ({_holders(ids)})", list(ids)))
    for passage in map(paragraph_from, rows):
        sql = f"select {DOCUMENT_COLUMNS} from document where id = :id"
        for document in map(document_from, db.query(sql, {"id": passage.document_id})):
            named = Reference(passage.id, citations.write(document, passage), Where.LIBRARY)
            hidden = Reference(passage.id, unpublished, Where.UNPUBLISHED)
            found[passage.id] = named if document.published else hidden
    return found


def _holders(ids: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in ids)


def _without_number(db: Database, report_id: str) -> tuple[str, str]:
    rows = db.query("select language from report where id = :id", {"id": report_id})
    language = next((str(row["language"]) for row in rows), "en")
    return _WITHOUT_NUMBER.get(language.split("-")[0].lower(), _WITHOUT_NUMBER["en"])
