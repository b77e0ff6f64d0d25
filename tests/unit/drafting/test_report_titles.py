"""What a report is called until somebody gives it a title."""

import pytest

from workbench.drafting.identity import ReportIdentity
from workbench.drafting.operations.report import given_title
from workbench.drafting.records import ReportKind


@pytest.mark.parametrize(
    ("kind", "numbers", "title"),
    [
        (ReportKind.PERIODIC, "21-23", "BRA: ICERD periodic report (21-23)"),
        (ReportKind.REPLY_TO_LOIPR, "", "BRA: ICERD replies to the list of issues prior to reporting"),
        (ReportKind.UPR_NATIONAL, "", "BRA: UPR national report"),
    ],
)
def test_it_has_the_words_of_the_office_and_no_code(kind: ReportKind, numbers: str, title: str) -> None:
    identity = ReportIdentity(treaty="ICERD", kind=kind, state="bra", numbers=numbers)
    assert given_title(identity, "ICERD") == title


@pytest.mark.parametrize("kind", ReportKind)
def test_every_kind_of_report_has_one(kind: ReportKind) -> None:
    assert "_" not in given_title(ReportIdentity(treaty="ICERD", kind=kind, state="BRA"), "ICERD")
