"""A request to a ministry is prepared from a report, sent, and gets more time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_library, a_report
from workbench.drafting.asked.reading import coverage
from workbench.drafting.records import StateReport
from workbench.installation import Installation
from workbench.people import OrganisationKind
from workbench.people import operations as people
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet
from workbench.requests import operations, queries
from workbench.requests.asking import to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import NewItem, Terms
from workbench.requests.records import ItemKind
from workbench.requests.refusals import (
    AlreadySent,
    DueInThePast,
    NoSuchRequest,
    NotAMinistry,
    NothingAsked,
    NothingToAsk,
    NotSentYet,
    ReasonOfExtensionMissing,
    RequestChanged,
)
from workbench.store import Database

DUE = date(2026, 6, 30)
TERMS = Terms(due=DUE, contact="Olga Petrov, 123")


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def prepared(db: Database, cast: Cast, report: StateReport, terms: Terms = TERMS) -> str:
    return operations.prepare(
        db, organisation=cast.education, terms=terms, report_id=report.id, by=cast.amina, at=MORNING
    )


def test_a_ministry_sees_what_it_is_asked_once_it_is_sent_and_not_before(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        assigned = _assign(db, cast, report)
        request_id = prepared(db, cast, report)
        assert [each.target for each in queries.items(db, request_id)] == assigned
        assert queries.requests(db, cast.bruno) == ()
        with pytest.raises(NoSuchRequest):
            queries.request(db, cast.bruno, request_id)
        operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
        (seen,) = queries.requests(db, cast.bruno)
        assert (seen.id, seen.organisation_id, seen.due) == (request_id, cast.education, DUE)
        for stranger in (cast.ines, cast.chidi, cast.dana):
            assert queries.requests(db, stranger) == ()


def _assign(db: Database, cast: Cast, report: StateReport) -> list[str]:
    """The first three recommendations of the report are the ministry's; their leads, in order."""
    units = [each.recommendation for each in coverage(db, cast.amina, report).recommendations][:3]
    assert len(units) == 3
    keeping.put_tag(
        db,
        [each.id for each in units],
        Facet.MINISTRY,
        cast.education,
        by=cast.amina,
        at=MORNING,
    )
    return [each.lead for each in units]


