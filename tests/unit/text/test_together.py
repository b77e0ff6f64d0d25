"""What stands together in both texts is taken together."""

import random

from workbench.text import together
from workbench.text.kept import Run
from workbench.text.rising import longest_rising

NURSES = "She trained nurses in four regions of the country."


def test_a_sentence_put_before_one_that_reads_like_it_leaves_it_whole() -> None:
    new = "He trained police in four regions of the country. "
    assert together.runs(NURSES, new + NURSES) == (Run(0, len(NURSES), len(new), len(new + NURSES)),)
    assert together.runs(new + NURSES, NURSES)[-1] == Run(len(new), len(new + NURSES), 0, len(NURSES))


def test_the_first_part_of_a_text_is_its_beginning_though_its_last_words_come_again() -> None:
    text = f"{NURSES} Others work in four regions of the country."
    assert together.runs(NURSES, text) == (Run(0, len(NURSES), 0, len(NURSES)),)


def test_runs_hold_the_same_words_and_follow_one_another(full_count: bool) -> None:
    chance = random.Random(7)
    for _ in range(2000 if full_count else 200):
        words = [chance.choice(["the", "law", "of", "Board", "women", "214", "in"]) for _ in range(30)]
        before = " ".join(words)
        for _ in range(chance.randrange(8)):
            words[chance.randrange(len(words)) : chance.randrange(len(words))] = [chance.choice(["new", "law"])]
        after = " ".join(words)
        a_end = b_end = 0
        for run in together.runs(before, after):
            assert before[run.a_start : run.a_end] == after[run.b_start : run.b_end]
            assert (run.a_start >= a_end, run.b_start >= b_end) == (True, True)
            a_end, b_end = run.a_end, run.b_end


def test_the_longest_part_of_a_row_that_is_in_order() -> None:
    assert longest_rising([3, 1, 2, 9, 4]) in ((1, 2, 3), (1, 2, 4))
    assert longest_rising([]) == ()
    assert longest_rising([5, 4, 3]) in ((0,), (1,), (2,))
