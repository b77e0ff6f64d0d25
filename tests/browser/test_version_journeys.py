"""A frozen version in a browser: the PDF that a task makes, and the record that it went out."""

import pytest

from tests.browser.conftest import Opens
from tests.browser.visitor import says
from workbench.export import pdf

pytestmark = pytest.mark.browser


@pytest.mark.office
@pytest.mark.skipif(pdf.office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_version_goes_out(opens: Opens, javascript: bool) -> None:
    visitor = opens("amina", javascript=javascript)
    page = visitor.goes_to("/reports")
    page.locator("main a[href^='/reports/0']").first.click()
    page.locator("a[href^='/snapshots/']").first.click()
    address = page.url
    visitor.looks("version")
    page.get_by_role("button", name="PDF", exact=True).click()
    visitor.looks("pdf-waits")
    file = page.get_by_role("link", name="Download the PDF")
    file.wait_for(timeout=60_000)  # htmx asks again; without it the page refreshes itself
    visitor.looks("pdf-made")
    with page.expect_download() as taken:
        file.click()
    assert taken.value.suggested_filename.endswith("-submission.pdf")

    page.goto(address)
    page.get_by_text("Record the submission").first.click()
    page.get_by_label("Cleared by").fill("The Cabinet")
    visitor.looks("submission-form")
    page.get_by_role("button", name="Record the submission").click()
    says(page, "cleared by The Cabinet")
    visitor.looks("version-submitted")
