"""A table is a document: each filled row can be cited by its place, and read without the header."""

import pytest

from tests.builders.tables import csv
from workbench.corpus.parsing import reading
from workbench.corpus.parsing.records import Reading
from workbench.corpus.parsing.sheets import tabular
from workbench.corpus.parsing.sheets.delimited import EndlessCell, TooManyColumns
from workbench.corpus.parsing.sheets.sheet import Row, Sheet
from workbench.corpus.records import ParagraphKind
from workbench.treaties import DocumentKind


def read(data: bytes) -> Reading:
    (found,) = reading.read(data, "table.csv")
    return found


def test_a_row_is_a_paragraph_with_its_cells_and_its_place() -> None:
    found = read(
        csv(("State", "Response", "Text"), ("Arcadia", "Accepted", "Adopt a law"), ("Arcadia", "", "Repeal it"))
    )
    assert found.media_type == "text/csv"
    first, second = found.paragraphs
    assert first.full_text == "State: Arcadia\nResponse: Accepted\nText: Adopt a law"
    assert (first.cells, first.table, first.place) == (("Arcadia", "Accepted", "Adopt a law"), 1, "row 2")
    assert second.full_text == "State: Arcadia\nText: Repeal it"


def test_titles_above_the_header_stay_paragraphs_of_their_own() -> None:
    found = read(
        csv(
            ("Monitoring of recommendations", "", ""),
            ("", "", ""),
            ("Theme", "Status", "Ministry"),
            ("Water", "In progress", "Environment"),
            ("Schools", "Done", "Education"),
            sign=";",
        )
    )
    assert found.paragraphs[0].text == "Monitoring of recommendations"
    assert found.paragraphs[1].full_text == "Theme: Water\nStatus: In progress\nMinistry: Environment"
    assert found.paragraphs[1].place == "row 4"


def test_figures_without_a_header_are_joined() -> None:
    found = read(csv(("2019", "12", "8"), ("2020", "14", "9"), ("2021", "15", "9")) + b"sum,41,26\n")
    assert found.paragraphs[0].full_text == "2019 | 12 | 8"


def test_commas_of_a_sentence_make_no_table() -> None:
    text = b"Women, men and children live here.\nBoys, girls and elders came there.\n"
    assert reading.kind_of_file(text * 3) == "text/plain"


def test_old_macintosh_files_and_every_delimiter_are_read() -> None:
    rows = (("Pays", "Réponse"), ("Côte d’Ivoire", "acceptée"), ("Sénégal", "notée – refusée à l’époque"))
    for sign in (",", ";", "\t", "#", "|"):
        found = read(csv(*rows, sign=sign, encoding="mac-roman", end="\r"))
        assert found.paragraphs[0].full_text == "Pays: Côte d’Ivoire\nRéponse: acceptée", sign


BODY = "Committee on the Elimination of Racial Discrimination"
TITLE = "Concluding observations on the combined third and fourth periodic reports of Uruguay*"


def observations(*rows: tuple[str, str, str]) -> bytes:
    """Concluding observations set into rows, with their headings in columns."""
    header = ("", "topheader", "superheader", "header", "subheader", "text")
    return csv(header, *((str(at), BODY, TITLE, *row) for at, row in enumerate(rows)), sign="#", end="\n")


def test_a_text_that_was_set_into_rows_is_read_as_a_text() -> None:
    found = read(
        observations(
            ("", "", ""),
            ("A.\tIntroduction", "", "1.\tThe Committee considered the reports."),
            ("B.\tPositive aspects", "", "2.\tIt welcomes: (a)\tthe law; (b)\tthe plan."),
            ("C.\tConcerns", "Statistics", "3.\tThe Committee recommends that the State party count."),
        )
    )
    assert found.identity.kind is DocumentKind.CONCLUDING_OBSERVATIONS
    assert (found.identity.treaty, found.identity.state, found.identity.language) == ("ICERD", "URY", "en")
    assert found.identity.title == TITLE.rstrip("*")
    assert [(each.number, each.section, each.heading) for each in found.paragraphs] == [
        ("1", "A. Introduction", ""),
        ("2", "B. Positive aspects", ""),
        ("3", "C. Concerns", "Statistics"),
    ]
    assert [(item.label, item.text) for item in found.paragraphs[1].items] == [("a", "the law;"), ("b", "the plan.")]
    assert found.paragraphs[2].kind is ParagraphKind.RECOMMENDATION
    assert found.paragraphs[2].place == "row 5"


