"""The tree of headings: moved with all within, words along, annexes behind the body, five levels at most."""

import pytest

from workbench.drafting.outlines import tree
from workbench.drafting.records import Section


def a_heading(name: str, parent: str | None = None, *, budget: int | None = None, part: str = "") -> Section:
    return Section(
        id=name,
        report_id="report",
        parent_id=parent,
        position=0,
        level=1,
        number="",
        title=name,
        key="",
        articles=(),
        source_paras="",
        share=0.0,
        budget=budget,
        confidence="",
        part=part,
    )


def an_outline(*headings: Section) -> tuple[Section, ...]:
    return tree.flattened(tree.grown(headings))


OUTLINE = an_outline(
    a_heading("general", budget=1_000),
    a_heading("articles", budget=5_000),
    a_heading("article 2", "articles", budget=2_000),
    a_heading("policy", "article 2", budget=500),
    a_heading("article 5", "articles", budget=3_000),
    a_heading("annex", part="annex"),
)


def names(sections: tuple[Section, ...]) -> list[str]:
    return [f"{'  ' * (each.level - 1)}{each.title}" for each in sections]


def test_a_section_moves_up_and_down_with_all_that_stands_in_it() -> None:
    assert names(tree.stepped(OUTLINE, "article 2", "down"))[1:5] == [
        "articles",
        "  article 5",
        "  article 2",
        "    policy",
    ]
    assert tree.stepped(tree.stepped(OUTLINE, "articles", "up"), "articles", "down") == OUTLINE


@pytest.mark.parametrize(("section", "direction"), [("general", "up"), ("article 5", "down"), ("articles", "down")])
def test_beyond_the_first_and_the_last_there_is_no_place_and_none_among_the_annexes(
    section: str, direction: tree.Direction
) -> None:
    with pytest.raises(tree.CannotMove):
        tree.stepped(OUTLINE, section, direction)


def test_a_section_put_under_another_goes_a_level_deeper_with_all_within_and_takes_its_words_along() -> None:
    placed = tree.placed_under(OUTLINE, "article 2", "general")
    assert names(placed)[:4] == ["general", "  article 2", "    policy", "articles"]
    moved = {each.id: each.budget for each in tree.with_budgets_moved(OUTLINE, placed, "article 2")}
    assert moved == {
        "general": 3_000,
        "article 2": 2_000,
        "policy": 500,
        "articles": 3_000,
        "article 5": 3_000,
        "annex": None,
    }


def test_words_stay_in_a_heading_in_which_a_section_only_changes_its_place() -> None:
    placed = tree.placed_after(OUTLINE, "policy", "article 5")
    moved = {each.id: each.budget for each in tree.with_budgets_moved(OUTLINE, placed, "policy")}
    assert (moved["articles"], moved["article 2"]) == (5_000, 1_500)


def test_a_section_cannot_stand_in_one_of_its_own() -> None:
    for place in ("articles", "policy"):
        with pytest.raises(tree.IntoItself):
            tree.placed_under(OUTLINE, "articles", place)


def test_a_sixth_level_is_refused() -> None:
    deep = an_outline(*(a_heading(str(level), str(level - 1) if level > 1 else None) for level in range(1, 6)))
    assert len(deep) == 5
    with pytest.raises(tree.TooDeep):
        tree.added(deep, a_heading("6"), parent_id="5")


def test_annexes_stand_behind_the_body_and_what_is_put_in_one_becomes_part_of_it() -> None:
    with_more = tree.added(OUTLINE, a_heading("last"), parent_id=None)
    assert names(with_more)[-2:] == ["last", "annex"]
    in_annex = tree.placed_under(OUTLINE, "article 2", "annex")
    assert {each.title: each.part for each in in_annex if each.part} == {
        "annex": "annex",
        "article 2": "annex",
        "policy": "annex",
    }
    back = tree.placed_under(in_annex, "article 2", None)
    assert [each.title for each in back if each.part] == ["annex"]
