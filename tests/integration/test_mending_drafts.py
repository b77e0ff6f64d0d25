"""What is found in a report, and its mends as ordinary texts."""

import pytest

from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.checking.operations import NoSuchMend, findings, mend, mendings
from workbench.drafting.records import BlockKind
from workbench.drafting.sources.provenance import declare
from workbench.drafting.sources.records import ProvenanceKind
from workbench.installation import Installation


def test_all_that_a_mend_is_for_is_mended_and_stays_in_the_history(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = queries.sections(db, report.id)[0]
        for text in ("Some 12% of it.", "Some 13 per cent.", "Some 14% of it."):
            drafting.add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
        one, _, other = queries.paragraphs(db, report.id)
        assert [each.after for each in mendings(db, cast.farid, report.id, "table.numbers")] == [
            "Some 12 per cent of it.",
            "Some 14 per cent of it.",
        ]
        first = mend(db, report_id=report.id, name="table.numbers", paragraph_id=one.id, by=cast.farid, at=later(1))
        rest = mend(db, report_id=report.id, name="table.numbers", by=cast.amina, at=later(2))
        assert (first, rest) == ((one.id,), (other.id,))
        assert [each.text for each in queries.history(db, cast.farid, one.id)] == [one.text, "Some 12 per cent of it."]
        assert "table.numbers" not in {each.rule for each in findings(db, cast.farid, report.id)}
        with pytest.raises(NoSuchMend):
            mend(db, report_id=report.id, name="no-source", by=cast.farid, at=later(3))


def test_a_paragraph_rests_on_what_the_list_of_sources_says(installation: Installation, cast: Cast) -> None:
    """The check and the list of paragraphs without a source say the same of the same paragraphs."""
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = queries.sections(db, report.id)[0].id
        known, item, bare = (
            drafting.add_paragraph(db, section_id=section, text=text, kind=kind, by=cast.farid, at=MORNING).paragraph_id
            for text, kind in (
                ("It holds that:", BlockKind.NUMBERED),
                ("fines rose;", BlockKind.ITEM),
                ("A law.", BlockKind.NUMBERED),
            )
        )
        declare(db, paragraph_id=known, kind=ProvenanceKind.OWN_KNOWLEDGE, by=cast.farid, at=later(1))
        found = {each.paragraph for each in findings(db, cast.farid, report.id) if each.rule == "no-source"}
        assert found == {bare}
        assert item not in found


def test_a_single_item_and_a_reference_to_what_is_gone_are_named(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        report = a_report(db, cast.farid)
        section = queries.sections(db, report.id)[0]
        first = drafting.add_paragraph(db, section_id=section.id, text="A law.", by=cast.farid, at=MORNING).paragraph_id
        text = f'See paragraph <ref id="{first}">:'
        drafting.add_paragraph(db, section_id=section.id, text=text, by=cast.farid, at=MORNING)
        drafting.add_paragraph(db, section_id=section.id, text="alone.", kind=BlockKind.ITEM, by=cast.farid, at=MORNING)
        assert "ref.cross" not in {each.rule for each in findings(db, cast.farid, report.id)}
        drafting.delete_paragraph(db, paragraph_id=first, by=cast.farid, at=later(1))
        assert {"ref.cross", "sub.single"} <= {each.rule for each in findings(db, cast.farid, report.id)}
