"""Recommendations by keyboard: eighty assigned to eight ministries, undone, confirmed; and without JavaScript."""

import re
import time
from collections import Counter
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens, Served
from tests.browser.visitor import says
from tests.builders.library import put_document
from workbench.people import OrganisationKind, operations, queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger.kept import NOTHING, kept_of
from workbench.recommendations.queries import wanted_ones
from workbench.recommendations.records import Role
from workbench.recommendations.wanted import Wanted
from workbench.store import Database, jobs

pytestmark = pytest.mark.browser

SYMBOL = "CEDAW/C/ARC/CO/9"
MATTERS = {  # what is asked → who answers for it
    "the schooling of girls in the highlands": "Ministry of Education",
    "the training of judges on the Convention": "Ministry of Justice",
    "the clinics of the rural districts": "Ministry of Health",
    "the conduct of the border police": "Ministry of the Interior",
    "equal pay in the fisheries": "Ministry of Labour",
    "ratification of the Optional Protocol": "Ministry of Foreign Affairs",
    "a budget line for shelters": "Ministry of Finance",
    "figures by sex, age and region": "National Statistics Office",
}


@pytest.fixture
def ministries(served: Served) -> tuple[str, ...]:
    """Eight of them, whatever the demonstration has already; their ids in the order of MATTERS."""
    with served.installation.store.writing() as db:
        there = {each.name for each in queries.organisations(db)}
        for name in MATTERS.values():
            if name not in there:
                operations.add_organisation(
                    db, name=name, kind=OrganisationKind.MINISTRY, by=queries.local_operator(db), at=datetime.now(UTC)
                )
        return tuple(queries.organisation(db, name).id for name in MATTERS.values())


def put_recommendations(served: Served, many: int) -> None:
    """So many in one document, the matters taking turns."""
    matters = tuple(MATTERS)
    with served.installation.store.writing() as db:
        texts = [
            ("recommendation", f"The Committee recommends that the State party strengthen {matters[number % 8]}.")
            for number in range(many)
        ]
        document = put_document(db, texts, symbol=SYMBOL, state="ARC", treaty="CEDAW", body="CEDAW", date="2026-03-02")
        put_units(db, document)


def answering(db: Database) -> dict[str, tuple[str, ...]]:
    """Text → the ministries that answer for it."""
    found = wanted_ones(db, queries.local_operator(db), Wanted(symbol=SYMBOL)).recommendations
    kept = kept_of(db, [each.lead for each in found])
    return {f"{each.number} {each.text}": kept.get(each.lead, NOTHING).ministries(Role.RESPONSIBLE) for each in found}


def at_work(served: Served) -> bool:
    """Whether a long task runs or waits."""
    with served.installation.store.reading() as db:
        return jobs.is_any_waiting(db)


