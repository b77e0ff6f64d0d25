"""What the reports in the library say of a recommendation: named by them, likely, confirmed; to who may read them."""

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger.linking import Tie, confirm, set_aside
from workbench.recommendations.said.reading import How, said_in_library
from workbench.recommendations.said.suggesting import find_for

SCHOOLS = ("recommendation", "The Committee recommends that the State party open schools in rural areas to all girls.")
COURTS = ("recommendation", "The Committee recommends that the State party train its judges in the Convention.")
NAMES = "As recommended by the Committee (CERD/C/ARC/CO/5, para. 1), a programme began in 2024."
LIKE = "In 2024 the Government built schools for girls in rural areas of all provinces, with teachers for each of them."
OTHER = "The harvest of that year was good in all provinces, and the price of grain fell by a tenth in every market."


@pytest.fixture
def world(installation: Installation, cast: Cast) -> dict[str, str]:
    """Observations on Arcadia, its next report, and one of its ministry's that others do not see; name → id."""
    with installation.store.writing() as db:
        observations = put_document(db, (SCHOOLS, COURTS), symbol="CERD/C/ARC/CO/5", state="ARC", date="2023-05-01")
        put_units(db, observations)
        report = {"kind": "state_report", "state": "ARC", "date": "2026-01-10"}
        put_document(db, (NAMES, LIKE, OTHER), symbol="CERD/C/ARC/6", **report)
        put_document(db, (NAMES,), symbol="CERD/C/ARC/7", audience="secretariat", **report)
        put_document(db, (NAMES,), symbol="CERD/C/BRA/6", **{**report, "state": "BRA"})
        (schools, courts) = (row["id"] for row in db.query("select id from recommendation order by place"))
        named, like = (row["id"] for row in db.query(
            "select paragraph.id from paragraph join document on document.id = document_id "
            "where symbol = 'CERD/C/ARC/6' and number in ('1', '2') order by position"))  # fmt: skip
    find_for(installation.store, "ARC")
    return {"schools": schools, "courts": courts, "named": named, "like": like}


def said(installation: Installation, actor: Actor, lead: str, *, likely: bool = False) -> list[tuple[str, How]]:
    with installation.store.reading() as db:
        found = said_in_library(db, actor, [lead], likely=likely).get(lead, ())
    return [(each.citation, each.how) for each in found]


def test_a_paragraph_that_names_it_speaks_to_it_and_no_person_has_to_say_so(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    assert said(installation, cast.chidi, world["schools"]) == [("CERD/C/ARC/6, para. 1", How.NAMED)]
    assert said(installation, cast.chidi, world["courts"]) == []


def test_what_is_only_alike_is_likely_until_a_person_confirms_it(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    assert ("CERD/C/ARC/6, para. 2", How.LIKELY) in said(installation, cast.chidi, world["schools"], likely=True)
    with installation.store.writing() as db:
        confirm(db, Tie.SAID, [(world["schools"], world["like"])], by=cast.amina, at=MORNING)
    assert ("CERD/C/ARC/6, para. 2", How.CONFIRMED) in said(installation, cast.chidi, world["schools"])


def test_what_was_set_aside_is_not_found_again(installation: Installation, cast: Cast, world: dict[str, str]) -> None:
    with installation.store.writing() as db:
        set_aside(db, Tie.SAID, [(world["schools"], world["named"])], by=cast.amina, at=MORNING)
    find_for(installation.store, "ARC")
    assert said(installation, cast.chidi, world["schools"]) == []


def test_a_report_that_one_may_not_open_says_nothing_to_one(
    installation: Installation, cast: Cast, world: dict[str, str]
) -> None:
    assert {citation for citation, _ in said(installation, cast.amina, world["schools"])} == {
        "CERD/C/ARC/6, para. 1",
        "CERD/C/ARC/7, para. 1",
    }
