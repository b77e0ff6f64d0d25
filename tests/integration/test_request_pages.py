"""Requests on their pages, without JavaScript: made for all ministries at once, answered, validated, submitted."""

import io
import re
from dataclasses import replace

import docx
import pytest
from flask import g
from flask.testing import FlaskClient

from tests.applications import application
from tests.builders.pictures import a_png
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, PASSWORD, Cast
from tests.integration.test_rounds_pages import Visitor, Visitors
from workbench.installation import Installation
from workbench.people import Role
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet
from workbench.requests import queries
from workbench.requests.records import ContributionStanding, RequestStanding
from workbench.web.requests.files import brings


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


@pytest.fixture
def visitors(asked: Asked) -> Visitors:
    return Visitors(asked.installation)


def _signed_in(client: FlaskClient, name: str) -> FlaskClient:
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").text)
    assert token
    said = {"email": f"{name}@arcadia.example", "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/sign-in", data=said).status_code == 303
    return client


def page(asked: Asked, rest: str = "") -> str:
    return f"/requests/{asked.id}{rest}"


def test_every_ministry_is_asked_in_one_step_and_nothing_is_seen_before_it_is_sent(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    form = visitors["amina"].get(f"/requests/new?report={asked.report_id}").text
    assert "Ministry of Health" in form
    assert "asked already" in form
    offices = [asked.cast.education, asked.other.organisation_id]
    given = {"report": asked.report_id, "due": "2099-06-30", "office": offices}
    refused = visitors["amina"].post("/requests", **given)
    assert (refused.status_code, "Ministry of Health answers for nothing" in refused.text) == (422, True)
    assert visitors["amina"].post("/requests", **given, question="How many schools?").status_code == 303
    with asked.installation.store.reading() as db:
        made = [each for each in queries.requests(db, asked.cast.amina) if each.id != asked.id]
    assert {each.standing for each in made} == {RequestStanding.IN_PREPARATION}
    assert len(made) == 2
    assert made[0].code not in visitors["bruno"].get("/requests").text
    assert visitors["hugo"].get(f"/requests/{made[0].id}").status_code == 404


def test_where_one_office_cannot_be_asked_no_request_is_made_to_any(asked: Asked, visitors: dict[str, Visitor]) -> None:
    given = {"report": asked.report_id, "due": "2099-06-30", "office": [asked.cast.education, asked.cast.commission]}
    refused = visitors["amina"].post("/requests", **given)
    assert (refused.status_code, "Nothing was made" in refused.text) == (422, True)
    with asked.installation.store.reading() as db:
        assert [each.id for each in queries.requests(db, asked.cast.amina)] == [asked.id]


def test_the_secretariat_is_not_ticked_to_be_asked_by_itself(asked: Asked, visitors: dict[str, Visitor]) -> None:
    offices = (asked.cast.secretariat, asked.other.organisation_id)
    with asked.installation.store.writing() as db:
        units = [each.target for each in asked.items]
        for office in filter(None, offices):
            keeping.put_tag(db, units, Facet.MINISTRY, office, by=asked.cast.amina, at=MORNING)
    form = visitors["amina"].get(f"/requests/new?report={asked.report_id}").text
    ticked = [re.search(f'value="{office}"( checked)?>', form) for office in offices]
    assert [bool(each and each[1]) for each in ticked] == [False, True]
    assert all(ticked)


def test_a_day_that_is_none_gives_the_form_back_with_what_was_typed(asked: Asked, visitors: dict[str, Visitor]) -> None:
    said = {"due": "next week", "reason": "The census is late."}
    refused = visitors["amina"].post(page(asked, "/extend"), **said)
    assert refused.status_code == 422
    assert said["reason"] in refused.text
    assert visitors["hugo"].post(page(asked, "/extend"), **said).status_code == 404


def test_a_limit_that_is_no_number_of_words_is_refused_and_not_taken_for_none(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    given = {"report": asked.report_id, "due": "2099-06-30", "office": [asked.cast.education]}
    for words in ("-5", "0", "many", "12345678"):
        refused = visitors["amina"].post("/requests", **given, words=words)
        assert (refused.status_code, f"“{words}” is no number of words" in refused.text) == (422, True)
    assert visitors["amina"].post("/requests", **given, words="300").status_code == 303
    with asked.installation.store.reading() as db:
        (made,) = (each for each in queries.requests(db, asked.cast.amina) if each.id != asked.id)
    refused = visitors["amina"].post(f"/requests/{made.id}/items", question="How many?", words="-5")
    assert (refused.status_code, "no number of words" in refused.text) == (422, True)
    both = visitors["amina"].get(f"/requests/new?report={asked.report_id}").text
    with asked.installation.store.reading() as db:
        codes = [each.code for each in queries.requests(db, asked.cast.amina)]
    assert f"asked already: {', '.join(codes)}" in both, "each of them is named"


def test_a_request_in_preparation_is_changed_and_sent(asked: Asked, visitors: dict[str, Visitor]) -> None:
    given = {"report": asked.report_id, "due": "2099-06-30", "office": [asked.cast.education]}
    visitors["amina"].post("/requests", **given)
    with asked.installation.store.reading() as db:
        (made,) = (each for each in queries.requests(db, asked.cast.amina) if each.id != asked.id)
        items = queries.items(db, made.id)
    here = f"/requests/{made.id}"
    amina = visitors["amina"]
    amina.post(f"{here}/items/{items[0].id}", wording="Figures of 2025, please.", words="120")
    amina.post(f"{here}/items/{items[1].id}/drop")
    amina.post(f"{here}/items", question="How many teachers were trained?", words="80")
    refused = amina.post(f"{here}/terms", due="2001-01-01", version="1")
    assert refused.status_code == 422
    assert "2001-01-01" in refused.text
    assert amina.post(f"{here}/send").status_code == 303
    theirs = visitors["bruno"].get(f"{here}/answers").text
    assert "Figures of 2025, please." in theirs
    assert "How many teachers were trained?" in theirs
    assert items[1].text not in theirs


def test_a_ministry_answers_its_authority_validates_and_it_is_submitted(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    bruno, mara = visitors["bruno"], visitors["mara"]
    first, second, third = asked.items
    bruno.post(page(asked, f"/answers/{first.id}"), text="The Act was adopted.\n\nIt covers all.", kind="answer")
    bruno.post(page(asked, f"/answers/{second.id}"), kind="no_change")
    refused = bruno.post(page(asked, f"/answers/{third.id}"), kind="not_ours")
    assert refused.status_code == 422
    assert "Say which office has to answer this" in refused.text
    assert "The Act was adopted." not in visitors["amina"].get(page(asked)).text
    assert bruno.post(page(asked, "/submit")).status_code == 409
    assert "1 question has no answer yet" in bruno.get(page(asked, "/answers")).text
    assert "Your validating authority (Mara Lund) signs in" in bruno.get(page(asked, "/answers")).text
    ended = "Mara Lund does not stand behind the answers any more"
    for path, given in (
        ("/attachments", {"file": (io.BytesIO(b"A plan."), "plan.txt")}),
        (f"/answers/{third.id}", {"kind": "no_change"}),
        (f"/one/{third.id}", {}),
    ):
        assert mara.post(page(asked, "/validate")).status_code == 303
        before = bruno.get(page(asked, "/answers")).text
        assert "Any change of an answer, or of a file beside them, ends that." in before
        done = bruno.post(page(asked, path), **given)
        said = done.text if done.status_code == 409 else bruno.get(page(asked, "/answers")).text
        assert (ended in said) is (done.status_code == 303)
    assert "no answer yet" not in bruno.get(page(asked, "/answers")).text
    (there,) = re.findall(
        rf'answers/{first.id}".*?name="answer" value="([^"]+)"', bruno.get(page(asked, "/answers")).text, re.S
    )
    said = {"text": "The Act is in force.", "kind": "answer", "answer": there, "version": "1"}
    kept = bruno.post(page(asked, f"/answers/{first.id}"), htmx=True, **said)
    assert re.search(rf'data-status="[^"]*{ended}', kept.text), "without the page being loaded anew too"
    assert '<div id="validated" hx-swap-oob="true"></div>' in kept.text
    bruno.post(page(asked, f"/answers/{first.id}"), **{**said, "text": "The Act was adopted.", "version": "2"})
    assert mara.post(page(asked, "/validate")).status_code == 303
    assert bruno.post(page(asked, "/submit")).status_code == 303
    shown = visitors["farid"].get(page(asked)).text
    assert "The Act was adopted." in shown
    assert "Mara Lund stands behind it" in shown
    assert visitors["hugo"].get(page(asked)).status_code == 404
    assert "submitted on" in visitors["amina"].get("/requests").text


def test_the_form_goes_out_and_comes_back_for_the_ministry_and_for_the_secretariat(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    form = visitors["bruno"].get(page(asked, "/form.docx"))
    document = docx.Document(io.BytesIO(form.data))
    document.tables[0].rows[1].cells[1].text = "From the file."
    stream = io.BytesIO()
    document.save(stream)
    for name in ("bruno", "amina"):
        sent = {"file": (io.BytesIO(stream.getvalue()), "filled.docx")}
        assert visitors[name].post(page(asked, "/upload"), **sent).status_code == 303
        said = visitors[name].get(page(asked, "/answers" if name == "bruno" else "")).text
        assert "filled.docx is taken in. 1 answer went to its question." in said
    assert "From the file." in visitors["bruno"].get(page(asked, "/answers")).text
    assert "received, not validated" in visitors["amina"].get(page(asked)).text
    assert "From the file." not in visitors["farid"].get(page(asked)).text
    letter = {"file": (io.BytesIO(b"%PDF-1.4 signed"), "letter.pdf"), "signed_by": "Mara Lund"}
    visitors["amina"].post(page(asked, "/letter"), signed_on="2026-05-06", **letter)
    with asked.installation.store.reading() as db:
        *_, last = queries.contributions(db, asked.cast.farid, [asked.id])
    assert (last.standing, last.validated_by) == (ContributionStanding.SUBMITTED, "Mara Lund")


def test_an_answer_that_a_colleague_changed_meanwhile_is_shown_beside_what_was_typed(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    here = page(asked, f"/answers/{asked.items[0].id}")
    visitors["bruno"].post(here, text="Forty schools.", kind="answer")
    with asked.installation.store.reading() as db:
        (there,) = queries.prepared(db, asked.cast.bruno, asked.id)
    seen = {"answer": there.id, "version": str(there.version), "kind": "answer"}
    visitors["mara"].post(here, text="Fifty schools.", **seen)
    refused = visitors["bruno"].post(here, text="Sixty schools.", **seen)
    assert refused.status_code == 409
    assert "Answered meanwhile." in refused.text
    assert "Fifty schools." in refused.text
    assert "Sixty schools." in refused.text
    again = {**seen, "version": str(there.version + 1)}
    unsaid = visitors["bruno"].post(here, text="", **again)
    assert (unsaid.status_code, "Answered meanwhile." in unsaid.text) == (422, False)


def test_the_authority_is_told_from_the_page_that_the_answers_are_ready(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    bruno, here = visitors["bruno"], page(asked, "/ready")
    assert f'action="{here}"' not in bruno.get(page(asked, "/answers")).text
    bruno.post(page(asked, f"/answers/{asked.items[0].id}"), text="Forty schools.", kind="answer")
    assert f'action="{here}"' in bruno.get(page(asked, "/answers")).text
    assert bruno.post(here).status_code == 303
    assert "told that they are ready" in bruno.get(page(asked, "/answers")).text
    assert "wait for you to stand behind them" in visitors["mara"].get("/").text
    again = bruno.post(here)
    assert (again.status_code, "Nobody was told again" in again.text) == (409, True)


def test_a_corrected_copy_is_brought_for_the_one_before_it(asked: Asked, visitors: dict[str, Visitor]) -> None:
    bruno = visitors["bruno"]
    assert "It corrects" not in bruno.get(page(asked, "/answers")).text
    bruno.post(page(asked, "/upload"), file=a_filled_form(bruno, asked, "Forty schools."))
    shown = bruno.get(page(asked, "/answers")).text
    choices = dict(re.findall(r'<option value="([0-9a-f]{64})">([^<]+) · ', shown))
    (earlier,) = (sha256 for sha256, name in choices.items() if name == "Forty schools..docx")
    bruno.post(page(asked, "/upload"), file=a_filled_form(bruno, asked, "Fifty schools."), replaces=earlier)
    with asked.installation.store.reading() as db:
        (there,) = queries.prepared(db, asked.cast.bruno, asked.id)
    assert there.blocks[0].text == "Fifty schools."


def test_more_time_closing_and_taking_back_are_said_on_both_sides(asked: Asked, visitors: dict[str, Visitor]) -> None:
    amina = visitors["amina"]
    amina.post(page(asked, "/extend"), due="2099-07-01", reason="The census is late.")
    assert "The census is late." in visitors["bruno"].get(page(asked, "/answers")).text
    amina.post(page(asked, "/close"))
    first = asked.items[0].id
    late = visitors["bruno"].post(page(asked, f"/answers/{first}"), text="Late.", kind="answer")
    assert late.status_code == 409
    assert "This request is closed" in late.text
    amina.post(page(asked, "/reopen"))
    assert visitors["bruno"].post(page(asked, f"/answers/{first}"), text="In time.", kind="answer").status_code == 303


def test_the_template_of_the_letter_is_taken_out_put_in_and_given_up_on_its_page(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    amina, farid = visitors["amina"], visitors["farid"]
    assert "the program" in amina.get("/requests/letter").text
    made = docx.Document(io.BytesIO(amina.get("/requests/letter/template.docx").data))
    made.paragraphs[0].insert_paragraph_before("Royal Arcadia")
    stream = io.BytesIO()
    made.save(stream)
    assert amina.post("/requests/letter", file=(io.BytesIO(stream.getvalue()), "ours.docx")).status_code == 303
    assert "a template of your own" in amina.get("/requests/letter").text
    refused = amina.post("/requests/letter", file=(io.BytesIO(b"%PDF-1.7"), "ours.pdf"))
    assert refused.status_code == 422
    assert "a template of your own" in refused.text
    assert amina.post("/requests/letter").status_code == 422
    assert farid.post("/requests/letter/reset").status_code == 404
    assert amina.post("/requests/letter/reset").status_code == 303
    assert "a template of your own" not in amina.get("/requests/letter").text


def test_a_template_that_broke_in_the_home_is_said_before_anything_is_sent(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    given = {"report": asked.report_id, "due": "2099-06-30", "office": [asked.cast.education]}
    visitors["amina"].post("/requests", **given)
    with asked.installation.store.reading() as db:
        made = next(each for each in queries.requests(db, asked.cast.amina) if each.id != asked.id)
    own = asked.installation.settings.home / "drafting_templates" / "word" / "request.docx"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(b"no template")
    refused = visitors["amina"].post(f"/requests/{made.id}/send")
    assert refused.status_code == 422
    assert "cannot be used" in refused.text
    with asked.installation.store.reading() as db:
        assert queries.request(db, asked.cast.amina, made.id).sent_at is None
    own.unlink()
    assert visitors["amina"].post(f"/requests/{made.id}/send").status_code == 303
    assert f"{made.code}-letter.docx" in visitors["bruno"].get(f"/requests/{made.id}/answers").text


def test_the_pictures_of_an_answer_are_shown_to_those_who_may_read_it(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    drawn = io.BytesIO(a_png())
    document = docx.Document(io.BytesIO(visitors["bruno"].get(page(asked, "/form.docx")).data))
    document.tables[0].rows[1].cells[1].paragraphs[0].add_run("See:").add_picture(drawn)
    stream = io.BytesIO()
    document.save(stream)
    visitors["bruno"].post(page(asked, "/upload"), file=(io.BytesIO(stream.getvalue()), "filled.docx"))
    shown = re.search(r'<img src="([^"]+)"', visitors["bruno"].get(page(asked, "/answers")).text)
    assert shown
    assert visitors["bruno"].get(shown[1]).data == a_png()
    assert {visitors[name].get(shown[1]).status_code for name in ("amina", "farid", "hugo")} == {404}
    visitors["amina"].post(page(asked, "/upload"), file=(io.BytesIO(stream.getvalue()), "filled.docx"))
    assert shown[1] in visitors["amina"].get(page(asked)).text
    assert visitors["amina"].get(shown[1]).mimetype == "image/png"
    assert {visitors[name].get(shown[1]).status_code for name in ("farid", "hugo")} == {404}
    assert visitors["amina"].get(page(asked, f"/pictures/{'0' * 64}")).status_code == 404


def test_a_picture_stays_behind_its_words_when_the_answer_is_written_on(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    bruno, item = visitors["bruno"], asked.items[0]
    document = docx.Document(io.BytesIO(bruno.get(page(asked, "/form.docx")).data))
    document.tables[0].rows[1].cells[1].paragraphs[0].add_run("See:").add_picture(io.BytesIO(a_png()))
    stream = io.BytesIO()
    document.save(stream)
    bruno.post(page(asked, "/upload"), file=(io.BytesIO(stream.getvalue()), "filled.docx"))
    with asked.installation.store.reading() as db:
        (mine,) = queries.prepared(db, asked.cast.bruno, asked.id)
    given = {
        "answer": mine.id,
        "version": str(mine.version),
        "kind": "answer",
        "text": "See:\r\n\r\nIt was drawn in 2025.",
    }
    assert bruno.post(page(asked, f"/answers/{item.id}"), **given).status_code == 303
    with asked.installation.store.reading() as db:
        (now,) = queries.prepared(db, asked.cast.bruno, asked.id)
    assert [each.kind.value for each in now.blocks] == ["paragraph", "picture", "paragraph"]


def a_filled_form(visitor: Visitor, asked: Asked, words: str) -> tuple[io.BytesIO, str]:
    document = docx.Document(io.BytesIO(visitor.get(page(asked, "/form.docx")).data))
    document.tables[0].rows[1].cells[1].text = words
    stream = io.BytesIO()
    document.save(stream)
    return io.BytesIO(stream.getvalue()), f"{words}.docx"


def test_what_comes_unsigned_after_a_submission_is_read_beside_it_and_takes_the_place_of_nothing(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    amina, bruno = visitors["amina"], visitors["bruno"]
    bruno.post(page(asked, f"/answers/{asked.items[0].id}"), text="Submitted words.", kind="answer")
    visitors["mara"].post(page(asked, "/validate"))
    assert bruno.post(page(asked, "/submit")).status_code == 303
    amina.post(page(asked, "/upload"), file=a_filled_form(amina, asked, "Words that came later"))
    shown = amina.get(page(asked)).text
    assert "Submitted words." in shown
    assert "Words that came later" in shown
    assert "which stands until its authority stands behind this one" in shown
    drafters = visitors["farid"].get(page(asked)).text
    assert "Submitted words." in drafters
    assert "came later" not in drafters


def test_somebody_of_the_secretariat_who_answers_for_one_ministry_hands_in_what_another_sent(asked: Asked) -> None:
    both = replace(asked.cast.amina, roles=asked.cast.amina.roles | {Role.FOCAL_POINT})
    own = replace(both, organisation_id=asked.cast.education)
    with application(asked.installation).test_request_context(method="POST"):
        g.actor = both
        assert not brings(asked.id)
        g.actor = own
        assert brings(asked.id)
