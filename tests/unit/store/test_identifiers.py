"""Identifiers and times."""

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from workbench.store import new_id, timestamp
from workbench.store.identifiers import seed_for_tests


def test_identifiers_sort_as_they_were_made_and_never_repeat() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert made == sorted(made)
    assert all(len(identifier) == 26 for identifier in made)


def test_they_sort_as_they_were_made_where_many_are_made_at_once_and_where_the_clock_is_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [*[5_000] * 3000, *[5_001] * 10, *[4_000] * 10, *[4_001] * 10, *[5_020] * 10]
    for seed in (None, 7):
        ticks = iter(clock)
        seed_for_tests(seed)
        stands = SimpleNamespace(time_ns=lambda ticks=ticks: next(ticks) * 1_000_000)
        monkeypatch.setattr("workbench.store.identifiers.time", stands)
        made = [new_id() for _ in clock]
        seed_for_tests(None)
        assert made == sorted(set(made))


def test_a_seed_makes_the_random_part_repeatable() -> None:
    seed_for_tests(7)
    first = new_id()[10:]
    seed_for_tests(7)
    again = new_id()[10:]
    seed_for_tests(None)
    assert first == again
    assert new_id()[10:] != first


def test_times_are_kept_in_utc_and_sort_as_text() -> None:
    evening = datetime(2026, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-3)))
    assert timestamp(evening) == "2026-05-04T02:30:00.000000Z"
    assert timestamp(datetime(2026, 5, 4, tzinfo=UTC)) < timestamp(evening)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        timestamp(datetime(2026, 5, 4))  # noqa: DTZ001
