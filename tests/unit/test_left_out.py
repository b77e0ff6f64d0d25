"""Whoever runs the checks hears which were left out, by name and with the reason."""

from tests.left_out import left_out, words

REPORT = b"""<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest">
<testcase classname="tests.unit.text.test_markup" name="test_bold" time="0.1"/>
<testcase classname="tests.browser.test_journeys" name="test_a_drafter_writes[with]" time="0.0">
<skipped type="pytest.skip" message="Chromium is not installed: apt-get install chromium">...</skipped></testcase>
<testcase classname="tests.office.test_round" name="test_forty" time="0.0">
<skipped type="pytest.skip" message="LibreOffice is not installed">...</skipped></testcase>
<testcase classname="tests.browser.test_journeys" name="test_a_reviewer" time="0.0">
<skipped type="pytest.skip" message="Chromium is not installed: apt-get install chromium">...</skipped></testcase>
</testsuite></testsuites>"""


def test_checks_left_out_are_named_under_their_reason() -> None:
    assert words(left_out(REPORT)).splitlines() == [
        "Left out: 3 checks",
        "  Chromium is not installed: apt-get install chromium",
        "    browser/test_journeys: test_a_drafter_writes[with]",
        "    browser/test_journeys: test_a_reviewer",
        "  LibreOffice is not installed",
        "    office/test_round: test_forty",
    ]


def test_nothing_is_said_where_nothing_was_left_out() -> None:
    assert words(left_out(b"<testsuites><testsuite/></testsuites>")) == ""
