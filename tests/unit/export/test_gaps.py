"""The list of what a report still lacks."""

import json
from dataclasses import replace

from tests.builders.snapshots import a_section, a_snapshot
from workbench.drafting.asked.covering import Coverage
from workbench.export import gaps
from workbench.export.gaps import GapKind

NOTHING_ASKED = Coverage((), ())


def test_a_section_without_text_is_a_gap_and_one_that_only_holds_sections_is_not() -> None:
    snapshot = a_snapshot(
        a_section("Part"), a_section("Article 2", "Text.", level=2), a_section("Article 3", level=2), a_section("End")
    )

    assert [gap.text for gap in gaps.gaps(snapshot, NOTHING_ASKED)] == ["Article 3", "End"]


def test_a_report_over_its_limit_says_by_how_much() -> None:
    snapshot = replace(a_snapshot(a_section("Part", "Text.")), words=21_201)
    (found,) = gaps.gaps(snapshot, NOTHING_ASKED)

    assert (found.kind, found.text) == (GapKind.OVER_LIMIT, "21,201 words; the limit is 21,200")


def test_the_list_is_for_people_and_for_programs() -> None:
    snapshot = a_snapshot(a_section("Part", "Text."), a_section("End"))
    found = gaps.gaps(snapshot, NOTHING_ASKED)

    assert "- End" in gaps.as_text(snapshot, found)
    assert json.loads(gaps.as_json(snapshot, found))["gaps"][0]["text"] == "End"
    assert "Nothing is missing." in gaps.as_text(snapshot, ())
