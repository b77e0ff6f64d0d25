"""The first page after sign-in says what waits among the recommendations, to whoever can do something about it."""

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import Wanted

TEXTS = [f"The Committee recommends that the State party open {what}." for what in ("schools", "courts", "clinics")]


@pytest.fixture
def some(installation: Installation, cast: Cast) -> tuple[str, ...]:
    """Three recommendations of which nothing is kept."""
    with installation.store.writing() as db:
        put_units(db, put_document(db, [("recommendation", text) for text in TEXTS], symbol="CERD/C/ARC/CO/5"))
        return tuple(each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations)


def home(installation: Installation, name: str) -> str:
    return signed_in(installation, name).get("/").text.split("<main")[1]


def assign(installation: Installation, cast: Cast, ids: tuple[str, ...]) -> None:
    with installation.store.writing() as db:
        keeping.put_tag(db, ids, Facet.MINISTRY, cast.education, by=cast.amina, at=MORNING)


def test_whoever_assigns_reads_how_many_have_no_ministry(
    installation: Installation, cast: Cast, some: tuple[str, ...]
) -> None:
    assert "3 recommendations have no ministry yet" in home(installation, "amina")
    assign(installation, cast, some[:2])
    page = home(installation, "amina")
    assert "1 recommendation has no ministry yet" in page
    assert "2 of 3 with a ministry" in page
    assert 'href="/recommendations?ministry=none"' in page
    assign(installation, cast, some[2:])
    page = home(installation, "amina")
    assert "Every recommendation has a ministry" in page
    assert "ministry=none" not in page


def test_a_focal_point_reads_how_many_are_of_its_ministry_and_how_many_wait_for_a_status(
    installation: Installation, cast: Cast, some: tuple[str, ...]
) -> None:
    assert "Nothing waits for you" in home(installation, "bruno")
    assign(installation, cast, some[:2])
    with installation.store.writing() as db:
        keeping.put_fact(db, some[:1], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
    page = home(installation, "bruno")
    assert "Nothing waits for you" not in page
    assert "2 recommendations" in page
    assert "1 of 2 with a status" in page
    assert f"/recommendations?ministry={cast.education}&amp;status=none" in page
    assert "no ministry yet" not in page


def test_a_reviewing_institution_reads_nothing_of_it(
    installation: Installation, cast: Cast, some: tuple[str, ...]
) -> None:
    assign(installation, cast, some)
    page = home(installation, "chidi")
    assert "with a ministry" not in page
    assert "with a status" not in page


def test_a_library_without_recommendations_says_nothing_of_them(installation: Installation, cast: Cast) -> None:
    assert "with a ministry" not in home(installation, "amina")
