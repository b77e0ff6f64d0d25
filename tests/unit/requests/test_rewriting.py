"""An answer is rewritten in a text area, and what the area cannot hold keeps its place."""

import pytest

from workbench.requests.records import AnswerBlock, BlockKind
from workbench.requests.rewriting import rewritten, typed


def blocks(*words: str) -> tuple[AnswerBlock, ...]:
    """`[map]` is a picture, `a|b` a table, anything else a paragraph."""
    return tuple(
        AnswerBlock(
            BlockKind.PICTURE if word[0] == "[" else BlockKind.TABLE if "|" in word else BlockKind.PARAGRAPH, word
        )
        for word in words
    )


CASES = {
    "words that stay as they are": (("One.", "[map]", "Two.", "a|b"), "One.\n\nTwo.", ("One.", "[map]", "Two.", "a|b")),
    "a paragraph written anew": (("One.", "[map]", "Two."), "First.\n\nTwo.", ("First.", "[map]", "Two.")),
    "every paragraph written anew": (("One.", "[map]", "Two."), "First.\n\nSecond.", ("First.", "[map]", "Second.")),
    "a paragraph put before": (("One.", "[map]", "Two."), "New.\n\nOne.\n\nTwo.", ("New.", "One.", "[map]", "Two.")),
    "a paragraph put behind a picture": (("One.", "[map]"), "One.\n\nNew.", ("One.", "[map]", "New.")),
    "a paragraph taken out": (("One.", "Two.", "[map]", "Three."), "One.\n\nThree.", ("One.", "[map]", "Three.")),
    "two made one": (("One.", "[map]", "Two.", "a|b"), "Both.", ("Both.", "[map]", "a|b")),
    "a picture at the head": (("[map]", "One."), "New.\n\nOne.", ("[map]", "New.", "One.")),
    "all words taken out": (("One.", "[map]"), " \r\n ", ("[map]",)),
    "words for a picture alone": (("[map]",), "One.", ("[map]", "One.")),
    "lines within a paragraph": (
        ("One,\ntwo.", "[map]", "Three."),
        "One,\ntwo.\n\nNew.",
        ("One, two.", "[map]", "New."),
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_a_picture_stays_behind_the_paragraph_it_stood_behind(what: str) -> None:
    before, text, then = CASES[what]
    assert rewritten(text, blocks(*before)) == blocks(*then)


def test_an_answer_goes_into_the_text_area_and_back_unchanged() -> None:
    before = blocks("[map]", "Dix % des écoles.", "a|b", "[plan]", "Deux lois.")
    assert rewritten(typed(before), before) == before
