"""A ministry's own table on the web: its columns are settled, its rows shown, and nothing is taken in before."""

import io
import re

import pytest

from tests.builders.requests import Asked, a_request
from tests.cast import Cast
from tests.integration.test_request_pages import Visitor, _signed_in
from workbench.app import create_app
from workbench.installation import Installation
from workbench.requests import queries


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


@pytest.fixture
def visitors(asked: Asked) -> dict[str, Visitor]:
    app = create_app(asked.installation, testing=True)
    return {name: Visitor(_signed_in(app.test_client(), name)) for name in ("amina", "bruno", "hugo")}


def a_table(asked: Asked) -> tuple[io.BytesIO, str]:
    first, second, _ = asked.items
    rows = [
        ("Paragraph", "Whose", "What we did", "Remarks"),
        (first.key, "MoE", "The Act was adopted.", "internal"),
        (second.key, "MoE", "Teachers were trained.", ""),
        (second.key, "Ministry of Health", "Clinics were opened.", ""),
        ("CERD/C/ARC/CO/1, para. 99", "MoE", "About something else.", ""),
        (first.key, "MoE", "", "nothing yet"),
    ]
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return io.BytesIO(lines.encode("utf-8-sig")), "monitoring.csv"


SETTLED = {"t0": "yes", "t0c0": "citation", "t0c1": "responsible", "t0c2": "answer"}


def handed_in(asked: Asked, visitor: Visitor) -> str:
    answer = visitor.post(f"/requests/{asked.id}/table", file=a_table(asked))
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_a_focal_point_settles_the_columns_sees_what_becomes_of_each_row_and_takes_it_in(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    bruno = visitors["bruno"]
    here = handed_in(asked, bruno)
    assert "What we did" in bruno.get(here).text
    shown = bruno.post(here, do="show", **SETTLED).text
    for words in ("2 go to their questions", "1 finds no question", "1 is of another ministry", "1 says nothing"):
        assert words in shown
    assert "The Act was adopted." not in bruno.get(f"/requests/{asked.id}/answers").text
    assert bruno.post(here, do="take_in", **SETTLED).headers["Location"] == f"/requests/{asked.id}/answers"
    with asked.installation.store.reading() as db:
        found = queries.prepared(db, asked.cast.bruno, asked.id)
    assert {(each.item_id, each.blocks[0].text) for each in found} == {
        (asked.items[0].id, "The Act was adopted."),
        (asked.items[1].id, "Teachers were trained."),
        (None, "About something else."),
    }
    assert "The Act was adopted." not in visitors["amina"].get(f"/requests/{asked.id}").text


def test_without_a_column_of_answers_nothing_is_taken_in_and_the_page_says_so(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    here = handed_in(asked, visitors["bruno"])
    refused = visitors["bruno"].post(here, do="take_in", **{**SETTLED, "t0c2": ""})
    assert refused.status_code == 422
    assert "No column of the table says what was answered" in refused.text
    assert re.search(r'<option value="citation" selected>', refused.text)
    with asked.installation.store.reading() as db:
        assert queries.prepared(db, asked.cast.bruno, asked.id) == ()


def test_where_no_table_is_ticked_the_page_asks_for_one(asked: Asked, visitors: dict[str, Visitor]) -> None:
    here = handed_in(asked, visitors["bruno"])
    refused = visitors["bruno"].post(
        here, do="take_in", **{name: said for name, said in SETTLED.items() if name != "t0"}
    )
    assert (refused.status_code, "Tick at least one table" in refused.text) == (422, True)


def test_what_the_secretariat_settled_is_known_when_such_a_table_comes_again(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    amina = visitors["amina"]
    here = handed_in(asked, amina)
    assert amina.post(here, do="take_in", **SETTLED).headers["Location"] == f"/requests/{asked.id}"
    assert "Teachers were trained." in amina.get(f"/requests/{asked.id}").text
    assert re.search(r'<option value="answer" selected>', amina.get(here).text)
    assert "2 go to their questions" in amina.get(here).text


def test_columns_by_which_no_row_found_its_question_are_not_remembered(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    amina = visitors["amina"]
    here = handed_in(asked, amina)
    wrong = {"t0": "yes", "t0c0": "answer", "t0c2": "citation"}
    assert "0 go to their questions" in amina.post(here, do="show", **wrong).text
    assert amina.post(here, do="take_in", **wrong).status_code == 303
    with asked.installation.store.reading() as db:
        assert db.execute("select count(*) from column_map").fetchone()[0] == 0
    assert amina.post(here, do="take_in", **SETTLED).status_code == 303
    assert re.search(r'<option value="answer" selected>', amina.get(here).text)


def test_the_address_of_a_table_opens_for_its_request_and_for_those_who_bring_alone(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    here = handed_in(asked, visitors["bruno"])
    assert visitors["hugo"].get(here).status_code == 404
    assert visitors["bruno"].get(here + "x").status_code == 404
    assert visitors["hugo"].post(f"/requests/{asked.id}/table", file=a_table(asked)).status_code == 404
    refused = visitors["bruno"].post(f"/requests/{asked.id}/table", file=(io.BytesIO(b"\x00\x01"), "x.bin"))
    assert refused.headers["Location"] == f"/requests/{asked.id}/answers"


def test_the_same_table_by_other_columns_is_received_anew_and_by_the_same_ones_adds_nothing(
    asked: Asked, visitors: dict[str, Visitor]
) -> None:
    amina = visitors["amina"]
    here = handed_in(asked, amina)
    for columns in ({**SETTLED, "t0c2": "", "t0c3": "answer"}, SETTLED, SETTLED):
        assert amina.post(here, do="take_in", **columns).status_code == 303
    with asked.installation.store.reading() as db:
        wrong, right = queries.contributions(db, asked.cast.amina, [asked.id])
    assert wrong.answers[0].blocks[0].text == "internal"
    assert [each.blocks[0].text for each in right.answers[:2]] == ["The Act was adopted.", "Teachers were trained."]
