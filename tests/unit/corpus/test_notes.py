"""Notes at the foot of a page are set apart, also those that run on to the next one."""

from tests.builders.pdf import Print, pdf
from workbench.corpus.parsing.pdf import printed

TEXT = [
    Print(f"{number}. The Committee notes what the State party wrote in its report on the year.") for number in (1, 2)
]


def note(text: str, at: float) -> Print:
    return Print(text, size=7, at=at)


def test_a_note_that_runs_on_to_the_next_page_is_one() -> None:
    read = printed.read(
        pdf(
            [*TEXT, note("1 See the report of the Ministry of Justice of Arcadia, sent on", 90)],
            [*TEXT, note("5 May 2023, page 4.", 110), note("2 CERD/C/ARC/7-9.", 100)],
        )
    )
    assert read.notes == {
        "1": "See the report of the Ministry of Justice of Arcadia, sent on 5 May 2023, page 4.",
        "2": "CERD/C/ARC/7-9.",
    }
    assert not any("page 4" in block.text for block in read.blocks)


def test_small_print_without_a_mark_behind_a_finished_note_stays_in_the_text() -> None:
    read = printed.read(pdf([*TEXT, note("1 See the report.", 90)], [*TEXT, note("Printed in Arcadia", 100)]))
    assert read.notes == {"1": "See the report."}
    assert any("Printed in Arcadia" in block.text for block in read.blocks)
