"""What follows a round, in a browser: published, read by anybody, said in the report, erased; and without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opens, Served, opening, serving_lived
from tests.browser.visitor import says
from tests.builders.lived_rounds import ARABIC, Lived

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
LETTER = {"name": "request.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 signed"}


@pytest.fixture
def lived(filled_home: Path, tmp_path: Path) -> Iterator[tuple[Served, Lived]]:
    with serving_lived(filled_home, tmp_path / "home", published=False) as running:
        yield running


@pytest.fixture
def rounds(lived: tuple[Served, Lived]) -> Lived:
    return lived[1]


@pytest.fixture
def opens(lived: tuple[Served, Lived], browser: Browser) -> Iterator[Opens]:
    with opening(lived[0], browser) as open_for:
        yield open_for


def _chooses_a_file(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).set_input_files(LETTER)  # type: ignore[arg-type]


@BOTH
def test_a_round_is_published_and_anybody_reads_what_its_institution_lets_be_read(
    opens: Opens, rounds: Lived, javascript: bool
) -> None:
    amina = opens("amina", javascript=javascript)
    page = amina.goes_to(f"/rounds/{rounds.over}")
    expect(page.get_by_role("heading", name="Came late")).to_be_visible()
    page.get_by_role("link", name="What is public").click()
    page.get_by_role("button", name="Publish for good").click()
    public = page.locator("a[href^='/public/rounds/']").get_attribute("href") or ""

    chidi = opens("chidi", javascript=javascript)
    page = chidi.goes_to(f"/rounds/{rounds.over}/read/ours")
    page.get_by_role("link", name="Who may read").click()
    page.get_by_label("Who may read NHRI-002").select_option("secretariat")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_label("Who may read NHRI-002")).to_have_value("secretariat")

    page.context.clear_cookies()
    chidi.goes_to(public)
    says(page, ARABIC)
    says(page, "Said in the core document.")
    expect(page.get_by_text("NHRI-002")).to_have_count(0)
    chidi.looks("public-one-left")

    page = amina.goes_to(f"/reports/{rounds.report}/consultation")
    page.get_by_role("button", name="Put it at the end of this section").click()
    expect(page.get_by_text("as the record stands").first).to_be_visible()
    amina.looks("consultation-in-the-draft")


@BOTH
def test_an_institution_has_words_erased_and_an_administrator_carries_out_an_order(
    opens: Opens, rounds: Lived, javascript: bool
) -> None:
    chidi = opens("chidi", javascript=javascript)
    page = chidi.goes_to(f"/rounds/{rounds.now}/proof")
    page.get_by_role("link", name="Have words of your institution erased").click()
    page.get_by_label("NHRI-001").check()
    page.get_by_label("Why", exact=True).fill("A witness is named.")
    _chooses_a_file(page, "Your signed request")
    page.get_by_role("button", name="Erase these words for good").click()
    says(page, "The words were erased.")
    expect(page.get_by_role("link", name="request.pdf")).to_be_visible()
    chidi.looks("proof-erased")

    olga = opens("olga", javascript=javascript)
    page = olga.goes_to("/admin")
    page.get_by_role("link", name="An order to erase words").click()
    expect(page.get_by_label("The round and the institution")).to_have_value("")  # nobody erases in a round not chosen
    page.get_by_label("The round and the institution").select_option(f"{rounds.over}/{_commission(page, rounds)}")
    page.get_by_label("The numbers of the comments").fill("NHRI-999")
    page.get_by_label("Whose order it is").fill("The Data Protection Authority")
    page.get_by_label("The reason, as the order gives it").fill("A family is named.")
    _chooses_a_file(page, "The order")
    page.get_by_role("button", name="Erase these words for good").click()
    expect(page.get_by_role("alert")).to_be_visible()
    if javascript:
        expect(page.get_by_role("alert")).to_be_focused()
    olga.looks("order-refused")
    page.get_by_label("The numbers of the comments").fill("NHRI-001")
    _chooses_a_file(page, "The order")
    page.get_by_role("button", name="Erase these words for good").click()
    says(page, "The words were erased, and the institution is told.")

    page = chidi.goes_to(f"/rounds/{rounds.over}/read/visibility")
    expect(page.get_by_role("row").filter(has_text="NHRI-001")).to_contain_text("(words erased)")
    page.goto(f"/rounds/{rounds.over}/read/ours")
    with page.expect_download() as taken:
        page.locator("a[href='/rounds/our-records.zip']").click()
    assert taken.value.suggested_filename.endswith(".zip")


def _commission(page: Page, rounds: Lived) -> str:
    """The institution of that round, as the list offers it."""
    offered = page.locator(f"#field-whose option[value^='{rounds.over}/']").get_attribute("value") or ""
    return offered.partition("/")[2]


@BOTH
def test_a_comment_points_at_a_recommendation_and_colleagues_say_one_thing_together(
    opens: Opens, rounds: Lived, javascript: bool
) -> None:
    ines = opens("ines", javascript=javascript)
    page = ines.goes_to(f"/rounds/{rounds.now}/read")
    page.get_by_role("link", name="Comment on paragraph 9", exact=True).click()
    page.get_by_label("Comment", exact=True).fill("It answers half of what was asked.")
    page.get_by_text("What it is about, and its language").click()
    expect(page.locator("datalist option")).not_to_have_count(0)
    about = page.locator(".comment-form input[list]").first
    about.fill("no such paragraph")
    page.get_by_role("button", name="Keep in preparation").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(about).to_have_value("no such paragraph")
    about.fill(page.locator("datalist option").first.get_attribute("value") or "")
    page.get_by_role("button", name="Keep in preparation").click()
    mine = page.locator(".remark").filter(has_text="It answers half of what was asked.")
    expect(mine.get_by_text("It concerns:")).to_be_visible()

    page.goto(f"/rounds/{rounds.now}/read/ours")
    page.get_by_role("link", name="Paragraph 7: 2 comments").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value(f"Which year is meant?\n\n{ARABIC}")
    page.get_by_label("Comment", exact=True).fill("Which year is meant, and which provinces?")
    page.get_by_role("button", name="Make them one").click()
    says(page, "Which year is meant, and which provinces?")
    expect(page.get_by_text("Which year is meant?", exact=True)).to_have_count(0)


def test_a_voice_sends_the_head_decides_and_the_secretariat_publishes_without_a_mouse(
    opens: Opens, rounds: Lived
) -> None:
    chidi = opens("chidi")
    page = chidi.goes_to(f"/rounds/{rounds.now}/read/ours")
    chidi.tabs_to(page.get_by_role("link", name="Look over and send").first).press("Enter")
    chidi.tabs_to(page.get_by_label("Anything to add for the mechanism"))
    page.keyboard.type("Thank you for the time.")
    chidi.tabs_to(page.get_by_role("button", name="Send 2 comments")).press("Enter")
    says(page, "2 comments were sent.")

    amina = opens("amina")
    page = amina.goes_to("/matters")
    amina.tabs_to(page.get_by_role("link", name="Which figure of teachers trained stands in the report?")).press(
        "Enter"
    )
    amina.tabs_to(page.get_by_label("What was decided"))
    page.keyboard.type("1,240, who completed it.")
    amina.tabs_to(page.get_by_label("Reason", exact=True).first)
    page.keyboard.type("The other counts who began.")
    amina.tabs_to(page.get_by_role("button", name="Record the decision")).press("Enter")
    says(page, "The decision is recorded.")

    page = amina.goes_to(f"/rounds/{rounds.over}/publication")
    amina.tabs_to(page.get_by_role("button", name="Publish for good")).press("Enter")
    expect(page.get_by_text("It stays published.", exact=False)).to_be_visible()
