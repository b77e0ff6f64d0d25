"""What counts as a fault of the reading and what as a gap of the table it is measured against."""

from benchmarks.accuracy.observations import is_gap

PRINT = "thecommitteenoteswithconcernthelackofsigninterpretersincourtsofthehighlandsaccesstojustice"
READ = "thecommitteenoteswithconcernthelackofsigninterpretersincourtsofthehighlands"


def test_a_line_that_the_table_lost_is_a_gap_of_the_table() -> None:
    assert is_gap(READ.replace("thelackofsigninterpreters", ""), READ, PRINT, ())


def test_a_heading_that_the_table_carried_along_is_a_gap_of_the_table() -> None:
    assert is_gap(READ + "accesstojustice", READ, PRINT, {"accesstojustice"})


def test_words_that_the_reading_lost_or_took_along_are_its_fault() -> None:
    assert not is_gap(READ, READ.replace("thelackofsigninterpreters", ""), PRINT, ())
    assert not is_gap(READ, READ + "accesstojustice", PRINT, ())
