"""A comment round on lists, tables, figures and annexes: each has its place, its name and its words."""

import io
import re
from collections.abc import Mapping

import pytest
from docx import Document
from flask.testing import FlaskClient

from tests.builders.pictures import a_png
from tests.builders.rounds import CLOSES, LATER
from tests.cast import MORNING, Cast
from tests.drafting import a_report
from tests.signing_in import signed_in
from workbench.comments import operations, queries
from workbench.comments.intake import files
from workbench.comments.matrix import View
from workbench.comments.operations import Draft
from workbench.comments.records import Answer, Comment, Position, RoundKind
from workbench.comments.responding import response_matrix
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.operations.blocks import put_figure
from workbench.drafting.outlines.annexes import add_annex
from workbench.drafting.records import BlockKind, Snapshot
from workbench.export import report as report_export
from workbench.export.commented.file import commented
from workbench.installation import Installation
from workbench.store import new_id
from workbench.word.reading import read

TABLE = "Year\tWomen<br>2023\t1,240\u2028of whom 12<br>2024\t980"
HEADED: Mapping[str, object] = {"title": "Judges", "headers": 1, "source": "Judicial Council", "unit": "persons"}


@pytest.fixture
def round_id(installation: Installation, cast: Cast) -> str:
    """Before any number a table; then 1, 1 (a), a figure, and an annex whose paragraph is 1 as well."""
    with installation.store.writing() as db:
        report = a_report(db, cast.amina)
        section = drafting_queries.sections(db, report.id)[0].id
        who = {"by": cast.amina, "at": MORNING}
        drafting.add_paragraph(db, section_id=section, text=TABLE, kind=BlockKind.TABLE, attributes=HEADED, **who)
        first = drafting.add_paragraph(db, section_id=section, text="The courts were reformed:", **who)
        drafting.add_paragraph(db, section_id=section, text="in the capital.", kind=BlockKind.ITEM, **who)
        files = installation.store.files
        put_figure(
            db, files, section_id=section, data=a_png(), file_name="map.png", alt="A map.", caption="Courts", **who
        )
        annex = add_annex(db, files, report_id=report.id, title="Laws", **who)
        cross = f'See <ref id="{first.paragraph_id}"/>.'
        drafting.add_paragraph(db, section_id=annex.id, text=cross, **who)
        snapshot = drafting.freeze(db, report_id=report.id, **who).snapshot
        return operations.open_round(
            db, snapshot_id=snapshot.id, kind=RoundKind.NHRI, invite=[cast.commission], closes=CLOSES, **who
        )


def frozen_of(installation: Installation, round_id: str) -> Snapshot:
    with installation.store.reading() as db:
        (found,) = db.query("select snapshot_id from comment_round where id = :id", {"id": round_id})
        return drafting_queries.snapshot(db, None, found["snapshot_id"])


def sent(installation: Installation, cast: Cast, round_id: str) -> tuple[Comment, ...]:
    """A comment on each block, sent."""
    with installation.store.writing() as db:
        for place, each in enumerate(frozen_of(installation, round_id).paragraphs):
            written = Draft(text=f"Remark {place}", paragraph_id=each.id)
            operations.draft(db, round_id=round_id, written=written, by=cast.ines, at=LATER)
        operations.send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=cast.chidi, at=LATER)
        return tuple(sorted(queries.comments(db, cast.amina, round_id), key=lambda each: each.text))


def test_a_table_is_read_as_a_grid_and_a_cell_is_commented_on(installation: Installation, round_id: str) -> None:
    ines = signed_in(installation, "ines")
    table = frozen_of(installation, round_id).paragraphs[0]
    page = ines.get(f"/rounds/{round_id}/read").text
    assert '<th scope="col">Women</th>' in page
    assert "<td>1,240<br>of whom 12</td>" in page
    assert "Table 1: Judges" in page
    assert "Source: Judicial Council" in page

    start = table.text.index("of whom 12")
    form = ines.get(f"/rounds/{round_id}/read?paragraph={table.id}&start={start}&end={start + 10}").text
    assert 'value="of whom 12"' in form
    answer = ines.post(
        f"/rounds/{round_id}/read/comments",
        data={"paragraph": table.id, "quote": "of whom 12", "text": "And in 2024?"},
    )
    assert answer.location.endswith(f"#paragraph-{table.id}")
    assert re.search(r"1,240<br><mark [^>]+>of whom 12</mark></td>", ines.get(answer.location).text)


def test_every_block_has_an_anchor_of_its_own_and_references_lead_to_it(
    installation: Installation, round_id: str
) -> None:
    page = signed_in(installation, "ines").get(f"/rounds/{round_id}/read").text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "para-1" in ids
    assert "para-0" not in ids
    assert set(re.findall(r'href="#(paragraph-[^"]+)"', page)) <= set(ids)
    assert re.search(r'href="#paragraph-[^"]+">1</a>', page)


