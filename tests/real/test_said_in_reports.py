"""Follow-up information names in its headings what it answers: its paragraphs are found for those recommendations."""

from pathlib import Path

import pytest

from workbench.corpus.parsing import reading
from workbench.recommendations.said.documents import Paragraph, Unit
from workbench.recommendations.said.finding import SURE, found

pytestmark = pytest.mark.real
OBSERVATIONS = "CERD/C/BRA/CO/18-20"


def _units(path: Path) -> tuple[Unit, ...]:
    """The items of the recommendation paragraphs, else the paragraphs."""
    read = reading.read(path.read_bytes(), path.name)[0]
    return tuple(
        Unit(f"{each.number} {label}".strip(), OBSERVATIONS, each.number or "", label, "concluding_observations",
             "ICERD", read.identity.date or "", "en", each.heading, text)
        for each in read.paragraphs
        if each.kind == "recommendation"
        for label, text in ([(item.label, item.text) for item in each.items] or [("", each.full_text)])
    )  # fmt: skip


def _paragraphs(path: Path) -> tuple[Paragraph, ...]:
    read = reading.read(path.read_bytes(), path.name)[0]
    return tuple(
        Paragraph(each.number or f"¶ {place}", "report", "follow_up_information", "ICERD", read.identity.date or "",
                  "en", each.heading, each.full_text)
        for place, each in enumerate(read.paragraphs)
    )  # fmt: skip


def test_what_stands_under_a_heading_that_names_an_item_speaks_to_that_item(shared_data: Path) -> None:
    folder = shared_data / "brazil" / "cerd"
    paragraphs = _paragraphs(folder / "CERD-Follow-up-Brasil-2026.pdf")
    said = found(paragraphs, _units(folder / "CERD-Observacoes-Brasil-2022.pdf"))
    sure = {(each.lead, each.paragraph_id) for each in said if each.confidence >= SURE}
    under = {
        heading: {each.id for each in paragraphs if each.heading.endswith(heading)}
        for heading in ("paragraph 36 (b) and (c)", "paragraph 36 (d)")
    }
    assert all(under.values())
    for label, heading in (("b", "paragraph 36 (b) and (c)"), ("c", "paragraph 36 (b) and (c)"),
                           ("d", "paragraph 36 (d)")):  # fmt: skip
        assert {place for lead, place in sure if lead == f"36 {label}"} >= under[heading]
    named = {lead.split()[0] for lead, place in sure if place in set().union(*under.values())}
    assert named == {"36"}
