"""A letter typed by the secretariat, and the official voice going through it: with and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
LETTER = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": b"Dear colleagues"}


def _goes_to_its_round(page: Page) -> None:
    page.goto("/rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()


def _types_a_letter(page: Page) -> None:
    page.get_by_role("link", name="Enter what was said in a letter").click()
    page.get_by_label("The letter, the e-mail or the minutes").set_input_files(LETTER)  # type: ignore[arg-type]
    for number, (cited, words) in enumerate((("para. 2", "Veuillez nommer les provinces."), ("999", "And here?"))):
        page.get_by_label("Paragraph or section").nth(number).fill(cited)
        page.get_by_label("What it says").nth(number).fill(words)
    page.get_by_role("button", name="Enter these comments").click()
    says(page, "2 comments were entered.")


@BOTH
def test_a_letter_is_typed_and_the_official_voice_makes_it_its_own(opens: Opens, javascript: bool) -> None:
    amina = opens("amina", javascript=javascript)
    _goes_to_its_round(amina.page)
    _types_a_letter(amina.page)
    amina.looks("letter-entered")
    amina.page.get_by_role("link", name="NHRI-", exact=False).first.click()
    amina.page.get_by_text("Translate it").click()
    amina.page.get_by_label("Into").select_option("en")
    amina.page.get_by_label("Translation of the comment").fill("Please name the provinces.")
    amina.page.get_by_role("button", name="Keep the translation").click()
    says(amina.page, "Please name the provinces.")
    amina.looks("desk-of-a-letter")

    chidi = opens("chidi", javascript=javascript)
    page = chidi.page
    page.goto("/notices")
    page.get_by_role(
        "link", name="The secretariat has entered what National Human Rights Commission said"
    ).first.click()
    expect(page.get_by_role("heading", name="Are these your words?")).to_be_visible()
    chidi.looks("confirming")
    first = page.get_by_role("article").filter(has_text="Veuillez nommer")
    first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Confirm those chosen").click()
    says(page, "1 comment was confirmed.")
    other = page.get_by_role("article").filter(has_text="And here?")
    other.get_by_role("link", name="Put its place right").click()
    chidi.looks("place-of-a-letter")
    page.goto("/notices")
    page.get_by_role(
        "link", name="The secretariat has entered what National Human Rights Commission said"
    ).first.click()
    page.get_by_role("article").filter(has_text="And here?").get_by_role("button", name="Put our own words").click()
    page.get_by_label("Comment", exact=True).fill("And in the annex?")
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.locator(".remark").filter(has_text="And in the annex?")).to_be_visible()
    page.get_by_role("link", name="Our comments and the answers").click()
    expect(page.locator(".remark").filter(has_text="And in the annex?")).to_be_visible()
    chidi.looks("ours-after-a-letter")


def test_what_was_typed_is_confirmed_with_the_keyboard_alone(opens: Opens) -> None:
    amina = opens("amina")
    _goes_to_its_round(amina.page)
    _types_a_letter(amina.page)
    chidi = opens("chidi")
    page = chidi.page
    page.goto("/notices")
    page.get_by_role("link", name="The secretariat has entered what National Human Rights Commission said").first.press(
        "Enter"
    )
    page.get_by_role("article").filter(has_text="Veuillez nommer").get_by_role("checkbox").press("Space")
    page.get_by_role("button", name="Confirm those chosen").press("Enter")
    says(page, "1 comment was confirmed.")