def test_a_reviewer_sees_the_picture_of_a_figure_and_nobody_else_by_that_address(
    installation: Installation, round_id: str
) -> None:
    figure = next(each for each in frozen_of(installation, round_id).paragraphs if each.kind is BlockKind.FIGURE)
    address = f"/rounds/{round_id}/figures/{figure.id}"
    ines = signed_in(installation, "ines")
    assert f'<img src="{address}" alt="A map."' in ines.get(f"/rounds/{round_id}/read").text
    picture = ines.get(address)
    assert (picture.status_code, picture.mimetype, picture.data) == (200, "image/png", a_png())
    assert ines.get(f"/rounds/{round_id}/figures/{new_id()}").status_code == 404
    for name in ("bruno", "olga", "dana"):
        assert signed_in(installation, name).get(address).status_code == 404


def test_the_matrix_names_each_place_as_people_cite_it(installation: Installation, cast: Cast, round_id: str) -> None:
    comments = sent(installation, cast, round_id)
    blocks = frozen_of(installation, round_id).paragraphs
    with installation.store.writing() as db:
        for comment, block in zip(comments, blocks, strict=True):
            operations.dispose(
                db,
                round_id=round_id,
                comment_id=comment.id,
                value=Answer.ACCEPTED,
                paragraph_id=block.id,
                reason="Done.",
                by=cast.amina,
                at=LATER,
            )
        section = drafting_queries.place_of(db, blocks[0].id).section_id
        operations.release(db, round_id=round_id, by=cast.amina, at=LATER)
        new = drafting.add_paragraph(db, section_id=section, text="New.", after=None, by=cast.amina, at=LATER)
        drafting.move_paragraph(db, paragraph_id=new.paragraph_id, after=blocks[0].id, by=cast.amina, at=LATER)
        internal = response_matrix(db, cast.amina, round_id, view=View.INTERNAL)
        theirs = response_matrix(db, cast.chidi, round_id, view=View.COMMENTER)
    names = ["Table 1", "1", "1 (a)", "Figure 1", "Annex I, 1"]
    assert [row.paragraph for row in internal.rows] == names
    assert [row.new_paragraph for row in internal.rows] == ["Table 1", "2", "2 (a)", "Figure 1", "Annex I, 1"]
    assert [(row.paragraph, row.new_paragraph) for row in theirs.rows] == list(zip(names, names, strict=True))


def test_the_answering_desk_shows_the_table_and_names_it(installation: Installation, cast: Cast, round_id: str) -> None:
    comments = sent(installation, cast, round_id)
    amina = signed_in(installation, "amina")
    page = amina.get(f"/rounds/{round_id}/comments/{comments[0].id}").text
    assert "As frozen: paragraph Table 1" in page
    assert "<td>980</td>" in page
    assert '<h4 class="small">Table 1</h4>' in page
    assert "1 (a). in the capital." in page
    assert_listed(amina, round_id)


def assert_listed(client: FlaskClient, round_id: str) -> None:
    listed = client.get(f"/rounds/{round_id}").text
    for place in ("Table 1", "Paragraph 1 (a)", "Figure 1", "Annex I, 1"):
        assert place in listed


def test_a_comment_in_a_cell_of_the_word_file_stands_at_the_cell_in_the_room(
    installation: Installation, cast: Cast, round_id: str
) -> None:
    snapshot = frozen_of(installation, round_id)
    document = Document(io.BytesIO(report_export.for_comments(snapshot, files=installation.store.files)))
    cell = document.tables[-1].cell(2, 1)
    document.add_comment(cell.paragraphs[0].runs, "Why fewer?", author="Ines", initials="I")
    changed = io.BytesIO()
    document.save(changed)
    assert [each.text for each in files.read(changed.getvalue(), snapshot).comments] == ["Why fewer?"]
    ines = signed_in(installation, "ines")
    report = ines.post(
        f"/rounds/{round_id}/read/upload",
        data={"file": (io.BytesIO(changed.getvalue()), "ours.docx")},
        content_type="multipart/form-data",
    ).location
    ines.post(f"{report}/take-in")
    page = ines.get(f"/rounds/{round_id}/read").text
    assert re.search(r"<td><mark [^>]+>980</mark></td>", page)


def test_a_margin_has_no_tabs_for_a_program_to_drop(installation: Installation, cast: Cast, round_id: str) -> None:
    table = frozen_of(installation, round_id).paragraphs[0]
    written = Draft(text="See\tthe law.", paragraph_id=table.id, quote="2024\t980", proposed="2024\t990")
    with installation.store.writing() as db:
        operations.draft(db, round_id=round_id, written=written, by=cast.ines, at=LATER)
    with installation.store.reading() as db:
        file = commented(db, cast.ines, round_id, files=installation.store.files)
    (said,) = (each.text for each in read(file.data).comments)
    assert said.startswith("See the law.")
    assert "2024 | 990" in said
    assert "\t" not in said
