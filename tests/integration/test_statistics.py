"""A statistic is declared once; texts print its last value; nothing it said is lost."""

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import later
from workbench.drafting.statistics import operations, queries
from workbench.drafting.statistics.cells import figure_id
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.drafting.statistics.operations.declaring import NamelessStatistic, StatisticNameTaken
from workbench.drafting.statistics.operations.renewing import NoFigure, NoPeriod
from workbench.drafting.statistics.printed import printed
from workbench.drafting.statistics.records import Statistic
from workbench.errors import NotFound
from workbench.installation import Installation
from workbench.people import Actor
from workbench.store import Database


def teachers(db: Database, by: Actor) -> Statistic:
    said = Declared("Teachers trained", "Teachers who ended the course", "Ministry of Education", "teachers", "ICERD")
    known = operations.declare(db, said=said, by=by, at=MORNING)
    values = [NewValue("2024", "1,240"), NewValue("2024", "800", {"sex": "women"}), NewValue("2023", "900")]
    return operations.renew(db, statistic_id=known.id, values=values, by=by, at=MORNING)


def test_the_last_value_prints_and_earlier_ones_stay_in_the_history(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        assert printed(db, [known.id], "en") == {known.id: "1,240"}
        operations.renew(db, statistic_id=known.id, values=[NewValue("2024", "1300")], by=cast.amina, at=later(1))
        women = figure_id(known.id, "2024", {"sex": "women"})
        assert printed(db, [known.id, women], "fr") == {known.id: "1\u202f300", women: "800"}
        assert [cell.value for cell in queries.past_values(db, known.id)] == ["1240", "800", "900", "1300"]


def test_a_later_period_is_the_latest_and_the_old_one_keeps_its_figure(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        operations.renew(db, statistic_id=known.id, values=[NewValue("2025", "1,500")], by=cast.farid, at=later(1))
        of_2024 = figure_id(known.id, "2024")
        assert printed(db, [known.id, of_2024], "en") == {known.id: "1,500", of_2024: "1,240"}


def test_a_figure_that_nobody_said_or_that_was_taken_away_prints_nothing(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        of_1999, of_2023 = figure_id(known.id, "1999"), figure_id(known.id, "2023")
        operations.renew(db, statistic_id=known.id, values=[NewValue("2023", "")], by=cast.farid, at=later(1))
        assert printed(db, [of_1999, of_2023, "nothing"], "en") == {}


def test_the_same_values_again_change_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        again = [NewValue("2024", "1 240"), NewValue(" 2023 ", "900"), NewValue("2024", "800", {"Sex": " women "})]
        operations.renew(db, statistic_id=known.id, values=again, by=cast.amina, at=later(1))
        assert len(queries.past_values(db, known.id)) == 3
        assert db.execute("select count(*) from journal where verb = 'renew_statistic'").fetchone()[0] == 1


def test_two_statistics_do_not_bear_one_name_unless_one_was_given_up(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        with pytest.raises(StatisticNameTaken):
            operations.declare(db, said=Declared("teachers TRAINED"), by=cast.farid, at=later(1))
        operations.end(db, statistic_id=known.id, by=cast.farid, at=later(1))
        operations.declare(db, said=Declared("Teachers trained"), by=cast.farid, at=later(2))
        with pytest.raises(StatisticNameTaken):
            operations.take_up_again(db, statistic_id=known.id, by=cast.farid, at=later(3))
        assert printed(db, [known.id], "en") == {known.id: "1,240"}


def test_a_value_needs_its_period_and_is_short_and_a_statistic_has_a_name(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        for value, refusal in ((NewValue(" ", "3"), NoPeriod), (NewValue("2024", "x" * 201), NoFigure)):
            with pytest.raises(refusal):
                operations.renew(db, statistic_id=known.id, values=[value], by=cast.farid, at=later(1))
        with pytest.raises(NamelessStatistic):
            operations.declare(db, said=Declared("  "), by=cast.farid, at=later(1))


def test_who_does_not_write_reports_finds_no_door_to_statistics(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        known = teachers(db, cast.farid)
        for actor in (cast.bruno, cast.chidi, cast.dana):
            with pytest.raises(NotFound):
                operations.renew(db, statistic_id=known.id, values=[NewValue("2025", "1")], by=actor, at=later(1))
