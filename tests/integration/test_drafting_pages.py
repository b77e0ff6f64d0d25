"""The desk and its neighbours, as a browser without JavaScript and as htmx see them."""

import html
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.applications import application
from tests.cast import PASSWORD, Cast
from tests.drafting import CENSUS, CORE, OBSERVATIONS, a_document, a_library, a_passage, a_report, later
from workbench.drafting import operations, queries
from workbench.drafting.records import Addressed, StateReport
from workbench.installation import Installation
from workbench.text import markup

SignIn = Callable[[str], FlaskClient]
SCRIPT = {"Accept": "application/json", "HX-Request": "true"}  # how the desk's script asks


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        found = a_report(db, cast.amina, numbers="21-23", title="Combined 21st to 23rd periodic reports")
        for row in db.query("select id from document"):
            db.execute("insert into outbox (topic, key) values ('document', ?)", (row["id"],))
    installation.sync()
    return found


@pytest.fixture
def app(installation: Installation) -> Flask:
    return application(installation)


@pytest.fixture
def sign_in(app: Flask, cast: Cast) -> SignIn:
    def enter(name: str) -> FlaskClient:
        client = app.test_client()
        answer = client.post("/sign-in", data={"email": f"{name}@arcadia.example", "password": PASSWORD})
        assert answer.status_code == 303
        return client

    return enter


@pytest.fixture
def section(installation: Installation, report: StateReport) -> str:
    with installation.store.reading() as db:
        return queries.section_of_report(db, report.id, "icerd.art-2").id


@pytest.fixture
def paragraph(installation: Installation, cast: Cast, section: str) -> str:
    with installation.store.writing() as db:
        return operations.add_paragraph(
            db, section_id=section, text="A law was adopted. It bans hate.", by=cast.amina, at=later(1)
        ).paragraph_id


def base_of(installation: Installation, cast: Cast, paragraph: str) -> str:
    with installation.store.reading() as db:
        return queries.paragraph(db, cast.amina, paragraph).revision_id


def test_a_report_is_begun_from_its_form_and_a_refused_form_keeps_what_was_typed(sign_in: SignIn, cast: Cast) -> None:
    amina = sign_in("amina")
    assert "Begin a report" in amina.get("/reports").text
    assert 'value="icerd" checked' in amina.get("/reports/new?guideline=icerd").text
    data = {"treaty": "ICERD", "kind": "periodic", "guideline": "icerd", "state": "Arcadia", "language": "en"}
    refused = amina.post("/reports/new", data=data)
    assert refused.status_code == 422
    assert 'value="Arcadia"' in refused.text
    begun = amina.post("/reports/new", data={**data, "state": "ARC"})
    assert begun.status_code == 303
    assert "Racial segregation" in amina.get(begun.location).text


def test_the_desk_shows_outline_text_and_what_is_asked(
    sign_in: SignIn, report: StateReport, section: str, paragraph: str
) -> None:
    page = sign_in("farid").get(f"/reports/{report.id}/sections/{section}")
    assert page.status_code == 200
    assert "Legal framework and policies" in page.text
    assert "A law was adopted." in page.text
    assert "icerd.art-2.01" in page.text
    assert "no source" in page.text


@pytest.mark.parametrize("panel", ["asked", "recommended", "found", "comments", "history"])
def test_every_panel_opens_with_and_without_a_paragraph_at_hand(
    sign_in: SignIn, report: StateReport, section: str, paragraph: str, panel: str
) -> None:
    amina = sign_in("amina")
    for at in ("", paragraph):
        address = f"/reports/{report.id}/sections/{section}?panel={panel}&at={at}"
        assert amina.get(address).status_code == 200


def test_writing_saving_and_linking_work_with_plain_forms(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str
) -> None:
    amina = sign_in("amina")
    desk = f"/reports/{report.id}/sections/{section}"
    added = amina.post(f"{desk}/paragraphs", data={"text": "Racism & hate persist."})
    assert added.status_code == 303
    paragraph = re.search(r"at=([0-9A-Z]{26})", added.location)
    assert paragraph
    key = paragraph[1]
    amina.post(f"/paragraphs/{key}/answers", data={"requirement": "icerd.art-2.01"})
    amina.post(f"/paragraphs/{key}/responses", data={"citation": f"{OBSERVATIONS}, para. 21 (a)"})
    cited = amina.post(
        f"/paragraphs/{key}/citations", data={"citation": f"{CORE}, para. 7", "quote": "named an indigenous language"}
    )
    assert cited.status_code == 303
    page = amina.get(desk).text
    for shown in (
        "Racism &amp; hate persist.",
        '(icerd.art-2.01)">',
        f"responds to {OBSERVATIONS}, para. 21 (a)",
        CORE,
    ):
        assert shown in page
    covered = amina.get(f"/reports/{report.id}/coverage?state=answered").text
    assert "icerd.art-2.01" in covered
    assert "icerd.art-2.02" not in covered
    amina.post(f"/paragraphs/{key}/answers", data={"requirement": "icerd.art-2.01", "remove": "yes"})
    amina.post(f"/paragraphs/{key}/citations", data={"note": "1", "remove": "yes"})
    with installation.store.reading() as db:
        found = queries.paragraph(db, cast.amina, key)
    assert (found.answers, found.citations) == ((), ())


