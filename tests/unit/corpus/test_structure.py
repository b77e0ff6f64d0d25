"""Blocks become paragraphs with section, heading, items and notes."""

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.structure import paragraphs


def text(words: str, **more: object) -> Block:
    return Block(text=words, bold=0.0, size=10.0, **more)  # type: ignore[arg-type]


def heading(words: str) -> Block:
    return Block(text=words, bold=1.0, size=12.0)


def test_an_item_is_kept_apart_from_the_words_that_lead_to_it() -> None:
    (first, second) = paragraphs(
        [text("1. It recommends:"), text("(a) A law;"), text("(b) A plan."), text("2. It regrets.")], {}
    )
    assert (first.number, first.text) == ("1", "It recommends:")
    assert [(item.label, item.text) for item in first.items] == [("a", "A law;"), ("b", "A plan.")]
    assert first.full_text == "It recommends:\n(a) A law;\n(b) A plan."
    assert second.items == ()


def test_section_and_subject_are_carried_to_the_paragraphs_below_them() -> None:
    found = paragraphs(
        [
            heading("C. Concerns"),
            heading("Access to justice"),
            text("1. One."),
            text("2. Two."),
            heading("D. Closing"),
            text("3. Three."),
        ],
        {},
    )
    assert [(each.section, each.heading) for each in found] == [
        ("C. Concerns", "Access to justice"),
        ("C. Concerns", "Access to justice"),
        ("D. Closing", ""),
    ]


def test_words_after_the_items_stay_with_their_paragraph() -> None:
    (first, _) = paragraphs(
        [text("1. It recommends:"), text("(a) A law."), text("It also asks for a plan."), text("2. Two.")], {}
    )
    assert first.text == "It recommends: It also asks for a plan."
    assert first.full_text.endswith("(a) A law.\nIt also asks for a plan.")


def test_a_footnote_is_kept_with_its_paragraph_and_not_in_its_text() -> None:
    (first, _) = paragraphs([text("1. One.", notes=("3",)), text("2. Two.")], {"3": "See A/RES/68/268."})
    assert first.footnotes == ("See A/RES/68/268.",)
    assert "A/RES" not in first.full_text


def test_without_numbers_every_paragraph_is_citable_by_its_place() -> None:
    found = paragraphs([text("We met in March."), text("We agreed on a plan.")], {})
    assert [(each.number, each.label, each.anchor) for each in found] == [
        (None, "¶ 1", "place-1"),
        (None, "¶ 2", "place-2"),
    ]


def test_a_number_that_comes_twice_has_two_anchors() -> None:
    found = paragraphs([text(f"{number}. Text.") for number in (1, 2, 3, 1, 2, 3)], {})
    assert [each.anchor for each in found][3:] == ["para-1-2", "para-2-2", "para-3-2"]


def test_the_rows_of_a_table_are_paragraphs_of_their_own() -> None:
    found = paragraphs([text("1. One."), text("Year | Girls", row=True), text("2. Two.")], {})
    assert [each.number for each in found] == ["1", None, "2"]


def test_the_items_of_a_review_count_under_the_paragraph_that_introduces_them() -> None:
    found = paragraphs(
        [
            text("5. Supported:"),
            text("6. These are noted:"),
            text("6.1 A law (Chad);"),
            text("6.2 A plan (Peru);"),
            text("7. End."),
        ],
        {},
    )
    assert [each.number for each in found] == ["5", "6", "6.1", "6.2", "7"]


def test_a_target_at_the_start_of_a_line_is_no_paragraph() -> None:
    found = paragraphs(
        [text("1. One."), text("2. In line with target"), text("10.3 of the Goals."), text("3. Three.")], {}
    )
    assert [each.number for each in found] == ["1", "2", "3"]
    assert found[1].text.endswith("10.3 of the Goals.")


def test_a_caption_is_no_heading_of_the_paragraphs_after_it() -> None:
    found = paragraphs(
        [heading("Health"), text("1. One."), Block("Table 4 Girls in school", 1.0, size=10.0), text("2. Two.")], {}
    )
    assert [each.heading for each in found if each.number] == ["Health", "Health"]


def numbered(*numbers: int) -> list[Block]:
    return [text(f"{number}. Text of {number}.") for number in numbers]


