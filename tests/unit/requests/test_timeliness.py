"""Who answered in time, and what each section still waits for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.requests.by_section import by_section
from workbench.requests.progress import progress
from workbench.requests.records import (
    AnswerKind,
    ContributedAnswer,
    Contribution,
    ContributionStanding,
    InformationRequest,
    ItemKind,
    RequestEvent,
    RequestItem,
    RequestStanding,
    Use,
)
from workbench.requests.timeliness import Timeliness, by_ministry, counted, counts_as_of, timely

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
DUE = date(2026, 6, 30)
REQUEST = InformationRequest(
    id="r1", code="REQ-7F3K2M", report_id="report", report_title="ICERD report", title="ICERD report",
    organisation_id="moe", organisation="Ministry of Education", audience="secretariat", language="en", due=DUE,
    words=None, contact="", letter="", standing=RequestStanding.SENT, version=1, made_at=SENT, sent_at=SENT,
)  # fmt: skip


def given_on(day: date, *answers: ContributedAnswer, signed: bool = True) -> Contribution:
    at = datetime.combine(day, SENT.timetz())
    return Contribution(
        id=f"c{day}", request_id="r1", organisation_id="moe", organisation="Ministry of Education", number=1,
        standing=ContributionStanding.SUBMITTED if signed else ContributionStanding.RECEIVED, validated_how="",
        validated_by="", signed_on=None, late=False, words=0, by_name="Bruno Keller", at=at, answers=answers,
    )  # fmt: skip


def extended(to: date) -> RequestEvent:
    return RequestEvent("r1", "extended", {"from": DUE.isoformat(), "to": to.isoformat()}, False, "Amina Haddad", SENT)


def item(number: int, section: str | None) -> RequestItem:
    return RequestItem(
        id=f"i{number}", request_id="r1", position=number, code=f"K{number}Q", kind=ItemKind.QUESTION, target="",
        key="", text="How many?", language="en", asked="", words=None, section_id=section, beside=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "standing", "days"),
    [(DUE - timedelta(days=9), "in_time", 0), (DUE, "in_time", 0), (DUE + timedelta(days=3), "late", 3)],
)
def test_the_last_day_is_in_time_and_the_day_after_is_late(day: date, standing: str, days: int) -> None:
    found = timely(REQUEST, (), [given_on(day)], DUE + timedelta(days=90))
    assert (found.standing, found.days, found.submitted_on) == (Timeliness(standing), days, day)


def test_what_is_awaited_is_overdue_once_the_last_day_is_over_and_nobody_owes_what_is_closed() -> None:
    assert timely(REQUEST, (), (), DUE).standing is Timeliness.AWAITED
    over = timely(REQUEST, (), (), DUE + timedelta(days=2))
    assert (over.standing, over.days) == (Timeliness.OVERDUE, 2)
    for standing in (RequestStanding.CLOSED, RequestStanding.WITHDRAWN):
        left = timely(replace(REQUEST, standing=standing), (), (), DUE + timedelta(days=2))
        assert (left.standing, left.days) == (Timeliness.NOT_AWAITED, 0)


def test_more_time_counts_and_the_day_first_given_is_still_said() -> None:
    more = DUE + timedelta(days=10)
    found = timely(replace(REQUEST, due=more), [extended(more)], [given_on(more)], more)
    assert (found.standing, found.first_due, found.extensions) == (Timeliness.IN_TIME, DUE, 1)


def test_what_came_unsigned_is_in_time_only_if_it_was_signed_in_time_and_a_correction_makes_nobody_late() -> None:
    unsigned, signed = given_on(DUE, signed=False), given_on(DUE + timedelta(days=1))
    assert timely(REQUEST, (), [unsigned], DUE + timedelta(days=5)).standing is Timeliness.OVERDUE
    both = timely(REQUEST, (), [unsigned, signed], DUE + timedelta(days=5))
    assert (both.standing, both.days, both.received_on) == (Timeliness.LATE, 1, DUE)
    corrected = timely(REQUEST, (), [given_on(DUE), given_on(DUE + timedelta(days=30))], DUE + timedelta(days=40))
    assert corrected.standing is Timeliness.IN_TIME


def test_a_letter_that_arrives_after_the_last_day_makes_nothing_late_that_was_here_and_signed_by_then() -> None:
    here, late = given_on(DUE - timedelta(days=2), signed=False), given_on(DUE + timedelta(days=1), signed=False)
    dated, arrived = DUE - timedelta(days=1), given_on(DUE + timedelta(days=9))
    assert counts_as_of([here], dated, UTC) == dated
    assert counts_as_of([here], DUE + timedelta(days=2), UTC) == DUE + timedelta(days=2)
    assert counts_as_of([here, late], dated, UTC) == DUE + timedelta(days=1), (
        "a date makes nothing timely that was not here"
    )
    read_anew = replace(late, file="f")
    assert counts_as_of([replace(here, file="f"), read_anew], dated, UTC) == dated
    assert counts_as_of([given_on(DUE - timedelta(days=30)), late], dated, UTC) == DUE + timedelta(days=1)
    counted_in = replace(arrived, counts_on=dated)
    found = timely(REQUEST, (), [here, counted_in], DUE + timedelta(days=90))
    assert (found.standing, found.submitted_on) == (Timeliness.IN_TIME, dated)
    assert (progress(REQUEST, (), [here, counted_in]).is_late(UTC), progress(REQUEST, (), [arrived]).is_late(UTC)) == (
        False,
        True,
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-9, 9) | st.none()), max_size=30))
def test_every_request_counts_once_at_its_ministry_and_in_one_standing(asked: list[tuple[str, int | None]]) -> None:
    found = [
        timely(
            replace(REQUEST, organisation_id=office, organisation=office.upper()),
            (),
            () if days is None else [given_on(DUE + timedelta(days=days))],
            DUE,
        )
        for office, days in asked
    ]
    every, ministries = counted("All", found), by_ministry(found)
    assert sum(each.asked for each in ministries) == every.asked == len(asked)
    for each in (*ministries, every):
        assert each.asked == each.in_time + each.late + each.awaited + each.overdue + each.not_awaited
    assert every.late == sum(days is not None and days > 0 for _, days in asked)
    assert every.longest == max((days for _, days in asked if days is not None and days > 0), default=0)


def test_a_share_is_said_only_of_those_that_had_to_be_answered() -> None:
    assert counted("All", [timely(REQUEST, (), (), DUE)]).share_in_time is None
    late = timely(REQUEST, (), [given_on(DUE + timedelta(days=4))], DUE)
    assert counted("All", [timely(REQUEST, (), [given_on(DUE)], DUE), late, late]).share_in_time == 33


def test_a_section_shows_whom_it_waits_for_and_an_item_of_a_section_that_is_gone_stands_with_those_of_none() -> None:
    said = ContributedAnswer("i1", AnswerKind.NO_CHANGE, Use.FOR_REPORT, "", (), 0, "")
    items = (item(1, "one"), item(2, "one"), item(3, "gone"), item(4, None))
    late = progress(REQUEST, items, ())
    done = progress(replace(REQUEST, id="r2"), (item(1, "one"),), [given_on(DUE, said)])
    taken_back = progress(replace(REQUEST, id="r3", standing=RequestStanding.WITHDRAWN), (item(5, "two"),), ())
    unsent = progress(replace(REQUEST, id="r4", sent_at=None), (item(6, "two"),), ())
    first, rest = by_section([("one", "I. One"), ("two", "II. Two")], [late, done, taken_back, unsent])
    assert (first.heading, first.asked, first.answered) == ("I. One", 3, 1)
    assert [each.progress.request.id for each in first.awaited] == ["r1"]
    assert [each.is_late(DUE + timedelta(days=1)) for each in first.owed] == [True, False]
    assert (rest.section_id, rest.asked) == (None, 2)
