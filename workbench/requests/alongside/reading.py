"""What stands side by side for a report, read for somebody who drafts it. What is in preparation is never read here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.drafting import queries as drafting
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.reading import coverage
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may_see, require
from workbench.requests import rows
from workbench.requests.alongside.contradicting import contradictions
from workbench.requests.alongside.records import Alongside, Contradiction, Said
from workbench.requests.records import BlockKind, ContributionStanding, ItemKind
from workbench.store import Database

_GIVEN = f"""
    select contribution.*, organisation.name as organisation, information_request.code, information_request.report_id,
        information_request.language, information_request.audience as request_audience,
        (select sha256 from request_file where request_file.id = contribution.file_id) as file
    from contribution join organisation on organisation.id = contribution.organisation_id
    join information_request on information_request.id = contribution.request_id
    where {audience_clause("contribution.audience")} order by contribution.number
"""


class NoSuchContradiction(NotFound):
    message = N_("These two figures do not stand against one another any more. Nothing was put.")


def alongside(db: Database, actor: Actor, report_id: str, *, covered: Coverage | None = None) -> tuple[Alongside, ...]:
    """Everything asked for the report to which anything was contributed, in the report's order.

    What a ministry said to the same recommendation or requirement for another report stands here too. Raises
    ReportNotFound.
    """
    require(actor, Permission.READ_REPORTS)
    report = drafting.report(db, actor, report_id)
    found = covered or coverage(db, actor, report)
    places = _places(found)
    gathered: dict[tuple[str, str], list[tuple[dict[str, Any], Said]]] = {}
    for item, said in _said(db, actor, report.id, places):
        gathered.setdefault(_thing(item), []).append((item, said))
    order = {target: place for place, target in enumerate(places)}
    made = [_made(entries, places) for entries in gathered.values()]
    return tuple(sorted(made, key=lambda each: (order.get(each.target, len(order)), each.key)))


def contradiction(db: Database, actor: Actor, report_id: str, contradiction_id: str) -> tuple[Alongside, Contradiction]:
    """One of those that stand today, with what it is about. Raises ReportNotFound, NoSuchContradiction."""
    for each in alongside(db, actor, report_id):
        for one in each.contradictions:
            if one.id == contradiction_id:
                return each, one
    raise NoSuchContradiction


def _places(covered: Coverage) -> dict[str, str]:
    """Target → the section in which the report is to answer it, in order."""
    recommended = {each.recommendation.lead: each.section_id for each in covered.recommendations}
    required = {f"{each.requirement.pack}#{each.requirement.key}": each.section_id for each in covered.requirements}
    return {**recommended, **required}


def _thing(item: Mapping[str, Any]) -> tuple[str, str]:
    """Questions of a request's own are the same thing where they read alike."""
    return (item["target"], "") if item["target"] else ("", " ".join(item["text"].split()).casefold())


def _made(entries: Sequence[tuple[dict[str, Any], Said]], places: Mapping[str, str]) -> Alongside:
    item, said = entries[0][0], tuple(each for _, each in entries)
    target = item["target"]
    return Alongside(
        kind=ItemKind(item["kind"]),
        target=target,
        key=item["key"],
        text=item["text"],
        language=item["language"],
        section_id=places.get(target) or item["section_id"] or "",
        said=said,
        contradictions=contradictions(target or item["text"], said),
    )


def _said(
    db: Database, actor: Actor, report_id: str, places: Mapping[str, str]
) -> Iterable[tuple[dict[str, Any], Said]]:
    standing = _standing(db, list(db.query(_GIVEN, audience_parameters(actor))))
    documents = documents_of(db, [row["id"] for row, _ in standing])
    sql = (
        "select contribution_answer.*, request_item.target, request_item.key, request_item.text, request_item.kind as "
        "item_kind, request_item.language as item_language, request_item.section_id from contribution_answer "
        "join request_item on request_item.id = contribution_answer.item_id "
        "where contribution_id = :id order by contribution_answer.rowid"
    )
    for given, spoken in standing:
        here = given["report_id"] == report_id
        for row in db.query(sql, {"id": given["id"]}):
            if row["item_id"] in spoken:
                continue
            if here or row["target"] in places:
                item = {**row, "kind": row["item_kind"], "language": row["item_language"]}
                item["section_id"] = row["section_id"] if here else ""
                yield item, _one(actor, given, row, elsewhere=not here, documents=documents)


def _standing(db: Database, given: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], frozenset[str]]]:
    """Of each request what stands (`requests/standing.py`): the contribution submitted last, else all that came
    unsigned, each with the items to which a later one speaks; oldest request first."""
    by_request: dict[str, list[dict[str, Any]]] = {}
    for row in given:
        by_request.setdefault(row["request_id"], []).append(row)
    found: list[tuple[dict[str, Any], frozenset[str]]] = []
    for every in by_request.values():
        submitted = [row for row in every if row["standing"] == ContributionStanding.SUBMITTED.value]
        spoken, anew = frozenset[str](), set[str]()
        for row in reversed(submitted[-1:] or every):
            if row["file"] not in anew:
                found.append((row, spoken))
                spoken |= _items_of(db, row["id"]) if not submitted else frozenset()
            anew |= {row["file"]} - {None}
    return sorted(found, key=lambda entry: (entry[0]["organisation"], entry[0]["at"]))


def _items_of(db: Database, contribution_id: str) -> frozenset[str]:
    sql = "select item_id from contribution_answer where contribution_id = :id and item_id is not null"
    return frozenset(row["item_id"] for row in db.query(sql, {"id": contribution_id}))


def _one(
    actor: Actor,
    given: Mapping[str, Any],
    row: Mapping[str, Any],
    *,
    elsewhere: bool,
    documents: Mapping[tuple[str, str], KeptDocument],
) -> Said:
    answer = rows.contributed(row)
    document = documents.get((given["id"], answer.use.value))
    begins = next((each.text for each in answer.blocks if each.kind is BlockKind.PARAGRAPH), "")
    return Said(
        organisation_id=given["organisation_id"],
        organisation=given["organisation"],
        contribution_id=given["id"],
        request_id=given["request_id"] if may_see(actor, given["request_audience"]) else "",
        request_code=given["code"],
        language=given["language"],
        standing=ContributionStanding(given["standing"]),
        validated_by=given["validated_by"],
        at=datetime.fromisoformat(given["at"]),
        elsewhere=elsewhere,
        answer=answer,
        document=document.slug if document else "",
        passage_id=document.passages.get(" ".join(begins.split()), "") if document else "",
    )


@dataclass(frozen=True)
class KeptDocument:
    """A part of a contribution as the library has it; `passages`: the ids of its paragraphs by their words."""

    id: str
    slug: str
    passages: Mapping[str, str]


def documents_of(db: Database, contribution_ids: Sequence[str]) -> dict[tuple[str, str], KeptDocument]:
    """(contribution, use) → its document in the library; the caller may read the contributions."""
    sql = (
        "select contribution_document.contribution_id, contribution_document.use, document.id, document.slug "
        "from contribution_document join document on document.id = contribution_document.document_id "
        "where contribution_id in (select value from json_each(:ids))"
    )
    found: dict[tuple[str, str], KeptDocument] = {}
    for row in list(db.query(sql, {"ids": json.dumps(list(contribution_ids))})):
        texts = db.query("select id, full_text from paragraph where document_id = :id", {"id": row["id"]})
        passages = {" ".join(each["full_text"].split()): each["id"] for each in texts}
        found[row["contribution_id"], row["use"]] = KeptDocument(row["id"], row["slug"], passages)
    return found
