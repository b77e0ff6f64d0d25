"""A comment round in a browser: the reviewer reads and comments, the official voice sends, the drafter answers."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opens
from tests.browser.visitor import says, waits_until

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])

# Selects characters 4 to 21 of the first run of a paragraph, as a hand on a mouse would.
SELECT = """(number) => {
  const passage = document.querySelector(`#para-${number} [data-passage]`);
  passage.scrollIntoView({ block: "center" });
  const text = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, 4);
  range.setEnd(text, 21);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return text.data.slice(4, 21);
}"""


def _enters_the_room(page: Page) -> None:
    page.goto("/rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    expect(page.get_by_role("link", name="Read and comment")).to_be_visible()
    page.wait_for_load_state()  # a key does nothing before its script is there


@BOTH
def test_a_reviewer_comments_the_voice_sends_and_the_drafter_answers(opens: Opens, javascript: bool) -> None:
    ines = opens("ines", javascript=javascript)
    page = ines.page
    _enters_the_room(page)
    page.get_by_role("link", name="Comment on paragraph 2", exact=True).click()
    page.get_by_label("Comment", exact=True).fill("Which four provinces were they?")
    ines.looks("room-form")
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.locator("#para-2")).to_be_visible()
    says(page, "Which four provinces were they?")
    ines.looks("room")
    page.get_by_role("link", name="Our comments and the answers").click()
    ines.looks("ours")

    chidi = opens("chidi", javascript=javascript)
    page = chidi.page
    _enters_the_room(page)
    page.get_by_role("link", name="Look over and send").click()
    chidi.looks("send")
    page.get_by_role("button", name="Send 2 comments").click()
    says(page, "2 comments were sent.")

    farid = opens("farid", javascript=javascript)
    page = farid.page
    page.goto("/rounds")
    farid.looks("rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    farid.looks("round")
    page.get_by_role("row").filter(has_text="Which four provinces").get_by_role("link").click()
    farid.looks("answer")
    page.get_by_role("radio", name="not accepted").check()
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("needs a reason")
    farid.looks("answer-refused")
    page.get_by_label("Reason", exact=True).fill("All four are named in the annex.")
    page.get_by_role("button", name="Save the answer").click()
    says(page, "is answered. The institution reads it")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").click()
    page.get_by_role("link", name="Look through and release").click()
    farid.looks("release")
    page.get_by_role("button", name="Release 1 answer").click()
    page.get_by_role("link", name="Response matrix").click()
    farid.looks("matrix")

    page = ines.goes_to("/rounds")
    _enters_the_room(page)
    page.get_by_role("link", name="Our comments and the answers").click()
    says(page, "All four are named in the annex.")


def test_who_is_signed_out_while_commenting_keeps_the_form_and_what_was_typed(opens: Opens) -> None:
    ines = opens("ines")
    ines.forgives += ("401",)
    page = ines.page
    _enters_the_room(page)
    room = page.url
    page.get_by_role("link", name="Comment on paragraph 2", exact=True).click()
    page.get_by_text("What it is about, and its language").click()
    expect(page.locator(".comment-form datalist option")).not_to_have_count(0)
    page.get_by_label("Comment", exact=True).fill("Four, not three.")
    ines.context.clear_cookies()
    page.evaluate("localStorage.clear()")  # as signing out in another tab does
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was saved")
    expect(page.get_by_role("alert").get_by_role("link", name="Sign in in a new tab")).to_be_in_viewport()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Four, not three.")
    ines.signs_in("ines")
    page.goto(room)
    page.get_by_role("link", name="Comment on paragraph 2", exact=True).click()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Four, not three.")
    # … and whoever signs in again on another page comes back to a page that goes on
    ines.context.clear_cookies()
    elsewhere = ines.context.new_page()
    ines.page = elsewhere
    ines.signs_in("ines")
    with page.expect_response("**/session"):
        page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.locator("#status")).to_contain_text("Kept.")


def test_selected_words_become_the_place_of_a_comment(opens: Opens) -> None:
    ines = opens("ines")
    page = ines.page
    _enters_the_room(page)
    words = page.evaluate(SELECT, 4)
    page.get_by_role("link", name="Comment on the selected words").click()
    expect(page.get_by_label("The words it is about")).to_have_value(words.strip())
    expect(page.get_by_label("Comment", exact=True)).to_be_focused()
    page.keyboard.type("Is this so?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#para-4 mark")).to_have_text(words.strip())
    expect(page.get_by_text("in preparation").last).to_be_visible()


def test_words_that_were_selected_before_the_script_arrived_are_offered_too(opens: Opens) -> None:
    """On a slow line the text is there long before the script."""
    page = opens("ines").page
    _enters_the_room(page)
    held: list[Route] = []
    page.route("**/reading-room*.js*", lambda route: held.append(route))
    page.goto(page.url, wait_until="commit")
    expect(page.locator("#para-4 [data-passage]")).to_be_visible()
    words = page.evaluate(SELECT, 4)
    page.wait_for_function("() => getSelection().toString().length > 0")
    waits_until(page, lambda: held)
    held[0].continue_()
    page.get_by_role("link", name="Comment on the selected words").click()
    expect(page.get_by_label("The words it is about")).to_have_value(words.strip())


def test_words_after_notes_and_signs_beyond_the_first_plane_keep_their_place(opens: Opens) -> None:
    """The browser counts UTF-16 units and sees two digits in a note's mark; the frozen text counts neither."""
    ines = opens("ines")
    page = ines.page
    _enters_the_room(page)
    page.evaluate("""() => {
      const passage = [...document.querySelectorAll("[data-passage]")].find((p) => p.querySelector("[data-one]")
        && p.querySelector("[data-one]").nextSibling && p.querySelector("[data-one]").nextSibling.length > 12);
      passage.scrollIntoView({ block: "center" });
      const text = passage.querySelector("[data-one]").nextSibling;
      const range = document.createRange();
      range.setStart(text, 1);
      range.setEnd(text, 12);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      window.chosenWords = text.data.slice(1, 12).trim();
    }""")
    page.get_by_role("link", name="Comment on the selected words").click()
    expect(page.get_by_label("The words it is about")).to_have_value(page.evaluate("window.chosenWords"))


def test_a_comment_is_written_with_the_keyboard_alone(opens: Opens) -> None:
    ines = opens("ines")
    page = ines.page
    _enters_the_room(page)
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator(".comment-form")).to_be_visible()
    page.get_by_label("Comment", exact=True).focus()
    page.keyboard.type("By keyboard.")
    page.keyboard.press("Control+Enter")
    says(page, "By keyboard.")
    link = page.locator(".block", has_text="By keyboard.").get_by_role("link", name="Comment", exact=False).first
    expect(link).to_be_focused()


def test_the_room_is_mirrored_with_the_interface(opens_to_look: Opens) -> None:
    ines = opens_to_look("ines")
    ines.takes_the_language("en_AE")
    ines.goes_to("/rounds")
    ines.page.locator(".card-title a").first.click()
    ines.looks("room-mirrored")
    ines.takes_the_language("en")