def test_a_list_whose_letters_were_lost_stays_with_its_paragraph_and_invents_none() -> None:
    found = read(
        observations(
            ("B. Positive aspects", "", "The Committee welcomes in particular:"),
            ("B. Positive aspects", "", "The law of 2013;"),
            ("C. Concerns", "", "The plan of 2015."),
            ("C. Concerns", "", "The Committee is concerned about delays."),
        )
    )
    first, second = found.paragraphs
    assert first.full_text == "The Committee welcomes in particular:\nThe law of 2013;\nThe plan of 2015."
    assert (first.items, first.section) == ((), "B. Positive aspects")
    assert (second.section, second.kind) == ("C. Concerns", ParagraphKind.CONCERN)


def test_lettered_rows_under_a_paragraph_without_a_number_are_its_items() -> None:
    found = read(
        observations(
            ("B. Positive aspects", "", "The Committee welcomes:"),
            ("B. Positive aspects", "", "a)\tthe law of 2013;"),
            ("B. Positive aspects", "", "b)\tthe plan of 2015."),
            ("C. Concerns", "", "The Committee is concerned about delays."),
        )
    )
    assert [(item.label, item.text) for item in found.paragraphs[0].items] == [
        ("a", "the law of 2013;"),
        ("b", "the plan of 2015."),
    ]
    assert len(found.paragraphs) == 2


def test_sources_below_a_table_are_no_rows_of_it() -> None:
    found = read(
        csv(
            ("Year", "Group", "Pupils"),
            ("2024", "All", "68380"),
            ("2025", "All", "68511"),
            ("", "", ""),
            ("Source: register of schools; 2025 is provisional", "", ""),
            sign=";",
        )
    )
    assert [(each.place, each.table) for each in found.paragraphs] == [("row 2", 1), ("row 3", 1), ("row 5", None)]
    assert found.paragraphs[-1].full_text == "Source: register of schools; 2025 is provisional"


def test_a_row_of_two_columns_may_have_its_first_cell_alone() -> None:
    found = read(csv(("Ministry", "Reply"), ("Health", "sent"), ("Housing", "")))
    assert [each.full_text for each in found.paragraphs] == ["Ministry: Health\nReply: sent", "Ministry: Housing"]


def test_a_name_merged_over_the_columns_parts_the_table() -> None:
    rows = (
        Row(1, ("No.", "Paragraph", "Ministry")),
        Row(2, ("EDUCATION (arts. 5 and 7)", "", "")),
        Row(3, ("1", "28 (a)", "Education")),
        Row(4, ("HOUSING (art. 5)", "", "")),
        Row(5, ("2", "26 (a)", "Housing")),
    )
    blocks = tabular.part((Sheet("Monitoring", rows, frozenset({2, 4})),)).blocks
    assert [(each.text, each.heading) for each in blocks if each.heading] == [
        ("Monitoring", 1),
        ("EDUCATION (arts. 5 and 7)", 2),
        ("HOUSING (art. 5)", 2),
    ]
    assert [each.place for each in blocks if each.row] == ["Monitoring, row 3", "Monitoring, row 5"]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row() -> None:
    rows = b"paragraph,text\n" + b"1,Adopt a law\n" * 100 + b'2,"Repeal it\n' + b"3,Adopt a law\n" * 200_000
    with pytest.raises(EndlessCell, match="row 102"):
        read(rows)


def test_a_table_wider_than_any_spreadsheet_is_refused() -> None:
    with pytest.raises(TooManyColumns, match="16384 columns"):
        read((b"law," * 16_384 + b"law\n") * 3)
