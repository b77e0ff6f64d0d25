"""Writing in the browser, as the desk's script and a browser without one see it."""

import re
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.installation import Installation

SCRIPT = {"Accept": "application/json", "HX-Request": "true"}


@dataclass(frozen=True)
class Writing:
    """A section with a paragraph, an item, a plain text and a table; Amina and Farid at their browsers."""

    installation: Installation
    cast: Cast
    amina: FlaskClient
    farid: FlaskClient
    desk: str
    section: str

    @property
    def blocks(self) -> tuple[DraftParagraph, ...]:
        report_id = self.desk.split("/")[2]
        with self.installation.store.reading() as db:
            return queries.paragraphs(db, report_id, section_id=self.section)

    def texts(self) -> list[str]:
        return [each.text for each in self.blocks]


@pytest.fixture
def writing(installation: Installation, cast: Cast) -> Writing:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        for minute, (kind, text) in enumerate(
            (
                (BlockKind.NUMBERED, "Three laws were adopted:"),
                (BlockKind.ITEM, "The Act on equal treatment;"),
                (BlockKind.PLAIN, "They are in force."),
                (BlockKind.TABLE, "Year\tCases<br>2024\t12"),
            )
        ):
            operations.add_paragraph(
                db,
                section_id=section,
                text=text,
                kind=kind,
                attributes={"title": "Cases heard", "source": "The courts"} if kind is BlockKind.TABLE else None,
                by=cast.amina,
                at=later(minute),
            )
    desk = f"/reports/{report.id}/sections/{section}"
    return Writing(
        installation, cast, signed_in(installation, "amina"), signed_in(installation, "farid"), desk, section
    )


def test_the_desk_shows_every_kind_of_block_as_it_prints(writing: Writing) -> None:
    page = writing.amina.get(writing.desk).text
    numbers = re.findall(r'class="para-number"[^>]*>([^<]*)<', page)
    assert numbers == ["1.", "(a)", "¶", "¶"]
    assert re.search(r"<caption>Table 1: Cases heard", page)
    assert '<th scope="col">Cases</th>' in page
    assert "<td>12</td>" in page
    assert "Source: The courts" in page


def test_the_whole_section_is_written_in_one_form_and_each_text_is_a_revision_of_its_own(writing: Writing) -> None:
    page = writing.amina.get(f"{writing.desk}?view=text").text
    form = dict(re.findall(r'name="((?:base|notes)-[^"]+)" value="([^"]*)"', page))
    first, second, third, _ = writing.blocks
    sent = {**form, "view": "text"}
    sent |= {
        f"text-{first.id}": "Four laws were adopted:",
        f"text-{second.id}": second.text,
        f"text-{third.id}": "All are in force.",
    }
    sent |= {f"kind-{third.id}": "item"}
    answer = writing.amina.post(f"{writing.desk}/text", data=sent)
    assert answer.status_code == 303
    assert "view=text" in answer.location
    assert writing.texts()[:3] == ["Four laws were adopted:", second.text, "All are in force."]
    with writing.installation.store.reading() as db:
        histories = [len(queries.history(db, writing.cast.amina, each.id)) for each in (first, second, third)]
    assert histories == [2, 1, 3]
    assert [each.label for each in writing.blocks][:3] == ["1", "1 (a)", "1 (b)"]


def test_of_a_whole_text_what_cannot_be_taken_comes_back_and_the_rest_is_saved(writing: Writing) -> None:
    first, second, *_ = writing.blocks
    sent = {"view": "text", f"text-{first.id}": "<div>No.</div>", f"text-{second.id}": "The Act of 2024;"}
    refused = writing.amina.post(f"{writing.desk}/text", data=sent)
    assert refused.status_code == 422
    assert "&lt;div&gt;No.&lt;/div&gt;</textarea>" in refused.text
    assert writing.texts()[:2] == ["Three laws were adopted:", "The Act of 2024;"]


def test_the_script_hears_both_texts_drawn_where_two_wrote_the_same_words(writing: Writing) -> None:
    first = writing.blocks[0]
    address = f"/paragraphs/{first.id}"
    writing.farid.post(address, data={"text": "Farid's laws:", "base": first.revision_id}, headers=SCRIPT)
    late = writing.amina.post(address, data={"text": "Amina's laws:", "base": first.revision_id}, headers=SCRIPT)
    assert late.status_code == 409
    assert late.json is not None
    assert "Farid Osei changed this paragraph" in late.json["conflict"]
    assert late.json["block"]["typed"] == "Farid's laws:"
    again = {"text": "Their laws:", "base": late.json["block"]["base"]}
    assert writing.amina.post(address, data=again, headers=SCRIPT).status_code == 200
    assert writing.texts()[0] == "Their laws:"


def test_the_script_is_told_why_a_text_was_not_taken(writing: Writing) -> None:
    refused = writing.amina.post(f"/paragraphs/{writing.blocks[0].id}", data={"text": "<div>"}, headers=SCRIPT)
    assert refused.status_code == 422
    assert refused.json is not None
    assert "div" in refused.json["error"]


def test_the_script_hears_which_texts_stand_and_the_words_when_it_asks_for_them(writing: Writing) -> None:
    quick = writing.farid.get(f"{writing.desk}/meanwhile", headers=SCRIPT).json
    assert quick is not None
    assert quick["person"] == writing.cast.farid.person_id
    assert quick["blocks"] == [[each.id, each.revision_id] for each in writing.blocks]
    assert quick["figures"] == ""
    counted = writing.farid.get(f"{writing.desk}/meanwhile?words=1", headers=SCRIPT).json
    assert counted is not None
    assert "words" in counted["figures"]


def test_a_signed_out_script_is_told_so_and_never_sent_to_another_page(writing: Writing) -> None:
    writing.amina.post("/sign-out")
    answer = writing.amina.post(f"/paragraphs/{writing.blocks[0].id}", data={"text": "Lost?"}, headers=SCRIPT)
    assert answer.status_code == 401
