"""Two people share a report: one is asked and says ready, the other reviews, sends back, and hands a desk over."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

WITH_AND_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])


@WITH_AND_WITHOUT
def test_a_section_is_asked_for_said_ready_and_sent_back_with_its_reason(opens: Opens, javascript: bool) -> None:
    amina = opens("amina", javascript=javascript)
    page = amina.goes_to("/reports")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    page.get_by_role("link", name="Who does what").click()
    ask = page.get_by_role("region", name="Ask somebody")
    ask.get_by_label("Who", exact=True).select_option(label="Farid Osei")
    ask.get_by_label("Section", exact=True).select_option(
        label="VI. Legal framework and policies against racial discrimination"
    )
    ask.get_by_label("By", exact=True).fill("2026-01-31")
    ask.get_by_role("button", name="Ask", exact=True).click()
    expect(
        page.get_by_role(
            "row", name=re.compile("Farid Osei.*VI. Legal framework and policies against racial discrimination.*late")
        )
    ).to_be_visible()
    amina.looks("who-does-what")

    farid = opens("farid", javascript=javascript)
    page = farid.page
    expect(page.get_by_role("heading", name="You were asked for")).to_be_visible()
    farid.looks("my-work")
    page.get_by_role("region", name="You were asked for").get_by_role(
        "link", name="VI. Legal framework and policies against racial discrimination"
    ).click()
    says(page, "was due 31 January 2026")
    page.get_by_role("button", name="Ready for review").click()
    says(page, "The section is ready for review.")
    expect(page.get_by_role("link", name=re.compile(r"^ready for review \(Farid Osei"))).to_be_visible()

    page = amina.goes_to("/")
    page.get_by_role("region", name="Waits for you").get_by_role(
        "link", name="VI. Legal framework and policies against racial discrimination"
    ).click()
    page.get_by_role("link", name="Send back").click()
    amina.looks("section-state")
    page.get_by_role("button", name="Send it back with this reason").click()
    expect(page.get_by_text("Say why").first).to_be_visible()
    page.get_by_label("Why it goes back to its writers").fill("The figures are those of 2019.")
    page.get_by_role("button", name="Send it back with this reason").click()
    expect(page.get_by_role("link", name=re.compile("sent it back .*The figures are those of 2019"))).to_be_visible()


def test_a_desk_is_handed_over_by_the_keyboard_alone_and_back(opens: Opens) -> None:
    amina = opens("amina")
    page = amina.goes_to("/people")
    page.get_by_role("link", name="Hand over the desk of Farid Osei").press("Enter")
    page.get_by_label("All goes to").focus()
    page.keyboard.type("Leila")
    page.get_by_role("button", name="Show what would go where").press("Enter")
    expect(page.get_by_text("goes to Leila Varga").first).to_be_visible()
    amina.looks("hand-over")
    page.get_by_role("button", name="Hand it over so").press("Enter")
    expect(page.get_by_role("heading", name="Nothing is on this desk")).to_be_visible()
    page.get_by_role("button", name=re.compile("Hand back what went to Leila Varga")).press("Enter")
    says(page, "belongs to the drafting group")
