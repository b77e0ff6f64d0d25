"""What was read, checked against the original in a browser: looked at, corrected, taken back, turned over."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens

pytestmark = pytest.mark.browser

DOCUMENT = "/documents/cerd-c-arc-co-7-9"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_number_is_corrected_beside_the_original_and_taken_back(opens: Opens, javascript: bool) -> None:
    visitor = opens("amina", javascript=javascript)
    page = visitor.goes_to(DOCUMENT)
    page.locator("#para-8").get_by_role("link", name="original").click()
    picture = page.get_by_role("img", name="of the original")
    expect(picture).to_be_visible()
    if javascript:
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") >= 1000
    visitor.looks("beside")
    page.locator("#para-8").get_by_role("link", name="correct").click()
    visitor.looks("correcting")
    page.get_by_label("Number, as printed").fill("88")
    page.get_by_role("button", name="Set the number").click()
    expect(page.locator("#para-88")).to_contain_text("Corrected: its number is 88.")
    visitor.looks("corrected")
    page.locator("#para-88").get_by_role("button", name="Take it back").click()
    expect(page.locator("#para-8")).to_contain_text("Taken back: its number is 88.")
    expect(page.locator("#para-88")).to_have_count(0)
    page.locator("#corrections > summary").click()
    visitor.looks("corrections")


def test_the_pages_of_an_original_are_turned_by_the_keyboard(opens_to_look: Opens) -> None:
    visitor = opens_to_look("chidi")
    page = visitor.goes_to(f"{DOCUMENT}/beside")
    number = page.get_by_label("Page", exact=True)
    number.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The original, page 2")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".para.chosen")).to_be_focused()
    expect(page.get_by_role("link", name="correct")).to_have_count(0)


LOOKED_AT = (
    ("/documents/cerd-c-arc-co-7-9/correct", "correct"),
    ("/documents/cerd-c-arc-co-7-9/with/cerd-c-arc-co-7-9-ar", "side-by-side"),
    ("/documents/ccpr-c-arc-qpr-3/beside", "beside-web-page"),
    ("/documents?look=any", "to-look-at"),
)


@pytest.mark.parametrize(("address", "shot"), LOOKED_AT, ids=[shot for _address, shot in LOOKED_AT])
def test_axe_finds_nothing_where_the_library_is_checked(opens_to_look: Opens, address: str, shot: str) -> None:
    visitor = opens_to_look("amina")
    page = visitor.goes_to(address)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Nothing here")
    visitor.looks(shot)


def test_a_table_stands_beside_its_rows_and_as_a_table_in_its_document(opens_to_look: Opens) -> None:
    visitor = opens_to_look("amina")
    page = visitor.goes_to("/documents?q=completion")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(page.locator(".read-table").first).to_be_visible()
    visitor.looks("table")
    page.get_by_role("link", name="Check against the original").click()
    expect(page.locator(".leaf-table")).to_be_visible()
    visitor.looks("beside-table")


def test_a_table_wider_than_the_screen_scrolls_by_itself(opens_to_look: Opens) -> None:
    visitor = opens_to_look("amina")
    page = visitor.goes_to("/documents?q=monitoring")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    table = page.locator(".read-table").first
    table.wait_for()
    page.wait_for_load_state()
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    visitor.looks("wide-table")


PAGES = (
    ("/documents/cerd-c-arc-co-7-9/beside?page=2", "beside"),
    ("/documents/cerd-c-arc-co-7-9-ar/beside", "beside-word-in-arabic"),
)


@pytest.mark.parametrize(("address", "shot"), PAGES, ids=[shot for _address, shot in PAGES])
def test_the_original_begins_at_the_right_in_a_mirrored_page(opens_to_look: Opens, address: str, shot: str) -> None:
    visitor = opens_to_look("amina", mirrored=True)
    page = visitor.goes_to(address)
    original, reading = page.locator(".beside-original").bounding_box(), page.locator(".beside-reading").bounding_box()
    assert original is not None
    assert reading is not None
    assert original["x"] > reading["x"]
    visitor.looks(f"mirrored-{shot}")
