"""At the answering desk in a browser: read, put the words in, go on; by mouse, by keys, without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


def _to_the_round(page: Page) -> None:
    page.goto("/rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()


@BOTH
def test_the_proposed_words_are_put_in_and_the_answer_is_looked_through_and_released(
    opens: Opens, javascript: bool
) -> None:
    farid = opens("farid", javascript=javascript)
    page = farid.page
    _to_the_round(page)
    page.get_by_label("How it stands").select_option("open")
    if not javascript:
        page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"state=open"))
    farid.looks("round-sifted")
    page.get_by_role("link", name="NHRI-001", exact=True).click()
    farid.looks("desk-proposal")
    says(page, "The proposed words in the draft of today")
    page.get_by_role("button", name="Put it into the text and accept").click()
    says(page, "NHRI-001 is answered.")
    expect(page).to_have_url(re.compile(r"/comments/.*state=open"))
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").click()
    expect(page.get_by_role("row").filter(has_text="NHRI-001")).to_have_count(0)  # it is answered: not in the list
    page.get_by_role("link", name="Look through and release").click()
    expect(page.get_by_role("row").filter(has_text="NHRI-001")).to_contain_text("accepted")
    farid.looks("release")
    page.get_by_role("button", name="Release 1 answer").click()
    says(page, "1 answer was released.")


def test_where_somebody_changed_the_same_words_both_are_shown_and_one_writes(opens: Opens) -> None:
    amina, farid = opens("amina", javascript=False), opens("farid")
    _to_the_round(farid.page)
    farid.page.get_by_role("link", name="NHRI-001", exact=True).click()
    page = amina.page
    _to_the_round(page)
    page.get_by_role("link", name="NHRI-001", exact=True).click()
    page.get_by_text("Write the text yourself").click()
    box = page.locator("#field-text")
    box.fill(box.input_value().replace("four weeks", "a month"))
    page.get_by_role("radio", name="accepted in part").check()
    page.get_by_label("Reason", exact=True).fill("It was a month.")
    page.get_by_role("button", name="Save the text and the answer").click()
    says(page, "NHRI-001 is answered.")

    page = farid.page
    page.get_by_role("button", name="Put it into the text and accept").click()
    expect(page.get_by_role("alert")).to_be_visible()
    says(page, "nothing is guessed")
    expect(page.locator("#field-text")).to_have_value(re.compile("a month"))
    farid.looks("desk-by-hand")


def test_the_desk_is_worked_by_keyboard_alone(opens: Opens) -> None:
    page = opens("farid").page
    _to_the_round(page)
    page.get_by_role("link", name="NHRI-001", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("NHRI-001")
    for key, comment in (("n", "NHRI-002"), ("p", "NHRI-001")):
        page.wait_for_load_state()  # a key does nothing before its script is there
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).to_contain_text(comment)
    page.wait_for_load_state()
    page.get_by_role("radio", name="not accepted").press("Space")
    page.get_by_label("Reason", exact=True).press_sequentially("It is as it was.")
    page.keyboard.press("Control+s")
    says(page, "NHRI-001 is answered.")
    page.get_by_role("link", name="Previous").press("Enter")
    expect(page.get_by_role("radio", name="not accepted")).to_be_checked()


def test_the_desk_in_a_mirrored_language_has_no_fault(opens: Opens) -> None:
    farid = opens("farid", mirrored=True)
    page = farid.page
    page.goto("/rounds")
    page.locator("main a[href^='/rounds/0']").first.click()
    page.locator("th a[href*='/comments/']", has_text="NHRI-001").click()
    farid.looks("desk-mirrored")
