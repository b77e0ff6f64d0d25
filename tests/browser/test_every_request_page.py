"""Every page of requests that have lived: axe finds nothing, nothing sticks out, words run their own way.

From left to right and in the light axe reads each page at 360 pixels, mirrored and in the dark at full width.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Opens, Served, opening, serving
from tests.builders.lived_requests import LivedRequests, lived_requests

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lived(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, LivedRequests]]:
    """The requests, served to all who only look."""
    home = tmp_path_factory.mktemp("lived-requests") / "home"
    shutil.copytree(filled_home, home)
    with serving(home) as running:
        yield running, lived_requests(running.installation, datetime.now(UTC))


@pytest.fixture
def opens_lived(lived: tuple[Served, LivedRequests], browser: Browser) -> Iterator[Opens]:
    with opening(lived[0], browser) as open_for:
        yield open_for


def _pages(found: LivedRequests) -> dict[str, dict[str, str]]:
    """Who looks at what: names of pages and addresses."""
    corrected, thirty = f"/requests/{found.corrected}", f"/requests/{found.thirty}"
    return {
        "amina": {
            "board": "/requests",
            "request-submitted": corrected,
            "sections": f"/requests/sections?report={found.report}",
            "request-received": f"/requests/{found.received}",
            "timeliness": "/requests/timeliness",
            "request-unsent": f"/requests/{found.unsent}",
            "asking": f"/requests/new?report={found.report}",
            "bodies": f"{corrected}/items/{found.item}/bodies",
            "asking-which": "/requests/new",
            "alongside": f"/reports/{found.report}/answers",
            "letter": "/requests/letter",
            "reminders": "/requests/reminders",
            "arrived": "/requests/arrived",
            "passages": f"/requests/{found.unsent}/items/{found.unsent_item}/passages?q=school",
            "asking-narrowed": "/requests/new?recommendations=treaty%3DICERD",
            "alongside-against": f"/reports/{found.report}/answers?only=against",
        },
        "bruno": {
            "own-corrected": f"{corrected}/answers",
            "own-thirty": f"{thirty}/answers?several=all",
            "own-board": "/requests",
        },
        "mara": {"own-thirty-authority": f"{thirty}/answers", "own-corrected-authority": f"{corrected}/answers"},
    }


@pytest.mark.parametrize("mirrored", [False, True], ids=["left to right", "mirrored"])
@pytest.mark.parametrize("name", ["amina", "bruno", "mara"])
def test_each_page_is_without_fault(
    lived: tuple[Served, LivedRequests], opens_lived: Opens, name: str, mirrored: bool, full_count: bool
) -> None:
    """At full count each page both ways; else one way each, by turns."""
    visitor = opens_lived(name, mirrored=mirrored)
    visitor.page.emulate_media(color_scheme="dark" if mirrored else "light")
    faults = []
    for turn, (page, address) in enumerate(_pages(lived[1])[name].items()):
        if not full_count and turn % 2 != mirrored:
            continue
        visitor.goes_to(address)
        faults += visitor.faults(f"{page}{'-mirrored' if mirrored else ''}", axe="wide" if mirrored else "narrow")
    assert faults == [], "\n".join(faults)


def test_the_page_on_which_a_ministrys_own_table_is_settled_is_without_fault(
    lived: tuple[Served, LivedRequests], opens_lived: Opens, tmp_path: Path
) -> None:
    table = tmp_path / "monitoring.csv"
    table.write_text("Paragraph,Measures taken\nCERD/C/ARC/CO/1 para. 99,Teachers were trained.\n", encoding="utf-8")
    visitor = opens_lived("bruno")
    visitor.goes_to(f"/requests/{lived[1].thirty}/answers")
    visitor.page.locator("summary", has_text="A table that the ministry keeps").click()
    visitor.page.set_input_files("#field-table", table)
    visitor.page.locator("form[action$='/table'] button").click()
    visitor.page.wait_for_url("**/table/**")
    assert visitor.faults("own-table", axe="narrow") == []
