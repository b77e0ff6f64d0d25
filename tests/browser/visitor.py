"""Somebody at a browser: signs in, goes to pages, and has each looked at by axe, wide and narrow."""

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, ViewportSize, expect

from tests.applications import application
from workbench.demonstration import PASSWORD
from workbench.installation import Installation

VIEWS: dict[str, ViewportSize] = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 360, "height": 740}}
# Elements that end outside a page that has become wider than the screen.
STICKING_OUT = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll("body *")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1) && !each.querySelector("*");
  });
  return out.slice(0, 3).map((each) => each.outerHTML.slice(0, 160)).concat(out.length ? [] : ["something"]);
}"""
# Sentences in Arabic letters that run from left to right.
WRONG_WAY = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.data, around = texts.currentNode.parentElement;
    const arabic = (words.match(/\\p{Script=Arabic}/gu) || []).length;
    const { direction, unicodeBidi } = getComputedStyle(around);
    if (arabic > words.length / 2 && arabic > 20 && around.checkVisibility()
        && direction === "ltr" && unicodeBidi !== "plaintext") found.push(around.outerHTML.slice(0, 160));
  }
  return found;
}"""
# How many stops of the Tab key lie between the focus and an element; 0 at the element. Where nothing has the focus, the
# first press says where the browser begins: a page opened at one of its paragraphs begins there.
STOPS_AHEAD = """(wanted) => {
  if (wanted === document.activeElement) return 0;
  if (document.activeElement === document.body) return 1;
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const stops = [...document.querySelectorAll(kinds)]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility());
  const ahead = stops.indexOf(wanted) - stops.indexOf(document.activeElement);
  return ahead > 0 ? ahead : ahead + stops.length + 1;
}"""
_AXE = Axe()
_THERE = Axe(axe_script="0")  # where a page has been read at another width, the script is in it
FULL = os.environ.get("WORKBENCH_PROOF") == "1"


def says(page: Page, words: str) -> None:
    """The page says so: at its top and, where that is out of sight, for a while in the status line too."""
    expect(page.get_by_text(words).first).to_be_visible()


def tabs_to(page: Page, control: Locator) -> Locator:
    """Press Tab until `control` has the focus, as somebody does who has no mouse. Raises AssertionError after 1,000.

    To look after every press whether it is there takes far longer than to press: half of the way is gone unlooked.
    """
    control.wait_for()
    pressed = 0
    while (ahead := control.evaluate(STOPS_AHEAD)) > 0:
        for _ in range(max(1, ahead // 2)):
            page.keyboard.press("Tab")
            pressed += 1
        if pressed > 1_000:
            raise AssertionError(f"no Tab leads to {control}")
    return control


def waits_until(page: Page, reached: Callable[[], object]) -> None:
    """Wait while the browser goes on, until it is so. Raises AssertionError after half a minute."""
    for _ in range(300):
        if reached():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come about in time")


class Visitor:
    """One person, one browser, one page at a time."""

    def __init__(self, context: BrowserContext, *, javascript: bool, shots: str) -> None:
        self.context = context
        self.javascript = javascript
        self.shots = shots
        self.complaints: list[str] = []
        self.forgives: tuple[str, ...] = ("409", "422")  # what the browser reports of answers that a journey is about
        self.page: Page = context.new_page()
        self.page.on("console", self._hears)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hears(self, message: ConsoleMessage) -> None:
        """A script that broke or something that the Content-Security-Policy refused."""
        if message.type == "error" and not any(words in message.text for words in self.forgives):
            self.complaints.append(message.text)

    def signs_in(self, name: str) -> None:
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill(f"{name}@arcadia.example")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).first.click()
        self.page.get_by_role("heading", level=1).wait_for()

    def is_signed_in(self, installation: Installation, name: str, address: str) -> None:
        """As `signs_in`, without a look at the form: who has no JavaScript always takes that."""
        client = application(installation).test_client()
        client.post("/sign-in", data={"email": f"{name}@arcadia.example", "password": PASSWORD})
        cookie = client.get_cookie("workbench")
        assert cookie is not None
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address, "httpOnly": True}])
        self.page.goto("/")

    def takes_the_language(self, code: str) -> None:
        """Only where it is not the present one: `en_AE` is the pseudo-language."""
        if self.page.locator("html").get_attribute("lang") == code.replace("_", "-"):
            return
        self.page.goto("/account")
        self.page.locator("#field-language").select_option(code)
        self.page.locator("form[action='/language'] button").click()
        self.page.locator(f"html[lang='{code.replace('_', '-')}']").wait_for()

    def tabs_to(self, control: Locator) -> Locator:
        """Press Tab until `control` has the focus."""
        return tabs_to(self.page, control)

    def text_at_hand(self) -> Locator:
        """What one writes the paragraph at hand in: the rich surface, without JavaScript the plain box."""
        return self.page.locator(".desk-para.chosen").locator(".desk-surface" if self.javascript else "textarea").first

    def puts_caret_behind(self, words: str, *, in_words: str) -> None:
        """The caret into the text at hand, behind `words` where they begin `in_words`."""
        self.text_at_hand().evaluate(
            """(surface, [words, within]) => {
                const at = [...window.desk.plain(surface).split(within)[0] + words].length;
                window.desk.setCaret(surface, at);
            }""",
            [words, in_words],
        )

    def goes_to(self, address: str) -> Page:
        self.page.goto(address)
        return self.page

    def looks(self, name: str) -> None:
        """The page as it is now, wide and narrow: axe finds nothing, nothing sticks out. Without JavaScript, no axe."""
        faults = self.faults(name)
        assert faults == [], "\n".join(faults)

    def faults(self, name: str, *, axe: str | None = None) -> list[str]:
        """What is wrong with the page as it is now.

        `axe` names the views that axe reads: unless said, both at full count (make proof), else one, by turns of names.
        """
        if axe is None:
            axe = "wide narrow" if FULL else ("wide", "narrow")[crc32(name.encode()) % 2]
        self.page.wait_for_load_state()  # where a click led here, half a page is no page to be judged
        found, reader = [], _AXE
        for view, size in VIEWS.items():
            self.page.set_viewport_size(size)
            if self.shots:
                Path(self.shots).mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=Path(self.shots) / f"{name}-{view}.png", full_page=True)
            if not self.javascript:
                continue
            if view in axe:
                found += [f"axe, {name}, {view}: {each}" for each in self._violations(reader)]
                reader = _THERE
            found += [f"{name}, {view}: wider than the screen: {each}" for each in self.page.evaluate(STICKING_OUT)]
            found += [f"{name}, {view}: runs the wrong way: {each}" for each in self.page.evaluate(WRONG_WAY)]
        self.page.set_viewport_size(VIEWS["wide"])
        return found

    def _violations(self, reader: Axe) -> list[str]:
        found = reader.run(self.page).response["violations"]
        return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
