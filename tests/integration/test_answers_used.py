"""What becomes of a ministry's answers: used in paragraphs, corrected, given as background and quoted all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.applications import application
from tests.builders.contributing import contribute, correct, words
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.drafting import a_report
from tests.integration.test_request_pages import _signed_in
from tests.integration.test_rounds_pages import Visitor
from workbench.corpus import queries as corpus
from workbench.drafting import queries as drafting
from workbench.drafting.operations import add_paragraph, cite
from workbench.installation import Installation
from workbench.notices import queries as notices
from workbench.notices.records import NoticeKind
from workbench.people import Actor
from workbench.requests import background
from workbench.requests.alongside.reading import alongside
from workbench.requests.records import Use
from workbench.requests.used import used

LATER = MORNING + timedelta(days=2)
TRAINED = "In 2025, 1,240 teachers completed the course on human rights."
SECRET = "The ministry fears that the funds for the course will be gone before the autumn."


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def rest_on(asked: Asked, report_id: str, place: int, *, text: str = "Teachers were trained.", quote: str = "") -> str:
    """A paragraph of the report that rests on the answer at that place; gives its id."""
    by = asked.cast.amina
    with asked.installation.store.writing() as db:
        answer = alongside(db, by, report_id)[place].said[0]
        document = corpus.document(db, by, answer.document)
        passage = corpus.paragraph(db, by, answer.passage_id)
        section = drafting.sections(db, report_id)[0].id
        made = add_paragraph(db, section_id=section, text=text, by=by, at=MORNING)
        name = corpus.citation(document, passage)
        cite(db, paragraph_id=made.paragraph_id, citation=name, quote=quote, by=by, at=MORNING)
        return made.paragraph_id


def told(asked: Asked, who: Actor, kind: NoticeKind) -> list[str]:
    with asked.installation.store.reading() as db:
        return [each.address for each in notices.notices(db, who) if each.kind is kind]


def test_a_ministry_sees_in_which_paragraph_each_answer_is_used_and_of_which_nothing_was(asked: Asked) -> None:
    contribute(asked, {0: words(TRAINED), 1: words("The second answer of the ministry.")})
    rest_on(asked, asked.report_id, 0)
    with asked.installation.store.reading() as db:
        found = used(db, asked.cast.bruno, asked.id)
        assert [each.label for each in found[asked.items[0].id]] == ["1"]
        assert not any(each.open for each in found[asked.items[0].id])
        assert found[asked.items[1].id] == ()
    page = Visitor(_signed_in(application(asked.installation, tokens=True).test_client(), "bruno"))
    shown = page.get(f"/requests/{asked.id}/answers").text
    assert "paragraph 1" in shown
    assert "Not used in a report yet." in shown
    assert "Teachers were trained." not in shown


def test_a_corrected_answer_is_told_in_every_report_that_rests_on_it_and_stays_in_use(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        second = a_report(db, asked.cast.amina)
    contribute(asked, {0: words(TRAINED)})
    for report_id in (asked.report_id, second.id):
        rest_on(asked, report_id, 0)
    assert told(asked, asked.cast.farid, NoticeKind.CONTRIBUTION_CORRECTED) == []
    correct(asked, {0: words(TRAINED.replace("1,240", "1,260"))}, at=LATER)
    addresses = {f"/reports/{each}/sources?only=flagged" for each in (asked.report_id, second.id)}
    for writer in (asked.cast.amina, asked.cast.farid):
        assert set(told(asked, writer, NoticeKind.CONTRIBUTION_CORRECTED)) == addresses
    for nobody in (asked.cast.bruno, asked.other, asked.cast.ines, asked.cast.chidi):
        assert told(asked, nobody, NoticeKind.CONTRIBUTION_CORRECTED) == []
    with asked.installation.store.reading() as db:
        assert len(used(db, asked.cast.bruno, asked.id)[asked.items[0].id]) == 2


def test_a_corrected_answer_on_which_nothing_rests_is_told_to_no_report(asked: Asked) -> None:
    contribute(asked, {0: words(TRAINED)})
    correct(asked, {0: words(TRAINED.replace("1,240", "1,260"))}, at=LATER)
    assert told(asked, asked.cast.amina, NoticeKind.CONTRIBUTION_CORRECTED) == []


def test_freezing_warns_where_background_is_quoted_and_not_where_a_paragraph_rests_on_it(asked: Asked) -> None:
    contribute(asked, {0: words(SECRET, use=Use.BACKGROUND), 1: words(TRAINED)})
    rest_on(asked, asked.report_id, 0)
    rest_on(asked, asked.report_id, 1, quote=TRAINED)
    with asked.installation.store.reading() as db:
        assert background.findings(db, asked.cast.farid, asked.report_id) == ()
    quoting = rest_on(asked, asked.report_id, 0, quote="the funds for the course will be gone")
    with asked.installation.store.reading() as db:
        (found,) = background.findings(db, asked.cast.farid, asked.report_id)
    assert (found.paragraph, found.rule) == (quoting, background.RULE)
    amina = Visitor(_signed_in(application(asked.installation, tokens=True).test_client(), "amina"))
    assert amina.post(f"/reports/{asked.report_id}/freeze").status_code == 303
    assert "background and is not to be quoted" in amina.get(f"/reports/{asked.report_id}").text
    assert "background and is not to be quoted" in amina.get(f"/reports/{asked.report_id}/check").text


def test_words_of_background_that_are_copied_without_being_cited_are_found_too(asked: Asked) -> None:
    contribute(asked, {0: words(f"{SECRET} So it is.", use=Use.BACKGROUND)})
    with asked.installation.store.writing() as db:
        section = drafting.sections(db, asked.report_id)[0].id
        text = f"So it is. {SECRET}"
        made = add_paragraph(db, section_id=section, text=text, by=asked.cast.amina, at=MORNING)
    with asked.installation.store.reading() as db:
        (found,) = background.findings(db, asked.cast.farid, asked.report_id)
        blind = replace(
            asked.cast.farid, audiences=asked.cast.farid.audiences - {f"contribution:{asked.cast.education}"}
        )
        assert background.findings(db, blind, asked.report_id) == ()
    assert (found.paragraph, found.excerpt) == (made.paragraph_id, SECRET)
