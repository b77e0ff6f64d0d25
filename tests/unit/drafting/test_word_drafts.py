"""A draft written in Word, as parts and blocks: what is a heading, what is numbered, what goes where."""

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.drafting.test_counting import a_section
from workbench.drafting.blocks.loading_word import AS_TEXT, NEW, proposed
from workbench.drafting.blocks.word_blocks import NewFigure, blocks_of_part
from workbench.drafting.blocks.word_draft import bare, plan
from workbench.word.drafted.records import Drafted, DraftedParagraph, DraftedPicture, DraftedTable, WordDraft


def line(text: str, **said: Any) -> DraftedParagraph:
    return DraftedParagraph(text, **said)


def parts(*blocks: Drafted, titles: tuple[str, ...] = ()) -> list[tuple[str, int, str]]:
    sections = [replace(a_section(title), title=title) for title in titles]
    return [(part.heading, part.level, part.section) for part in plan(WordDraft(blocks), sections).parts]


def told(*blocks: Drafted, numbers: bool = True) -> list[tuple[str, str]]:
    return [
        (f"figure {block.picture.name}", block.caption)
        if isinstance(block, NewFigure)
        else (block.kind.value, block.markup)
        for block in blocks_of_part(blocks, numbers=numbers)
    ]


def test_a_heading_means_the_section_with_its_title_whatever_number_stands_before_it() -> None:
    found = parts(
        line("II. Article 2 – Policy", heading=1),
        line("Text."),
        line("article 12 - policy", heading=2),
        line("Another", heading=1),
        titles=("Article 2 – Policy", "Article 12 – Policy"),
    )
    assert found == [
        ("Article 2 – Policy", 1, "Article 2 – Policy"),
        ("article 12 - policy", 2, "Article 12 – Policy"),
        ("Another", 1, ""),
    ]


def test_a_short_line_in_bold_or_with_a_roman_number_is_a_heading_where_word_knows_of_none() -> None:
    found = parts(
        line("Report", bold=1.0, size=16.0),
        line("Education", label="II."),
        line("Bold, but a sentence.", bold=1.0),
        line("Text."),
        line("Girls", bold=1.0, size=12.0),
        line("Text."),
    )
    assert [(title, level) for title, level, _ in found] == [("Report", 1), ("Education", 3), ("Girls", 2)]


def test_a_draft_written_in_bold_throughout_has_no_such_headings() -> None:
    assert len(parts(*(line(f"Recommendation {number}", bold=1.0) for number in range(20)))) == 1


def test_headings_become_sections_and_those_that_only_look_like_ones_stay_lines_of_the_text() -> None:
    draft = WordDraft((line("Before."), line("Known", heading=1), line("Bold", bold=1.0), line("New", heading=1)))
    made = plan(draft, [replace(a_section("S1"), title="Known")])

    assert list(proposed(made).values()) == [NEW, "S1", AS_TEXT, NEW]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("II. Article 5: stereotypes", "Article 5: stereotypes"),
        ("(a) Law", "Law"),
        ("1.2. Law", "Law"),
        ("R. G. n. 23 (1997)", "R. G. n. 23 (1997)"),
        ("A law", "A law"),
        ("2.", "2."),
    ],
)
def test_only_a_number_goes_from_a_title(title: str, found: str) -> None:
    assert bare(title) == found


def test_numbers_and_letters_go_whether_automatic_or_typed() -> None:
    assert told(
        line("Automatic.", label="21."),
        line("22. Typed."),
        line("23.\tTyped <strong>too</strong>."),
        line("(a) One;"),
        line("Two;", label="(b)", listed=1),
        line("(i) Deep."),
        line("Bullet.", listed=0),
        line("Below.", listed=1),
        line("Without a number."),
    ) == [
        ("numbered", "Automatic."),
        ("numbered", "Typed."),
        ("numbered", "Typed <strong>too</strong>."),
        ("item", "One;"),
        ("item", "Two;"),
        ("subitem", "Deep."),
        ("item", "Bullet."),
        ("subitem", "Below."),
        ("plain", "Without a number."),
    ]


def test_a_number_that_means_more_than_a_place_stays() -> None:
    assert told(line("38. A quotation."), line("Ratify.", label="6.12"), line("6.13\tAccede."), numbers=False) == [
        ("numbered", "38. A quotation."),
        ("numbered", "6.12 Ratify."),
        ("numbered", "6.13\tAccede."),
    ]


def test_captions_go_to_their_table_and_picture() -> None:
    picture = DraftedPicture(b"", "map.png", "A map")
    table = DraftedTable("a\tb<br>c\td", headers=9)
    blocks = list(
        blocks_of_part(
            [line("Table 2. Judges", caption=True), table, picture, line("Regions", caption=True)], numbers=True
        )
    )

    assert [block.attributes for block in blocks[:1] if not isinstance(block, NewFigure)] == [
        {"headers": 1, "title": "Judges"}
    ]
    assert isinstance(blocks[1], NewFigure)
    assert blocks[1].caption == "Regions"


def test_a_table_too_long_for_one_block_becomes_several_with_its_head() -> None:
    rows = "<br>".join(f"{number}\t{'word ' * 200}" for number in range(100))
    found = told(DraftedTable(f"No.\tText<br>{rows}", headers=1))

    assert len(found) == 3
    assert all(text.startswith("No.\tText<br>") for _, text in found)
    assert sum(text.count("<br>") for _, text in found) == 100


def test_a_paragraph_too_long_for_one_block_is_cut_behind_a_sentence() -> None:
    found = told(line("A sentence of it. " * 3000), numbers=False)

    assert [kind for kind, _ in found] == ["numbered", "plain"]
    assert sum(text.count("sentence") for _, text in found) == 3000
