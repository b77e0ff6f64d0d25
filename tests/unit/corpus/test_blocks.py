"""What a piece of text begins with, and what is a heading."""

import pytest

from tests.builders.pdf import Print, pdf
from workbench.corpus.parsing.blocks import Block, headings_joined, is_heading, typed_label, typed_number
from workbench.corpus.parsing.pdf import printed


def block(text: str, **more: object) -> Block:
    return Block(text=text, bold=float(str(more.pop("bold", 0.0))), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21. The Committee recommends", "21"),
        ("147.12 Ratify the Convention (Norway);", "147.12"),
        ("101.56. Urgently adopt legislation", "101.56"),
        ("17 - وقد أنشئت ثلاثة معاهد", "17"),
        ("6.The Committee", "6"),
        ("٢١- ترحب اللجنة", "21"),
        ("21．委员会建议", "21"),
        ("21、委员会建议", "21"),
    ],
)
def test_a_paragraphs_number_in_the_forms_it_is_printed(text: str, number: str) -> None:
    found = typed_number(block(text))
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "text", ["2015 was a year of reform", "190,755,799 people", "63.2 per cent of", "3.5% of girls", "1989"]
)
def test_a_figure_at_the_start_is_no_number(text: str) -> None:
    found = typed_number(block(text))
    assert found is None or "." in found[0]


def test_an_automatic_number_is_as_good_as_a_typed_one() -> None:
    assert typed_number(block("Adopt a law.", numbering="21.")) == ("21", "Adopt a law.")
    assert typed_number(block("Adopt a law.", numbering="(a)")) is None
    assert typed_label(block("Adopt a law.", numbering="(a)")) == ("a", "Adopt a law.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(a) Adopt", "a"),
        ("b) De ratifier", "b"),
        ("(iv) Ensure", "iv"),
        ("а) о мерах", "а"),
        ("(أ) اعتماد", "أ"),
        ("（a）通过", "a"),
        ("（一）通过", "一"),
        ("a. Adopt", "a"),
    ],
)
def test_an_items_label_in_the_forms_it_is_printed(text: str, label: str) -> None:
    found = typed_label(block(text))
    assert found is not None
    assert found[0] == label


def test_a_bold_sentence_is_no_heading_and_a_bold_line_without_full_stop_is() -> None:
    assert is_heading(block("Access to justice (art. 13)", bold=1.0))
    assert not is_heading(block("8. The Committee recommends that the State party:", bold=1.0))
    assert not is_heading(block("Access to justice", bold=0.0))


def test_a_heading_on_two_lines_is_one_and_an_item_is_no_part_of_it() -> None:
    blocks = [block("II. Scope of cooperation with", bold=1.0), block("human rights mechanisms", bold=1.0)]
    assert [each.text for each in headings_joined(blocks)] == ["II. Scope of cooperation with human rights mechanisms"]
    stem = block("8. Le Comité recommande :", bold=1.0)
    assert len(list(headings_joined([stem, block("a) De ratifier", bold=1.0)]))) == 2


def joined(first: str, second: str, *, elsewhere: str = "") -> str:
    page = [Print(f"{first}-"), Print(second), Print(elsewhere, down=40)]
    return printed.read(pdf([line for line in page if line.text])).blocks[0].text


def test_a_hyphen_at_the_end_of_a_line_is_kept_where_it_belongs_to_the_word() -> None:
    assert joined("The imple", "mentation of it.", elsewhere="An implementation plan.") == "The implementation of it."
    assert joined("The Gover", "nment reported.") == "The Government reported."
    assert joined("On decision", "making in it.", elsewhere="A decision is the making.") == "On decision-making in it."
    assert joined("On non", "discrimination.") == "On non-discrimination."


def test_a_heading_above_the_first_paragraph_of_a_page_is_no_end_of_the_page_before() -> None:
    full = "(a) Adopt a law on the languages of the highlands, with the means that it needs to be kept."
    read = printed.read(
        pdf(
            [Print("1. The Committee recommends that the State party:", bold=True), Print(full, bold=True, left=140)],
            [Print("Freedom of movement (art. 18)", bold=True), Print("2. The Committee is concerned.", down=24)],
        )
    )
    assert [block.text for block in read.blocks][1:3] == [full, "Freedom of movement (art. 18)"]


def test_letters_with_a_line_around_them_are_bold() -> None:
    assert printed.read(pdf([Print("1. The Committee recommends.", outlined=True)])).blocks[0].bold == 1.0


def test_the_heading_of_a_section_may_be_long() -> None:
    words = "Cooperation with the International Labour Organization, the Office of the High Commissioner, " * 3
    assert is_heading(block(f"E. {words}and others", bold=1.0))
    assert not is_heading(block(f"{words}and others", bold=1.0))
