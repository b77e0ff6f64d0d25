"""The list sent to a State after its review, a Word table: rows under themes, positions, persons, goals."""

from tests.builders.word_text import p, table, tc, word
from workbench.recommendations.intake.entries import entries
from workbench.recommendations.intake.proposing import proposed
from workbench.recommendations.intake.reading import read_tables
from workbench.recommendations.intake.records import Entry

ACROSS = '<w:gridSpan w:val="4"/>'
HEAD = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)


def cells(*lines: str) -> str:
    return "".join(tc("".join(p(line) for line in cell.split("\n"))) for cell in lines)


LIST = word(
    p("Thematic list of recommendations: Arcadia")
    + table(
        cells(*HEAD),
        tc(p("Theme: A41 Right to health"), ACROSS),
        cells(
            "147.12 Ratify the Convention on the health of all (Kenya; Peru);",
            "Supported\nA/HRC/59/15/Add.1 - Para.3",
            "Right to health\nChildren",
            "GOAL 3: GOOD HEALTH AND WELL-BEING\nGOAL 16: PEACE, JUSTICE AND STRONG INSTITUTIONS",
        ),
        tc(p("Theme: Migrants"), ACROSS),
        cells("147.13 Register all migrant workers (Chad);", "Noted\nA/HRC/59/15/Add.1 - Para.4", "Migrants", ""),
    )
)


def taken() -> tuple[Entry, ...]:
    (found,) = read_tables(LIST, "list.docx")
    read = entries(found, proposed(found).column_map)
    assert not read.refused
    return read.entries


def test_each_recommendation_has_its_number_its_text_and_who_recommended() -> None:
    assert [(each.number, each.text, each.recommending_states) for each in taken()] == [
        ("147.12", "Ratify the Convention on the health of all", ("Kenya", "Peru")),
        ("147.13", "Register all migrant workers", ("Chad",)),
    ]


def test_the_position_is_read_whatever_stands_with_it_and_where_it_was_said_stays_with_the_row() -> None:
    first, second = taken()
    assert (first.position, second.position) == ("supported", "noted")
    assert "A/HRC/59/15/Add.1 - Para.3" in first.cells["Position of the State under review"]


def test_groups_of_persons_among_the_themes_are_told_from_them_and_goals_are_numbers() -> None:
    first, second = taken()
    assert first.persons == ("Children",)
    assert first.sdgs == ("3", "16")
    assert "Right to health" in first.themes
    assert (second.themes, second.persons) == (("Migrants",), ())


def test_the_theme_above_the_rows_is_kept_with_each_of_them() -> None:
    assert [each.cells["Theme"] for each in taken()] == ["A41 Right to health", "Migrants"]


def test_it_is_known_for_a_list_of_the_review() -> None:
    assert {each.treaty for each in taken()} == {"UPR"}