def test_a_quote_that_is_not_there_comes_back_in_its_form(sign_in: SignIn, report: StateReport, paragraph: str) -> None:
    refused = sign_in("amina").post(
        f"/paragraphs/{paragraph}/citations",
        data={"citation": f"{CORE}, para. 7", "quote": "13 per cent", "panel": "found"},
    )
    assert refused.status_code == 422
    assert ">\n13 per cent</textarea>" in refused.text
    assert "are not in" in refused.text


def test_a_search_beside_the_text_offers_passages_to_cite(
    sign_in: SignIn, report: StateReport, section: str, paragraph: str
) -> None:
    amina = sign_in("amina")
    desk = f"/reports/{report.id}/sections/{section}"
    found = amina.get(f"{desk}?panel=found&at={paragraph}&q=census").text
    assert f"{CORE}, para. 7" in found
    assert found.index("1 passage") < found.index('id="rests-on"')
    there = re.search(r'href="(/documents/[^"]+\?q=census#para-7)"', found)
    assert there
    assert "<mark>census</mark>" in amina.get(there[1]).text
    cite = re.search(r"cite=([0-9A-Z]{26})", found)
    assert cite
    form = amina.get(f"{desk}?panel=found&at={paragraph}&q=census&cite={cite[1]}").text
    assert "In 2019 the census counted 4,210,000 inhabitants" in form
    assert "Cite it in paragraph 1" in form
    assert "Add the paragraph with it" in amina.get(f"{desk}?panel=found&q=census&cite={cite[1]}").text
    assert amina.get(f"{desk}?panel=found&q=%22unclosed").status_code == 200
    nowhere = amina.get(desk, query_string={"panel": "found", "q": f"{CORE}, para. 999"}).text
    assert 'has no <bdi dir="ltr">para. 999</bdi>' in nowhere


def test_a_question_beside_the_text_finds_what_answers_most_of_it(
    sign_in: SignIn, report: StateReport, section: str
) -> None:
    desk = f"/reports/{report.id}/sections/{section}?panel=found"
    found = sign_in("amina").get(f"{desk}&q=How+many+inhabitants+did+the+census+of+Borduria+count%3F").text
    assert f"{CORE}, para. 7" in found
    assert "None of them has all the words: up to " in found
    assert "lacking" not in sign_in("amina").get(f"{desk}&q=census").text
    slip = sign_in("amina").get(f"{desk}&q=cenuss").text
    assert "Did you mean:" in slip
    assert "&amp;q=census#beside" in slip
    cited = sign_in("amina").get(f"{desk}&q={CORE},+para.+7").text
    assert "1 passage" in cited
    assert "In 2019 the census counted" in cited
    assert "Nothing found." in sign_in("amina").get(f"{desk}&q={CORE},+para.+999").text


def test_a_new_paragraph_can_rest_on_a_passage_from_its_first_word(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str
) -> None:
    amina = sign_in("amina")
    address = f"/reports/{report.id}/sections/{section}/paragraphs"
    data = {"text": "Many languages.", "citation": f"{CORE}, para. 7", "panel": "found"}
    refused = amina.post(address, data={**data, "quote": "13 per cent"})
    assert refused.status_code == 422
    assert "13 per cent</textarea>" in refused.text
    assert "Many languages.</textarea>" in refused.text
    assert amina.post(address, data={**data, "quote": "12 per cent"}).status_code == 303
    with installation.store.reading() as db:
        (found,) = queries.paragraphs(db, report.id)
    assert found.markup == 'Many languages.<cite id="1">'


