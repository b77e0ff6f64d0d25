"""Files come back in a round, in a browser: looked through, taken in, and what has no place is given one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])

# Selects some words of the paragraph that is looked at, as a hand on a mouse would.
SELECT = """([from, to]) => {
  const passage = document.querySelector("#chosen [data-passage]");
  const text = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return text.data.slice(from, to).trim();
}"""


def _opens_the_round(page: Page) -> None:
    page.goto("/rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    expect(page.get_by_role("link", name="Response matrix")).to_be_visible()


@BOTH
def test_what_came_by_mail_is_looked_through_taken_in_and_placed(opens: Opens, javascript: bool) -> None:
    farid = opens("farid", javascript=javascript)
    page = farid.page
    _opens_the_round(page)
    farid.looks("word-round")
    page.get_by_role("link", name="Draft with the remarks").click()
    says(page, "Nothing has been taken in yet.")
    says(page, "which is not compulsory for them")
    farid.looks("word-arrival")
    page.get_by_role("button", name="Take in 5").click()
    says(page, "5 comments were taken from the file")

    _opens_the_round(page)
    page.get_by_role("link", name="Place them").click()
    says(page, "do not stand in the paragraph that it cites")
    says(page, "It cites “19”.")
    farid.looks("word-queue")
    page.get_by_role("button", name="Place it at the marked words").first.click()
    says(page, "NHRI-006 is placed.")
    page.get_by_role("link", name="Choose another place").click()
    page.get_by_label("Its number, or words in it").fill("9")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="9. The first results").click()
    farid.looks("word-placing")
    page.get_by_label("The words it is about").fill("at stopping places and at fairs")
    page.get_by_role("button", name="Place it here").click()
    says(page, "NHRI-007 is placed.")

    _opens_the_round(page)
    page.get_by_role("link", name="and their story").click()
    farid.looks("word-files")
    expect(page.get_by_text("Taken in.").first).to_be_visible()


def test_words_selected_in_the_paragraph_become_the_place(opens: Opens) -> None:
    farid = opens("farid")
    page = farid.page
    _opens_the_round(page)
    page.get_by_role("link", name="Place them").click()
    page.get_by_role("link", name="Other words in it").first.click()
    expect(page.locator("#chosen [data-passage]").first).to_be_visible()
    words = page.evaluate(SELECT, [4, 21])
    page.get_by_role("link", name="Take the selected words").click()
    expect(page.get_by_label("The words it is about")).to_have_value(words)
    expect(page.locator("#chosen mark")).to_have_text(words)
    page.get_by_role("button", name="Place it here").click()
    says(page, "is placed.")


def test_a_place_is_found_and_taken_with_the_keyboard_alone(opens: Opens) -> None:
    farid = opens("farid")
    page = farid.page
    _opens_the_round(page)
    page.get_by_role("link", name="Place them").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Place it at the marked words").first.focus()
    page.keyboard.press("Enter")
    says(page, "is placed.")


def test_the_pages_of_a_file_and_of_the_queue_are_mirrored(opens_to_look: Opens) -> None:
    amina = opens_to_look("amina")
    amina.takes_the_language("en_AE")
    amina.goes_to("/rounds")
    amina.page.locator(".card-title a").first.click()
    round_page = amina.page.url
    amina.goes_to(round_page + "/queue")
    amina.looks("word-queue-mirrored")
    amina.goes_to(round_page + "/files")
    amina.looks("word-files-mirrored")
    amina.page.locator("a.button.primary").first.click()
    amina.looks("word-arrival-mirrored")
    amina.takes_the_language("en")