def test_what_there_is_to_ask_read_once_for_many_asks_each_the_same(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        _assign(db, cast, report)
        there = operations.there_is(db, cast.amina, to_ask(db, cast.amina, report.id), report.id)
        of = {"organisation": cast.education, "report_id": report.id, "by": cast.amina, "at": MORNING}
        made = [operations.prepare(db, terms=TERMS, there=each, **of) for each in (None, there)]  # type: ignore[arg-type]
        one, other = (
            [replace(item, id="", request_id="", code="") for item in queries.items(db, each)] for each in made
        )
    assert len(one) == 3
    assert one == other


def test_what_was_sent_stays_as_it_was_asked(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        _assign(db, cast, report)
        request_id = prepared(db, cast, report)
        first, second, third = queries.items(db, request_id)
        operations.drop_item(db, request_id=request_id, item_id=third.code, by=cast.amina)
        operations.change_item(
            db, request_id=request_id, item_id=first.id, wording="Figures of 2025, please.", words=200, by=cast.amina
        )
        assert operations.add_items(db, request_id=request_id, items=_of(db, cast, report), by=cast.amina) == 1
        operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
        asked = queries.items(db, request_id)
        assert [each.target for each in asked] == [first.target, second.target, third.target]
        assert (asked[0].asked, asked[0].words) == ("Figures of 2025, please.", 200)
        for attempt in (
            lambda: operations.drop_item(db, request_id=request_id, item_id=first.id, by=cast.amina),
            lambda: operations.add_items(db, request_id=request_id, items=[], by=cast.amina),
            lambda: operations.change(db, request_id=request_id, version=1, terms=TERMS, by=cast.amina, at=MORNING),
            lambda: operations.send(db, request_id=request_id, by=cast.amina, at=MORNING),
        ):
            with pytest.raises(AlreadySent):
                attempt()
        assert [each.kind for each in queries.events(db, request_id)] == ["prepared", "sent"]


def _of(db: Database, cast: Cast, report: StateReport) -> tuple[NewItem, ...]:
    return operations.from_report(db, cast.amina, report.id, cast.education)


def limits_of(db: Database, request_id: str) -> list[int | None]:
    return [each.words for each in queries.items(db, request_id)]


def test_what_two_ministries_answer_for_has_half_the_words_for_each(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        _assign(db, cast, report)
        alone = [each.budgeted or 0 for each in _of(db, cast, report)]
        more = {"kind": OrganisationKind.MINISTRY, "short_name": "MoH", "by": cast.operator, "at": MORNING}
        health = people.add_organisation(db, name="Ministry of Health", **more)  # type: ignore[arg-type]
        first = _of(db, cast, report)[0].asked.target
        for office in (health, cast.secretariat):
            keeping.put_tag(db, [first], Facet.MINISTRY, office, by=cast.amina, at=MORNING)
        shared = [each.budgeted or 0 for each in _of(db, cast, report)]
    assert alone[0] > 100
    assert abs(alone[0] / 2 - shared[0]) < 10
    assert shared[1:] == alone[1:]


def test_a_total_is_shared_out_among_what_is_asked_whenever_either_changes(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    at: dict[str, Any] = {"by": cast.amina, "at": MORNING}
    with installation.store.writing() as db:
        _assign(db, cast, report)
        budgeted = [each.budgeted for each in _of(db, cast, report)]
        request_id = prepared(db, cast, report, Terms(due=DUE, words=3_000))
        of = {"request_id": request_id}
        many = len(limits_of(db, request_id))
        assert many > 2
        share = 3_000 // many // 10 * 10
        assert limits_of(db, request_id) == [share] * many
        first, second, *_ = queries.items(db, request_id)
        operations.change_item(db, **of, item_id=first.id, wording="", words=120, by=cast.amina)
        assert limits_of(db, request_id) == [120] + [(3_000 - 120) // (many - 1) // 10 * 10] * (many - 1)
        operations.drop_item(db, **of, item_id=second.id, by=cast.amina)
        assert limits_of(db, request_id) == [120] + [(3_000 - 120) // (many - 2) // 10 * 10] * (many - 2)
        operations.change(db, **of, version=1, terms=Terms(due=DUE), **at)
        assert limits_of(db, request_id) == [120, *budgeted[2:]]
        operations.change_item(db, **of, item_id=first.id, wording="", words=None, by=cast.amina)
        assert limits_of(db, request_id) == [budgeted[0], *budgeted[2:]]


def test_what_is_asked_besides_has_its_share_of_its_section_unless_a_limit_is_set(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        assigned = _assign(db, cast, report)
        given: dict[str, Any] = {"report_id": report.id, "by": cast.amina, "at": MORNING}
        none = NewItem(ToAsk(ItemKind.QUESTION, "", "", "How many?", "en", None))
        request_id = operations.prepare(db, organisation=cast.education, terms=TERMS, items=[none], **given)
        found = queries.asks(db, cast.amina, request_id)
        for words, target in zip((None, 90), assigned, strict=False):
            more = operations.of_targets(db, cast.amina, found, [target], words=words)
            assert operations.add_items(db, request_id=request_id, items=more, by=cast.amina) == 1
        first, *_ = _of(db, cast, report)
        assert limits_of(db, request_id) == [None, first.budgeted, 90]
        assert operations.of_targets(db, cast.amina, found, ()) == ()


def test_a_request_is_made_only_of_somebody_who_answers_and_for_a_day_to_come(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        with pytest.raises(NotAMinistry):
            operations.prepare(db, organisation=cast.commission, terms=TERMS, by=cast.amina, at=MORNING)
        with pytest.raises(DueInThePast):
            prepared(db, cast, report, Terms(due=date(2026, 5, 3)))
        of: dict[str, Any] = {"terms": TERMS, "report_id": report.id, "by": cast.amina, "at": MORNING}
        with pytest.raises(NothingToAsk, match="Secretariat"):
            operations.prepare(db, organisation=cast.secretariat, **of)
        request_id = prepared(db, cast, report)  # requirements speak of it, to be looked over
        with pytest.raises(NothingAsked):
            operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
        with pytest.raises(NotSentYet):
            operations.extend(db, request_id=request_id, due=date(2026, 7, 7), reason="x", by=cast.amina, at=MORNING)
        operations.change(db, request_id=request_id, version=1, terms=Terms(due=DUE), by=cast.amina, at=MORNING)
        with pytest.raises(RequestChanged):
            operations.change(db, request_id=request_id, version=1, terms=TERMS, by=cast.farid, at=MORNING)


def test_more_time_is_given_with_a_reason_that_both_sides_read(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        _assign(db, cast, report)
        request_id = prepared(db, cast, report)
        operations.send(db, request_id=request_id, by=cast.amina, at=MORNING)
        with pytest.raises(ReasonOfExtensionMissing):
            operations.extend(db, request_id=request_id, due=date(2026, 7, 7), reason=" ", by=cast.amina, at=MORNING)
        operations.extend(
            db, request_id=request_id, due=date(2026, 7, 7), reason="The census is late.", by=cast.amina, at=MORNING
        )
        assert queries.request(db, cast.bruno, request_id).due == date(2026, 7, 7)
        assert queries.events(db, request_id)[-1].facts["reason"] == "The census is late."
        for actor in (cast.bruno, cast.ines):
            with pytest.raises(NoSuchRequest):
                operations.extend(db, request_id=request_id, due=date(2026, 8, 7), reason="x", by=actor, at=MORNING)
