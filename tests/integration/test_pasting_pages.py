"""Pasting from an office program on the desk."""

import json

import pytest

from tests.cast import Cast
from tests.drafting import a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.moments.undoing import last_act, undo
from workbench.drafting.records import BlockKind, Section
from workbench.installation import Installation

HTML = "<p>First.</p><p>(a) an item</p><table><tr><td></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"


@pytest.fixture
def section(installation: Installation, cast: Cast) -> Section:
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2")
        for text in ("One.", "Two."):
            operations.add_paragraph(db, section_id=section.id, text=text, by=cast.amina, at=later(1))
    return section


def blocks(installation: Installation, section: Section) -> list[tuple[BlockKind, str]]:
    with installation.store.reading() as db:
        return [(each.kind, each.text) for each in queries.paragraphs(db, section.report_id, section_id=section.id)]


def address(section: Section) -> str:
    return f"/reports/{section.report_id}/sections/{section.id}/pasted"


def test_what_is_pasted_stands_behind_the_paragraph_at_hand(installation: Installation, section: Section) -> None:
    client = signed_in(installation, "amina")
    with installation.store.reading() as db:
        first = queries.paragraphs(db, section.report_id)[0].id
    answer = client.post(address(section), data={"html": HTML, "after": first}, headers={"Accept": "application/json"})

    assert [each["kind"] for each in json.loads(answer.data)["added"]] == ["numbered", "item", "table"]
    assert blocks(installation, section) == [
        (BlockKind.NUMBERED, "One."),
        (BlockKind.NUMBERED, "First."),
        (BlockKind.ITEM, "an item"),
        (BlockKind.TABLE, "\tb\nc\td"),
        (BlockKind.NUMBERED, "Two."),
    ]


def test_without_a_script_the_form_leads_back_to_the_desk(installation: Installation, section: Section) -> None:
    client = signed_in(installation, "amina")
    answer = client.post(address(section), data={"html": HTML})

    assert answer.status_code == 303
    assert len(blocks(installation, section)) == 5


def test_nothing_is_added_where_nothing_was_pasted(installation: Installation, section: Section) -> None:
    client = signed_in(installation, "amina")

    assert client.post(address(section), data={"html": "<img src=x>"}).status_code == 422
    assert len(blocks(installation, section)) == 2


def test_what_was_pasted_is_undone_in_one_step(installation: Installation, section: Section, cast: Cast) -> None:
    signed_in(installation, "amina").post(address(section), data={"html": HTML})
    with installation.store.writing() as db:
        done = last_act(db, cast.amina, section.id)
        assert done is not None
        undo(db, act_id=done.id, by=cast.amina, at=later(9))

    assert [text for _, text in blocks(installation, section)] == ["One.", "Two."]
