"""Clusters: recommendations taken up together."""

import pytest

from tests.cast import MORNING, Cast
from tests.integration.test_undoing import observed
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations import queries
from workbench.recommendations.clustering import clustered, clusters
from workbench.recommendations.ledger import keeping
from workbench.recommendations.ledger.acts import NothingChosen
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import Wanted


def test_a_cluster_says_how_far_its_members_are_and_whose_they_are(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        schools = clusters.create_cluster(db, " Schools  for all ", about="Of every body.", by=cast.amina, at=MORNING)
        clusters.put_members(db, schools.id, ids, by=cast.amina, at=MORNING)
        keeping.put_fact(db, ids[:1], Fact.STATUS, "under_way", by=cast.amina, at=MORNING)
        keeping.put_tag(db, ids[:1], Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        found = clustered.cluster(db, cast.bruno, "schools for all")
        assert (found.name, found.about, found.members) == ("Schools for all", "Of every body.", 2)
        told = clustered.breakdown(db, cast.bruno, found.id)
        assert told.statuses == (("", 1), ("under_way", 1))
        assert told.ministries == (("", "", 1), (cast.education, "Ministry of Education", 1))
        assert queries.wanted_ones(db, cast.amina, Wanted(cluster=found.id)).total == 2


def test_a_closed_cluster_takes_nobody_until_it_is_reopened(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        ids = observed(db, cast)
        schools = clusters.create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        clusters.close_cluster(db, schools.id, by=cast.amina, at=MORNING)
        with pytest.raises(clusters.ClusterClosed):
            clusters.put_members(db, schools.id, ids, by=cast.amina, at=MORNING)
        clusters.close_cluster(db, schools.id, closed=False, by=cast.amina, at=MORNING)
        assert clusters.put_members(db, schools.id, ids, by=cast.amina, at=MORNING).changed == 2
        assert clusters.put_members(db, schools.id, ids, by=cast.amina, at=MORNING).changed == 0
        left = clusters.put_members(db, schools.id, ids[:1], are_members=False, by=cast.amina, at=MORNING)
        assert left.changed == 1
        assert clustered.cluster(db, cast.amina, schools.id).members == 1


def test_two_clusters_have_two_names(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        clusters.create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        courts = clusters.create_cluster(db, "Courts", by=cast.amina, at=MORNING)
        with pytest.raises(clusters.NameTaken):
            clusters.create_cluster(db, "SCHOOLS", by=cast.amina, at=MORNING)
        with pytest.raises(clusters.NameTaken):
            clusters.describe_cluster(db, courts.id, name="schools", about="", by=cast.amina, at=MORNING)
        with pytest.raises(keeping.NeedsAName):
            clusters.create_cluster(db, "  ", by=cast.amina, at=MORNING)
        clusters.describe_cluster(db, courts.id, name="Justice", about="Courts.", by=cast.amina, at=MORNING)
        assert [each.name for each in clustered.clusters(db, cast.amina)] == ["Justice", "Schools"]


def test_clusters_are_the_states_own(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        schools = clusters.create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        for call in (clustered.clusters, lambda *args: clustered.cluster(*args, schools.id)):
            with pytest.raises(DoorClosed):
                call(db, cast.chidi)
        with pytest.raises(DoorClosed):
            clusters.put_members(db, schools.id, ["none"], by=cast.bruno, at=MORNING)
        with pytest.raises(NothingChosen):
            clusters.put_members(db, schools.id, [], by=cast.amina, at=MORNING)
        with pytest.raises(clustered.NoSuchCluster):
            clusters.close_cluster(db, "none", by=cast.amina, at=MORNING)
