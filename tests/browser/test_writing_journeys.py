"""Writing a section in a browser: from its first source to the undo, by keyboard alone, and when all goes wrong."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Opens
from tests.browser.test_journeys import BOTH, opens_the_section
from tests.browser.visitor import Visitor, says, tabs_to, waits_until

pytestmark = pytest.mark.browser

WORD = (Path(__file__).parent / "word.html").read_text(encoding="utf-8")
WORDS = "The Housing Order forbids clearance. Rents are capped."


def as_one_text(visitor: Visitor) -> Page:
    page = opens_the_section(visitor)
    page.goto(page.url.split("?")[0].split("#")[0] + "?view=text")
    page.locator(".desk-flow .desk-surface").first.wait_for()
    return page


def presses(page: Page, target: Locator, key: str = "Enter") -> None:
    """By keyboard alone: Tab until it has the focus, then the key."""
    tabs_to(page, target)
    page.keyboard.press(key)


def does(visitor: Visitor, target: Locator) -> None:
    """Somebody with JavaScript shows that the keyboard is enough; without it, links and buttons are what they are."""
    if visitor.javascript:
        presses(visitor.page, target)
    else:
        target.click()
    visitor.page.wait_for_load_state()


@BOTH
def test_a_section_is_assembled_from_three_sources_split_moved_and_undone(opens: Opens, javascript: bool) -> None:
    farid = opens("farid", javascript=javascript)
    page = opens_the_section(farid)
    box = page.get_by_label("A new paragraph")
    if javascript:
        presses(page, box, key="T")
        page.keyboard.type(WORDS.removeprefix("T"))
        page.keyboard.press("Control+Enter")
    else:
        box.fill(WORDS)
        page.get_by_role("button", name="Add the paragraph").click()
    written = page.locator(".desk-para.chosen")
    expect(written).to_be_visible()
    number = written.locator(".para-number").inner_text().rstrip(".")

    for looked_for in ("settlements", "schools", "police"):
        does(farid, page.get_by_role("link", name="Found", exact=True))
        search = page.locator(".desk-search").get_by_role("searchbox")
        if javascript:
            presses(page, search, key=looked_for[0])
            page.keyboard.type(looked_for[1:])
            page.keyboard.press("Enter")
        else:
            search.fill(looked_for)
            page.locator(".desk-search button").click()
        page.wait_for_url(re.compile(f"q={looked_for}"))
        does(farid, page.get_by_role("link", name=re.compile("^Quote from ")).first)
        does(farid, page.get_by_role("button", name=f"Cite it in paragraph {number}"))
        page.wait_for_url(re.compile("#paragraph-"))
    expect(page.locator(".desk-para.chosen .desk-notes li")).to_have_count(3)

    does(farid, page.get_by_role("link", name="Asked", exact=True))
    gap = page.locator(".desk-asked li").filter(has=page.locator(".state-open")).first
    key = gap.get_attribute("id")
    does(farid, gap.get_by_role("button", name=re.compile(" answers ")))
    expect(page.locator(f"[id='{key}'] .state-answered")).to_be_visible()
    for _ in range(2):
        does(farid, page.get_by_role("link", name="by the committee"))
        does(farid, page.get_by_role("button", name=re.compile(f"^Paragraph {number} responds to")).first)
        page.wait_for_load_state()
    expect(page.locator(".desk-para.chosen .para-links")).to_contain_text(
        re.compile("responds to .*responds to ", re.DOTALL)
    )

    does(farid, page.locator(".desk-para.chosen .desk-tools summary"))
    does(farid, page.get_by_role("button", name="Split here"))
    expect(page.locator(".desk-para").filter(has_text="Rents are capped.")).to_have_count(1)
    second = page.locator(".desk-para").filter(has_text="Rents are capped.")
    does(farid, second.get_by_role("link", name=re.compile("^Work on")))
    does(farid, page.locator(".desk-para.chosen .desk-tools summary"))
    does(farid, page.get_by_role("button", name="Move up"))
    expect(page.locator(".desk-para.chosen .para-number")).to_have_text(f"{number}.")
    does(farid, page.get_by_role("button", name="Undo: moved"))
    does(farid, page.get_by_role("button", name="Undo: split in two"))
    whole = page.locator(".desk-para").filter(has_text="The Housing Order forbids clearance.")
    expect(whole).to_contain_text("Rents are capped.")
    farid.looks(f"writing-undone-{javascript}")


def test_the_section_as_one_text_is_written_by_keyboard_alone(opens: Opens) -> None:
    farid = opens("farid")
    page = as_one_text(farid)
    before = page.locator(".desk-flow [data-margin]").count()
    last = page.locator(".desk-flow .desk-surface").last
    last.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Homes come first. ")
    page.keyboard.press("Control+b")
    page.keyboard.type("Clearances")
    page.keyboard.press("Control+b")
    page.keyboard.type(" stopped.")
    expect(page.locator(".desk-flow [data-margin]")).to_have_count(before + 1)
    fresh = page.locator(".desk-flow [data-block]").last
    expect(fresh.locator("strong, b")).to_have_text("Clearances")
    for _ in range(len("Clearances stopped.")):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-flow [data-margin]")).to_have_count(before + 2)
    page.keyboard.press("Tab")
    expect(page.locator(".desk-flow [data-margin]").last).to_have_text("(a)")
    farid.looks("one-text")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".desk-flow [data-margin]").last).not_to_have_text("(a)")
    page.keyboard.press("Backspace")
    expect(page.locator(".desk-flow [data-margin]")).to_have_count(before + 1)
    page.keyboard.press("Control+z")
    expect(page.locator(".desk-flow [data-margin]")).to_have_count(before + 2)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#undo")).to_contain_text("Undo: moved")


def cuts(route: Route) -> None:
    route.abort("internetdisconnected")


def test_with_the_line_cut_while_one_types_nothing_is_lost(opens: Opens) -> None:
    farid = opens("farid")
    farid.forgives += ("ERR_INTERNET_DISCONNECTED",)
    page = as_one_text(farid)
    farid.context.route("**/paragraphs/**", cuts)
    text = page.locator(".desk-flow .desk-surface").first
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed in a tunnel.")
    says(page, "The server does not answer")
    expect(page.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("kept in this browser")
    farid.looks("line-cut")
    farid.context.unroute("**/paragraphs/**", cuts)
    expect(page.locator("#desk-line")).to_be_hidden(timeout=30_000)
    expect(page.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("Saved at")
    page.reload()
    expect(page.locator(".desk-flow .desk-surface").first).to_contain_text("Typed in a tunnel.")


def test_who_is_signed_out_while_typing_signs_in_beside_and_is_saved(opens: Opens) -> None:
    farid = opens("farid")
    farid.forgives += ("401", "400")  # the sign of who is here still bears the token of the session that ended
    page = as_one_text(farid)
    farid.context.clear_cookies()
    text = page.locator(".desk-flow .desk-surface").first
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed after the session.")
    beside_it = page.get_by_role("link", name="Sign in in a new tab")
    expect(beside_it).to_be_visible()
    farid.looks("signed-out-while-typing")
    with farid.context.expect_page() as opened:
        beside_it.click()
    beside = Visitor.__new__(Visitor)
    beside.page = opened.value
    beside.signs_in("farid")
    beside.page.close()
    page.bring_to_front()
    expect(page.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("Saved at", timeout=40_000)
    expect(page.locator("#desk-line")).to_be_hidden()


def test_a_closed_lid_keeps_what_was_typed_and_never_puts_it_over_a_newer_text(opens: Opens) -> None:
    farid, amina = opens("farid"), opens("amina")
    farid.forgives += ("ERR_INTERNET_DISCONNECTED",)
    page = as_one_text(farid)
    farid.context.set_offline(True)
    page.locator(".desk-flow .desk-surface").first.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Farid's last words.")
    expect(page.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("kept")
    address = page.url
    page.close()
    other = as_one_text(amina)
    other.locator(".desk-flow .desk-surface").first.focus()
    other.keyboard.press("Control+Home")
    other.keyboard.type("Amina wrote. ")
    other.keyboard.press("Control+s")
    expect(other.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("Saved at")

    farid.context.set_offline(False)
    farid.page = farid.context.new_page()
    farid.page.goto(address)
    offer = farid.page.locator(".kept-offer")
    expect(offer).to_contain_text("Farid's last words.")
    expect(offer).to_contain_text("The paragraph was changed since")
    text = farid.page.locator(".desk-flow .desk-surface").first
    expect(text).to_contain_text("Amina wrote.")
    expect(text).not_to_contain_text("Farid's last words.")
    farid.looks("offered-back")
    offer.get_by_role("button", name="Put it back").click()
    expect(text).to_contain_text("Farid's last words.")
    expect(text).to_contain_text("Amina wrote.")  # put together by the server, where they are clear of each other
    expect(farid.page.locator(".kept-offer")).to_have_count(0)


def test_word_pastes_its_words_lists_tables_and_footnotes_and_nothing_else(opens: Opens) -> None:
    farid = opens("farid")
    page = as_one_text(farid)
    before = page.locator(".desk-flow [data-block]").count()
    page.locator(".desk-flow .desk-surface").last.focus()
    page.keyboard.press("Control+End")
    page.evaluate(
        """(html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        WORD,
    )
    blocks = page.locator(".desk-flow [data-block]")
    expect(blocks).to_have_count(before + 4)
    margins = [text.strip() for text in page.locator(".desk-flow [data-margin]").all_inner_texts()][-4:]
    assert margins[1:3] == ["(a)", "(b)"]
    assert margins[3] == "¶"
    first = blocks.nth(before)
    expect(first.locator("b")).to_have_text("Act on Equal Treatment")
    expect(first.locator("i")).to_have_text("force")
    expect(first.locator("[data-footnote] textarea")).to_have_value("Official Gazette, No. 12 of 2024.")
    expect(blocks.nth(before + 3).get_by_role("textbox", name="row 2, column 2")).to_have_text("41")
    assert page.locator(".desk-flow [style*='mso'], .desk-flow [class*='Mso'], .desk-flow o\\:p").count() == 0
    farid.looks("pasted-from-word")


