"""Searching in a browser: while one types, by the keyboard alone, saved; and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

# Counts where whoever types pauses; on a busy machine any two letters may lie far apart.
PAUSES = """() => {
  let last = Infinity;
  window.pauses = 0;
  document.querySelector("#search-q").addEventListener("input", () => {
    const now = performance.now();
    if (now - last > 100) window.pauses += 1;
    last = now;
  });
}"""


def test_hits_come_while_one_types_and_are_gone_through_by_the_keyboard(opens: Opens) -> None:
    visitor = opens("farid")
    page = visitor.goes_to("/search")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search?" in request.url else None)
    page.keyboard.press("/")
    expect(page.locator("#search-q")).to_be_focused()
    page.evaluate(PAUSES)
    page.keyboard.type("discriminat", delay=15)
    hits = page.locator("#results li[data-para]")
    expect(page).to_have_url(re.compile("q=discriminat$"))  # the answer to the first letters may come before
    expect(page).to_have_title(re.compile("^discriminat · "))
    expect(page.locator("#masthead-q")).to_have_value("discriminat")
    expect(hits.first).to_be_visible()
    expect(page.locator("#results mark").first).to_have_text(re.compile("^discriminat", re.IGNORECASE))
    assert len(asked) <= page.evaluate("window.pauses") + 1, asked  # one question where one pauses, not one a letter

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    citation = hits.nth(1).locator("h2").inner_text()
    page.keyboard.press("c")
    expect(page.locator("#status")).to_have_text(f"Citation copied: {citation}")
    page.keyboard.press("ArrowUp")
    arabic = '(hit) => hit.dispatchEvent(new KeyboardEvent("keydown", {key: "ؤ", code: "KeyC", bubbles: true}))'
    hits.first.evaluate(arabic)
    expect(page.locator("#status")).to_have_text(f"Citation copied: {hits.first.locator('h2').inner_text()}")
    visitor.looks("search-typed")
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_be_focused()

    page.get_by_text("Save this search").click()
    page.get_by_role("button", name="Save", exact=True).click()
    says(page, "Saved. It stands under “Saved searches” on this page, for you alone.")
    visitor.looks("search-saved")
    page.locator("#results li[data-para]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/documents/.+#"))
    expect(page.locator(".para:target mark, .para-row:target mark").first).to_be_visible()

    page.locator(".para:target .para-text p").first.select_text()
    page.get_by_role("link", name="Similar to the selected words").click()
    expect(page.locator("#results-count")).to_contain_text("similar to")


def test_the_same_without_javascript(opens_to_look: Opens) -> None:
    page = opens_to_look("amina", javascript=False).goes_to("/search")
    page.locator("#search-q").fill("discriminat*")
    page.get_by_role("search", name="Search all paragraphs").get_by_role("button", name="Search").click()
    total = int(re.sub(r"\D", "", page.locator("#results-count").inner_text()))
    narrow = page.get_by_label("Treaty and body").get_by_role("link").first
    number = int(narrow.locator(".small").inner_text())
    narrow.click()
    expect(page.locator("#results-count")).to_have_text(f"{number} paragraphs")
    assert 0 < number <= total
    page.get_by_role("link", name="similar").first.click()
    expect(page.locator("#results-count")).to_contain_text("similar to")
    with page.expect_download() as taken:
        page.get_by_role("link", name="All as Excel, with citations").click()
    assert re.fullmatch(r"search .+ \d{4}-\d\d-\d\d\.xlsx", taken.value.suggested_filename)
