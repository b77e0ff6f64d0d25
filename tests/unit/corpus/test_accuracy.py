"""What counts as a fault of the reading and what as a gap of the table it is measured against."""

from benchmarks.accuracy.observations import is_gap, observations
from benchmarks.accuracy.reviews import Reviewed, same_words
from workbench.corpus.parsing.records import ReadParagraph

PRINT = "thecommitteenoteswithconcernthelackofsigninterpretersincourtsofthehighlandsaccesstojustice"
READ = "thecommitteenoteswithconcernthelackofsigninterpretersincourtsofthehighlands"


def paragraph(number: str, text: str) -> ReadParagraph:
    return ReadParagraph(number, number, "", "", text, (), text, (), None, f"para-{number}")


def test_a_line_that_the_table_lost_is_a_gap_of_the_table() -> None:
    assert is_gap(READ.replace("thelackofsigninterpreters", ""), READ, PRINT, ())


def test_a_heading_that_the_table_carried_along_is_a_gap_of_the_table() -> None:
    assert is_gap(READ + "accesstojustice", READ, PRINT, {"accesstojustice"})


def test_words_that_the_reading_lost_or_took_along_are_its_fault() -> None:
    assert not is_gap(READ, READ.replace("thelackofsigninterpreters", ""), PRINT, ())
    assert not is_gap(READ, READ + "accesstojustice", PRINT, ())


def test_a_recommendation_that_was_cut_short_is_not_right() -> None:
    row = {"recommendation": "Ratify the Convention (Spain)", "recommending_states": "Spain"}
    assert same_words([row], Reviewed("1.1", "Ratify the Convention", ("Spain",)))
    assert same_words([row], Reviewed("1.1", "Ratify the Convention (Spain)", ("Spain",)))
    assert not same_words([row], Reviewed("1.1", "Ratify", ("Spain",)))


def test_a_paragraph_that_was_cut_short_is_not_equal_where_the_table_has_no_items() -> None:
    rows = [{"para": "1", "sub": "", "kind": "other", "text": "The Committee welcomes the law."}]
    assert observations([paragraph("1", "The Committee welcomes the law.")], rows, "").texts.right == 1
    assert observations([paragraph("1", "The Committee")], rows, "").texts.right == 0


def test_a_number_that_is_read_twice_is_invented() -> None:
    rows = [{"para": "1", "sub": "", "kind": "other", "text": "The Committee welcomes the law."}]
    read = [paragraph("1", "The Committee welcomes the law."), paragraph("1", "The Committee welcomes the law.")]
    assert observations(read, rows, "").numbers.invented == 1.0
