"""What the columns of a table mean is settled once: the next table with the same columns is understood by itself."""

from dataclasses import replace

from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.recommendations.intake.records import ColumnMap, Field
from workbench.recommendations.intake.remembering import remember, remembered

HEADERS = ("Recommendation", "Lead ministry", "Budget")
MAP = ColumnMap(
    {"Recommendation": Field.TEXT, "Lead ministry": Field.RESPONSIBLE},
    {Field.STATE: "ARC"},
    {Field.RESPONSIBLE: (";",)},
)


def test_a_map_is_found_again_by_the_names_of_the_columns_and_says_whose_it_is(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        remember(db, HEADERS, MAP, name="Tracker 2024", by=cast.amina, at=MORNING)
        found = remembered(db, HEADERS)
        assert found is not None
        assert (found.name, found.column_map, found.by_name) == ("Tracker 2024", MAP, cast.amina.name)


def test_the_order_and_the_case_of_names_do_not_matter_and_the_map_has_the_names_of_the_table(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        remember(db, HEADERS, MAP, name="Tracker 2024", by=cast.amina, at=MORNING)
        found = remembered(db, ("BUDGET", "Lead  Ministry", "recommendation"))
        assert found is not None
        assert dict(found.column_map.columns) == {"recommendation": Field.TEXT, "Lead  Ministry": Field.RESPONSIBLE}


def test_other_columns_are_other_tables(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        remember(db, HEADERS, MAP, name="Tracker 2024", by=cast.amina, at=MORNING)
        assert remembered(db, HEADERS[:2]) is None


def test_a_map_that_was_settled_anew_takes_the_place_of_the_old_one_and_the_same_again_is_nothing(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        other = replace(MAP, columns={"Recommendation": Field.TEXT})
        for each in (MAP, MAP, other):
            remember(db, HEADERS, each, name="Tracker 2024", by=cast.amina, at=MORNING)
        found = remembered(db, HEADERS)
        assert found is not None
        assert found.column_map == other
        verb = "settled what columns mean"
        assert db.execute("select count(*) from journal where verb = :verb", {"verb": verb}).fetchone()[0] == 2