def test_somebody_s_words_come_in_without_moving_the_caret_and_a_conflict_is_one_click(opens: Opens) -> None:
    farid, amina = opens("farid"), opens("amina")
    page, other = as_one_text(farid), as_one_text(amina)
    for mine, key, words in ((other, "Control+Home", "First of all. "), (page, "Control+End", " At last, homes.")):
        mine.bring_to_front()
        mine.locator(".desk-flow .desk-surface").first.focus()
        mine.keyboard.press(key)
        mine.keyboard.type(words)
        mine.keyboard.press("Control+s")
        expect(mine.locator(".desk-flow [data-block] [data-state]").first).to_contain_text("Saved at")
    text = page.locator(".desk-flow .desk-surface").first
    expect(text).to_contain_text("First of all.")
    page.keyboard.type(" And more.")
    expect(text).to_contain_text("At last, homes. And more.")
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_contain_text("Saved at")

    # Both write before either is saved: words that come in before one writes are no conflict.
    held: list[Route] = []
    amina.context.route("**/paragraphs/**", lambda route: held.append(route))  # hers comes after his, however busy
    for mine, words in ((page, "Farid says it so."), (other, "Amina says it otherwise.")):
        mine.locator(".desk-flow .desk-surface").nth(1).focus()
        mine.keyboard.press("Control+a")
        mine.keyboard.type(words)
    page.keyboard.press("Control+s")
    expect(page.locator(".desk-flow [data-block] [data-state]").nth(1)).to_contain_text("Saved at")
    other.keyboard.press("Control+s")
    waits_until(other, lambda: held)
    for route in held:
        route.continue_()
    amina.context.unroute("**/paragraphs/**")
    conflict = other.locator(".desk-conflict")
    expect(conflict).to_contain_text("Farid says it so.")
    expect(conflict).to_contain_text("Amina says it otherwise.")
    amina.looks("conflict-one-text")
    conflict.get_by_role("button", name="Keep theirs").click()
    expect(other.locator(".desk-flow .desk-surface").nth(1)).to_have_text("Farid says it so.")
    expect(other.locator(".desk-conflict")).to_have_count(0)


@pytest.mark.parametrize("mirrored", [False, True], ids=["", "mirrored"])
def test_the_ways_to_write_have_no_fault_that_axe_finds(opens_to_look: Opens, mirrored: bool) -> None:
    visitor = opens_to_look("farid", mirrored=mirrored)
    page = visitor.goes_to("/reports")
    page.locator("main a[href^='/reports/0']").first.click()
    page.locator("main a[href*='/sections/']").nth(3).click()
    page.wait_for_load_state()
    address = page.url.split("?")[0].split("#")[0]
    for name, more in (("desk", ""), ("text", "?view=text")):
        page.goto(address + more)
        page.wait_for_load_state()
        visitor.looks(f"{name}-{'mirrored' if mirrored else 'plain'}")
