"""Comments carried over from a frozen version to the draft as it goes on."""

import random

import pytest

from tests.builders.redrafting import Draft
from workbench.comments.projection.descent import heirs
from workbench.comments.projection.placing import projected_in
from workbench.comments.projection.records import Projected, Tier

LAW = "The Government adopted the law on equal treatment in 2019. It created a board of seven members."
TWIN = "The Government adopted the law on equal treatment in 2023. It created a board of nine members."
SCHOOLS = "Twelve bilingual schools were opened in the northern provinces, with a budget of 3.2 million dinars."


@pytest.fixture
def draft() -> Draft:
    return Draft(random.Random(1), {"LAW": LAW, "TWIN": TWIN, "SCHOOLS": SCHOOLS}, SCHOOLS.split())


def place(draft: Draft, uid: str, quote: str) -> Projected:
    text = draft.frozen[uid]
    start = text.index(quote)
    return projected_in(text, heirs(draft.course())[uid], [(start, start + len(quote))])


def words(draft: Draft, found: Projected) -> list[str]:
    return [draft.text(each.paragraph_id)[each.start : each.end] for each in found.segments]


def write(draft: Draft, uid: str, old: str, new: str) -> None:
    start = draft.text(uid).index(old)
    replaced = Draft(draft.chance, {"new": new}, []).signs["new"]
    draft.signs[uid][start : start + len(old)] = [sign._replace(origin=None) for sign in replaced]
    draft._save(uid, "written")


def test_words_are_found_where_others_were_written_before_them(draft: Draft) -> None:
    write(draft, "LAW", "The Government", "As the Committee had asked, the new Government")
    found = place(draft, "LAW", "board of seven members")
    assert (found.tier, words(draft, found), found.coverage) == (Tier.PLACED, ["board of seven members"], 1.0)


def test_words_that_are_half_rewritten_wait_to_be_confirmed(draft: Draft) -> None:
    write(draft, "LAW", "a board of seven", "an independent commission composed of five")
    found = place(draft, "LAW", "created a board of seven members.")
    assert found.tier is Tier.PLACED
    found = place(draft, "LAW", "a board of seven members.")
    assert found.tier is Tier.CONFIRM
    assert 0.2 <= found.coverage < 0.5
    assert found.paragraph_id == "LAW"


def test_of_words_that_were_all_rewritten_the_paragraph_is_kept(draft: Draft) -> None:
    write(draft, "LAW", "a board of seven members", "an independent commission")
    found = place(draft, "LAW", "board of seven")
    assert (found.tier, found.paragraph_id, found.segments) == (Tier.PARAGRAPH, "LAW", ())
    assert (found.before, found.after) == (LAW, draft.text("LAW"))


def test_a_split_in_the_middle_of_the_words_gives_two_segments(draft: Draft) -> None:
    draft.chance = random.Random(3)
    draft.split("SCHOOLS")
    found = place(draft, "SCHOOLS", SCHOOLS)
    assert found.tier is Tier.PLACED
    assert " ".join(words(draft, found)) == SCHOOLS
    assert found.after == "\n".join(words(draft, found))


def test_words_go_with_the_paragraph_that_was_put_behind_another(draft: Draft) -> None:
    draft.merge("SCHOOLS", "LAW")
    write(draft, "SCHOOLS", "Twelve", "Fourteen")
    found = place(draft, "LAW", "board of seven")
    assert (found.tier, found.paragraph_id, words(draft, found)) == (Tier.PLACED, "SCHOOLS", ["board of seven"])


def test_words_put_together_with_a_near_twin_are_offered_and_not_placed(draft: Draft) -> None:
    draft.merge("TWIN", "LAW")
    found = place(draft, "LAW", "adopted the law on equal treatment")
    assert found.tier is Tier.CONFIRM
    (segment,) = found.segments
    assert segment.start > len(TWIN), "offered in the words that came from this paragraph"


def test_where_its_own_words_were_dropped_the_near_twin_it_was_put_with_is_not_taken(draft: Draft) -> None:
    draft.merge("TWIN", "LAW")
    draft.signs["TWIN"] = draft.signs["TWIN"][: len(TWIN)]
    draft._save("TWIN", "written")
    found = place(draft, "LAW", "adopted the law on equal treatment")
    assert found.tier is not Tier.PLACED


def test_a_look_alike_elsewhere_is_never_taken_for_a_paragraph_that_was_deleted(draft: Draft) -> None:
    draft.delete("LAW")
    found = place(draft, "LAW", "adopted the law on equal treatment")
    assert (found.tier, found.paragraph_id, found.segments, found.before) == (Tier.GONE, None, (), LAW)


def test_an_undone_merge_leaves_each_comment_where_it_was(draft: Draft) -> None:
    before = draft.signs["LAW"], draft.signs["TWIN"]
    draft.merge("TWIN", "LAW")
    draft.signs["LAW"], draft.signs["TWIN"] = before
    draft._save("TWIN", "restored")
    for uid in ("LAW", "TWIN"):
        found = place(draft, uid, "adopted the law on equal treatment")
        assert (found.tier, found.paragraph_id) == (Tier.PLACED, uid)


def test_a_comment_on_the_whole_paragraph_stands_where_most_of_it_is(draft: Draft) -> None:
    draft.merge("SCHOOLS", "LAW")
    found = projected_in(LAW, heirs(draft.course())["LAW"], [])
    assert (found.tier, found.paragraph_id, found.coverage) == (Tier.PARAGRAPH, "SCHOOLS", 1.0)


def test_a_place_between_two_words_stays_beside_the_one_before_it(draft: Draft) -> None:
    write(draft, "LAW", "The Government", "Arcadia")
    at = LAW.index(" in 2019")
    found = projected_in(LAW, heirs(draft.course())["LAW"], [(at, at)])
    (segment,) = found.segments
    assert found.tier is Tier.PLACED
    assert draft.text("LAW")[: segment.start].endswith("equal treatment")
