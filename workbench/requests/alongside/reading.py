"""What stands side by side for a report, read for somebody who drafts it. What is in preparation is never read here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.drafting import queries as drafting
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.reading import coverage
from workbench.errors import N_, NotFound
from workbench.people import Actor
from workbench.people.access import Permission, audience_clause, audience_parameters, may_see, require
from workbench.requests import queries
from workbench.requests.alongside.contradicting import contradictions
from workbench.requests.alongside.records import Alongside, Contradiction, Said
from workbench.requests.records import BlockKind, ContributedAnswer, Contribution, ContributionStanding, ItemKind
from workbench.requests.standing import Standing, standing_in
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
) -> Iterator[tuple[dict[str, Any], Said]]:
    """What stands of each request, with the item it answers; of other reports what this one is asked too."""
    given = {row["id"]: row for row in db.query(_GIVEN, audience_parameters(actor))}
    standing = _standing(queries.with_answers(db, tuple(given.values())))
    documents = documents_of(db, list(dict.fromkeys(contribution.id for contribution, _ in standing)))
    items = _items(db, {contribution.request_id for contribution, _ in standing})
    for contribution, answer in standing:
        row, item = given[contribution.id], items.get(answer.item_id or "")
        here = row["report_id"] == report_id
        if item is not None and (here or item["target"] in places):
            asked = item if here else {**item, "section_id": ""}
            yield asked, _one(actor, row, answer, elsewhere=not here, documents=documents)


def _standing(given: Iterable[Contribution]) -> list[Standing]:
    """Of each request what stands; by office, oldest first."""
    by_request: dict[str, list[Contribution]] = {}
    for each in given:
        by_request.setdefault(each.request_id, []).append(each)
    found = [one for every in by_request.values() for one in standing_in(every)]
    return sorted(found, key=lambda one: (one[0].organisation, one[0].at))


def _items(db: Database, request_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    sql = "select * from request_item where request_id in (select value from json_each(:ids))"
    return {row["id"]: row for row in db.query(sql, {"ids": json.dumps(list(request_ids))})}


def _one(
    actor: Actor,
    given: Mapping[str, Any],
    answer: ContributedAnswer,
    *,
    elsewhere: bool,
    documents: Mapping[tuple[str, str], KeptDocument],
) -> Said:
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
