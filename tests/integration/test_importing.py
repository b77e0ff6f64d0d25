"""A table speaks only where no person has spoken."""

from tests.cast import MORNING, Cast
from tests.integration.test_undoing import observed, standing
from workbench.installation import Installation
from workbench.recommendations.ledger import keeping, kept
from workbench.recommendations.ledger.importing import ImportedFact, ImportedTag, put_imported
from workbench.recommendations.records import Facet, Fact, Role, Standing


def test_the_second_import_changes_nothing(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        (lead, other) = observed(db, cast)
        tags = [ImportedTag(lead, Facet.SDG, "4.1"), ImportedTag(lead, Facet.MINISTRY, cast.education, "responsible")]
        facts = [
            ImportedFact(lead, Fact.STATUS, "under_way", evidence="Bill 7"),
            ImportedFact(other, Fact.NOTE, "Ask."),
        ]
        assert put_imported(db, tags, facts, by=cast.amina, at=MORNING).changed == 2
        before = (standing(db, lead), kept.history_of(db, lead))
        assert put_imported(db, tags, facts, by=cast.amina, at=MORNING).changed == 0
        assert (standing(db, lead), kept.history_of(db, lead)) == before
        assert [each.evidence for each in before[1]] == ["Bill 7"]


def test_what_a_person_confirmed_or_set_aside_is_not_overwritten(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        (lead, other) = observed(db, cast)
        keeping.put_tag(db, [lead], Facet.MINISTRY, "MoE", role=Role.SUPPORTING, by=cast.amina, at=MORNING)
        keeping.take_tag(db, [lead], Facet.THEME, "Education", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [lead], Fact.STATUS, "implemented", by=cast.amina, at=MORNING)
        keeping.put_fact(db, [other], Fact.STATUS, "", by=cast.amina, at=MORNING)
        before = standing(db, lead)
        tags = [
            ImportedTag(lead, Facet.MINISTRY, cast.education, "responsible"),
            ImportedTag(lead, Facet.THEME, before.set_aside[0].value),
        ]
        facts = [ImportedFact(lead, Fact.STATUS, "not_started", "It says so.")]
        assert put_imported(db, tags, facts, by=cast.amina, at=MORNING).changed == 0
        assert standing(db, lead) == before


def test_a_table_that_says_otherwise_than_before_leaves_its_line(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        (lead, _) = observed(db, cast)
        for role, status in (("responsible", "not_started"), ("supporting", "under_way")):
            tags = [ImportedTag(lead, Facet.MINISTRY, cast.education, role)]
            put_imported(db, tags, [ImportedFact(lead, Fact.STATUS, status)], by=cast.amina, at=MORNING)
        found = standing(db, lead)
        assert found.ministries(Role.SUPPORTING) == ("Ministry of Education",)
        assert found.facts[Fact.STATUS].standing is Standing.IMPORTED
        told = {(each.what, each.before, each.after, each.origin) for each in kept.history_of(db, lead)}
        assert told == {
            ("ministry", "imported:responsible", "imported:supporting", "import"),
            ("status", "not_started", "under_way", "import"),
        }


def test_what_a_table_says_is_no_longer_suggested(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        (lead, _) = observed(db, cast)
        row = {"recommendation_id": lead, "facet": "sdg", "value": "4.1", "confidence": 0.9, "reason": "schools"}
        db.table("suggestion").insert(row)
        put_imported(db, [ImportedTag(lead, Facet.SDG, "4.1")], [], by=cast.amina, at=MORNING)
        assert not list(db.query("select 1 from suggestion"))
