"""In how many words a ministry is to answer, and by which code it is known again."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.requests.assembling import LEAST, Part, ToAsk, shared_out, word_limits
from workbench.requests.codes import item_code
from workbench.requests.records import ItemKind


def ask(number: int, *, section: str | None = None) -> ToAsk:
    return ToAsk(
        kind=ItemKind.RECOMMENDATION,
        target=f"r{number}",
        key=f"CERD/C/ARC/CO/5, para. {number}",
        text="Adopt a law.",
        language="en",
        section_id=section,
    )


def test_what_is_asked_in_one_section_shares_its_budget() -> None:
    asked = (ask(1, section="a"), ask(2, section="a"), ask(3, section="b"), ask(4))
    words = word_limits(asked, {"a": 1_015, "b": 60, "c": 9}, 2_000)
    assert words == {"r1": 500, "r2": 500, "r3": 60, "r4": 500}


def test_a_limit_never_leaves_too_few_words_to_say_anything_and_none_stays_none() -> None:
    crowded = tuple(ask(number, section="a") for number in range(100))
    assert set(word_limits(crowded, {"a": 100}, None).values()) == {LEAST}
    assert word_limits((ask(1, section="a"),), {"a": None}, None) == {"r1": None}


def test_what_several_offices_answer_for_is_shared_among_them() -> None:
    asked = (ask(1, section="a"), ask(2, section="a"), ask(3))
    assert word_limits(asked, {"a": 1_000}, 900, {"r1": 2, "r2": 0, "r3": 3}) == {"r1": 250, "r2": 500, "r3": 100}


def test_a_total_is_shared_out_as_the_sections_have_it_and_a_limit_set_by_hand_stays() -> None:
    parts = [Part(100), Part(300), Part(None), Part(100, by_hand=700)]
    assert shared_out(parts, None) == (100, 300, None, 700)
    assert shared_out(parts, 1_300) == (100, 300, 200, 700)
    assert shared_out(parts, 500) == (LEAST, LEAST, LEAST, 700)
    assert shared_out([Part(None)] * 7, 3_000) == (420,) * 7
    assert shared_out([], 3_000) == ()


@given(st.lists(st.tuples(st.none() | st.integers(50, 900), st.none() | st.integers(1, 900)), max_size=40))
def test_the_words_of_all_items_are_no_more_than_the_total_that_has_room_for_them(
    given_parts: list[tuple[int | None, int | None]],
) -> None:
    parts = [Part(*each) for each in given_parts]
    by_hand = sum(each.by_hand for each in parts if each.by_hand is not None)
    open_ones = [each for each in parts if each.by_hand is None]
    total = by_hand + 20 * LEAST * len(open_ones) + 1
    found = shared_out(parts, total)
    assert all(each is not None for each in found)
    shares = [words or 0 for words, part in zip(found, parts, strict=True) if part.by_hand is None]
    assert sum(shares) <= 20 * LEAST * len(open_ones) + LEAST * len(open_ones)
    assert all(each >= LEAST for each in shares)


def test_codes_are_told_apart_and_never_read_as_a_number() -> None:
    taken: set[str] = set()
    for _ in range(500):
        code = item_code(taken)
        assert code not in taken
        assert not code.isdecimal()
        assert not code.isalpha()
        assert not set(code) & set("0O1IlSZB")
        taken.add(code)
