"""Clusters on their pages: begun, described, closed, reopened; what is in them, how far it is and who answers."""

import re

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.installation import Installation
from workbench.recommendations import queries
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping, linking
from workbench.recommendations.records import Cluster, Facet, Fact
from workbench.recommendations.wanted import Wanted

TEXTS = [f"The Committee recommends that the State party open {what}." for what in ("schools", "courts", "clinics")]


@pytest.fixture
def judges(installation: Installation, cast: Cast) -> Cluster:
    """A cluster of three recommendations, the last of them of high priority."""
    with installation.store.writing() as db:
        texts = [("recommendation", each) for each in TEXTS]
        put_units(db, put_document(db, texts, symbol="CERD/C/ARC/CO/5", state="ARC"))
        ids = [each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations]
        made = clusters.create_cluster(db, "Open doors", about="What is closed.", by=cast.amina, at=MORNING)
        clusters.put_members(db, made.id, ids, by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[2:], Fact.PRIORITY, "high", by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[:1], Fact.STATUS, "implemented", by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids[:2], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        return clustered.cluster(db, cast.amina, made.id)


def test_a_cluster_is_begun_and_its_page_opens(installation: Installation, cast: Cast, client: FlaskClient) -> None:
    answer = client.post("/recommendations/clusters", data={"name": "Statelessness", "about": "Papers for all."})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).text
    assert "Papers for all." in page
    assert "Nothing is in it yet" in page
    assert "Statelessness" in client.get("/recommendations/clusters").text


@pytest.mark.parametrize("name", ["", "open DOORS"])
def test_a_name_that_is_missing_or_taken_comes_back_with_what_was_typed(
    installation: Installation, cast: Cast, client: FlaskClient, judges: Cluster, name: str
) -> None:
    answer = client.post("/recommendations/clusters", data={"name": name, "about": "Typed with care."})
    assert answer.status_code == 422
    assert "Typed with care." in answer.text
    with installation.store.reading() as db:
        assert len(clustered.clusters(db, cast.amina)) == 1


def test_what_is_urgent_stands_first_and_the_bar_counts_by_status(client: FlaskClient, judges: Cluster) -> None:
    page = client.get(f"/recommendations/clusters/{judges.id}").text
    assert page.index("open clinics") < page.index("open schools")
    assert 'aria-label="implemented: 1; no status said: 2"' in page
    assert [int(width) for width in re.findall(r'x="\d+" y="1" width="(\d+)" height="26"', page)] == [333, 667]
    assert f"/recommendations?cluster={judges.id}&amp;ministry=none" in page


def test_one_is_taken_out_and_the_others_stay(
    installation: Installation, cast: Cast, client: FlaskClient, judges: Cluster
) -> None:
    with installation.store.reading() as db:
        first = queries.wanted_ones(db, cast.amina, Wanted(cluster=judges.id)).recommendations[0]
    client.post(f"/recommendations/clusters/{judges.id}/take-out", data={"id": first.id})
    page = client.get(f"/recommendations/clusters/{judges.id}").text
    assert "1 recommendation was taken out." in page
    assert "2 recommendations" in page


def test_where_nothing_is_chosen_to_take_out_the_page_of_the_cluster_says_so(
    client: FlaskClient, judges: Cluster
) -> None:
    address = f"/recommendations/clusters/{judges.id}"
    assert "No recommendation is chosen." in client.post(f"{address}/take-out", follow_redirects=True).text
    assert "3 recommendations" in client.get(address).text


def test_a_closed_one_takes_and_loses_nothing_until_it_is_reopened(client: FlaskClient, judges: Cluster) -> None:
    client.post(f"/recommendations/clusters/{judges.id}/close", data={"do": "close"})
    assert "1 closed cluster" in client.get("/recommendations/clusters").text
    refused = client.post(f"/recommendations/clusters/{judges.id}/take-out", data={"id": "any"})
    assert refused.status_code == 409
    client.post(f"/recommendations/clusters/{judges.id}/close", data={"do": "reopen"})
    assert "closed cluster" not in client.get("/recommendations/clusters").text


def test_it_is_called_otherwise(client: FlaskClient, judges: Cluster) -> None:
    assert 'id="describe"' in client.get(f"/recommendations/clusters/{judges.id}?describe=yes").text
    sent = {"name": "Doors that open", "about": "What was closed."}
    assert client.post(f"/recommendations/clusters/{judges.id}", data=sent).status_code == 303
    assert "Doors that open" in client.get(f"/recommendations/clusters/{judges.id}").text
    refused = client.post(f"/recommendations/clusters/{judges.id}", data={"name": " ", "about": "Kept words."})
    assert refused.status_code == 422
    assert "Kept words." in refused.text


def test_a_focal_point_reads_it_and_a_reviewer_does_not(installation: Installation, judges: Cluster) -> None:
    page = signed_in(installation, "bruno").get(f"/recommendations/clusters/{judges.id}").text
    assert "open clinics" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert signed_in(installation, "chidi").get(f"/recommendations/clusters/{judges.id}").status_code == 404
    assert signed_in(installation, "chidi").get("/recommendations/clusters").status_code == 404


def test_it_is_taken_away_and_says_to_how_many_the_reports_speak(
    installation: Installation, cast: Cast, client: FlaskClient, judges: Cluster
) -> None:
    with installation.store.writing() as db:
        unit = queries.wanted_ones(db, cast.amina, Wanted(cluster=judges.id)).recommendations[0]
        report = put_document(db, ["Schools are open."], symbol="CERD/C/ARC/6", kind="state_report", slug="r6")
        source = next(db.query("select id from paragraph where document_id = ?", (report,)))["id"]
        linking.confirm(db, linking.Tie.SAID, [(unit.id, source)], by=cast.amina, at=MORNING)
    page = client.get(f"/recommendations/clusters/{judges.id}").text
    assert "speak to 1 of 3" in page
    assert "1 paragraph of a report" in page
    for address in re.findall(r'href="(/recommendations\.[^"]+)"', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
