"""A report as it stood at any moment, two moments side by side, a section brought back."""

import random
from datetime import datetime, timedelta

import pytest

from tests.cast import Cast
from tests.drafting import OBSERVATIONS, a_library, a_report, later
from tests.integration.test_undoing_acts import Doing, add, state, undo_last
from workbench.drafting import operations, queries
from workbench.drafting.moments import comparing, restoring, states
from workbench.drafting.moments.comparing import Became, ComparedBlock
from workbench.drafting.moments.states import Moment, MomentNotKnown
from workbench.drafting.operations.structure import move_to_start
from workbench.drafting.records import BlockKind, StateReport
from workbench.installation import Installation
from workbench.store import Database, migrations
from workbench.store.migrations import moments as moment_steps

SEEDS = range(12)
SAMPLE = 2


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def section_of(db: Database, report: StateReport, key: str = "icerd.art-2") -> str:
    return queries.section_of_report(db, report.id, key).id


def told(moment: Moment) -> list[tuple[str, str, str, str, BlockKind]]:
    return [(part.id, each.id, each.label, each.text, each.kind) for part in moment.parts for each in part.blocks]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_moment_can_be_shown_again(
    installation: Installation, cast: Cast, report: StateReport, full_count: bool, seed: int
) -> None:
    if not full_count and seed >= SAMPLE:
        pytest.skip("in full with make proof")
    with installation.store.writing() as db:
        doing = Doing(db, cast, report, random.Random(seed))
        stood: dict[datetime, list[tuple[object, ...]]] = {}
        for _ in range(40):
            doing.step()
            stood[later(doing.minute)] = [
                (each.section_id, each.id, each.label, each.text, each.kind)
                for each in queries.paragraphs(db, report.id)
            ]
        for at, expected in stood.items():
            assert told(states.state_at(db, cast.amina, report.id, at)) == expected


def test_a_version_and_the_moment_it_was_frozen_are_the_same(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        one = add(db, cast, section_of(db, report), "A law stands.")
        operations.cite(db, paragraph_id=one, citation=f"{OBSERVATIONS}, para. 20", by=cast.amina, at=later(2))
        frozen = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(3)).snapshot
        now = states.state_at(db, cast.amina, report.id, later(4))
        assert told(states.of_snapshot(frozen)) == told(now)
        assert [each.notes for each in states.of_snapshot(frozen).blocks] == [each.notes for each in now.blocks]


def test_before_the_first_moment_that_is_known_nothing_is_guessed(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.reading() as db, pytest.raises(MomentNotKnown):
        states.state_at(db, cast.amina, report.id, report.created_at - timedelta(days=1))


def test_of_an_older_home_the_first_moment_is_the_day_it_was_renewed(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        one = add(db, cast, section_of(db, report), "A law stands.")
        for table in ("arrangement", "outline_state"):
            (trigger,) = [
                row[0]
                for row in db.execute(
                    "select name from sqlite_master where type = 'trigger' and tbl_name = ? and name like '%deleted'",
                    (table,),
                ).fetchall()
            ]
            db.execute(f"drop trigger {trigger}")
            db.execute(f"delete from {table}")
        for statement in migrations.statements(dict(moment_steps.STEPS)["0002_what_stands_now"]):
            db.execute(statement)
        since = states.known_since(db, report)
        shown = states.state_at(db, cast.amina, report.id, since + timedelta(seconds=1))
        assert [(each.id, each.text) for each in shown.blocks] == [(one, "A law stands.")]
        assert [part.title for part in shown.parts] == [each.title for each in queries.sections(db, report.id)]
        offered = [day for day, _ in states.days_of_change(db, report.id)]
        assert offered == [f"{since:%Y-%m-%d}"]  # not the day of its text, of which it is not known what stood around


def compared(db: Database, cast: Cast, report: StateReport, one: int, other: int) -> dict[str, list[ComparedBlock]]:
    before, after = (states.state_at(db, cast.amina, report.id, later(minute)) for minute in (one, other))
    lineage = states.lineage_between(db, report.id, later(one), later(other))
    found: dict[str, list[ComparedBlock]] = {}
    for part in comparing.compare(before, after, lineage).parts:
        for each in part.blocks:
            found.setdefault(each.id, []).append(each)
    return found


def test_each_change_is_told_as_what_it_is(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        section, other = section_of(db, report), section_of(db, report, "icerd.art-4")
        names = ("changed", "moved", "gone", "away", "split", "taking", "taken", "same")
        ids = {name: add(db, cast, section, f"The words of {name} stand. And more.") for name in names}
        by, at = cast.amina, later(5)
        operations.write_paragraph(db, paragraph_id=ids["changed"], text="Other words stand.", by=by, at=at)
        move_to_start(db, paragraph_id=ids["moved"], by=by, at=at)
        operations.delete_paragraph(db, paragraph_id=ids["gone"], by=by, at=at)
        operations.move_paragraph(db, paragraph_id=ids["away"], section_id=other, by=by, at=at)
        _, second = operations.split_paragraph(db, paragraph_id=ids["split"], offset=29, by=by, at=at)
        operations.merge_paragraphs(db, paragraph_id=ids["taking"], other_id=ids["taken"], by=by, at=at)
        new = add(db, cast, section, "New.", 5)
        found = compared(db, cast, report, 4, 6)
        became = {name: [each.became for each in found[key]] for name, key in ids.items()}
        assert became == {
            "changed": [Became.CHANGED],
            "moved": [Became.MOVED_HERE, Became.MOVED_AWAY],
            "gone": [Became.REMOVED],
            "away": [Became.MOVED_AWAY, Became.MOVED_HERE],
            "split": [Became.CHANGED],
            "taking": [Became.CHANGED],
            "taken": [Became.REMOVED],
            "same": [Became.SAME],
        }
        assert found[new][0].became is Became.ADDED
        assert found[second.paragraph_id][0].other == "5"
        assert found[ids["taken"]][0].other == queries.paragraph(db, by, ids["taking"]).label


def test_a_section_is_brought_back_to_a_moment_and_that_is_undone(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        section = section_of(db, report)
        one, two, _ = (add(db, cast, section, f"Text {number}. And more.") for number in (1, 2, 3))
        then = state(db, report)
        operations.write_paragraph(db, paragraph_id=one, text="Other.", by=cast.farid, at=later(5))
        operations.delete_paragraph(db, paragraph_id=two, by=cast.farid, at=later(6))
        add(db, cast, section, "New.", 7)
        move_to_start(db, paragraph_id=queries.paragraphs(db, report.id)[-1].id, by=cast.farid, at=later(8))
        now = state(db, report)
        restoring.restore_section(db, section_id=section, moment=later(4), by=cast.amina, at=later(9))
        assert state(db, report) == then
        with pytest.raises(restoring.NothingToRestore):
            restoring.restore_section(db, section_id=section, moment=later(4), by=cast.amina, at=later(10))
        undo_last(db, cast, section)
        assert state(db, report) == now
