"""Answers live on, in a browser: open again when their text changes, said to hold, gone on about; a second round."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens, Served
from tests.browser.visitor import says
from workbench.comments import operations, queries
from workbench.comments.records import Comment, RoundKind
from workbench.drafting import operations as drafting
from workbench.mailer import deliver
from workbench.people import queries as people

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
WORDS = "Selune is taught in 66 public schools."


def _answered(served: Served) -> Comment:
    """The comment of the demonstration whose answer was released; its paragraph is written anew meanwhile."""
    at = datetime.now(UTC)
    with served.installation.store.writing() as db:
        operator = people.local_operator(db)
        found = (each for held in queries.rounds(db, operator) for each in queries.comments(db, operator, held.id))
        answered = next(each for each in found if each.disposition and each.disposition.released)
        assert answered.disposition
        assert answered.disposition.paragraph_id
        where = answered.disposition.paragraph_id
        drafting.write_paragraph(db, paragraph_id=where, text=WORDS, by=operator, at=at)
    deliver(served.installation, at=at)  # the mailer's half minute
    return answered


def _second_round(served: Served, first: str) -> str:
    at = datetime.now(UTC)
    with served.installation.store.writing() as db:
        operator = people.local_operator(db)
        held = queries.whichever(db, first)
        version = drafting.freeze(db, report_id=held.report_id, by=operator, at=at).snapshot.id
        invited = [each.organisation_id for each in queries.invitations(db, first)]
        closes: date = at.date() + timedelta(days=40)
        return operations.open_round(
            db, snapshot_id=version, kind=RoundKind.NHRI, invite=invited, closes=closes, by=operator, at=at
        )


def _ours(page: Page, round_id: str) -> Page:
    page.goto(f"/rounds/{round_id}/read/ours")
    return page


@BOTH
def test_an_answer_whose_text_changed_is_said_to_hold_and_gone_on_about(
    served: Served, opens: Opens, javascript: bool
) -> None:
    comment = _answered(served)
    chidi = opens("chidi", javascript=javascript)
    page = _ours(chidi.page, comment.round_id)
    expect(page.locator(f"#remark-{comment.id}").get_by_text("open again")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    chidi.looks("ours-open-again")

    farid = opens("farid", javascript=javascript)
    page = farid.page
    page.goto(f"/rounds/{comment.round_id}")
    page.get_by_role("link", name="Look at them").click()
    farid.looks("open-again")
    page.get_by_label(f"{comment.label}: the answer still holds").check()
    page.get_by_role("button", name="Those that are ticked still hold").click()
    says(page, "1 answer still holds.")
    page.goto(f"/rounds/{comment.round_id}/comments/{comment.id}")
    page.get_by_text("Reply to the institution").click()
    page.get_by_label("What the State says").fill("The number was corrected as well.")
    page.get_by_role("button", name="Send the reply").click()
    says(page, "Sent: the institution can read it now.")
    farid.looks("desk-replied")

    page = _ours(chidi.page, comment.round_id)
    mine = page.locator(f"#remark-{comment.id}")
    expect(mine.get_by_text("The number was corrected as well.")).to_be_visible()
    mine.get_by_text("Reply", exact=True).click()
    mine.get_by_label("What your institution says").fill("Thank you. That is right.")
    mine.get_by_role("button", name="Send the reply").click()
    says(page, "those who answer can read it now")


@BOTH
def test_in_a_second_round_the_institution_sees_what_changed_and_what_became_of_its_comments(
    served: Served, opens: Opens, javascript: bool
) -> None:
    comment = _answered(served)
    second = _second_round(served, comment.round_id)
    ines = opens("ines", javascript=javascript)
    page = ines.page
    page.goto(f"/rounds/{second}/read")
    page.get_by_role("link", name="What changed since you reviewed").click()
    says(page, comment.label)
    ines.looks("changed-since")
    page = _ours(page, comment.round_id)
    page.get_by_role("link", name="What became of each, to read and print").click()
    expect(page.get_by_role("heading", name="in version 2")).to_be_visible()
    ines.looks("became")


def test_these_pages_have_no_fault_that_axe_finds_from_right_to_left(served: Served, opens: Opens) -> None:
    comment = _answered(served)
    second = _second_round(served, comment.round_id)
    ines, farid = opens("ines", mirrored=True), opens("farid", mirrored=True)
    for visitor, name, address in (
        (ines, "changed-since-mirrored", f"/rounds/{second}/read/changes"),
        (ines, "became-mirrored", f"/rounds/{comment.round_id}/read/answers"),
        (farid, "open-again-mirrored", f"/rounds/{comment.round_id}/reopened"),
    ):
        visitor.goes_to(address)
        visitor.looks(name)
