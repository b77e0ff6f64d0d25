"""A reviewer's words are given a place in the frozen paragraph, or it is said why not."""

import pytest

from workbench.comments.frozen import anchor_at
from workbench.comments.records import Match
from workbench.comments.refusals import QuoteNotInPassage, QuoteStandsTwice
from workbench.drafting.records import SnapshotParagraph

TEXT = "In 2024 Parliament adopted the “Act on equality”. The Act entered into force in 2025."


def a_paragraph(text: str = TEXT) -> SnapshotParagraph:
    return SnapshotParagraph(
        id="P", number=24, markup=text, text=text, citations=(), footnotes={}, words=14, revision_id="R"
    )


def test_words_that_stand_once_are_placed_exactly() -> None:
    place = anchor_at(a_paragraph(), quote="Parliament adopted")
    assert (place.start, place.end, place.quote, place.match) == (8, 26, "Parliament adopted", Match.EXACT)


def test_straight_quotation_marks_find_the_curly_ones_and_keep_them() -> None:
    assert anchor_at(a_paragraph(), quote='"Act on equality"').quote == "“Act on equality”"


def test_words_that_stand_twice_are_not_guessed() -> None:
    with pytest.raises(QuoteStandsTwice):
        anchor_at(a_paragraph(), quote="Act")


def test_words_selected_on_the_page_stand_where_they_were_selected() -> None:
    assert anchor_at(a_paragraph(), quote="Act", start=54, end=57).start == 54


def test_offsets_that_do_not_hold_the_quote_are_not_believed() -> None:
    assert anchor_at(a_paragraph(), quote="Parliament", start=3, end=13).start == 8


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(QuoteNotInPassage):
        anchor_at(a_paragraph(), quote="the Senate rejected")


def test_no_words_mean_the_whole_paragraph() -> None:
    place = anchor_at(a_paragraph(), quote="  ")
    assert (place.paragraph_id, place.start, place.quote) == ("P", None, "")


def test_offsets_count_characters_also_beyond_the_first_plane() -> None:
    assert anchor_at(a_paragraph("𝒜 law 𝒜 law"), quote="law", start=8, end=11).start == 8
