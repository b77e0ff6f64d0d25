"""A ministry answers thirty questions: its focal point prepares, its validating authority stands behind it.

On a telephone with the keyboard alone, and without JavaScript; at full count also with a mouse and over a slow line.
"""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opens, Served
from tests.browser.visitor import VIEWS, Visitor, says
from tests.builders.lived_requests import THIRTY, ask_thirty, lived_requests
from workbench.demonstration.people import actor
from workbench.drafting import queries as drafting
from workbench.text import wordcount

pytestmark = pytest.mark.browser

SLOW = {"offline": False, "latency": 300, "downloadThroughput": 8_000, "uploadThroughput": 8_000}  # 64 kbit/s
PLAN = {"name": "figures.csv", "mimeType": "text/csv", "buffer": b"District,Pupils\nCoast,310\n"}
SECONDS_FOR_AN_ACT = 8  # to read a question and to decide


@dataclass(frozen=True)
class Way:
    """How somebody goes through the journey."""

    javascript: bool = True
    keyboard: bool = False
    narrow: bool = False
    slow: bool = False


FULL = os.environ.get("WORKBENCH_PROOF") == "1"
WAYS = {
    "keyboard alone, 360 pixels": Way(keyboard=True, narrow=True),
    "without JavaScript": Way(javascript=False),
}
if FULL:
    WAYS |= {
        "with a mouse": Way(),
        "64 kbit/s, 360 pixels": Way(narrow=True, slow=True),
        "without JavaScript, keyboard alone, 64 kbit/s": Way(javascript=False, keyboard=True, slow=True),
    }


@dataclass
class Person:
    """Somebody who goes that way; counts what the person does."""

    visitor: Visitor
    way: Way
    acts: int = field(default=0)

    def __post_init__(self) -> None:
        if self.way.narrow:
            self.page.set_viewport_size(VIEWS["narrow"])
        if self.way.slow:
            self.page.context.new_cdp_session(self.page).send("Network.emulateNetworkConditions", SLOW)
            self.page.set_default_timeout(90_000)

    @property
    def page(self) -> Page:
        return self.visitor.page

    def does(self, control: Locator, key: str = "Enter") -> None:
        """Press it: with the mouse, or with `key` once Tab has led there."""
        self.acts += 1
        if not self.way.keyboard:
            control.click()
            return
        control.wait_for()
        self.visitor.tabs_to(control)
        self.page.keyboard.press(key)

    def writes(self, control: Locator, words: str) -> None:
        self.acts += 1
        if self.way.keyboard:
            self.visitor.tabs_to(control)
            self.page.keyboard.type(words)
        else:
            control.fill(words)


@pytest.fixture
def thirty(served: Served) -> str:
    """The request's id."""
    with served.installation.store.writing() as db:
        (report, *_) = drafting.reports(db, actor(db, "amina"))
        return ask_thirty(db, report.id, at=datetime.now(UTC))


@pytest.mark.parametrize("way", [pytest.param(each, id=name) for name, each in WAYS.items()])
def test_thirty_questions_are_answered_validated_and_submitted(opens: Opens, thirty: str, way: Way) -> None:
    bruno = Person(opens("bruno", javascript=way.javascript), way)
    page = bruno.page
    page.goto("/")
    bruno.does(page.get_by_role("link", name="Year-end report", exact=True))
    first = page.get_by_role("article").first
    bruno.writes(first.get_by_label("Your answer"), "Two schools were built.")
    bruno.does(first.get_by_role("button", name="Keep the answer"))
    expect(page.get_by_text(f"1 of {THIRTY}", exact=True)).to_be_visible()
    second = page.get_by_role("article").nth(1)
    bruno.does(second.get_by_role("button", name="No change since the last report"))
    expect(page.get_by_text(f"2 of {THIRTY}", exact=True)).to_be_visible()
    if way.javascript and not way.slow:  # over a slow line it may have gone before the script was there
        expect(second.get_by_text("Change this answer")).to_be_focused()
    page.goto(page.url.split("#")[0])
    bruno.does(page.get_by_text("Answer several at once"))
    _says_that_nothing_changed(bruno)
    bruno.visitor.looks("own-thirty")
    if way.narrow:
        page.set_viewport_size(VIEWS["narrow"])

    mara = Person(opens("mara", javascript=way.javascript), way)
    page = mara.page
    page.goto(f"/requests/{thirty}/answers")
    mara.does(page.get_by_role("link", name="Go to validate and submit"))
    mara.does(page.get_by_role("button", name="I stand behind these answers"))
    says(page, "Mara Lund stands behind it")
    mara.does(page.get_by_role("link", name="Go to validate and submit"))
    mara.does(page.get_by_role("button", name="Submit the contribution"))
    says(page, "validated by Mara Lund")
    mara.visitor.looks("own-thirty-submitted")


