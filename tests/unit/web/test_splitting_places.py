"""Where the desk offers to split a paragraph."""

from workbench.web.drafting.desk.tools import sentence_ends

ACT = "The Penal Code Act (Act No. 3 of 2024) is in force. It repeals arts. 12 and 13. In 2025 there were 118."


def test_a_paragraph_is_split_between_its_sentences_and_not_before_the_number_of_an_act() -> None:
    assert [ACT[end:].split()[0] for end in sentence_ends(ACT)] == ["It", "In"]


def test_a_sentence_that_begins_with_a_figure_may_stand_alone() -> None:
    text = "Few complained in 2020. 118 did in 2025."
    assert [text[end:] for end in sentence_ends(text)] == ["118 did in 2025."]
