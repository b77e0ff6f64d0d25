"""How long an institution has to answer."""

from __future__ import annotations

from datetime import date, timedelta

OWED_TO_AN_INDEPENDENT_BODY = 10  # working days; fewer needs a reason, which is printed in the matrix

_WEEKEND = (5, 6)  # Saturday and Sunday; holidays are not known here and count as working days


def working_days(opened: date, closes: date) -> int:
    """The working days after the day of opening, the closing day included."""
    days = (closes - opened).days
    return sum((opened + timedelta(days=n)).weekday() not in _WEEKEND for n in range(1, days + 1))
