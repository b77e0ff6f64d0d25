"""The table of `make word-roundtrip`: a row holds, failed, was left out, or was never measured, and says which."""

from tests.word_roundtrip import rows, words

REPORT = b"""<testsuites><testsuite>
<testcase name="test_one"><properties><property name="check" value="A3"/>
  <property name="figure" value="A3 | exact, tracked | 120/120"/></properties></testcase>
<testcase name="test_two"><properties><property name="check" value="A4"/></properties><failure/></testcase>
<testcase name="test_three"><properties><property name="check" value="A9"/></properties>
  <skipped message="no LibreOffice"/></testcase>
</testsuite></testsuites>"""


def test_a_row_says_what_was_measured_and_whether_it_holds() -> None:
    found = rows(REPORT)
    assert (found["A3"].measured, found["A3"].verdict) == (["exact, tracked: 120/120"], "holds")
    assert found["A4"].verdict == "FAILED"
    assert found["A9"].verdict == "left out"


def test_a_check_that_nothing_measured_does_not_hold() -> None:
    assert "A12  not measured" in words(rows(REPORT))