def test_a_save_by_the_script_is_answered_with_what_stands_in_less_than_5_kb(
    installation: Installation, cast: Cast, sign_in: SignIn, paragraph: str
) -> None:
    base = base_of(installation, cast, paragraph)
    saved = sign_in("amina").post(
        f"/paragraphs/{paragraph}",
        data={"text": "A law <b>was</b> adopted.", "base": base, "footnote-new": "Act No. 4."},
        headers=SCRIPT,
    )
    assert saved.status_code == 200
    assert saved.json is not None
    assert saved.json["said"].startswith("Saved at")
    assert len(saved.data) < 5_000
    with installation.store.reading() as db:
        found = queries.paragraph(db, cast.amina, paragraph)
    assert found.markup == 'A law <strong>was</strong> adopted.<fn id="1">'
    assert found.footnotes == {"1": "Act No. 4."}
    assert saved.json["block"] == {"id": paragraph, "base": found.revision_id, "words": found.words}


def test_who_saves_second_gets_both_texts_and_can_put_them_together(
    installation: Installation, cast: Cast, sign_in: SignIn, paragraph: str
) -> None:
    amina, farid = sign_in("amina"), sign_in("farid")
    base = base_of(installation, cast, paragraph)
    farid.post(f"/paragraphs/{paragraph}", data={"text": "Farid's law.", "base": base})
    late = amina.post(f"/paragraphs/{paragraph}", data={"text": "Amina's law.", "base": base})
    assert late.status_code == 409
    assert ">\nAmina&#39;s law.</textarea>" in late.text
    assert "Farid Osei changed this paragraph" in late.text
    standing = re.search(r'name="base" value="([0-9A-Z]{26})"', late.text)
    assert standing
    merged = amina.post(f"/paragraphs/{paragraph}", data={"text": "Their law.", "base": standing[1]})
    assert merged.status_code == 303
    with installation.store.reading() as db:
        history = [each.text for each in queries.history(db, cast.amina, paragraph)]
    assert history[1:] == ["Farid's law.", "Amina's law.", "Their law."]


def test_a_text_that_cannot_be_read_comes_back_as_it_was_typed(sign_in: SignIn, paragraph: str) -> None:
    refused = sign_in("amina").post(f"/paragraphs/{paragraph}", data={"text": "<div>x</div>", "base": ""})
    assert refused.status_code == 422
    assert "&lt;div&gt;x&lt;/div&gt;</textarea>" in refused.text


def test_split_merge_move_delete_and_bring_back_are_forms(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str, paragraph: str
) -> None:
    amina = sign_in("amina")

    def texts() -> list[str]:
        with installation.store.reading() as db:
            return [each.text for each in queries.paragraphs(db, report.id)]

    amina.post(f"/paragraphs/{paragraph}/split", data={"at_offset": "19"})
    assert texts() == ["A law was adopted.", "It bans hate."]
    amina.post(f"/paragraphs/{paragraph}/move", data={"to": "down"})
    assert texts() == ["It bans hate.", "A law was adopted."]
    amina.post(f"/paragraphs/{paragraph}/move", data={"to": "up"})
    with installation.store.reading() as db:
        other = queries.paragraphs(db, report.id)[1].id
    amina.post(f"/paragraphs/{paragraph}/merge", data={"other": other})
    assert texts() == ["A law was adopted. It bans hate."]
    amina.post(f"/paragraphs/{paragraph}/delete")
    assert texts() == []
    assert "Bring it back" in amina.get(f"/reports/{report.id}/sections/{section}").text
    amina.post(f"/paragraphs/{paragraph}/restore")
    assert texts() == ["A law was adopted. It bans hate."]
    history = amina.get(f"/paragraphs/{paragraph}/history")
    assert "merged" in history.text
    assert "brought back" in history.text
    first = re.findall(r"/revisions/([0-9A-Z]{26})/restore", history.text)[-1]
    amina.post(f"/paragraphs/{paragraph}/revisions/{first}/restore")


def test_a_mark_that_nobody_offers_is_refused_and_changes_nothing(
    installation: Installation, sign_in: SignIn, report: StateReport
) -> None:
    given = {"target": "icerd.art-2.01", "state": "perhaps", "implementation": "soon"}
    assert sign_in("farid").post(f"/reports/{report.id}/coverage", data=given).status_code == 422
    with installation.store.reading() as db:
        assert queries.marks(db, report.id) == {}


def test_a_mark_needs_its_reason_and_shows_on_coverage(sign_in: SignIn, report: StateReport) -> None:
    amina = sign_in("amina")
    page = f"/reports/{report.id}/coverage"
    assert 'name="target" value="icerd.art-3.01"' in amina.get(f"{page}?mark=icerd.art-3.01").text
    refused = amina.post(page, data={"target": "icerd.art-3.01", "state": "not_applicable"})
    assert refused.status_code == 422
    amina.post(page, data={"target": "icerd.art-3.01", "state": "not_applicable", "reason": "No such <thing>."})
    assert "No such &lt;thing&gt;." in amina.get(f"{page}?state=not_applicable").text


