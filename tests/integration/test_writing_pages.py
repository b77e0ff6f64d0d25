"""Writing in the browser, as the desk's script and a browser without one see it."""

import io
import re
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from tests.builders.pictures import a_png
from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.drafting.statistics.operations.declaring import Declared, declare
from workbench.drafting.statistics.operations.renewing import NewValue, renew
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
        for row in db.query("select id from document"):
            db.execute("insert into outbox (topic, key) values ('document', ?)", (row["id"],))
    installation.sync()
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
    assert page.count("no source") == 1  # items count with their paragraph, a table has its line


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


def test_a_late_text_that_is_clear_of_the_other_comes_back_put_together(writing: Writing) -> None:
    first = writing.blocks[0]
    address = f"/paragraphs/{first.id}"
    theirs = {"text": "In 2025 three laws were adopted:", "base": first.revision_id}
    writing.farid.post(address, data=theirs, headers=SCRIPT)
    mine = {"text": "Three laws were adopted at last:", "base": first.revision_id}
    merged = writing.amina.post(address, data=mine, headers=SCRIPT).json
    assert merged is not None
    assert merged["block"]["typed"] == writing.texts()[0]
    assert "at last" in writing.texts()[0]
    assert "In 2025" in writing.texts()[0]
    # Amina typed on while it was on its way: her next text was written on what she sent, and Farid's words stay.
    more = {"text": "Three laws were adopted at last and published:", "base": merged["sent"]}
    assert writing.amina.post(address, data=more, headers=SCRIPT).status_code == 200
    assert "In 2025" in writing.texts()[0]
    assert "published" in writing.texts()[0]


def test_a_signed_out_script_is_told_so_and_never_sent_to_another_page(writing: Writing) -> None:
    writing.amina.post("/sign-out")
    answer = writing.amina.post(f"/paragraphs/{writing.blocks[0].id}", data={"text": "Lost?"}, headers=SCRIPT)
    assert answer.status_code == 401


def test_what_was_done_last_is_undone_with_a_button_and_done_again(writing: Writing) -> None:
    second = writing.blocks[1]
    writing.amina.post(f"/paragraphs/{second.id}/delete")
    assert second.text not in writing.texts()
    for wanted in ("Undo: deleted", "Do again: deleted"):
        page = writing.amina.get(writing.desk).text
        button = re.search(rf'name="act" value="([^"]+)">(?:(?!</form>).)*{wanted}', page, re.DOTALL)
        assert button, wanted
        form = {"act": button[1], "section": writing.section}
        assert writing.amina.post(f"/reports/{second.report_id}/undo", data=form).status_code == 303
        assert (second.text in writing.texts()) is wanted.startswith("Undo")
    assert "Undo: deleted" not in writing.farid.get(writing.desk).text


def test_the_script_hears_how_the_section_stands_after_each_change_of_its_paragraphs(writing: Writing) -> None:
    first, second, third, _ = writing.blocks
    split = writing.amina.post(f"/paragraphs/{first.id}/split", data={"at_offset": "6"}, headers=SCRIPT).json
    assert split is not None
    assert [margin for _id, margin, _name in split["order"]] == ["1.", "2.", "(a)", "", ""]
    assert set(split["drawn"]) == {first.id, split["at"]}
    assert "Undo: split in two" in split["undo"]
    kind = writing.amina.post(f"/paragraphs/{third.id}/kind", data={"kind": "subitem"}, headers=SCRIPT).json
    assert kind is not None
    assert [margin for _id, margin, _name in kind["order"]] == ["1.", "2.", "(a)", "(i)", ""]
    writing.amina.post(f"/paragraphs/{first.id}/merge", data={"other": split["at"]}, headers=SCRIPT)
    assert writing.texts()[:2] == ["Three laws were adopted:", second.text]


def test_a_word_that_is_no_kind_changes_nothing(writing: Writing) -> None:
    writing.amina.post(f"/paragraphs/{writing.blocks[0].id}/kind", data={"kind": "heading"})
    assert writing.blocks[0].kind is BlockKind.NUMBERED


def test_a_table_is_typed_with_upright_lines_or_pasted_with_tabs_and_keeps_what_is_said_of_it(writing: Writing) -> None:
    form = {"text": "Year | Women | Men\r\n2024\t1,240\t980", "said-title": "Teachers trained", "said-headers": "1"}
    assert writing.amina.post(f"{writing.desk}/tables", data=form).status_code == 303
    table = writing.blocks[-1]
    assert table.markup == "Year\tWomen\tMen<br>2024\t1,240\t980"
    assert table.attributes["title"] == "Teachers trained"
    again = {"text": "Year | Women\n2024 | 1,241", "said-title": "Teachers", "said-headers": "0"}
    saved = writing.amina.post(f"/paragraphs/{table.id}", data={**again, "base": table.revision_id}, headers=SCRIPT)
    assert saved.status_code == 200
    table = writing.blocks[-1]
    assert (table.markup, table.attributes["title"]) == ("Year\tWomen<br>2024\t1,241", "Teachers")
    assert "<thead>" not in writing.amina.get(writing.desk).text.rsplit("<caption>", 1)[1]


