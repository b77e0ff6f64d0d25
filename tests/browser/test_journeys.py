"""The road of a paragraph: a drafter finds, cites, writes; a reviewer comments; the State answers.

Once with JavaScript and once without: the same links, buttons and words.
"""

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
SECTION = "Racial segregation"
WORDS = "The Housing Order of 2025 forbids the clearance of a settlement before other homes are offered."


def counts(page: Page) -> list[str]:
    """“49 of 117” and the like, as the page of coverage shows them at its top."""
    page.locator(".facts.bars").wait_for()
    page.wait_for_load_state()
    return [text.strip() for text in page.locator(".facts.bars .bar-text").all_inner_texts()]


def opens_the_report(visitor: Visitor) -> Page:
    page = visitor.goes_to("/")
    page.locator("main").get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    if not re.search("/reports/", page.url):
        page.goto("/reports")
        page.locator("main").get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    return page


def opens_the_section(visitor: Visitor) -> Page:
    page = opens_the_report(visitor)
    page.locator("main").get_by_role("link", name=SECTION).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(SECTION)
    return page


def _is_to_saving(answer: Response) -> bool:
    return answer.request.method == "POST" and "/paragraphs/" in answer.url


@BOTH
def test_a_drafter_searches_cites_writes_and_sees_the_coverage_change(opens: Opens, javascript: bool) -> None:
    farid = opens("farid", javascript=javascript)
    page = opens_the_report(farid)
    farid.looks(f"report-{javascript}")
    page.get_by_role("link", name="Coverage", exact=True).first.click()
    before = counts(page)
    farid.looks(f"coverage-{javascript}")

    page.get_by_role("searchbox", name="Search the library").fill("settlements")
    page.locator(".masthead-search button").click()
    expect(page.locator("main mark").first).to_be_visible()
    farid.looks(f"search-{javascript}")

    page = opens_the_section(farid)
    farid.looks(f"desk-{javascript}")
    page.get_by_label("A new paragraph").fill(WORDS)
    page.get_by_role("button", name="Add the paragraph").click()
    written = page.locator(".desk-para.chosen")
    expect(written.locator("textarea").first).to_have_value(re.compile(re.escape(WORDS[:60])))
    number = written.locator(".para-number").inner_text().rstrip(".")
    page.wait_for_load_state()  # its scripts move what stands below them

    still_open = page.locator(".desk-asked li").filter(has=page.locator(".state-open")).first
    with page.expect_navigation():
        still_open.get_by_role("button", name=re.compile(f"^Paragraph {number} answers ")).click()
    expect(page.locator(".desk-para.chosen .para-links")).to_contain_text("answers ")
    page.wait_for_load_state()  # the page that answers the form is still coming where there is no JavaScript
    page.get_by_role("link", name="Found", exact=True).click()
    beside = page.locator(".desk-search")
    beside.get_by_label("Search the library").fill("settlements")
    beside.get_by_role("button").click()
    farid.looks(f"desk-found-{javascript}")
    page.get_by_role("link", name=re.compile("^Quote from CERD")).first.click()
    farid.looks(f"desk-cite-{javascript}")
    page.get_by_role("button", name=f"Cite it in paragraph {number}").click()
    expect(page.locator(".desk-para.chosen .desk-notes")).to_contain_text("CERD/C/ARC")

    typed = page.locator(".desk-para.chosen textarea").first.input_value()
    if javascript:
        farid.puts_caret_behind("of ", in_words="of 2025")
        page.keyboard.type("3 March ")
    else:
        farid.text_at_hand().fill(typed.replace("of 2025", "of 3 March 2025"))
    page.get_by_role("button", name="Save the paragraph").click()
    expect(page.locator(".desk-para").filter(has_text="of 3 March 2025").first).to_be_visible()
    if javascript:
        expect(page.locator("#status")).to_contain_text("Saved at")
    farid.looks(f"desk-written-{javascript}")

    page = opens_the_report(farid)
    page.get_by_role("link", name="Coverage", exact=True).first.click()
    assert int(counts(page)[0].split()[0]) == int(before[0].split()[0]) + 1


