"""A draft's rows, from JSON and from Word: their shape, and every refusal with its row."""

from typing import Any

import pytest

from workbench.drafting.loading import DraftRefused, rows_from_json


def test_rows_are_read_with_their_links() -> None:
    (row,) = rows_from_json(
        [
            {
                "section": "icerd.art-2",
                "text": 'A law.<cite id="1"/>',
                "answers": ["icerd.art-2.01"],
                "responds": ["X/CO/1, para. 21"],
                "cites": [{"citation": "X/CO/1, para. 20", "quote": "racism"}],
            }
        ]
    )
    assert (row.section, row.answers, row.cites[0].quote) == ("icerd.art-2", ("icerd.art-2.01",), "racism")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("text", "is an object"),
        ({"text": "A law."}, "“section” is missing"),
        ({"section": "S", "text": " "}, "“text” is missing"),
        ({"section": "S", "text": "A", "answer": []}, "“answer” is not known"),
        ({"section": "S", "text": "A", "answers": "x"}, "“answers” must be a list"),
        ({"section": "S", "text": "A", "cites": [{"quote": "x"}]}, "“citation” is missing"),
        ({"section": "S", "text": "A", "cites": [{"citation": "X", "quote": 1}]}, "both texts"),
        ({"section": "S", "text": "A", "footnotes": ["x"]}, "“footnotes” must"),
    ],
)
def test_a_row_of_another_shape_is_refused_with_its_number(row: Any, reason: str) -> None:
    with pytest.raises(DraftRefused) as refusal:
        rows_from_json([{"section": "S", "text": "fine"}, row])
    ((number, said),) = refusal.value.values["rows"]
    assert number == 2
    assert reason in said


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(DraftRefused, match="one list"):
        rows_from_json({"section": "S"})
