"""The files beside contributed answers, and the pictures in them: read where the answers are, and rested on."""

import re

import pytest

from tests.builders.contributing import contribute, words
from tests.builders.pictures import a_png
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.integration.test_request_pages import _signed_in
from tests.integration.test_rounds_pages import Visitor
from workbench.app import create_app
from workbench.drafting import queries as drafting
from workbench.drafting.operations import add_paragraph, respond
from workbench.export.request_returned import kept
from workbench.installation import Installation
from workbench.requests import operations
from workbench.requests.operations import Answer
from workbench.requests.records import AnswerBlock, BlockKind, Use

LAW = b"# Act on Equality\n\n1. Everybody is equal.\n\n2. Discrimination is forbidden.\n"
SCAN = b"\x89PNG a scan"


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def attached(asked: Asked) -> None:
    for data, name in ((LAW, "act.md"), (SCAN, "scan.png")):
        file = kept(asked.installation.store, data, name)
        with asked.installation.store.writing() as db:
            operations.attach(db, request_id=asked.id, file=file, by=asked.cast.bruno, at=MORNING)


def answering(asked: Asked) -> tuple[str, str]:
    """A paragraph that answers the first item; gives its section and its id."""
    with asked.installation.store.writing() as db:
        section = next(each for each in drafting.sections(db, asked.report_id))
        made = add_paragraph(db, section_id=section.id, text="We act.", by=asked.cast.amina, at=MORNING)
        respond(db, paragraph_id=made.paragraph_id, citation=asked.items[0].key, by=asked.cast.amina, at=MORNING)
    return section.id, made.paragraph_id


def test_a_file_beside_an_answer_is_read_with_it_and_a_paragraph_rests_on_its_passages(asked: Asked) -> None:
    app = create_app(asked.installation, testing=True)
    farid, hugo, bruno = (Visitor(_signed_in(app.test_client(), name)) for name in ("farid", "hugo", "bruno"))
    page = f"/reports/{asked.report_id}/answers"
    attached(asked)
    assert "act.md" not in farid.get(page).text
    contribute(asked, {0: words("The Act was adopted.")})
    shown = farid.get(page).text
    assert "2 files beside the answers" in shown
    assert "its words could not be read" in shown
    file, scan = re.findall(rf"{page}/files/(\w+)", shown)
    assert farid.get(f"{page}/files/{file}").data == LAW
    assert farid.get(f"{page}/files/{scan}").data == SCAN
    assert {each.get(f"{page}/files/{file}").status_code for each in (hugo, bruno)} == {404}
    section, paragraph = answering(asked)
    desk = f"/reports/{asked.report_id}/sections/{section}?panel=found&at={paragraph}"
    beside = farid.get(desk).text
    assert "Discrimination is forbidden." in beside
    passage = re.search(r'cite=(\w+)#cite" aria-label="Rest a paragraph on passage 2 of act.md', beside)
    assert passage
    citing = farid.get(f"{desk}&cite={passage[1]}").text
    citation = re.search(r'name="citation" value="([^"]*Act on Equality[^"]*|[^"]*act\.md[^"]*)"', citing)
    assert citation
    assert farid.post(f"/paragraphs/{paragraph}/citations", panel="found", citation=citation[1]).status_code == 303
    with asked.installation.store.reading() as db:
        rests = db.execute("select count(*) from citation where paragraph_id = ?", (paragraph,)).fetchone()[0]
    assert rests == 1


def test_the_pictures_of_an_answer_stand_in_the_library_for_those_who_may_read_it(asked: Asked) -> None:
    app = create_app(asked.installation, testing=True)
    farid, hugo, bruno = (Visitor(_signed_in(app.test_client(), name)) for name in ("farid", "hugo", "bruno"))
    picture = asked.installation.store.files.put(a_png())
    blocks = (AnswerBlock(BlockKind.PARAGRAPH, "The Act was adopted."), AnswerBlock(BlockKind.PICTURE, picture))
    contribute(asked, {0: Answer(blocks=blocks), 1: words("Background.", use=Use.BACKGROUND)})
    with asked.installation.store.reading() as db:
        sql = "select slug from document join contribution_document on document_id = document.id where use = ?"
        (report,), (background,) = (db.execute(sql, (use,)).fetchone() for use in ("for_report", "background"))
    here = f"/documents/{report}"
    shown = farid.get(here).text
    assert shown.index("The Act was adopted.") < shown.index(f'<img src="{here}/pictures/{picture}"')
    assert farid.get(f"{here}/pictures/{picture}").data == a_png()
    assert bruno.get(f"{here}/pictures/{picture}").mimetype == "image/png"
    assert hugo.get(f"{here}/pictures/{picture}").status_code == 404
    assert farid.get(f"/documents/{background}/pictures/{picture}").status_code == 404