@BOTH
def test_a_reviewer_comments_and_the_drafter_answers(opens: Opens, javascript: bool) -> None:
    chidi = opens("chidi", javascript=javascript)
    page = chidi.goes_to("/")
    page.get_by_role("link", name="Read and comment").first.click()
    chidi.looks(f"reading-room-{javascript}")
    page.get_by_role("link", name="Comment on paragraph 1", exact=True).click()
    page.get_by_label("Comment", exact=True).fill("Say here who was consulted, and when.")
    chidi.looks(f"commenting-{javascript}")
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.locator(".remark.draft").filter(has_text="who was consulted")).to_be_visible()
    amina = opens("amina", javascript=javascript)
    amina.goes_to("/rounds").locator("main").get_by_role("link", name="Combined tenth").first.click()
    expect(amina.page.locator("main")).not_to_contain_text("who was consulted")

    page.get_by_role("link", name="Look over and send").first.click()
    chidi.looks(f"sending-{javascript}")
    page.get_by_role("button", name=re.compile(r"^Send \d+ comments?$")).click()
    expect(page.locator("main")).to_contain_text("who was consulted")

    page = amina.goes_to("/rounds")
    page.locator("main").get_by_role("link", name="Combined tenth").first.click()
    amina.looks(f"round-{javascript}")
    row = page.get_by_role("row").filter(has_text="who was consulted")
    label = row.get_by_role("link", name=re.compile("NHRI-")).inner_text()
    row.get_by_role("link", name=label).click()
    amina.looks(f"answering-{javascript}")
    page.get_by_label("noted", exact=True).check()
    page.get_by_label("Reason").fill("The annex lists the consultations.")
    page.get_by_role("button", name="Save the answer").click()
    page.goto("/rounds")
    page.locator("main").get_by_role("link", name="Combined tenth").first.click()
    page.get_by_role("link", name="Look through and release").click()
    page.get_by_role("button", name=re.compile("[Rr]elease")).click()
    page.get_by_role("link", name="Response matrix").first.click()
    expect(page.locator("main")).to_contain_text("The annex lists the consultations.")
    amina.looks(f"matrix-{javascript}")

    page = chidi.goes_to("/rounds")
    page.locator("main").get_by_role("link", name="Combined tenth").first.click()
    page.get_by_role("link", name="Our comments and the answers").first.click()
    expect(page.locator("main")).to_contain_text("The annex lists the consultations.")
    chidi.looks(f"answered-{javascript}")


def test_what_was_typed_comes_back_after_the_line_broke(opens: Opens) -> None:
    farid = opens("farid")
    page = opens_the_section(farid)
    address = page.url
    page.get_by_label("A new paragraph").fill(WORDS)
    page.goto("/help")
    page.goto(address)
    offer = page.locator(".kept-offer")
    expect(offer).to_be_visible()
    farid.looks("desk-kept")
    offer.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("A new paragraph")).to_have_value(WORDS)
    page.get_by_role("button", name="Add the paragraph").click()
    expect(page.locator(".desk-para.chosen")).to_be_visible()
    page.goto(address)
    expect(page.locator(".kept-offer")).to_have_count(0)


def test_two_drafters_at_one_paragraph_both_keep_their_words(opens: Opens) -> None:
    farid, amina = opens("farid"), opens("amina")
    page = opens_the_section(farid)
    page.get_by_role("link", name=re.compile("^Work on paragraph")).first.click()
    expect(page.locator(".desk-para.chosen")).to_be_visible()
    amina.page.goto(page.url)
    for visitor, words in ((amina, "Amina was here first."), (farid, "Farid wrote this too.")):
        visitor.page.bring_to_front()
        text = visitor.text_at_hand()
        text.click()
        visitor.page.keyboard.press("Control+A")
        visitor.page.keyboard.type(words)
        with visitor.page.expect_response(_is_to_saving):
            visitor.page.get_by_role("button", name="Save the paragraph").click()
    farid.complaints.clear()
    expect(page.get_by_role("alert")).to_contain_text("Both texts are kept")
    expect(page.get_by_role("alert")).to_contain_text("Amina was here first.")
    expect(page.locator(".desk-para.chosen textarea").first).to_have_value(re.compile("Farid wrote this too"))
    farid.looks("desk-conflict")
