"""A column map as a file: what a person reads and changes, and what --columns reads again."""

import pytest

from workbench.recommendations.intake.maps import NotAField, NotAMap, map_as_toml, map_from_toml
from workbench.recommendations.intake.records import ColumnMap, Field

MAP = ColumnMap(
    {"Texto “da” recomendação": Field.TEXT, 'Órgão "líder"': Field.RESPONSIBLE, "权责机关\n协办": Field.SUPPORTING},
    {Field.SYMBOL: "CERD/C/ARC/CO/3", Field.STATE: "ARC"},
    {Field.RESPONSIBLE: (",", " e ")},
)


def test_what_is_written_is_read_again() -> None:
    assert map_from_toml(map_as_toml(MAP)) == MAP


def test_columns_that_say_nothing_stand_in_the_file_to_be_filled_in() -> None:
    written = map_as_toml(MAP, [*MAP.columns, "Budget"])
    assert '# "Budget" = ""' in written
    assert map_from_toml(written) == MAP


def test_a_word_that_is_no_field_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotAField, match="responsible, supporting"):
        map_from_toml('[columns]\n"Budget" = "money"\n')


def test_a_file_that_is_no_map_is_refused_with_what_one_looks_like() -> None:
    with pytest.raises(NotAMap, match=r"\[columns\]"):
        map_from_toml("Budget: money")
