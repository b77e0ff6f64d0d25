"""A frozen version on its page: lists, tables, figures, references and annexes as they print."""

import re

import pytest

from tests.builders.pictures import a_png
from tests.cast import MORNING, Cast
from tests.drafting import a_report, later
from tests.signing_in import signed_in
from workbench.drafting import operations, queries
from workbench.drafting.outlines.annexes import add_annex
from workbench.drafting.records import BlockKind, Snapshot
from workbench.installation import Installation


@pytest.fixture
def version(installation: Installation, cast: Cast) -> Snapshot:
    files = installation.store.files
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id

        def put(text: str, kind: BlockKind = BlockKind.NUMBERED, **more: object) -> str:
            where = {"section_id": section, "by": cast.amina, "at": later(1)}
            return operations.add_paragraph(db, text=text, kind=kind, **where, **more).paragraph_id  # type: ignore[arg-type]

        first = put("First.")
        put("An item.", BlockKind.ITEM)
        put(
            '\tWomen<br>2024\t12<fn id="1">',
            BlockKind.TABLE,
            attributes={"title": "Judges", "source": "Census"},
            footnotes={"1": "A note."},
        )
        put(f'See <ref id="{first}">.<fn id="1">', footnotes={"1": "Another."})
        words = {"file_name": "map.png", "alt": "A map of four regions", "caption": "Regions"}
        operations.put_figure(db, files, section_id=section, data=a_png(), **words, by=cast.amina, at=later(1))
        annex = add_annex(db, files, report_id=report.id, title="Laws", by=cast.amina, at=MORNING)
        operations.add_paragraph(db, section_id=annex.id, text="A law.", by=cast.amina, at=later(1))
        return operations.freeze(db, report_id=report.id, by=cast.amina, at=later(2)).snapshot


def test_everything_that_prints_is_on_the_page(installation: Installation, version: Snapshot) -> None:
    client = signed_in(installation, "farid")
    page = client.get(f"/snapshots/{version.id}").text
    first = version.paragraphs[0]

    assert "Table 1: Judges" in page
    assert '<th scope="col">Women</th>' in page
    assert "Source: Census" in page
    assert f'See <a href="#paragraph-{first.id}">1</a>.<sup class="note"><a href="#note-2">2</a></sup>' in page
    assert 'alt="A map of four regions"' in page
    assert re.search(r'class="para-number"[^>]*>\(a\)<', page)
    assert "Annex I. Laws" in page
    assert "not translated" in page


def test_the_picture_and_the_annex_are_given_out(installation: Installation, version: Snapshot) -> None:
    client = signed_in(installation, "farid")
    (figure,) = [each.id for each in version.paragraphs if each.kind is BlockKind.FIGURE]

    assert client.get(f"/snapshots/{version.id}/figures/{figure}").data == a_png()
    assert client.get(f"/snapshots/{version.id}/figures/{version.paragraphs[0].id}").status_code == 404
    annex = client.get(f"/snapshots/{version.id}/annexes/1")
    assert annex.headers["Content-Disposition"].endswith("version-1-annex-1.docx")
    assert client.get(f"/snapshots/{version.id}/annexes/2").status_code == 404
    assert signed_in(installation, "dana").get(f"/snapshots/{version.id}/figures/{figure}").status_code == 404
