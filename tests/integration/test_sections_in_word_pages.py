"""The page of a section in Word: out, back, and what waits."""

import io
import re
from collections.abc import Callable

import docx
import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.drafting import later
from tests.integration.test_drafting_pages import app, paragraph, report, section, sign_in
from workbench.drafting import operations
from workbench.drafting.records import StateReport
from workbench.installation import Installation

__all__ = ["app", "paragraph", "report", "section", "sign_in"]


@pytest.fixture
def address(report: StateReport, section: str) -> str:
    return f"/reports/{report.id}/sections/{section}/word"


def handed_in(client: FlaskClient, address: str, data: bytes) -> str:
    answer = client.post(f"{address}/back", data={"file": (io.BytesIO(data), "back.docx")}, follow_redirects=True)
    return answer.get_data(as_text=True)


def reworded(data: bytes, old: str, new: str) -> bytes:
    document = docx.Document(io.BytesIO(data))
    for each in document.paragraphs:
        for run in each.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_an_empty_section_says_that_there_is_nothing_to_take_out(
    sign_in: Callable[[str], FlaskClient], address: str
) -> None:
    client = sign_in("farid")

    page = client.get(address).get_data(as_text=True)

    assert "nothing to take out" in page
    assert client.post(f"{address}/out").status_code == 409


def test_a_section_goes_out_and_comes_back_changed(
    sign_in: Callable[[str], FlaskClient], address: str, paragraph: str
) -> None:
    client = sign_in("farid")
    out = client.post(f"{address}/out")
    words = re.search(r"\w{6,}", docx.Document(io.BytesIO(out.data)).paragraphs[-1].text)
    assert words

    page = handed_in(client, address, reworded(out.data, words[0], "altogether"))

    assert "attachment" in out.headers["Content-Disposition"]
    assert "1 paragraph written anew" in page
    assert "Nothing waits" in page


def test_what_waits_is_shown_with_the_difference_and_set_aside(
    sign_in: Callable[[str], FlaskClient],
    installation: Installation,
    cast: Cast,
    address: str,
    section: str,
    paragraph: str,
) -> None:
    client = sign_in("farid")
    with installation.store.writing() as db:
        text = "The Board received 214 complaints."
        operations.write_paragraph(db, paragraph_id=paragraph, text=text, by=cast.amina, at=later(5))
    out = client.post(f"{address}/out").data
    with installation.store.writing() as db:
        text = "The Board received 199 complaints."
        operations.write_paragraph(db, paragraph_id=paragraph, text=text, by=cast.amina, at=later(6))

    page = handed_in(client, address, reworded(out, "214", "231"))
    where = re.search(r'action="([^"]+/waiting/[^"]+)"', page)
    assert where
    after = client.post(where[1], data={"decision": "set_aside"}, follow_redirects=True).get_data(as_text=True)

    assert "<del>199</del><ins>231</ins>" in page
    assert "1 waits for a place" in page
    assert "Nothing waits" in after


def test_a_file_that_is_no_word_file_is_refused_with_what_to_do(
    sign_in: Callable[[str], FlaskClient], address: str, paragraph: str
) -> None:
    client = sign_in("farid")
    client.post(f"{address}/out")

    page = handed_in(client, address, b"%PDF-1.7 no Word file")

    assert 'class="error' in page or "error-summary" in page
    assert "came back" not in page


def test_without_a_file_the_form_says_so(sign_in: Callable[[str], FlaskClient], address: str) -> None:
    answer = sign_in("farid").post(f"{address}/back", data={})

    assert answer.status_code == 422
    assert "Choose the Word file" in answer.get_data(as_text=True)
