"""The numbers beside the choices of a filter are those that the list finds."""

import random
from dataclasses import replace

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.installation import Installation
from workbench.recommendations import counting, queries
from workbench.recommendations.clustering import clusters
from workbench.recommendations.counting import COUNTED, OF_FOLLOW_UP, counts
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet, Fact
from workbench.recommendations.wanted import NONE, Wanted
from workbench.store import Database

SOME = (Wanted(), Wanted(theme="Education"), Wanted(status="under_way", sdg="4"), Wanted(ministry=NONE, words="court"))


def put_many(db: Database, cast: Cast) -> None:
    chance = random.Random(1)
    for number, body in enumerate(("CAT", "CERD", "CRC")):
        texts = [("recommendation", f"The State party should train the {chance.choice(('court', 'army'))}.")] * 12
        put_units(db, put_document(db, texts, symbol=f"{body}/C/ARC/CO/{number}", body=body, treaty=body, state="ARC"))
    db.execute("update recommendation set recommending_states = '[\"Ruritania\"]', position = 'noted' where place = 3")
    ids = [each.id for each in queries.wanted_ones(db, cast.amina, Wanted()).recommendations]
    cluster = clusters.create_cluster(db, "Courts", by=cast.amina, at=MORNING)
    clusters.put_members(db, cluster.id, ids[:5], by=cast.amina, at=MORNING)
    said = (
        (Facet.THEME, "Education"), (Facet.THEME, "Health"), (Facet.SDG, "4"), (Facet.SDG, "16.2"),
        (Facet.PERSON, "Children"), (Facet.MINISTRY, "MoE"),
    )  # fmt: skip
    for facet, value in said:
        keeping.put_tag(db, chance.sample(ids, 15), facet, value, by=cast.amina, at=MORNING)
    keeping.take_tag(db, chance.sample(ids, 8), Facet.THEME, "Education", by=cast.amina, at=MORNING)
    for fact, value in ((Fact.STATUS, "under_way"), (Fact.STATUS, ""), (Fact.PRIORITY, "high")):
        keeping.put_fact(db, chance.sample(ids, 12), fact, value, by=cast.amina, at=MORNING)
    keeping.put_fact(db, ids[:2], Fact.POSITION, "supported", by=cast.amina, at=MORNING)


@pytest.mark.parametrize("few", [0, 15_000])
@pytest.mark.parametrize("wanted", SOME)
def test_each_number_is_what_the_list_finds(
    installation: Installation, cast: Cast, wanted: Wanted, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_FEW", few)
    with installation.store.writing() as db:
        put_many(db, cast)
        for name, found in counts(db, cast.amina, wanted).items():
            assert found, name
            for value, many in found.items():
                if name == "sdg" and value == "4":
                    continue  # the list finds a goal's targets too
                asked = replace(wanted, **{name: value})
                assert queries.wanted_ones(db, cast.amina, asked).total == many, (name, value)


def test_who_may_not_see_the_follow_up_gets_no_numbers_of_it(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        put_many(db, cast)
        found = counts(db, cast.chidi, Wanted(status="under_way"))
        assert set(found) == set(COUNTED) - OF_FOLLOW_UP
        assert sum(found["body"].values()) == 36
