"""The seats of a round in a browser: opened from one form, more time, a deputy who sends, a concern answered."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
TITLE = "Combined tenth to twelfth periodic reports"
FAR = (datetime.now(UTC).date() + timedelta(days=60)).isoformat()


def _round(page: Page) -> Page:
    page.goto("/rounds")
    page.get_by_role("link", name=TITLE).first.click()
    return page


@BOTH
def test_a_deputy_sends_a_serious_concern_and_the_state_says_why_it_maintains_its_text(
    opens: Opens, javascript: bool
) -> None:
    amina = opens("amina", javascript=javascript)
    page = _round(amina.page)
    page.get_by_role("link", name="Seats, last days and concerns").click()
    amina.looks("seats")
    page.get_by_label("New last day").fill(FAR)
    page.get_by_label("Reason", exact=True).fill("The translation came late.")
    page.get_by_role("button", name="Give more time").click()
    says(page, "1 institution has more time.")

    chidi = opens("chidi", javascript=javascript)
    page = _round(chidi.page)
    page.get_by_role("link", name="Our seat").click()
    says(page, "The translation came late.")
    page.get_by_label("Name a deputy").select_option(label="Ines Duarte")
    page.get_by_role("button", name="Name as deputy").click()
    says(page, "may send in your place")
    chidi.looks("seat")

    ines = opens("ines", javascript=javascript)
    page = _round(ines.page)
    page.get_by_role("link", name="Look over and send").click()
    page.get_by_role("radio", name="a serious concern").check()
    page.get_by_label("Anything to add for the mechanism").fill("It leaves the deaths in custody out.")
    page.get_by_role("button", name="Send").click()
    says(page, "comment was sent.")

    page = _round(amina.page)
    says(page, "stands open: the round cannot close")
    page.get_by_role("link", name="To the concerns").click()
    page.get_by_role("button", name="The State maintains its text").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why the State maintains its text")
    amina.looks("seats-refused")
    page.get_by_label("Why the State maintains its text").fill("The inquiry is under way.")
    page.get_by_role("button", name="The State maintains its text").click()
    says(page, "Recorded, and told to the institution")

    page = _round(chidi.page)
    page.get_by_role("link", name="Our seat").click()
    says(page, "The inquiry is under way.")
    page.get_by_role("button", name="Our concern is resolved").click()
    says(page, "the serious concern is resolved")
    chidi.looks("seat-resolved")


@BOTH
def test_a_round_is_opened_from_the_form_that_shows_what_its_kind_suggests(opens: Opens, javascript: bool) -> None:
    amina = opens("amina", javascript=javascript)
    page = amina.goes_to("/rounds/new")
    page.get_by_label("Kind", exact=True).select_option(label="Internal round")
    if not javascript:
        page.get_by_role("button", name="Show what it suggests").click()
    expect(page.get_by_role("checkbox", name="Ministry of Justice")).to_be_checked()
    expect(page.get_by_role("checkbox", name="National Human Rights Commission")).not_to_be_checked()
    page.get_by_text("Sections on which you most need a word").first.click()
    page.get_by_text("A last day, or a capacity, of its own").click()
    amina.looks("open-round")
    page.get_by_label("Last day for comments").fill(FAR)
    page.get_by_role("button", name="Open the round").click()
    says(page, "The round is open.")


def test_the_seats_stand_in_arabic_from_right_to_left(opens: Opens) -> None:
    amina = opens("amina")
    amina.takes_the_language("ar")
    page = amina.goes_to("/rounds")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("a[href$='/seats']").first.click()
    amina.looks("seats-ar")
