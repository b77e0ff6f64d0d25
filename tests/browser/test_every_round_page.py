"""Every page of a round that has lived: nothing that axe finds, nothing that sticks out, words that run their own way.

From left to right and in the light axe reads each page at 360 pixels, mirrored and in the dark at full width; at both
widths nothing is wider than the screen. What only a journey reaches (a form that was refused, a page after sending) the
journeys look at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Opens, Served, opening, serving_lived
from tests.builders.lived_rounds import Lived

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lived(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Lived]]:
    """The rounds, served to all who only look."""
    with serving_lived(filled_home, tmp_path_factory.mktemp("lived") / "home") as running:
        yield running


@pytest.fixture
def opens_lived(lived: tuple[Served, Lived], browser: Browser) -> Iterator[Opens]:
    with opening(lived[0], browser) as open_for:
        yield open_for


def _pages(rounds: Lived) -> dict[str, dict[str, str]]:
    """Who looks at what: names of pages and addresses."""
    now, over, report = f"/rounds/{rounds.now}", f"/rounds/{rounds.over}", f"/reports/{rounds.report}"
    together = "&".join(f"draft={each}" for each in rounds.drafts)
    return {
        "amina": {
            "rounds": "/rounds",
            "opening": f"/rounds/new?report={rounds.report}",
            "round": now,
            "round-over": over,
            "seats": f"{now}/seats",
            "files": f"{now}/files",
            "queue": f"{now}/queue",
            "open-again": f"{now}/reopened",
            "desk-arabic": f"{now}/comments/{rounds.arabic}",
            "desk-open-again": f"{now}/comments/{rounds.open_again}",
            "desk-place": f"{now}/comments/{rounds.letter}/place",
            "release": f"{now}/release",
            "matrix": f"{now}/matrix",
            "proof": f"{now}/proof",
            "typing": f"{now}/transcribe",
            "publication": f"{over}/publication",
            "publication-open": f"{now}/publication",
            "consultation": f"{report}/consultation",
            "clearance": f"{report}/clearance",
            "office-clearance": f"/rounds/{rounds.clearance}/clearance",
            "matters": "/matters",
            "notices": "/notices",
        },
        "chidi": {
            "room": f"{now}/read",
            "ours": f"{now}/read/ours",
            "answers": f"{now}/read/answers",
            "seat": f"{now}/read/seat",
            "confirming": f"{now}/read/confirm",
            "together": f"{now}/read/together?{together}",
            "erase": f"{now}/read/erase",
            "visibility": f"{now}/read/visibility",
            "send": f"{now}/read/send",
            "proof-ours": f"{now}/proof",
            "matrix-ours": f"{now}/matrix",
            "ours-over": f"{over}/read/ours",
            "since": f"/rounds/{rounds.second}/read/changes",
            "notices-ours": "/notices",
        },
        "bruno": {"office": f"/rounds/{rounds.clearance}/clearance"},
        "olga": {"order": "/admin/erasure", "system": "/admin"},
        "": {"public": f"/public/rounds/{rounds.address}"},
    }


@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "mirrored"])
@pytest.mark.parametrize("name", ["amina", "chidi", "bruno", "olga", ""])
def test_each_page_is_without_fault(
    lived: tuple[Served, Lived], opens_lived: Opens, name: str, mirrored: bool, full_count: bool
) -> None:
    """At full count each page both ways; else one way each, by turns."""
    visitor = opens_lived(name or "amina", mirrored=mirrored)
    visitor.page.emulate_media(color_scheme="dark" if mirrored else "light")
    if not name:  # whoever is not signed in
        visitor.context.clear_cookies()
    faults = []
    for turn, (page, address) in enumerate(_pages(lived[1])[name].items()):
        if not full_count and turn % 2 != mirrored:
            continue
        visitor.goes_to(address)
        faults += visitor.faults(f"{page}{'-mirrored' if mirrored else ''}", axe="wide" if mirrored else "narrow")
    assert faults == [], "\n".join(faults)


def test_in_arabic_whoever_comments_on_an_english_report_reads_the_form_from_right_to_left(
    lived: tuple[Served, Lived], opens_lived: Opens
) -> None:
    rounds = lived[1]
    visitor = opens_lived("chidi")
    visitor.takes_the_language("ar")
    page = visitor.goes_to(f"/rounds/{rounds.now}/read?edit={rounds.drafts[0]}")
    faults = visitor.faults("form-arabic", axe="")
    assert faults == [], "\n".join(faults)
    for part in (".comment-form", ".block-margin"):
        assert page.locator(part).first.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