def test_a_figure_needs_its_words_for_those_who_cannot_see_it(writing: Writing) -> None:
    def form(alt: str) -> dict[str, object]:
        return {"caption": "Courts by province", "alt": alt, "picture": (io.BytesIO(a_png()), "map.png")}

    refused = writing.amina.post(f"{writing.desk}/figures", data=form(""))
    assert refused.status_code == 422
    assert 'value="Courts by province"' in refused.text
    taken = writing.amina.post(f"{writing.desk}/figures", data=form("Twelve courts, nine in the north."))
    assert taken.status_code == 303
    figure = writing.blocks[-1]
    assert figure.label == "Figure 1"
    page = writing.farid.get(writing.desk).text
    assert f'<img src="/paragraphs/{figure.id}/figure" alt="Twelve courts, nine in the north."' in page
    picture = writing.farid.get(f"/paragraphs/{figure.id}/figure")
    assert picture.mimetype == "image/png"
    assert writing.farid.get(f"/paragraphs/{writing.blocks[0].id}/figure").status_code == 404


def test_a_reference_is_picked_by_number_or_words_and_written_by_number(writing: Writing) -> None:
    first, second, *_ = writing.blocks
    address = f"/reports/{first.report_id}/insertable"
    by_words = writing.amina.get(f"{address}?kind=ref&q=equal").json
    assert by_words is not None
    assert by_words["found"][0] == {
        "id": second.id,
        "mark": "[paragraph 1 (a)]",
        "label": "1 (a)",
        "words": "The Act on equal treatment;",
    }
    core = writing.amina.get(f"{address}?kind=ref&q=census").json
    assert core is not None
    assert "HRI/CORE/ARC/2020" in core["found"][0]["label"]
    form = {"text": "See", "ref-new": "1 (a)", "base": first.revision_id}
    assert writing.amina.post(f"/paragraphs/{first.id}", data=form).status_code == 303
    assert writing.blocks[0].markup == f'See <ref id="{second.id}">'
    assert f'href="/paragraphs/{second.id}">1 (a)</a>' in writing.amina.get(writing.desk).text
    typed = writing.amina.get(f"/paragraphs/{first.id}", headers=SCRIPT).json
    assert typed is not None
    assert typed["block"]["typed"] == "See [paragraph 1 (a)]"
    back = {name: typed["block"][name] for name in ("base", "notes")}
    writing.amina.post(f"/paragraphs/{first.id}", data={**back, "text": "See now [paragraph 1 (a)]"}, headers=SCRIPT)
    assert writing.blocks[0].markup == f'See now <ref id="{second.id}">'


@pytest.mark.parametrize("words", ["censu", "the census of Borduria", '"the census'])
def test_a_passage_of_the_core_document_is_offered_before_the_words_are_whole_or_all_there(
    writing: Writing, words: str
) -> None:
    address = f"/reports/{writing.blocks[0].report_id}/insertable"
    found = writing.amina.get(address, query_string={"kind": "ref", "q": words}).json
    assert found is not None
    assert [each["label"] for each in found["found"]] == ["HRI/CORE/ARC/2020, para. 7"]


def test_a_reference_to_nothing_is_refused_with_what_was_typed(writing: Writing) -> None:
    refused = writing.amina.post(f"/paragraphs/{writing.blocks[0].id}", data={"text": "See", "ref-new": "99"})
    assert refused.status_code == 422
    assert "There is no paragraph “99”" in refused.text
    assert ">\nSee</textarea>" in refused.text


def test_a_figure_of_a_statistic_is_picked_and_shown_as_its_value(writing: Writing) -> None:
    with writing.installation.store.writing() as db:
        kept = declare(db, said=Declared("Teachers trained"), by=writing.cast.amina, at=later(9))
        renew(db, statistic_id=kept.id, values=[NewValue("2024", "1240")], by=writing.cast.amina, at=later(9))
    first = writing.blocks[0]
    found = writing.amina.get(f"/reports/{first.report_id}/insertable?kind=stat&q=teach").json
    assert found is not None
    assert found["found"][0]["mark"] == "[figure 1,240]"
    form = {"text": "Trained:", "stat-new": "teachers trained", "base": first.revision_id}
    assert writing.amina.post(f"/paragraphs/{first.id}", data=form).status_code == 303
    assert '<span class="desk-figure">1,240</span>' in writing.amina.get(writing.desk).text


def test_a_paragraph_drawn_before_is_drawn_anew_when_anything_it_shows_has_changed(writing: Writing) -> None:
    first, second, *_ = writing.blocks
    assert "Three laws were adopted:" in writing.amina.get(writing.desk).text
    writing.farid.post(f"/paragraphs/{first.id}", data={"text": "Four laws were adopted:", "base": first.revision_id})
    writing.farid.post(f"/paragraphs/{second.id}/answers", data={"requirement": "icerd.art-2.01"})
    page = writing.amina.get(writing.desk).text
    assert "Four laws were adopted:" in page
    assert "Three laws were adopted:" not in page
    assert '(icerd.art-2.01)">' in page
    writing.amina.post("/language", data={"language": "fr"})
    assert writing.amina.get(writing.desk).text != page


def test_a_form_that_was_not_changed_takes_in_what_somebody_else_wrote(writing: Writing) -> None:
    block = writing.blocks[0]
    opened = {"base": block.revision_id, "text": block.text}
    address = f"/paragraphs/{block.id}"

    own = writing.amina.post(address, data={**opened, "text": "Four laws were adopted:"}, headers=SCRIPT).get_json()
    late = writing.farid.post(address, data=opened, headers=SCRIPT).get_json()

    assert own["sent"] == ""
    assert late["sent"] == opened["base"]
    assert late["block"]["typed"] == "Four laws were adopted:"
    assert late["block"]["base"] == own["block"]["base"]
    assert writing.texts()[0] == "Four laws were adopted:"
