"""Days as a letter writes them, and lines of another direction."""

from datetime import date

import pytest

from workbench.text.days import written
from workbench.text.running import steadied

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "31 December 2026"),
        ("fr", "31 décembre 2026"),
        ("es", "31 de diciembre de 2026"),
        ("pt", "31 de dezembro de 2026"),
        ("ru", "31 декабря 2026"),
        ("ar", "31 ديسمبر 2026"),
        ("zh", "2026年12月31日"),
    ],
)
def test_a_day_is_written_as_that_language_writes_it(language: str, shown: str) -> None:
    assert written(DAY, language) == shown


def test_an_english_line_keeps_its_full_stop_at_its_end_in_an_arabic_letter() -> None:
    assert steadied("Numbers of 2025 are welcome.", "ar") == "\u200eNumbers of 2025 are welcome.\u200e"
    assert steadied("نرجو الإجابة.", "fr") == "\u200fنرجو الإجابة.\u200f"


@pytest.mark.parametrize(("line", "language"), [("نرجو الإجابة.", "ar"), ("Merci.", "en"), ("2026 (12)", "ar")])
def test_a_line_that_runs_as_its_paragraph_stays_letter_by_letter(line: str, language: str) -> None:
    assert steadied(line, language) == line