def test_a_frozen_version_is_shown_and_taken_away_as_word(sign_in: SignIn, report: StateReport, paragraph: str) -> None:
    amina = sign_in("amina")
    frozen = amina.post(f"/reports/{report.id}/freeze")
    assert frozen.status_code == 303
    page = amina.get(frozen.location)
    assert "A law was adopted." in page.text
    assert "Racial segregation" not in page.text
    for form in ("comments", "submission"):
        file = amina.get(f"{frozen.location}/file?for={form}")
        assert file.data[:2] == b"PK"


@pytest.mark.parametrize("name", ["bruno", "chidi", "dana", "olga"])
def test_for_outsiders_none_of_it_exists(
    sign_in: SignIn, report: StateReport, section: str, paragraph: str, name: str
) -> None:
    client = sign_in(name)
    for address in (
        "/reports",
        f"/reports/{report.id}",
        f"/reports/{report.id}/coverage",
        f"/reports/{report.id}/sections/{section}",
        f"/paragraphs/{paragraph}/history",
    ):
        assert client.get(address).status_code == 404
    for address in (f"/paragraphs/{paragraph}", f"/paragraphs/{paragraph}/delete", f"/reports/{report.id}/freeze"):
        assert client.post(address, data={"text": "x"}).status_code == 404


def test_guideline_pages_show_how_sure_each_line_is(sign_in: SignIn, cast: Cast) -> None:
    client = sign_in("chidi")
    assert "22" in client.get("/guidelines").text or "icerd" in client.get("/guidelines").text
    page = client.get("/guidelines/icerd").text
    assert "Sure." in page
    assert "Not sure." in client.get("/guidelines/icpped-additional-info").text
    assert client.get("/guidelines/none").status_code == 404


def test_hostile_text_stays_text_on_every_page(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str
) -> None:
    payload = "<img src=x onerror=alert(1)>\"'{{7*7}}"
    amina = sign_in("amina")
    text = f"{markup.from_plain(payload)} <a href='https://x.org/?\"'>link</a>"
    assert amina.post(f"/reports/{report.id}/sections/{section}/paragraphs", data={"text": text}).status_code == 422
    with installation.store.writing() as db:
        db.execute("update report set title = :title", {"title": payload})
        db.execute("update report_requirement set text = :text", {"text": payload})
        key = operations.add_paragraph(
            db,
            section_id=section,
            text=f'{markup.from_plain(payload)}<fn id="1">',
            footnotes={"1": markup.from_plain(payload)},
            by=cast.amina,
            at=later(1),
        ).paragraph_id
        operations.mark(
            db,
            report_id=report.id,
            target="icerd.art-2.01",
            state=Addressed.PARTLY,
            reason=payload,
            by=cast.amina,
            at=later(2),
        )
        frozen = operations.freeze(db, report_id=report.id, by=cast.amina, at=later(3)).snapshot.id
    desk = f"/reports/{report.id}/sections/{section}"
    pages = [f"{desk}?at={key}", f"{desk}?panel=found&q=%3Cimg", f"/paragraphs/{key}/history", f"/snapshots/{frozen}"]
    pages += ["/reports", f"/reports/{report.id}", f"/reports/{report.id}/coverage"]
    for address in pages:
        page = amina.get(address)
        assert page.status_code == 200
        assert "<img" not in page.text, address
        assert "49" not in re.findall(r"alert\(1\)&gt;&#34;&#39;(\S*)", page.text)


def test_the_form_shows_signs_lines_and_sources_as_a_writer_types_them_and_takes_them_back(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str, paragraph: str
) -> None:
    stored = 'R&amp;D <strong>grew</strong> by &lt;5 per cent.<cite id="1"><br>It is [source 9] new.'
    amina = sign_in("amina")
    amina.post(f"/paragraphs/{paragraph}/citations", data={"citation": f"{CORE}, para. 7", "quote": "12 per cent"})
    data = {"text": stored, "base": base_of(installation, cast, paragraph)}
    assert amina.post(f"/paragraphs/{paragraph}", data=data).status_code == 303
    desk = amina.get(f"/reports/{report.id}/sections/{section}?at={paragraph}").text
    typed = re.search(r'<textarea id="text-[^>]*>\n(.*?)</textarea>', desk, re.DOTALL)
    notes = re.search(r'name="notes" value="([^"]*)"', desk)
    assert typed
    assert notes
    text = html.unescape(typed[1])
    assert text == "R&D <b>grew</b> by <5 per cent.[source 1]\nIt is [source 9] new."
    data = {"text": text, "notes": notes[1], "base": base_of(installation, cast, paragraph)}
    assert amina.post(f"/paragraphs/{paragraph}", data=data).status_code == 303
    with installation.store.reading() as db:
        assert queries.paragraph(db, cast.amina, paragraph).markup == stored


