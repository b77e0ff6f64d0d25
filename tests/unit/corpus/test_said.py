"""What a person says of a document is a code or a date that can be stored, or it is refused before anything changes."""

import pytest

from workbench.corpus.said import NotADate, NotALanguage, NotAState, NotATreaty, NotUnderstood, understood


def test_codes_are_stored_in_one_form_whatever_was_typed() -> None:
    given = {"treaty": "cerd", "state": "ken", "language": "EN", "date": "2014-07", "title": " A title ", "symbol": ""}
    assert understood(given) == {
        "treaty": "ICERD",
        "state": "KEN",
        "language": "en",
        "date": "2014-07",
        "title": "A title",
    }


@pytest.mark.parametrize("date", ["2026", "2026-05", "2026-05-03", "2024-02-29"])
def test_a_date_may_lack_its_day_and_its_month(date: str) -> None:
    assert understood({"date": date}) == {"date": date}


@pytest.mark.parametrize("date", ["soon", "2026-13", "2026-02-30", "26-05-03", "20260503", "٢٠٢٦", "2026-5"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(NotADate, match="2026-05-03"):
        understood({"date": date})


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("treaty", "nonsense", NotATreaty),
        ("state", "Nowhere", NotAState),
        ("language", "klingon", NotALanguage),
        ("kind", "essay", NotUnderstood),
    ],
)
def test_a_code_that_stands_for_nothing_is_refused(name: str, value: str, refusal: type[NotUnderstood]) -> None:
    with pytest.raises(refusal, match=value):
        understood({name: value})