class Keyboard:
    """Hands that count what they press."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, Counter[str]()

    def press(self, key: str) -> None:
        self.pressed["keys"] += 1
        self.page.keyboard.press(key)

    def types(self, words: str) -> None:
        self.pressed["letters"] += len(words)
        self.page.keyboard.type(words)

    def tabs_to(self, place: str) -> None:
        """Tab until a place that the selector names has the focus."""
        for _step in range(300):
            self.press("Tab")
            if self.page.evaluate("place => document.activeElement.matches(place)", place):
                return
        raise AssertionError(f"{place} is not reached by Tab")


def numbers(page: Page) -> dict[str, str]:
    """Ministry → its number, as the bar shows it."""
    shown = page.locator("#bulk [data-number]").all_inner_texts()
    return {name.strip(): number for number, name in (re.split(r"\s+", each.strip(), maxsplit=1) for each in shown)}


def asked_at_hand(page: Page) -> str:
    """The matter of the recommendation that has the focus, as a person reads it."""
    text = page.locator("#rows > li:focus .serif").inner_text()
    return next(matter for matter in MATTERS if matter in text)


def test_eighty_are_assigned_to_eight_ministries_by_keyboard_alone(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 80)
    visitor = opens("amina")
    visitor.context.add_cookies([{"name": "ministry_numbers", "value": ".".join(ministries), "url": served.address}])
    page = visitor.goes_to("/recommendations?symbol=" + SYMBOL)
    hands = Keyboard(page)
    legend = numbers(page)
    visitor.looks("recommendations-to-assign")
    done = 0
    while True:
        rows = page.locator("#rows > li").count()
        for _row in range(rows):
            hands.press("j")
            hands.press(legend[MATTERS[asked_at_hand(page)]])
            done += 1
        expect(page.get_by_text("no ministry yet")).to_have_count(0)
        if page.locator("[rel='next']").count() == 0:
            break
        before = page.url
        hands.press("n")
        page.wait_for_url(lambda address, before=before: address != before)
    assert done == 80
    with served.installation.store.reading() as db:
        found = answering(db)
    wrong = [text for text, who in found.items() if who != tuple(name for m, name in MATTERS.items() if m in text)]
    assert (len(found), wrong) == (80, [])
    assert hands.pressed.total() <= 2 * 80 + 5, "two keys for each, and one for each page"
    visitor.looks("recommendations-assigned")


def test_what_is_ticked_is_assigned_together_supported_and_undone_by_keys(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 8)
    visitor = opens("amina")
    page = visitor.goes_to("/recommendations?symbol=" + SYMBOL)
    hands, said = Keyboard(page), page.locator("#bulk [role='status']")
    legend = numbers(page)
    for key in ("j", "x", "j", "x", "j", "x"):
        hands.press(key)
    expect(page.locator("#bulk-scope")).to_contain_text("the 3 ticked")
    hands.press(legend["Ministry of Education"])
    expect(said).to_contain_text("3 recommendations assigned to: Ministry of Education.")
    expect(page.locator("#rows > li:focus")).to_have_count(1)
    hands.press("j")
    hands.press("Shift+Digit" + legend["Ministry of Justice"])
    expect(said).to_contain_text("1 recommendation: Ministry of Justice supports.")
    hands.press("u")
    expect(said).to_contain_text("Undone for 1 recommendation.")
    hands.press("u")
    expect(said).to_contain_text("Undone for 3 recommendations.")
    expect(page.get_by_text("no ministry yet")).to_have_count(8)
    hands.press("/")
    hands.types("j1x")
    expect(page.locator("#recommendations-q")).to_have_value("j1x")
    with served.installation.store.reading() as db:
        assert set(answering(db).values()) == {()}


def test_fast_fingers_do_not_assign_twice_what_was_ticked(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 3)
    visitor = opens("amina")
    page = visitor.goes_to("/recommendations?symbol=" + SYMBOL)
    legend = numbers(page)
    for key in ("j", "x", "j", "x", legend["Ministry of Health"], "j", legend["Ministry of Finance"]):
        page.keyboard.press(key)
    expect(page.locator("#bulk [role='status']")).to_contain_text("1 recommendation assigned to: Ministry of Finance.")
    with served.installation.store.reading() as db:
        assert list(answering(db).values()) == [("Ministry of Health",)] * 2 + [("Ministry of Finance",)]


def test_nothing_happens_at_a_key_that_was_switched_off(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 2)
    visitor = opens("amina")
    page = visitor.goes_to("/help")
    page.get_by_label("Switch the single keys off in this browser").check()
    page.goto("/recommendations?symbol=" + SYMBOL)
    page.locator("#rows > li").first.focus()
    for key in ("1", "x", "s"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    expect(page.locator("#rows input:checked")).to_have_count(0)
    with served.installation.store.reading() as db:
        assert set(answering(db).values()) == {()}


def test_without_javascript_the_same_is_done_with_tab_space_and_enter(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 6)
    visitor = opens("amina", javascript=False)
    page = visitor.goes_to("/recommendations?symbol=" + SYMBOL)
    hands = Keyboard(page)
    wanted = {"Ministry of Education": (0, 1), "Ministry of Justice": (2, 3, 4, 5)}
    for name, rows in wanted.items():
        ids = [page.locator("#rows input[name='id']").nth(row).get_attribute("value") for row in rows]
        for one in ids:
            hands.tabs_to(f"input[value='{one}']")
            hands.press("Space")
        value = page.locator("#bulk button", has_text=name).first.get_attribute("value")
        hands.tabs_to(f"button[value='{value}']")
        hands.press("Enter")
        says(page, f"{len(rows)} recommendations assigned to: {name}.")
    hands.tabs_to("[data-undo]")
    hands.press("Enter")
    says(page, "Undone for 4 recommendations.")
    with served.installation.store.reading() as db:
        assert list(answering(db).values()) == [("Ministry of Education",)] * 2 + [()] * 4


def test_what_is_suggested_is_confirmed_value_by_value_and_the_sure_of_a_row_by_one_key(
    served: Served, opens: Opens, ministries: tuple[str, ...]
) -> None:
    put_recommendations(served, 8)
    while at_work(served):  # what the demonstration asked for is suggested first
        time.sleep(0.2)
    with served.installation.store.writing() as db:
        db.execute("delete from suggestion")
        for number, row in enumerate(list(db.query("select lead from recommendation where symbol = ?", (SYMBOL,)))):
            db.table("suggestion").insert(
                {
                    "recommendation_id": row["lead"],
                    "facet": "ministry",
                    "value": ministries[0],
                    "confidence": 0.95 if number % 2 else 0.4,
                    "sure": number % 2,
                    "reason": "the words “schooling”",
                }
            )
    visitor = opens("amina")
    page = visitor.goes_to("/recommendations/suggestions")
    visitor.looks("suggestions")
    page.get_by_role("link", name="Ministry of Education").focus()
    page.keyboard.press("Enter")
    expect(page.locator("input:checked")).to_have_count(4)
    visitor.looks("suggestions-of-a-ministry")
    page.get_by_role("button", name="Confirm the ticked ones").focus()
    page.keyboard.press("Enter")
    says(page, "Confirmed for 4 recommendations.")
    page.locator("input[name='id']").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Set the ticked ones aside").focus()
    page.keyboard.press("Enter")
    says(page, "Set aside for 1 recommendation.")
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    says(page, "Undone for 1 recommendation.")
    with served.installation.store.reading() as db:
        assert Counter(answering(db).values()) == {("Ministry of Education",): 4, (): 4}


@pytest.mark.parametrize("mirrored", [False, True], ids=["from left to right", "mirrored"])
def test_axe_finds_nothing_on_the_list_with_all_its_folds_open(opens_to_look: Opens, mirrored: bool) -> None:
    visitor = opens_to_look("amina", mirrored=mirrored)
    for address, shot in (
        ("/recommendations?theme=none&marked=substantive", "list"),
        ("/recommendations/numbers", "numbers"),
    ):
        page = visitor.goes_to(address)
        page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
        visitor.looks(f"recommendations-{shot}{'-mirrored' if mirrored else ''}")
