"""A statistic is declared once; texts print its last value; nothing it said is lost."""

import csv
import io

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from workbench.drafting import queries as drafting
from workbench.drafting.operations import add_paragraph, freeze
from workbench.drafting.statistics import operations, queries
from workbench.drafting.statistics.cells import figure_id
from workbench.drafting.statistics.missing import missing
from workbench.drafting.statistics.operations import Declared, NewValue
from workbench.drafting.statistics.operations.declaring import NamelessStatistic, StatisticNameTaken
from workbench.drafting.statistics.operations.renewing import NoFigure, NoPeriod
from workbench.drafting.statistics.printed import printed
from workbench.drafting.statistics.records import Statistic
from workbench.drafting.statistics.uses import uses
from workbench.drafting.statistics.written import lines_of
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
            with pytest.raises(NotFound):
                queries.statistics(db, actor)
            with pytest.raises(NotFound):
                queries.statistic(db, actor, known.id)


def test_a_table_of_a_statistic_gets_the_columns_that_come_and_figures_in_texts_are_named(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = drafting.sections(db, report.id)[0]
        known = teachers(db, cast.farid)
        table = operations.add_table(db, section_id=section.id, statistic_id=known.id, by=cast.farid, at=MORNING)
        text = f'Some <stat id="{known.id}"> teachers.'
        add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
        assert [(use.label, use.is_table) for use in uses(db, cast.amina, known.id)] == [
            ("Table 1", True),
            ("1", False),
        ]
        assert operations.renew_tables(db, statistic_id=known.id, by=cast.farid, at=later(1)) == ()
        operations.renew(db, statistic_id=known.id, values=[NewValue("2025", "1500")], by=cast.farid, at=later(2))
        assert operations.renew_tables(db, statistic_id=known.id, by=cast.farid, at=later(2)) == (table.paragraph_id,)
        frozen = freeze(db, report_id=report.id, by=cast.farid, at=later(3)).snapshot
        shown, sentence = frozen.paragraphs
        assert [row.split("\t") for row in shown.text.split("\n")] == [
            ["sex", "2023", "2024", "2025"],
            ["Teachers trained", "900", "1,240", "1,500"],
            ["women", "–", "800", "–"],
        ]
        assert sentence.text == "Some 1,500 teachers."


def test_a_frozen_version_keeps_its_figures_when_the_statistic_is_renewed(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = drafting.sections(db, report.id)[0]
        known = teachers(db, cast.farid)
        add_paragraph(db, section_id=section.id, text=f'<stat id="{known.id}"> came.', by=cast.farid, at=MORNING)
        frozen = freeze(db, report_id=report.id, by=cast.farid, at=later(1)).snapshot
        operations.renew(db, statistic_id=known.id, values=[NewValue("2025", "7")], by=cast.farid, at=later(2))
        assert drafting.snapshot(db, cast.farid, frozen.id).paragraphs[0].text == "1,240 came."


def test_groups_that_the_guideline_asks_for_and_that_are_missing_are_listed(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        asked = next(each for each in drafting.requirements(db, report.id) if "sex" in each.disaggregation)
        known = teachers(db, cast.farid)

        def listed() -> list[tuple[str, tuple[str, ...]]]:
            found = missing([asked], drafting.paragraphs(db, report.id), {known.id: known})
            return [(each.statistic.name if each.statistic else "", each.groups) for each in found]

        assert listed() == [("", tuple(group.replace("_", " ") for group in asked.disaggregation))]
        text = f'Some <stat id="{known.id}"> teachers.'
        add_paragraph(db, section_id=asked.section_id, text=text, by=cast.farid, at=MORNING)
        ((name, groups),) = listed()
        assert name == "Teachers trained"
        assert "sex" not in groups


SHEET = """Indicator,Source,Year,Sex,Value
Teachers trained,Ministry of Education,2024,,"1,240"
Teachers trained,Ministry of Education,2024,women,800
Pupils,,2024,,
,,2024,,3
"""


def test_a_spreadsheet_is_taken_in_once_and_rows_that_say_nothing_are_named(
    installation: Installation, cast: Cast
) -> None:
    sheets = operations.read(SHEET.encode(), "figures.csv")
    with installation.store.writing() as db:
        first = operations.take_in(db, sheets=sheets, by=cast.farid, at=MORNING)
        second = operations.take_in(db, sheets=sheets, by=cast.amina, at=later(1))
        known = queries.statistic(db, cast.farid, "Teachers trained")
    assert (first.declared, first.renewed, [row.reason for row in first.refused]) == (1, 2, ["no value", "no name"])
    assert (second.declared, second.renewed, second.unchanged) == (0, 0, 2)
    assert {cell.value for cell in known.cells} == {"1240", "800"}
    assert (known.source, known.dimensions) == ("Ministry of Education", ("sex",))


def test_years_may_be_columns_and_what_is_given_out_is_taken_in_again(installation: Installation, cast: Cast) -> None:
    sheets = operations.read(b"Name;2023;2024\nPupils;10;12\nSchools;3;\n", "figures.csv")
    with installation.store.writing() as db:
        assert operations.take_in(db, sheets=sheets, by=cast.farid, at=MORNING).renewed == 3
        stream = io.StringIO()
        csv.writer(stream).writerows(lines_of(queries.statistics(db, cast.farid)))
        again = operations.read(stream.getvalue().encode(), "out.csv")
        taken = operations.take_in(db, sheets=again, by=cast.farid, at=later(1))
    assert (taken.declared, taken.renewed, taken.unchanged, taken.refused) == (0, 0, 3, ())
