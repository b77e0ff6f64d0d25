"""Around the library in a browser: found, marked, cited, added; with the keyboard alone; mirrored."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says

pytestmark = pytest.mark.browser

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


def test_the_first_page_is_light_and_asks_for_little(opens_to_look: Opens) -> None:
    visitor = opens_to_look("amina")
    fetched: list[str] = []
    fresh = visitor.context.new_page()  # nothing of it is cached yet
    fresh.on("request", lambda request: fetched.append(request.url))
    fresh.goto("/", wait_until="networkidle")
    weight = fresh.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)"
    )
    assert 3 <= len(fetched) <= 6, fetched
    assert 20_000 < weight <= 60_000


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_files_are_added_while_a_bar_says_how_far(opens: Opens, tmp_path: Path, javascript: bool) -> None:
    visitor = opens("amina", javascript=javascript)
    page = visitor.goes_to("/documents")
    page.get_by_role("link", name="Add documents").first.click()
    visitor.looks("add")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"\x89PNG, a picture")
    page.get_by_label("Files").set_input_files([DOCUMENTS / "CERD_C_ARC_Q_7-9.docx", broken])
    page.get_by_role("button", name="Add to the library").click()
    for _ in range(120):
        if page.get_by_text("Done.").is_visible():
            break
        page.wait_for_timeout(500)
        if not javascript:
            page.reload()
    says(page, "2 of 2")
    expect(page.get_by_text("here already", exact=True)).to_be_visible()
    expect(page.get_by_text("refused", exact=True)).to_be_visible()
    visitor.looks("task")


def test_a_paragraph_is_reached_and_cited_by_the_keyboard_alone(opens_to_look: Opens) -> None:
    visitor = opens_to_look("farid")
    page = visitor.goes_to("/documents/cerd-c-arc-co-7-9")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    chosen = page.locator(".para.chosen")
    expect(chosen).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".para.chosen [data-copy]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("Citation copied: CERD/C/ARC/CO/7-9")
    page.keyboard.press("/")
    expect(page.locator("main [data-shortcut='search'], #masthead-q").first).to_be_focused()


def test_single_keys_can_be_switched_off(opens_to_look: Opens) -> None:
    visitor = opens_to_look("farid")
    page = visitor.goes_to("/help")
    page.get_by_label("Switch the single keys off in this browser").check()
    page.goto("/documents/cerd-c-arc-co-7-9")
    page.keyboard.press("j")
    expect(page.locator(".para.chosen")).to_have_count(0)


PAGES = (
    ("amina", "/", "home"),
    ("chidi", "/", "home-of-the-commission"),
    ("dana", "/", "home-of-nobody"),
    ("amina", "/documents", "library"),
    ("amina", "/documents/cerd-c-arc-co-7-9", "document"),
    ("amina", "/documents/cerd-c-arc-co-7-9-ar", "document-in-arabic"),
    ("amina", "/documents/cerd-c-arc-co-7-9-ar/beside", "beside-word-in-arabic"),
    ("amina", "/recommendations", "recommendations"),
    ("amina", "/people", "people"),
    ("olga", "/admin", "system"),
    ("amina", "/account", "account"),
    ("amina", "/help", "help"),
    ("amina", "/nowhere", "nothing-here"),
)


@pytest.mark.parametrize(("name", "address", "shot"), PAGES, ids=[shot for _name, _address, shot in PAGES])
def test_axe_finds_nothing_and_nothing_sticks_out(opens_to_look: Opens, name: str, address: str, shot: str) -> None:
    visitor = opens_to_look(name)
    visitor.goes_to(address)
    visitor.complaints = [each for each in visitor.complaints if "404" not in each]
    visitor.looks(shot)


@pytest.mark.parametrize("address", ["/", "/documents", "/documents/cerd-c-arc-co-7-9", "/people"])
def test_the_mirrored_layout_begins_at_the_right(opens_to_look: Opens, address: str) -> None:
    visitor = opens_to_look("amina", mirrored=True)
    page = visitor.goes_to(address)
    name = page.locator(".masthead-name").bounding_box()
    assert name is not None
    assert name["x"] > 640
    untranslated = page.locator(".navigation a").all_inner_texts()
    assert all(re.search("[áçéíľñóřšúýž]", label, re.IGNORECASE) for label in untranslated)
    visitor.looks("mirrored" + address.replace("/", "-"))
