"""The engine reads Whoosh's index as Whoosh does."""

from workbench.search.whoosh_engine.self_test import disagreements


def test_our_answers_are_those_of_whooshs_own_searcher() -> None:
    assert disagreements() == ()