def test_an_annex_that_counts_from_1_again_has_its_own_paragraphs_and_anchors() -> None:
    found = paragraphs(
        [
            *numbered(1, 2, 3),
            heading("Annex I"),
            heading("Statistics"),
            *numbered(1, 2),
            heading("Annex II"),
            *numbered(1, 2, 3),
        ],
        {},
    )
    assert [(each.number, each.annex) for each in found] == [
        ("1", ""), ("2", ""), ("3", ""), ("1", "Annex I"), ("2", "Annex I"),
        ("1", "Annex II"), ("2", "Annex II"), ("3", "Annex II"),
    ]  # fmt: skip
    assert [each.anchor for each in found][3:6] == ["para-1-2", "para-2-2", "para-1-3"]
    assert [each.heading for each in found][3:6] == ["Statistics", "Statistics", ""]


def test_an_annex_longer_than_the_body_does_not_swallow_it() -> None:
    found = paragraphs([*numbered(1, 2, 3), text("Annex"), *numbered(1, 2, 3, 4, 5, 6)], {})
    assert [each.number for each in found] == ["1", "2", "3", "1", "2", "3", "4", "5", "6"]


def test_an_annex_without_numbers_is_cited_by_place_and_its_words_are_not_those_of_the_last_paragraph() -> None:
    found = paragraphs([*numbered(1, 2, 3), text("Annex"), text("Members of the delegation"), text("A. Person")], {})
    assert [(each.number, each.annex) for each in found][3:] == [(None, "Annex"), (None, "Annex")]


def test_words_behind_a_numbered_paragraph_of_an_annex_belong_to_it() -> None:
    found = paragraphs([*numbered(1, 2, 3), heading("Annexe II"), *numbered(1, 2), text("And so on.")], {})
    assert found[-1].text == "Text of 2. And so on."


def test_a_sentence_about_an_annex_and_a_line_of_the_contents_open_none() -> None:
    found = paragraphs([text("Annex"), *numbered(1, 2, 3), text("Annex II lists the laws adopted since 2019.")], {})
    assert {each.annex for each in found} == {""}


def test_a_list_that_counts_within_a_paragraph_does_not_break_the_numbers_around_it() -> None:
    found = paragraphs([*numbered(1, 2, 3, 4), *numbered(1, 2, 3), *numbered(5, 6, 7)], {})
    assert [each.number for each in found] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_heading_in_plain_type_stands_between_a_sentence_and_a_number() -> None:
    found = paragraphs(
        [*numbered(1, 2), text("D. Suggestions and recommendations"), text("Right to housing"), *numbered(3)], {}
    )
    assert [each.text for each in found] == ["Text of 1.", "Text of 2.", "Text of 3."]
    assert (found[-1].section, found[-1].heading) == ("D. Suggestions and recommendations", "Right to housing")


def test_the_end_of_a_sentence_a_source_and_an_item_above_a_number_are_no_headings() -> None:
    found = paragraphs(
        [*numbered(1), text("Source: Statistics Office"), *numbered(2),
         text(f"It asks for {'the law of the land and ' * 5} of"), text("Arcadia"),
         *numbered(3), text("(a) A plan"), *numbered(4)],
        {},
    )  # fmt: skip
    assert [each.heading for each in found] == ["", "", "", ""]
    assert found[1].text.endswith("of Arcadia")
    assert [item.text for item in found[2].items] == ["A plan"]


def test_a_long_heading_of_a_style_that_counts_like_the_paragraphs_is_no_paragraph() -> None:
    style = Block(
        text="2. Segregation of Tarvani children in the schools of the provinces", bold=1.0, size=13.0, heading=1
    )
    found = paragraphs([text("1. One."), text("2. Of 612,000 pupils."), style, text("3. Three.")], {})
    assert [(each.number, each.text) for each in found] == [("1", "One."), ("2", "Of 612,000 pupils."), ("3", "Three.")]


def test_a_part_of_concluding_observations_is_a_section_also_without_its_letter() -> None:
    closing = [heading("Other recommendations"), heading("Durban"), *numbered(2)]
    found = paragraphs([heading("C. Concerns"), *numbered(1), *closing], {})
    assert (found[-1].section, found[-1].heading) == ("Other recommendations", "Durban")


def test_a_sentence_goes_on_where_a_line_of_it_began_with_a_figure() -> None:
    lines = [text("1. The State party should be guided by target"), text("5.2 of the Goals."), text("2. It regrets.")]
    assert paragraphs(lines, {})[0].full_text == "The State party should be guided by target 5.2 of the Goals."


def test_a_line_of_its_own_below_a_paragraph_stays_one() -> None:
    lines = [text("1. It welcomes:"), text("the Act on Schools."), text("2. It regrets.")]
    assert paragraphs(lines, {})[0].full_text == "It welcomes:\nthe Act on Schools."
