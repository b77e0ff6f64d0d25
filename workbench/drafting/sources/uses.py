"""Where a document of the library was used: in which reports, as they stand and in the versions made of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.corpus.records import Document
from workbench.drafting.blocks import labels
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may, may_see
from workbench.people.records import Role
from workbench.store import Database
from workbench.treaties import DocumentKind

# The mark of a citation in canonical markup: a citation that was taken out of the text is no use.
_STANDS = "instr(revision.markup, '<cite id=\"' || citation.note_id || '\">') > 0"


@dataclass(frozen=True)
class Version:
    """A version of a report in which the passage is cited; `submitted` where that version went out."""

    snapshot_id: str
    number: int
    submitted: bool


@dataclass(frozen=True)
class Use:
    """One paragraph of a report that cites a passage. `label` as it is cited, "" where the draft no longer does.

    `open` is no for a ministry that sees what became of its contribution and nothing of the draft.
    """

    report_id: str
    report: str
    section_id: str
    section: str
    paragraph_id: str
    label: str
    versions: tuple[Version, ...]
    open: bool


def uses_of(db: Database, actor: Actor, document: Document) -> dict[str, tuple[Use, ...]]:
    """Paragraph id of the document → its uses; nothing of reports that do not exist for the actor.

    A focal point sees of the contribution of its own ministry where it was used, whatever the report.
    """
    if not may(actor, Permission.READ_REPORTS) and not is_own_contribution(actor, document):
        return {}
    everywhere = is_own_contribution(actor, document)
    rows: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in _standing(db, actor, document.id, everywhere):
        rows[row["source"], row["paragraph_id"]] = {**row, "stands": True}
    versions: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for row in _frozen(db, actor, document.id, everywhere):
        key = (row["source"], row["paragraph_id"])
        versions[key].append(Version(row["snapshot_id"], row["number"], bool(row["submitted"])))
        rows.setdefault(key, {**row, "stands": False})
    return _uses(db, actor, rows, versions)


@dataclass(frozen=True)
class Resting:
    """A report in which words of a draft rest on a document."""

    report_id: str
    title: str
    audience: str


def resting_on(db: Database, document_ids: Iterable[str]) -> tuple[Resting, ...]:
    """Every report whose draft rests on one of the documents, whoever may see it: for what the program does itself."""
    sql = (
        f"select distinct report.id, report.title, report.audience from {_JOINED} "
        "join revision on revision.id = draft_paragraph.revision_id "
        "where citation.document_id in (select value from json_each(:ids)) and draft_paragraph.deleted = 0 "
        f"and section.deleted = 0 and {_STANDS} order by report.title, report.id"
    )
    found = db.query(sql, {"ids": json.dumps(sorted(set(document_ids)))})
    return tuple(Resting(row["id"], row["title"], row["audience"]) for row in found)


def is_own_contribution(actor: Actor, document: Document) -> bool:
    """Whether the document is what the actor's own ministry sent in."""
    owned = document.owner_organisation_id is not None and document.owner_organisation_id == actor.organisation_id
    return owned and document.kind is DocumentKind.CONTRIBUTION and Role.FOCAL_POINT in actor.roles


def _uses(
    db: Database,
    actor: Actor,
    rows: Mapping[tuple[str, str], Mapping[str, Any]],
    versions: Mapping[tuple[str, str], list[Version]],
) -> dict[str, tuple[Use, ...]]:
    named = {report_id: labels.of_report(db, report_id) for report_id in {row["report_id"] for row in rows.values()}}
    found: dict[str, list[Use]] = defaultdict(list)
    for (source, paragraph_id), row in sorted(rows.items(), key=lambda one: (one[1]["report"], one[1]["place"])):
        found[source].append(
            Use(
                report_id=row["report_id"],
                report=row["report"],
                section_id=row["section_id"],
                section=row["section"],
                paragraph_id=paragraph_id,
                label=named[row["report_id"]].get(paragraph_id, "") if row["stands"] else "",
                versions=tuple(versions.get((source, paragraph_id), ())),
                open=may(actor, Permission.READ_REPORTS) and may_see(actor, row["audience"]),
            )
        )
    return {source: tuple(uses) for source, uses in found.items()}


_COLUMNS = (
    "citation.source_paragraph_id as source, report.id as report_id, report.title as report, report.audience, "
    "section.id as section_id, section.title as section, draft_paragraph.id as paragraph_id, "
    "section.position * 100000 + draft_paragraph.position as place"
)
_JOINED = (
    "citation join draft_paragraph on draft_paragraph.id = citation.paragraph_id "
    "join section on section.id = draft_paragraph.section_id join report on report.id = draft_paragraph.report_id"
)


def _standing(db: Database, actor: Actor, document_id: str, everywhere: bool) -> Iterable[Mapping[str, Any]]:
    """In the drafts as they stand."""
    sql = (
        f"select distinct {_COLUMNS} from {_JOINED} join revision on revision.id = draft_paragraph.revision_id "
        f"where citation.document_id = :document and draft_paragraph.deleted = 0 and section.deleted = 0 and {_STANDS} "
        f"and (:everywhere or {audience_clause('report.audience')})"
    )
    return list(db.query(sql, _values(actor, document_id, everywhere)))


def _frozen(db: Database, actor: Actor, document_id: str, everywhere: bool) -> Iterable[Mapping[str, Any]]:
    """In versions, found by the text that was frozen: the version itself names no source that is not published."""
    sql = (
        f"select distinct {_COLUMNS}, snapshot.id as snapshot_id, snapshot.number, "
        "exists (select 1 from submission where submission.snapshot_id = snapshot.id) as submitted "
        f"from {_JOINED} join snapshot_paragraph on snapshot_paragraph.paragraph_id = citation.paragraph_id "
        "join snapshot on snapshot.id = snapshot_paragraph.snapshot_id "
        f"join revision on revision.id = snapshot_paragraph.revision_id where citation.document_id = :document "
        f"and {_STANDS} and (:everywhere or {audience_clause('snapshot.audience')}) order by snapshot.number"
    )
    return list(db.query(sql, _values(actor, document_id, everywhere)))


def _values(actor: Actor, document_id: str, everywhere: bool) -> dict[str, Any]:
    return {"document": document_id, "everywhere": int(everywhere), **audience_parameters(actor)}
