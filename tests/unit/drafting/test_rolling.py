"""Where a paragraph of the last report goes in a new outline, and what is to be renewed in it."""

import pytest

from workbench.drafting.rolling.figures import FigureKind, figures_in
from workbench.drafting.rolling.naming import is_front_matter, names, opens
from workbench.drafting.rolling.placing import place
from workbench.drafting.rolling.records import How, Piece, Target
from workbench.drafting.rolling.repeats import shingles

KNOWN = tuple(str(number) for number in range(1, 34))
TARGETS = (
    Target("g", "x.general", "Preparation of the report", (), "How the report was prepared and who was consulted"),
    Target("o", "x.1-4", "General obligations", ("1", "2", "3", "4"), "Laws, strategy and plan of action"),
    Target("e", "x.5", "Equality and non-discrimination", ("5",), "Protection against discrimination"),
    Target("w", "x.6", "Women with disabilities", ("6",), "Measures against violence against women"),
    Target("c", "x.7", "Children with disabilities", ("7",), "Children in institutions"),
    Target("h", "x.25", "Health", ("25",), "Health services and hospitals"),
)


def piece(number: str, text: str, *headings: str, part: str = "", key: str = "") -> Piece:
    citation = f"CRPD/C/ARC/1, para. {number}"
    return Piece(f"id-{number}", "document", citation, number, headings, text, (), part, key)


def placed(*pieces: Piece, language: str = "en") -> list[tuple[str, How]]:
    return [(each.section_id, each.how) for each in place(pieces, TARGETS, treaty="CRPD", language=language)]


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Article 5 – Equality and non-discrimination", ("5",)),
        (
            "Articles 1 (Purpose), 2 (Definitions), 3 (Fundamental principles) and 4 (General obligations)",
            tuple("1234"),
        ),
        ("Articles 5 and 6", ("5", "6")),
        ("Artículos 5 a 7: igualdad", ("5", "6", "7")),
        ("Artigo 6 – Acesso à justiça", ("6",)),
        ("المادة 7: الأطفال", ("7",)),
        ("Статья 5. Равенство", ("5",)),
        ("第5条 平等", ("5",)),
        ("Article 5 (a): equal treatment", ("5", "5(a)")),
        ("Article 140 of the Penal Code", ()),
        ("Article 5 of the Constitution", ()),
        ("Equality", ()),
    ],
)
def test_a_heading_names_its_articles_in_the_languages_of_reports(heading: str, numbers: tuple[str, ...]) -> None:
    assert names((heading,), KNOWN) == numbers


def test_the_lowest_heading_that_names_an_article_counts() -> None:
    assert names(("Articles 1 to 4", "Article 6"), KNOWN) == ("6",)
    assert names(("Articles 6 and 7", "The school year"), KNOWN) == ("6", "7")


def test_a_heading_that_was_read_as_text_opens_its_article() -> None:
    assert opens("Article 7: children with disabilities", KNOWN)
    assert not opens("Article 7 of the Act provides that: all children go to school. " * 5, KNOWN)
    assert not opens("Article 140: whoever offends another.", KNOWN)


def test_the_article_of_a_heading_holds_for_what_follows_below_it() -> None:
    assert placed(
        piece("1", "The Act forbids it.", "II. Rights", "Article 5: Equality"),
        piece("2", "A case of slander.", "II. Rights", "Case law"),
        piece("3", "Girls.", "II. Rights", "Article 6: Women"),
    ) == [("e", How.ARTICLE), ("e", How.ARTICLE), ("w", How.ARTICLE)]


def test_an_article_holds_no_longer_in_another_part_of_the_report() -> None:
    first, second = placed(
        piece("1", "The Act forbids it.", "II. Rights", "Article 5: Equality"),
        piece("2", "The end.", "III. Annex of laws"),
    )
    assert first == ("e", How.ARTICLE)
    assert second == ("", How.NOWHERE)


def test_between_articles_that_were_skipped_themes_decide() -> None:
    found = placed(
        piece("1", "The Act forbids it.", "Rights", "Article 6: Women"),
        piece("2", "Hospitals and health services were opened.", "Rights", "Health"),
    )
    assert [section for section, _ in found] == ["w", "h"]


def test_before_the_first_article_a_right_that_is_named_has_its_section_and_all_else_a_general_one() -> None:
    found = placed(
        piece("1", "Ministries prepared the report and consulted organizations.", "I. How the report was prepared"),
        piece("2", "Land of lakes.", "A. Land and people"),
        piece("3", "It runs all hospitals.", "B. Health"),
        piece("4", "It is forbidden.", "II. Rights", "Article 5"),
    )
    assert [section for section, _ in found] == ["g", "g", "h", "e"]
    assert found[1][1] is How.ORDER


def test_covers_abbreviations_and_annexes_go_nowhere_and_are_shown() -> None:
    found = placed(
        Piece("id", "document", "¶ 1", "", (), "[Date received: 3 May 2019]", ()),
        Piece("id", "document", "¶ 2", "", ("List of abbreviations",), "MoE Ministry of Education", ()),
        piece("1", "It is forbidden.", "Article 5"),
        piece("9", "A table.", "Statistics", part="Annex I"),
    )
    assert [section for section, _ in found] == ["", "", "e", ""]
    assert is_front_matter(("Lista de Siglas",))


def test_the_same_section_of_an_outline_made_here_comes_first() -> None:
    assert placed(piece("1", "Hospitals.", "Health", key="x.7")) == [("c", How.SAME_SECTION)]


def test_an_outline_without_sections_places_nothing() -> None:
    assert place([piece("1", "Words.")], (), treaty="CRPD", language="en")[0].how is How.NOWHERE


def test_numbers_percentages_and_years_are_listed_and_names_of_laws_are_not() -> None:
    text = "In 2019, 1,240 teachers (12 per cent; 12.5% of women) were trained under Law No. 10436, art. 5 and 7347/85."
    assert [(each.kind, each.text) for each in figures_in(text)] == [
        (FigureKind.YEAR, "2019"),
        (FigureKind.NUMBER, "1,240"),
        (FigureKind.PERCENTAGE, "12 per cent"),
        (FigureKind.PERCENTAGE, "12.5%"),
    ]
    assert [each.text for each in figures_in("في عام ٢٠١٩")] == ["٢٠١٩"]
    assert figures_in("PNDH-3 and paragraph 7 (2)") == ()


def test_a_short_paragraph_repeats_nothing() -> None:
    assert shingles("Schools are open to all.") == frozenset()
    assert len(shingles("one two three four five six seven eight nine ten eleven twelve")) == 5
