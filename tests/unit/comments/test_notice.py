"""Days of notice."""

from datetime import date

import pytest

from workbench.comments.notice import working_days


@pytest.mark.parametrize(
    ("opened", "closes", "days"),
    [
        (date(2026, 5, 4), date(2026, 5, 4), 0),  # the same Monday
        (date(2026, 5, 4), date(2026, 5, 8), 4),  # Monday to Friday
        (date(2026, 5, 8), date(2026, 5, 11), 1),  # over a week-end
        (date(2026, 5, 4), date(2026, 5, 18), 10),  # two weeks: what an independent body is owed
        (date(2026, 5, 4), date(2026, 5, 1), 0),
    ],
)
def test_working_days_begin_after_the_day_of_opening(opened: date, closes: date, days: int) -> None:
    assert working_days(opened, closes) == days
