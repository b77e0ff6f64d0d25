"""What stands beside a question where no report speaks to it by name: what the last report said nearest to it."""

from dataclasses import replace

import pytest

from tests.builders.requests import DUE, Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import a_document, a_passage
from workbench.installation import Installation
from workbench.recommendations import queries as recommendations
from workbench.requests import operations, queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import NewItem, Terms
from workbench.requests.records import Beside, ItemKind
from workbench.store import Database

PRISONS = "Eleven per cent of convicted prisoners declared a minority origin on admission to prison."
SCHOOLS = "Textbooks for history lessons in schools were written before the minority languages were recognized by law."
LAND = "Land claims of the highland communities are decided by a court of which all the members are appointed."
ON_PRISONS = ToAsk(ItemKind.QUESTION, "", "", "How many convicted prisoners are of minority origin?", "en", None)
ON_FISH = replace(ON_PRISONS, text="Which quotas apply to trawlers off the coast?")


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def a_state_report(db: Database, symbol: str, *passages: str, **values: str) -> None:
    document_id = a_document(db, symbol=symbol, kind="state_report", published=True, **values)
    for place, text in enumerate(passages, start=1):
        a_passage(db, document_id, str(place), text, position=place)


def beside(db: Database, asked: Asked, what: ToAsk) -> tuple[Beside, ...]:
    """What stands beside this in the next request for the same report."""
    request_id = operations.prepare(
        db,
        organisation=asked.cast.education,
        terms=Terms(due=DUE),
        report_id=asked.report_id,
        items=[NewItem(what)],
        by=asked.cast.amina,
        at=MORNING,
    )
    (item,) = queries.items(db, request_id)
    return item.beside


def test_the_nearest_passage_of_the_last_report_stands_beside_a_question(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        a_state_report(db, "CERD/C/ARC/18-20", LAND, PRISONS, SCHOOLS)
        (found,) = beside(db, asked, ON_PRISONS)
        assert not beside(db, asked, ON_FISH), "nothing there is on that matter"
    assert (found.citation, found.text) == ("CERD/C/ARC/18-20, para. 2", PRISONS)
    assert not found.own


def test_of_two_reports_the_later_is_looked_into_and_of_its_versions_that_in_the_language_of_the_request(
    asked: Asked,
) -> None:
    with asked.installation.store.writing() as db:
        a_state_report(db, "CERD/C/ARC/14-17", PRISONS, LAND, date="2014-01-01")
        a_state_report(db, "CERD/C/ARC/18-20", PRISONS, LAND, language="fr", title="Rapport")
        a_state_report(db, "CERD/C/ARC/18-20", LAND, PRISONS)
        (found,) = beside(db, asked, ON_PRISONS)
    assert (found.citation, found.language) == ("CERD/C/ARC/18-20, para. 2", "en")


def test_what_another_committee_was_told_or_nobody_may_read_yet_stands_beside_nothing(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        a_state_report(db, "CEDAW/C/ARC/6", LAND, PRISONS, treaty="CEDAW", body="CEDAW")
        a_state_report(db, "CERD/C/BOR/3", LAND, PRISONS, state="BOR")
        a_state_report(db, "CERD/C/ARC/18-20", LAND, PRISONS, audience="secretariat")
        assert not beside(db, asked, ON_PRISONS)


def test_what_was_chosen_or_is_known_to_speak_to_it_is_left_alone(asked: Asked) -> None:
    chosen = Beside(citation="A/HRC/53/97, para. 4", text="Said elsewhere.", language="en", own=False)
    with asked.installation.store.writing() as db:
        a_state_report(db, "CERD/C/ARC/18-20", LAND, PRISONS)
        assert beside(db, asked, replace(ON_PRISONS, beside=(chosen,))) == (chosen,)


def test_without_a_report_each_recommendation_has_what_was_said_to_its_own_committee(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        (told,) = recommendations.these(db, asked.cast.amina, [asked.items[0].target])
        a_state_report(db, "CERD/C/ARC/18-20", LAND, PRISONS)
        request_id = operations.prepare(
            db,
            organisation=asked.cast.education,
            terms=Terms(due=DUE),
            document_id=told.document_id,
            items=[NewItem(replace(ON_PRISONS, target=asked.items[0].target, kind=ItemKind.RECOMMENDATION))],
            by=asked.cast.amina,
            at=MORNING,
        )
        (item,) = queries.items(db, request_id)
    assert [each.text for each in item.beside] == [PRISONS]
