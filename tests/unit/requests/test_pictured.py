"""The pictures of an answer stand behind the words they came with."""

from workbench.requests.pictured import Pictured, placed
from workbench.requests.records import AnswerBlock, BlockKind


def said(text: str) -> AnswerBlock:
    return AnswerBlock(BlockKind.PARAGRAPH, text)


def drawn(name: str) -> AnswerBlock:
    return AnswerBlock(BlockKind.PICTURE, name)


def test_a_picture_stands_behind_the_words_before_it_of_two_answers_that_read_alike_each_behind_its_own() -> None:
    answers = [
        (said("See the map."), drawn("one"), drawn("two"), said("More.")),
        (drawn("three"),),
        (said("See  the map."), drawn("four")),
    ]
    paragraphs = [("a", "See the map."), ("b", "More."), ("c", "See the map.")]
    assert placed(answers, paragraphs) == Pictured({"a": ("one", "two"), "c": ("four",)}, ("three",))


def test_a_picture_whose_words_are_not_found_stands_apart() -> None:
    assert placed([(said("Corrected since."), drawn("one"))], [("a", "Other words.")]) == Pictured({}, ("one",))
