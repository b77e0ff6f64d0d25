"""What is asked of a report and what it answers, read and counted afresh in the transaction that asks."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from workbench.drafting.asked.confirming import confirmations
from workbench.drafting.asked.covering import Coverage, Links, cover
from workbench.drafting.asked.recommended import Asked, Known, asked_of
from workbench.drafting.asked.requirements import requirements
from workbench.drafting.asked.standing import Spot, spots
from workbench.drafting.records import Mark, Response, StateReport
from workbench.drafting.rows import mark_from
from workbench.people import Actor
from workbench.recommendations.for_reports import leads_of
from workbench.recommendations.records import Fact, Recommendation
from workbench.store import Database

Kept = TypeVar("Kept")


def coverage(db: Database, actor: Actor, found: StateReport) -> Coverage:
    """What is asked of the report and what it answers, counted afresh."""
    where = spots(db, found.id)
    responses = _responses(db, found.id, where)
    asked = asked_of(db, actor, found, [each for each, _ in responses])
    given, proofs = marks(db, found.id), confirmations(db, found.id)
    known = _known(db, asked.asked, [*(each.recommendation_id for each, _ in responses), *given, *proofs])
    sections = _sections(db, found.id)
    links = Links(
        answers=_answering(db, found.id, where),
        responses=_responding(responses, known, where),
        marks=_found_again(given, {key: mark.citation for key, mark in given.items()}, known),
        confirmations=_found_again(proofs, {key: each.citation for key, each in proofs.items()}, known),
        core={key: core for key, core in sections.items() if core},
        sections=frozenset(sections),
        statuses=_statuses(db, asked.asked),
    )
    return cover(
        requirements=requirements(db, found.id), asked=asked.asked, links=links, spots=where, left_out=asked.left_out
    )


def recommendations(db: Database, actor: Actor, found: StateReport) -> tuple[Recommendation, ...]:
    """What the report is asked to respond to."""
    responses = [each for each, _ in _responses(db, found.id, spots(db, found.id))]
    return tuple(each.recommendation for each in asked_of(db, actor, found, responses).asked)


def marks(db: Database, report_id: str) -> dict[str, Mark]:
    """The latest mark of each requirement and recommendation that has one."""
    rows = db.query("select * from mark where report_id = :id order by rowid", {"id": report_id})
    return {row["target_id"]: mark_from(row) for row in rows}


def _known(db: Database, asked: Iterable[Asked], kept: Iterable[str]) -> Known:
    return Known([each.recommendation for each in asked], leads_of(db, kept))


def _found_again(given: Mapping[str, Kept], citations: Mapping[str, str], known: Known) -> dict[str, Kept]:
    """What was kept, that of a document that was replaced put to the same recommendation of the new copy."""
    moved = {one: kept for key, kept in given.items() if citations[key] for one in known.meant(key, citations[key])}
    return {**moved, **given}


def _sections(db: Database, report_id: str) -> dict[str, str]:
    """The sections that stand → the paragraphs of the core document that speak for each, mostly none."""
    sql = "select id, core_document from section where report_id = :id and not deleted"
    return {row["id"]: row["core_document"] for row in db.query(sql, {"id": report_id})}


def _answering(db: Database, report_id: str, where: Mapping[str, Spot]) -> dict[str, tuple[str, ...]]:
    """Requirement → the paragraphs that answer it, in order."""
    sql = (
        "select answer.requirement_id, answer.paragraph_id from answer "
        "join draft_paragraph on draft_paragraph.id = answer.paragraph_id where draft_paragraph.report_id = :id"
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in db.query(sql, {"id": report_id}):
        found[row["requirement_id"]].add(row["paragraph_id"])
    return _in_order(found, where)


def _responses(db: Database, report_id: str, where: Mapping[str, Spot]) -> list[tuple[Response, str]]:
    """The responses of the paragraphs that stand, each with its paragraph."""
    sql = (
        "select response.recommendation_id, response.citation, response.paragraph_id from response "
        "join draft_paragraph on draft_paragraph.id = response.paragraph_id where draft_paragraph.report_id = :id "
        "order by response.rowid"
    )
    rows = db.query(sql, {"id": report_id})
    return [
        (Response(row["recommendation_id"], row["citation"]), row["paragraph_id"])
        for row in rows
        if row["paragraph_id"] in where
    ]


def _responding(
    responses: Iterable[tuple[Response, str]], known: Known, where: Mapping[str, Spot]
) -> dict[str, tuple[str, ...]]:
    """Recommendation → the paragraphs that respond to it, in order."""
    found: dict[str, set[str]] = defaultdict(set)
    for response, paragraph in responses:
        for target in known.meant(response.recommendation_id, response.citation):
            found[target].add(paragraph)
    return _in_order(found, where)


def _in_order(found: Mapping[str, set[str]], where: Mapping[str, Spot]) -> dict[str, tuple[str, ...]]:
    """Each with its paragraphs that stand, in the order of the report."""
    place = {paragraph: at for at, paragraph in enumerate(where)}
    return {
        target: tuple(sorted((each for each in ids if each in place), key=place.__getitem__))
        for target, ids in found.items()
    }


def _statuses(db: Database, asked: Iterable[Asked]) -> dict[str, str]:
    """Recommendation → how far the ledger says that it is."""
    leads = {each.recommendation.lead: each.recommendation.id for each in asked}
    sql = (
        f"select recommendation_id, value from recommendation_fact where what = '{Fact.STATUS.value}' "
        "and recommendation_id in (select value from json_each(:leads))"
    )
    return {
        leads[row["recommendation_id"]]: row["value"] for row in db.query(sql, {"leads": json.dumps(sorted(leads))})
    }
