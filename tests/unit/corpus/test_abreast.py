"""Two texts side by side."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.corpus.versions.abreast import Abreast, rows


def test_tied_paragraphs_share_a_row_and_the_rest_stands_alone_in_its_place() -> None:
    assert rows([(0, 0), (2, 1)], 3, 3) == (
        Abreast((0,), (0,)),
        Abreast((1,), ()),
        Abreast((2,), (1,)),
        Abreast((), (2,)),
    )


def test_a_paragraph_that_is_two_in_the_other_language_stands_beside_both() -> None:
    assert rows([(0, 0), (0, 1), (1, 2)], 2, 3) == (Abreast((0,), (0, 1)), Abreast((1,), (2,)))
    assert rows([(0, 0), (1, 0)], 2, 1) == (Abreast((0, 1), (0,)),)


def test_texts_of_which_nothing_is_tied_stand_one_after_the_other() -> None:
    assert rows([], 1, 1) == (Abreast((0,), ()), Abreast((), (0,)))
    assert rows([], 0, 0) == ()


@given(st.data())
def test_every_paragraph_stands_on_one_row_in_its_order(data: st.DataObject) -> None:
    left, right = data.draw(st.integers(0, 12)), data.draw(st.integers(0, 12))
    some = st.lists(st.tuples(st.integers(0, max(left - 1, 0)), st.integers(0, max(right - 1, 0))), max_size=10)
    pairs = sorted(data.draw(some)) if left and right else []
    rising = [pair for place, pair in enumerate(pairs) if all(pair[1] >= before[1] for before in pairs[:place])]
    found = rows(rising, left, right)
    assert [index for row in found for index in row.left] == list(range(left))
    assert [index for row in found for index in row.right] == list(range(right))
