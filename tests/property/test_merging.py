"""Whatever two people write on one text: put together nothing is lost, and who comes first does not matter."""

from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.test_markup import PARAGRAPHS
from workbench.text import markup
from workbench.text.merge import merge

OFTEN = ["law", "of", "the", "State", "on", "courts,", "in", "force", "since", "May"]
WORDS = st.lists(st.sampled_from(OFTEN), min_size=1, max_size=12)
SENTENCES = WORDS.map(" ".join)
RUNS = st.lists(
    st.one_of(
        st.builds(
            markup.Text, SENTENCES.map(lambda words: f"{words} "), st.frozensets(st.sampled_from(["strong", "em"]))
        ),
        st.builds(markup.Note, st.just("fn"), st.sampled_from("123")),
        st.just(markup.Break()),
        st.just(markup.Text("\t")),
    ),
    max_size=6,
)
TEXTS = (RUNS | PARAGRAPHS).map(markup.serialise)


@given(TEXTS, TEXTS)
def test_where_one_changed_nothing_the_other_stands(base: str, other: str) -> None:
    assert merge(base, base, other) == other
    assert merge(base, other, base) == other
    assert merge(base, other, other) == other


@given(TEXTS, TEXTS, TEXTS)
def test_who_comes_first_does_not_matter_and_what_comes_out_is_canonical(base: str, mine: str, theirs: str) -> None:
    together = merge(base, mine, theirs)
    assert together == merge(base, theirs, mine)
    if together is not None:
        assert markup.canonical(together) == together


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_either_wrote_is_lost(base: str, mine: str, theirs: str) -> None:
    together = merge(base, mine, theirs)
    assume(together is not None)
    assert together is not None
    stood = words(base)
    written = (words(mine) - stood) | (words(theirs) - stood)
    assert not written - words(together)


def words(text: str) -> Counter[str]:
    return Counter(markup.plain(text).split())


@given(st.lists(st.sampled_from(["keep", "mine", "theirs"]), min_size=1, max_size=20), st.data())
def test_changes_with_a_word_between_them_go_together_exactly(kinds: list[str], data: st.DataObject) -> None:
    base, mine, theirs, together = [], [], [], []
    for number, kind in enumerate(kinds):
        base += [f"subject{number}", f"standing{number}"]
        changed = data.draw(st.sampled_from([[], [f"{kind}{number}"], [f"subject{number}", f"{kind}{number}"]]))
        kept = [f"subject{number}"]
        mine += [*(changed if kind == "mine" else kept), f"standing{number}"]
        theirs += [*(changed if kind == "theirs" else kept), f"standing{number}"]
        together += [*(changed if kind != "keep" else kept), f"standing{number}"]
    assert merge(" ".join(base), " ".join(mine), " ".join(theirs)) == " ".join(together)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans()), max_size=6))
def test_cells_that_two_people_filled_are_all_filled(filled: list[tuple[int, int, bool]]) -> None:
    def table(*, mine: bool, theirs: bool) -> str:
        cells = [[f"row{row}column{column}" for column in range(3)] for row in range(5)]
        for row, column, _ in filled:
            if mine if owner[row, column] else theirs:
                cells[row][column] = f"new{row}{column}"
        return markup.from_plain("\n".join("\t".join(row) for row in cells))

    owner = {(row, column): is_mine for row, column, is_mine in filled}
    both = table(mine=True, theirs=True)
    assert (
        merge(table(mine=False, theirs=False), table(mine=True, theirs=False), table(mine=False, theirs=True)) == both
    )
