"""What stayed of a text when it was rewritten."""

from workbench.text import kept
from workbench.text.kept import Run


def words(before: str, after: str) -> list[str]:
    return [after[run.b_start : run.b_end].strip() for run in kept.runs(before, after)]


def test_the_runs_are_the_words_that_stayed() -> None:
    assert words("The Government adopted the law in 2019.", "The Government has adopted the new law in 2019.") == [
        "The Government",
        "adopted the",
        "law in 2019.",
    ]


def test_a_few_letters_that_stayed_between_two_changes_count_as_changed() -> None:
    assert words("Plan of 18 March on schools", "Strategy of 1 April on schools") == ["on schools"]


def test_a_place_is_carried_through_two_rewritings() -> None:
    first, second, third = "The law was adopted.", "In 2019 the law was adopted.", "In 2019 the new law was adopted."
    runs = kept.through(kept.runs(first, second), kept.runs(second, third))
    last = runs[-1]
    assert first[last.a_start : last.a_end] == third[last.b_start : last.b_end] == "law was adopted."


def test_signs_that_word_changes_do_not_shift_what_follows() -> None:
    before, after = "One… two  “three” four", 'One... two "three" four'
    at = before.index("four")
    run = next(each for each in kept.runs(before, after) if each.a_start <= at < each.a_end)
    assert run.at(at) == after.index("four")
    assert run.origin(after.index("four")) == at


def test_a_part_that_was_cut_off_keeps_its_own_places() -> None:
    assert kept.cut((Run(0, 20, 0, 20),), 8, 20) == (Run(8, 20, 0, 12),)
    assert kept.moved((Run(8, 20, 0, 12),), 30) == (Run(8, 20, 30, 42),)


def test_coverage_is_the_share_of_letters_and_figures_that_stand() -> None:
    before, after = "Twelve schools were opened.", "Twelve clinics were opened."
    runs = kept.runs(before, after)
    assert kept.coverage(before, runs, 0, 6) == 1.0
    assert kept.coverage(before, runs, 0, 14) == 6 / 13
    assert kept.coverage(before, runs, 6, 7) == 1.0
