"""A paragraph is known again by its words and its number, so that a citation never slips to another text."""

from workbench.corpus.matching import Words, matched

ONE = Words("1", "The Committee considered the combined reports of Arcadia at its 2906th meeting.")
TWO = Words("2", "The Committee regrets that the backlog of cases in rural districts is long and grows every year.")
THREE = Words("3", "It recommends that the State party employ more judges and extend legal aid to all districts.")


def test_a_paragraph_found_for_the_first_time_moves_no_other() -> None:
    new = Words("", "A paragraph that was missed until now, about the press.")
    assert matched([ONE, TWO, THREE], [ONE, new, TWO, THREE]) == {0: 0, 2: 1, 3: 2}


def test_places_without_numbers_follow_their_words() -> None:
    old = [Words("", each.text) for each in (ONE, TWO, THREE)]
    new = [Words("", "A line that was missed."), *old]
    assert matched(old, new) == {1: 0, 2: 1, 3: 2}


def test_a_text_read_better_under_its_number_is_the_same() -> None:
    better = Words(
        "2", "The Committee regrets that the back-log of cases in rural districts is long, and it grows each year."
    )
    assert matched([ONE, TWO, THREE], [ONE, better, THREE])[1] == 1


def test_a_number_found_later_does_not_make_another_paragraph() -> None:
    assert matched([ONE, Words("", f"2. {TWO.text}"), THREE], [ONE, TWO, THREE]) == {0: 0, 1: 1, 2: 2}


def test_another_text_under_the_same_number_is_another_paragraph() -> None:
    other = Words("2", "Sports clubs are free to join; the law on associations applies to them as it does to parties.")
    assert matched([ONE, TWO], [ONE, other]) == {0: 0}


def test_of_a_paragraph_cut_in_two_one_half_is_it() -> None:
    joined = Words("2", f"{TWO.text} {THREE.text}")
    assert matched([ONE, joined], [ONE, TWO, THREE]) == {0: 0, 1: 1}
    assert matched([ONE, TWO, THREE], [ONE, joined]) == {0: 0, 1: 1}


def test_a_repeated_row_keeps_to_its_neighbours() -> None:
    total = Words("", "Total")
    old = [ONE, total, TWO, total]
    assert matched(old, [total, ONE, total, TWO, total]) == {1: 0, 2: 1, 3: 2, 4: 3}


def test_a_paragraph_that_was_moved_is_known_again() -> None:
    assert matched([ONE, TWO, THREE], [THREE, ONE, TWO]) == {0: 2, 1: 0, 2: 1}


def test_chinese_is_compared_sign_by_sign() -> None:
    old = Words("2", "委员会感到遗憾的是,农村地区积压的案件很多,而且每年都在增加。")
    new = Words("2", "委员会感到遗憾的是,农村地区积压案件很多,并且每年都在增加。")
    assert matched([old], [new]) == {0: 0}


def test_words_that_moved_past_others_and_changed_their_number_are_known_again() -> None:
    old = [Words("5", ONE.text), TWO, Words("7", THREE.text)]
    new = [Words("6", THREE.text), TWO, Words("8", ONE.text)]
    assert matched(old, new) == {0: 2, 1: 1, 2: 0}


def test_a_text_read_better_that_moved_is_known_by_its_number() -> None:
    better = Words("1", "The Committee has considered the combined reports of Arcadia at its 2906th meeting in May.")
    assert matched([ONE, TWO], [TWO, better]) == {0: 1, 1: 0}


def test_a_paragraph_that_was_read_in_part_is_known_in_the_whole() -> None:
    rest = " ".join(f"It goes on with the word {number} of a long text." for number in range(12))
    part, whole = Words("2", TWO.text), Words("2", f"{TWO.text} {rest}")
    assert matched([ONE, part], [ONE, whole]) == {0: 0, 1: 1}
