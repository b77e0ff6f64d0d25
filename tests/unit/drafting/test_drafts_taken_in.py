"""A draft's rows, from JSON and from Word: their shape, and every refusal with its row."""

from typing import Any

import pytest

from tests.unit.drafting.test_counting import a_section
from workbench.drafting.loading import DraftRefused, rows_from_json
from workbench.drafting.word_draft import rows_from_word
from workbench.word.document import Piece, Revision, WordDocument, WordParagraph


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


def a_line(text: str, *, level: int | None = None, **piece: Any) -> WordParagraph:
    return WordParagraph((Piece(text, **piece),), level=level)


def test_headings_of_a_word_draft_name_the_sections_and_footnotes_come_along() -> None:
    removed = Revision("del", "Bruno", "")
    document = WordDocument(
        paragraphs=(
            a_line("Before any heading."),
            a_line("II. Title S1", level=1),
            a_line("A law.", marks=frozenset({"strong"})),
            WordParagraph((Piece("With a note\ufffc and a picture\ufffc."),), notes=("footnote 2", "")),
            WordParagraph((Piece("Kept"), Piece(" and struck out", deleted=removed))),
            a_line("A heading of its own", level=2),
            a_line("  "),
            a_line("Under it."),
        ),
        notes={"footnote 2": "Act No. 4."},
    )
    rows, left_out = rows_from_word(document, [a_section("S1")])
    assert left_out == ("Before any heading.",)
    assert [row.text for row in rows] == [
        "<strong>A law.</strong>",
        'With a note<fn id="1"> and a picture.',
        "Kept",
        "Under it.",
    ]
    assert rows[1].footnotes == {"1": "Act No. 4."}
    assert {row.section for row in rows} == {"S1"}
