"""The title of a document: short enough to stand in a citation."""

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.titles import title_of


def _large(text: str) -> Block:
    return Block(text=text, bold=1.0, size=17.0, page=1)


def _running(text: str = "The Committee considered the report. " * 8) -> Block:
    return Block(text=text, bold=0.0, size=10.0, page=1)


def test_the_parts_of_a_title_are_joined_as_long_as_they_fit() -> None:
    parts = ["Concluding observations on the initial report of Arcadia*", "Adopted at its third session", "Words " * 40]
    title = title_of([*map(_large, parts), _running(), _running()], fallback="file")
    assert title == "Concluding observations on the initial report of Arcadia Adopted at its third session"


def test_a_single_line_that_is_too_long_is_cut_where_a_word_ends() -> None:
    title = title_of([_large("Plan " * 80), _running(), _running()], fallback="file")
    assert len(title) <= 200
    assert title.endswith("Plan")
