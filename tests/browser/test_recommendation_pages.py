"""One recommendation in a browser, and the pages around it: clusters, ministries, tables taken in, the public list."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

EXTRACT = Path(__file__).parents[2] / "corpus" / "tables" / "Arcadia_index-extract.xlsx"
TABLE = "Symbol,Paragraph,Recommendation,Lead ministry\nCAT/C/ARC/CO/9,12,Open prisons to visits,Ministry of Justice\n"


def first_recommendation(page: Page) -> str:
    """The address of the first that the list shows."""
    page.goto("/recommendations")
    address = page.locator("main a[href^='/recommendations/0']").first.get_attribute("href")
    assert address
    return address


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_what_is_kept_of_one_is_said_on_its_page(opens: Opens, javascript: bool) -> None:
    visitor = opens("amina", javascript=javascript)
    page = visitor.page
    page.goto(first_recommendation(page))
    page.get_by_label("Add a goal or target").fill("16.3")
    page.locator("#part-sdg .add button").click()
    expect(page.locator("#part-sdg")).to_contain_text("16.3")
    if javascript:
        expect(page.locator("#title-sdg")).to_be_focused()
    page.locator("#part-status summary").first.click()
    page.locator("#status-value").select_option("under_way")
    page.get_by_label("What shows it").fill("Two readings of the bill are done.")
    page.get_by_role("button", name="Save the status").click()
    expect(page.locator("#part-status")).to_contain_text("Two readings of the bill are done.")
    page.get_by_label("Add a goal or target").fill("ninety")
    page.locator("#part-sdg .add button").click()
    expect(page.locator("#error-sdg")).to_be_visible()
    visitor.looks("recommendation")
    page.reload()
    page.get_by_role("link", name="History").click()
    says(page, "Two readings of the bill are done.")
    visitor.looks("recommendation-history")


@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "mirrored"])
def test_the_pages_around_it_are_for_everybody(opens_to_look: Opens, mirrored: bool) -> None:
    visitor = opens_to_look("amina", mirrored=mirrored)
    page = visitor.page
    for name, address in (
        ("one", first_recommendation(page)),
        ("clusters", "/recommendations/clusters"),
        ("ministries", "/recommendations/ministries"),
        ("import", "/recommendations/import"),
        ("public-settings", "/recommendations/public-list"),
    ):
        page.goto(address)
        visitor.looks(f"{name}{'-mirrored' if mirrored else ''}")
        if name in ("clusters", "ministries"):
            page.locator("main tbody th a").first.click()
            visitor.looks(f"{name}-one{'-mirrored' if mirrored else ''}")


def test_a_table_is_handed_in_settled_and_taken_in_without_javascript(opens: Opens, tmp_path: Path) -> None:
    visitor = opens("amina", javascript=False)
    page = visitor.goes_to("/recommendations/import")
    table = tmp_path / "tracker.csv"
    table.write_text(TABLE, "utf-8")
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Look what is in it").click()
    visitor.looks("settle")
    page.get_by_role("button", name="Take in 1 row").click()
    for _ in range(120):
        if page.get_by_text("Done.").is_visible():
            break
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_role("link", name="What came of its rows").click()
    says(page, "1 row added")
    visitor.looks("imported")


def test_a_file_of_the_index_needs_no_saying(opens: Opens) -> None:
    visitor = opens("amina")
    page = visitor.goes_to("/recommendations/import")
    page.get_by_label("File").set_input_files(EXTRACT)
    page.get_by_role("button", name="Look what is in it").click()
    says(page, "A file of the Universal Human Rights Index")
    visitor.looks("settle-index")


def test_the_public_list_is_opened_and_read_by_somebody_who_is_not_signed_in(opens: Opens) -> None:
    visitor = opens("amina")
    page = visitor.goes_to("/recommendations/public-list")
    page.get_by_role("button", name="Open the list").click()
    visitor.looks("public-open")
    visitor.context.clear_cookies()
    page.goto("/public/recommendations")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recommendations to the State")
    visitor.looks("public")