def _says_that_nothing_changed(bruno: Person) -> None:
    """Each of those left is read, and ticked by itself: the acts of a person who does it within five minutes."""
    page, before = bruno.page, bruno.acts
    boxes = page.locator("#several").get_by_role("checkbox")
    expect(boxes).to_have_count(THIRTY - 2)
    for number in range(THIRTY - 2):
        bruno.does(boxes.nth(number), "Space")
    bruno.does(page.locator("#several").get_by_role("button", name="No change since the last report"))
    expect(page.get_by_text(f"{THIRTY} of {THIRTY}", exact=True)).to_be_visible()
    assert (bruno.acts - before) * SECONDS_FOR_AN_ACT < 5 * 60


def test_all_are_ticked_with_one_press_and_what_is_refused_is_said_where_it_stands(opens: Opens, thirty: str) -> None:
    bruno = opens("bruno")
    page = bruno.goes_to(f"/requests/{thirty}/answers")
    page.get_by_text("Answer several at once").click()
    page.get_by_role("link", name="Tick all of them").click()
    several = page.locator("#several")
    expect(several.get_by_role("checkbox", checked=True)).to_have_count(THIRTY)
    several.get_by_role("button", name="Not ours").click()
    expect(page.get_by_role("alert")).to_contain_text("Say which office has to answer this")
    expect(several.get_by_role("checkbox", checked=True)).to_have_count(THIRTY)
    first = page.get_by_role("article").first
    first.get_by_label("Your answer").fill("Not for us.")
    first.get_by_text("No change, not yours, or not to be quoted").click()
    first.get_by_label("This is").select_option("not_ours")
    first.get_by_role("button", name="Keep the answer").click()
    expect(first.get_by_text("Say which office has to answer this")).to_be_visible()
    expect(first.get_by_label("Your answer")).to_have_value("Not for us.")
    bruno.looks("own-refused")
    first.get_by_label("If not yours: whose").fill("Ministry of Health")
    first.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text(f"1 of {THIRTY}", exact=True)).to_be_visible()
    expect(several.get_by_role("checkbox")).to_have_count(THIRTY - 1)


def test_the_words_of_an_answer_are_counted_while_it_is_written_as_they_are_once_it_is_kept(
    opens: Opens, thirty: str
) -> None:
    page = opens("bruno").goes_to(f"/requests/{thirty}/answers")
    first = page.get_by_role("article").first
    box, said = first.get_by_label("Your answer"), first.locator(".words-of-it .bar-text")
    limit = int(first.locator("[data-limit]").get_attribute("data-limit") or 0)
    for text in (
        "",
        "Two schools – one : built.",
        "\u4e2d\u56fd\u7684\u5b66\u6821\uff0c 2021\u20132025 \U00020000",
        "\u0648\u0632\u0627\u0631\u0629 \u0627\u0644\u062a\u0631\u0628\u064a\u0629\u060c \u200f2025",
        "soft\u00adhyphen zero\u200bwidth\ufeff and\u00a0no-break\n\n\u3000ideographic\u2014dash",
        "word " * (limit + 3),
    ):
        box.fill(text)
        counted = wordcount.count(text)
        over = f", {counted - limit} over" if counted > limit else ""
        expect(said).to_have_text(f"{counted} of {limit} words{over}")
    expect(first.locator(".bar.over")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="3 over").first).to_be_attached()
    first.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text(f"1 of {THIRTY}", exact=True)).to_be_visible()
    expect(said).to_have_text(f"{limit + 3} of {limit} words, 3 over")
    box.fill("Two schools.")
    expect(said).to_have_text(f"2 of {limit} words")


@pytest.mark.parametrize("javascript", [False, True] if FULL else [False], ids=str)
def test_what_departments_wrote_and_a_file_brought_becomes_one_contribution(
    served: Served, opens: Opens, javascript: bool
) -> None:
    """Words that found no question are put at one, two answers are put together, a file is kept beside them."""
    lived = lived_requests(served.installation, datetime.now(UTC))
    bruno = opens("bruno", javascript=javascript)
    page = bruno.goes_to(f"/requests/{lived.corrected}/answers")
    page.get_by_label("It belongs to").select_option(index=3)
    page.get_by_role("button", name="Put it there").click()
    says(page, "It stands at its item now.")
    for _ in range(3):
        page.get_by_role("button", name="Put them together").first.click()
        says(page, "One answer holds the words of all.")
    expect(page.get_by_role("button", name="Put them together")).to_have_count(0)
    page.get_by_label("The file", exact=True).set_input_files(PLAN)  # type: ignore[arg-type]
    page.get_by_role("button", name="Put it beside the answers").click()
    says(page, "figures.csv is kept beside the answers.")
    page.get_by_text("A signed letter").click()
    bruno.looks("own-before-validation")

    mara = opens("mara", javascript=javascript)
    page = mara.goes_to("/")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    page.get_by_role("button", name="I stand behind these answers").click()
    page.get_by_role("button", name="Submit the contribution").click()
    says(page, "Submitted.")
    expect(page.get_by_role("link", name="figures.csv")).to_be_visible()

    amina = opens("amina", javascript=javascript)
    page = amina.goes_to(f"/requests/{lived.corrected}")
    says(page, "Mara Lund stands behind it")
    expect(page.get_by_role("cell", name="Teachers 0").first).to_be_visible()
    assert page.locator("p[lang=ar], [lang=ar] p").first.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    amina.looks("request-with-all")