def test_a_mark_without_its_reason_comes_back_as_it_was_chosen_and_a_mark_keeps_the_list_narrowed(
    sign_in: SignIn, report: StateReport
) -> None:
    amina = sign_in("amina")
    data = {"target": "icerd.art-2.01", "state": "not_applicable", "narrowed": "?state=open"}
    refused = amina.post(f"/reports/{report.id}/coverage", data=data)
    assert refused.status_code == 422
    assert '<option value="not_applicable" selected>' in refused.text
    marked = amina.post(f"/reports/{report.id}/coverage", data={**data, "reason": "It has no such law."})
    assert marked.location.endswith("/coverage?state=open#asked-icerd.art-2.01")


def test_a_report_from_two_packs_begins_with_the_treaty_s_own_and_says_which_field_is_wrong(sign_in: SignIn) -> None:
    amina = sign_in("amina")
    data = {"treaty": "CRC", "kind": "periodic", "guideline": ["crc-opac", "crc-periodic"], "language": "en"}
    refused = amina.post("/reports/new", data={**data, "state": "ARC", "covers_from": "January 2022"})
    assert refused.status_code == 422
    assert 'id="field-covers_from-error"' in refused.text
    report = amina.get(amina.post("/reports/new", data={**data, "state": "ARC"}).location).text
    assert "ARC: CRC periodic report" in report
    assert report.index("Convention on the Rights of the Child") < report.index("involvement of children")


def test_a_report_cannot_begin_from_another_treaty_s_guideline(sign_in: SignIn) -> None:
    data = {"treaty": "ICERD", "kind": "periodic", "guideline": "crc-periodic", "language": "en", "state": "ARC"}
    refused = sign_in("amina").post("/reports/new", data=data)
    assert refused.status_code == 422
    assert "none of the guidelines chosen is for ICERD, only for CRC" in refused.text


def test_text_pasted_with_empty_lines_becomes_several_paragraphs_or_none(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, section: str, paragraph: str
) -> None:
    amina = sign_in("amina")
    address = f"/reports/{report.id}/sections/{section}/paragraphs"
    assert amina.post(address, data={"text": "One.\r\n\r\n<div>Two.</div>"}).status_code == 422
    pasted = "One,\r\nin two lines.\r\n \r\n\r\nTwo.\r\n"
    assert amina.post(address, data={"text": pasted, "after": paragraph}).status_code == 303
    with installation.store.reading() as db:
        texts = [each.text for each in queries.paragraphs(db, report.id)]
    assert texts == ["A law was adopted. It bans hate.", "One,\nin two lines.", "Two."]


def test_the_history_of_a_split_names_a_paragraph_that_is_there_and_none_that_is_gone(
    installation: Installation, cast: Cast, sign_in: SignIn, report: StateReport, paragraph: str
) -> None:
    amina = sign_in("amina")
    amina.post(f"/paragraphs/{paragraph}/split", data={"at_offset": "19"})
    assert "its end became paragraph 2" in amina.get(f"/paragraphs/{paragraph}/history").text
    with installation.store.reading() as db:
        second = queries.paragraphs(db, report.id)[1].id
    amina.post(f"/paragraphs/{second}/delete")
    assert "became a paragraph that is not there any more" in amina.get(f"/paragraphs/{paragraph}/history").text


def test_the_notes_say_which_source_was_replaced_and_where_its_passage_stands_now(
    sign_in: SignIn, installation: Installation, cast: Cast, report: StateReport, section: str, paragraph: str
) -> None:
    with installation.store.writing() as db:
        operations.cite(db, paragraph_id=paragraph, citation=f"{CORE}, para. 7", by=cast.amina, at=later(2))
        old = next(db.query("select id from document where symbol = ?", (CORE,)))["id"]
        new = a_document(db, symbol=CORE, kind="common_core_document", published=True)
        a_passage(db, new, "7", CENSUS.replace("2019", "2024"))
    amina = sign_in("amina")
    address = f"/reports/{report.id}/sections/{section}"
    assert "replaced by" not in amina.get(address).text
    with installation.store.writing() as db:
        db.execute("update document set replaced_by = ? where id = ?", (new, old))
    page = amina.get(address).text
    assert f"replaced by {CORE}" in page
    assert f'href="/documents/{new.lower()}#' in page
