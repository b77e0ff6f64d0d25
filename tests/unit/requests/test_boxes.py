"""Which boxes of a form were ticked, however somebody ticked them; and what was added to what it prints."""

import pytest

from workbench.requests.form.boxes import ticked, written_out
from workbench.requests.form.printed import added, words

UNCHANGED = "No change since the last report"
PRINTED = ("1. [7K3Q] para. 21", "Adopt a law on equality.", f"☐ {UNCHANGED}", "☐ Not ours; it belongs to: ")


@pytest.mark.parametrize(
    "line",
    [
        f"☒ {UNCHANGED}",
        f"x {UNCHANGED}",
        f"X{' '}{UNCHANGED}",
        f"☐x {UNCHANGED}",
        f"[x] {UNCHANGED}",
        f"☐ {UNCHANGED} x",
        f"☐ {UNCHANGED} ✓",
        "☑ No change\nsince the  last report",
        f"☐ Not ours; it belongs to: ☒ {UNCHANGED}",
    ],
)
def test_a_box_is_ticked_by_a_mark_in_its_place_or_beside_it(line: str) -> None:
    assert set(ticked(line.split("\n"))[0]) == {"no_change"}


@pytest.mark.parametrize("line", [f"☐ {UNCHANGED}", UNCHANGED, f"Index {UNCHANGED}", "x", f"☐ {UNCHANGED} except one"])
def test_no_box_is_ticked_by_anything_else(line: str) -> None:
    assert ticked([line]) == ({}, (line,))


@pytest.mark.parametrize("language", sorted(words()))
def test_an_office_is_named_behind_its_box_in_every_language(language: str) -> None:
    said = words()[language]
    lines = [f"☒ {said['not_ours']} وزارة / Ministry of Health ☐ {said['background']}"]
    found, rest = ticked(lines)
    assert found == {"not_ours": "وزارة / Ministry of Health"}
    assert rest == (f"☐ {said['background']}",)


@pytest.mark.parametrize("language", sorted(words()))
def test_a_box_that_is_written_out_as_the_answer_is_known_in_every_language(language: str) -> None:
    unchanged, background = str(words()[language]["no_change"]), str(words()[language]["background"])
    assert written_out(f"{unchanged}.") == "no_change"
    assert written_out(f"{unchanged}: but for 2025") == ""
    assert written_out(background) == written_out(f"({background}) 4,711") == "background"
    assert written_out(f"It is {background}") == ""


@pytest.mark.parametrize(
    "said",
    [
        PRINTED,
        ("1. [7K3Q] para. 21 Adopt a law", "on equality.", *PRINTED[2:]),
        ("1. [7K3Q] para. 21Adopt a law on equality.", *PRINTED[2:]),
        PRINTED[1:3],
        (),
    ],
)
def test_paragraphs_that_were_split_run_together_or_deleted_add_nothing(said: tuple[str, ...]) -> None:
    assert added(said, PRINTED) == ()


def test_words_of_ones_own_are_found_where_they_stand() -> None:
    assert added((*PRINTED, "The law was adopted in 2024."), PRINTED) == (4,)
    assert added((PRINTED[0], "Adopt a law on equality. It was adopted.", *PRINTED[2:]), PRINTED) == (1,)
    assert added((*PRINTED[:3], "☐ Not ours; it belongs to: Ministry of Health"), PRINTED) == (3,)
