"""Which pieces of the index are made one, as years go by."""

from workbench.search.whoosh_engine import merging
from workbench.search.whoosh_engine.merging import chosen

A_DAY = 600  # paragraphs


def untouched(**live: int) -> frozenset[str]:
    return chosen(live, live)


def test_a_few_small_pieces_may_stay_and_more_are_made_one() -> None:
    assert untouched(a=200, b=300, c=100, d=50, large=300_000) == frozenset()
    assert untouched(a=200, b=300, c=100, d=50, e=20, large=300_000) == {"a", "b", "c", "d", "e"}


def test_small_pieces_come_before_middling_ones_and_large_ones_stay() -> None:
    middling = {f"m{number}": 21_000 for number in range(5)}
    small = {f"s{number}": 200 for number in range(5)}
    large = {f"l{number}": 130_000 for number in range(9)}

    assert chosen(middling | small | large, middling | small | large) == small.keys()
    assert chosen(middling | large, middling | large) == middling.keys()
    assert chosen(large, large) == frozenset()


def test_no_more_is_made_one_at_once_than_may_be_the_smallest_first() -> None:
    live = {name: 30_000 + number * 5_000 for number, name in enumerate("fedcba")}

    taken = chosen(live, live)

    assert taken == {"f", "e", "d"}
    assert sum(live[name] for name in taken) <= merging._TOGETHER


def test_what_is_mostly_deleted_is_written_anew_unless_much_of_it_is_left() -> None:
    live = {"half": 50_000, "most": 50_000, "large": 140_000, "none": 0}
    whole = {"half": 100_000, "most": 90_000, "large": 300_000, "none": 0}

    assert chosen(live, whole) == {"half", "none"}


def test_after_years_of_small_additions_there_are_few_pieces_and_little_was_written_twice() -> None:
    pieces = {"begun": 250_000}
    written = days = 0
    while days < 2_000:
        days += 1
        pieces[f"day-{days}"] = A_DAY
        if taken := untouched(**pieces):
            one = sum(pieces.pop(name) for name in taken)
            written += one
            pieces[f"made-{days}"] = one

    assert sum(pieces.values()) == 250_000 + days * A_DAY
    assert sum(1 for count in pieces.values() if count <= merging._SIZES[-1]) <= 2 * (merging._FEW + 1)
    assert len(pieces) < 25
    assert written < 20 * days * A_DAY
