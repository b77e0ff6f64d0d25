"""Two people write in one paragraph: what is clear of each other goes together, the rest is for a person to decide."""

import pytest

from workbench.text.merge import merge

BASE = "The State adopted a law in 2019. It entered into force in May."


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (
            "The State adopted a new law in 2019. It entered into force in May.",
            "The State adopted a law in 2019. It entered into force in June.",
            "The State adopted a new law in 2019. It entered into force in June.",
        ),
        (
            "The <strong>State</strong> adopted a law in 2019. It entered into force in May.",
            'The State adopted a law in 2019<fn id="1">. It entered into force in May.',
            'The <strong>State</strong> adopted a law in 2019<fn id="1">. It entered into force in May.',
        ),
        (
            "The <em>State</em> adopted a law in 2019. It entered into force in May.",
            "The <strong>State adopted</strong> a law in 2019. It entered into force in May.",
            "The <strong><em>State</em> adopted</strong> a law in 2019. It entered into force in May.",
        ),
        (
            "The State adopted a law in 2019.",
            "The State adopted a new law in 2019. It entered into force in May.",
            "The State adopted a new law in 2019.",
        ),
        (
            "The State adopted a law in 2021. It entered into force in June.",
            "The Republic adopted a law in 2021. It entered into force in May.",
            "The Republic adopted a law in 2021. It entered into force in June.",
        ),
    ],
)
def test_changes_that_are_clear_of_each_other_go_together(mine: str, theirs: str, together: str) -> None:
    assert merge(BASE, mine, theirs) == together
    assert merge(BASE, theirs, mine) == together


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (  # the same word, two ways
            "The State adopted a law in 2020. It entered into force in May.",
            "The State adopted a law in 2021. It entered into force in May.",
        ),
        (  # neighbouring words
            "The State passed a law in 2019. It entered into force in May.",
            "The State adopted an act in 2019. It entered into force in May.",
        ),
        (  # both went on at the end
            BASE + " A second law followed.",
            BASE + " It was amended.",
        ),
        (  # a word that one marked, the other wrote anew
            "The State adopted a <strong>law</strong> in 2019. It entered into force in May.",
            "The State adopted a statute in 2019. It entered into force in May.",
        ),
        (  # one took out what the other changed
            "The State adopted a law in 2019.",
            "The State adopted a law in 2019. It entered into force in June.",
        ),
        (  # one link, two addresses
            'The <a href="https://a.example">State</a> adopted a law in 2019. It entered into force in May.',
            'The <a href="https://b.example">State</a> adopted a law in 2019. It entered into force in May.',
        ),
    ],
)
def test_changes_that_meet_are_left_to_a_person(mine: str, theirs: str) -> None:
    assert merge(BASE, mine, theirs) is None
    assert merge(BASE, theirs, mine) is None


def test_a_note_that_both_moved_never_stands_twice() -> None:
    base = 'One word<cite id="1"> and two words and three words at last.'
    mine = 'One word and two words<cite id="1"> and three words at last.'
    theirs = 'One word and two words and three words at last<cite id="1">.'
    assert merge(base, mine, theirs) is None


TABLE = "Region\t2019<br>North\t12<br>South\t14"


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (
            "Region\t2019<br>North\t13<br>South\t14",
            "Region\t2019<br>North\t12<br>South\t15",
            "Region\t2019<br>North\t13<br>South\t15",
        ),
        (  # two cells of one row
            "Region\t2019<br>North coast\t12<br>South\t14",
            "Region\t2019<br>North\t21<br>South\t14",
            "Region\t2019<br>North coast\t21<br>South\t14",
        ),
        (  # a row under the cell that the other changed
            "Region\t2019<br>North\t12<br>South\t15",
            "Region\t2019<br>North\t12<br>South\t14<br>East\t16",
            "Region\t2019<br>North\t12<br>South\t15<br>East\t16",
        ),
    ],
)
def test_a_table_is_put_together_cell_by_cell_and_row_by_row(mine: str, theirs: str, together: str) -> None:
    assert merge(TABLE, mine, theirs) == together
    assert merge(TABLE, theirs, mine) == together


def test_a_row_that_one_took_out_and_the_other_changed_is_left_to_a_person() -> None:
    without, changed = "Region\t2019<br>South\t14", "Region\t2019<br>North\t99<br>South\t14"
    assert merge(TABLE, without, changed) is None


def test_a_new_column_and_a_new_row_make_no_ragged_table() -> None:
    column = "Region\t2019\t2020<br>North\t12\t13<br>South\t14\t15"
    row = "Region\t2019<br>North\t12<br>West\t1<br>South\t14"
    assert merge(TABLE, column, row) is None


def test_two_who_together_leave_no_word_are_left_to_decide() -> None:
    assert merge("one and two", "two", "one") is None
