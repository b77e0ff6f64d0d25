"""In how many words a ministry is to answer, and by which code it is known again."""

from workbench.requests.assembling import LEAST, ToAsk, word_limits
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


def test_codes_are_told_apart_and_never_read_as_a_number() -> None:
    taken: set[str] = set()
    for _ in range(500):
        code = item_code(taken)
        assert code not in taken
        assert not code.isdecimal()
        assert not code.isalpha()
        assert not set(code) & set("0O1IlSZB")
        taken.add(code)
