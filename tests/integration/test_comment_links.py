"""What a comment is about: a recommendation or a requirement, chosen in the reading room, recorded when it is sent."""

import re

import pytest

from tests.builders.rounds import LATER, Round, a_round
from tests.cast import Cast
from tests.integration.test_rounds_pages import Visitor, room, visitors
from workbench.comments import operations, queries
from workbench.comments.linking import Linkable, chosen, linkable
from workbench.comments.matrix import View
from workbench.comments.records import Link, LinkKind, Position
from workbench.comments.responding import response_matrix
from workbench.installation import Installation
from workbench.store import sqlite

__all__ = ["visitors"]


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    return a_round(installation, cast)


def first_asked(held: Round) -> Linkable:
    with held.installation.store.reading() as db:
        return linkable(db, held.cast.ines, held.snapshot)[0]


def written(held: Round, visitor: Visitor, *about: str, text: str = "Say which treaty.", **fields: object) -> int:
    where = {"paragraph": held.paragraphs[0], "text": text, **fields}
    return visitor.post(f"{room(held)}/comments", about=list(about), **where).status_code


def test_a_comment_says_what_it_is_about_on_its_way_into_the_record(held: Round, visitors: dict[str, Visitor]) -> None:
    asked = first_asked(held)
    assert written(held, visitors["ines"], asked.label) == 303
    with held.installation.store.reading() as db:
        (draft,) = queries.drafts(db, held.cast.ines, held.id)
    assert draft.links == (asked.link,)
    with held.installation.store.writing() as db:
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    (sent,) = held.comments(held.cast.amina)
    assert sent.links == (asked.link,)
    address = f"/guidelines/icerd#{asked.link.key}"
    assert address in visitors["ines"].get(f"{room(held)}/ours").text
    assert address in visitors["amina"].get(f"/rounds/{held.id}/comments/{sent.id}").text
    with held.installation.store.reading() as db:
        matrix = response_matrix(db, held.cast.amina, held.id, view=View.INTERNAL)
        assert operations.verify(db, held.installation.store.files, round_id=held.id, by=held.cast.amina).ok
    assert matrix.rows[0].about == (asked.link.key,)


def test_a_correction_begins_with_what_the_comment_was_about_and_may_change_it(held: Round) -> None:
    link = first_asked(held).link
    held.prepared(links=(link,), paragraph_id=held.paragraphs[0])
    (sent,) = held.sent("Another.")[:1]
    with held.installation.store.writing() as db:
        draft = operations.begin_correction(db, round_id=held.id, comment_id=sent.id, by=held.cast.ines, at=LATER)
        mine = queries.draft(db, held.cast.ines, draft)
        assert mine.links == sent.links == (link,)
        said = operations.Draft(text="Corrected.", links=())
        operations.rewrite_draft(db, draft_id=draft, version=1, written=said, by=held.cast.ines, at=LATER)
        operations.send(db, round_id=held.id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=LATER)
    first, corrected = (c for c in held.comments(held.cast.amina) if c.text in (sent.text, "Corrected."))
    assert (first.links, corrected.links) == ((link,), ())


def test_words_that_name_nothing_the_report_was_asked_are_refused_and_kept(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    where = {"paragraph": held.paragraphs[0], "text": "Say more."}
    answer = visitors["ines"].post(f"{room(held)}/comments", about=["CERD/C/XYZ/CO/9, para. 3"], **where)
    assert answer.status_code == 422
    assert "Nothing that the report was asked is called “CERD/C/XYZ/CO/9, para. 3”" in answer.text
    assert 'value="CERD/C/XYZ/CO/9, para. 3"' in answer.text
    assert "Say more." in answer.text
    with held.installation.store.reading() as db:
        assert queries.drafts(db, held.cast.ines, held.id) == ()


def test_what_a_comment_in_the_record_is_about_is_never_changed(held: Round) -> None:
    held.prepared(links=(first_asked(held).link,), paragraph_id=held.paragraphs[0])
    held.sent("Another.")
    for attempt in ("update comment_link set key = 'x'", "delete from comment_link"):
        with pytest.raises(sqlite.sqlite3.IntegrityError), held.installation.store.writing() as db:
            db.execute(attempt)


def test_the_language_of_a_comment_is_what_its_author_says(held: Round, visitors: dict[str, Visitor]) -> None:
    assert written(held, visitors["ines"], text="OK.", language="ru") == 303
    assert written(held, visitors["ines"], text="Le texte ne dit pas de quelle loi il est question.") == 303
    assert written(held, visitors["ines"], text="Fine.", language='"><script>') == 303
    with held.installation.store.reading() as db:
        assert [draft.language for draft in queries.drafts(db, held.cast.ines, held.id)] == ["ru", "fr", "en"]


def test_a_citation_is_found_however_it_is_written() -> None:
    link = Link(LinkKind.RECOMMENDATION, "r1", "CERD/C/ARC/CO/5, para. 21 (a)")
    offered = (Linkable(link, "Adopt a law", "en", ()),)
    for words in ("CERD/C/ARC/CO/5 para 21(a)", "cerd/c/arc/co/5, para. 21 (a): Adopt a law", "recommendation:r1"):
        assert chosen(offered, [words, " "]) == ((link,), ())
    assert chosen(offered, ["para. 22"]) == ((), ("para. 22",))


def test_the_form_offers_what_the_paragraph_speaks_for_and_all_that_was_asked(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    page = visitors["ines"].get(f"{room(held)}?paragraph={held.paragraphs[0]}").text
    with held.installation.store.reading() as db:
        labels = [each.label for each in linkable(db, held.cast.ines, held.snapshot)]
    assert page.count("<option value=") >= len(labels) > 10
    assert "as it reads" in page


def test_a_form_opened_by_script_asks_for_all_that_was_asked_when_somebody_looks_for_it(
    held: Round, visitors: dict[str, Visitor]
) -> None:
    """Over a slow line the list takes longer than the form."""
    ines = visitors["ines"]
    place = f"{room(held)}?paragraph={held.paragraphs[0]}"
    whole, form = ines.get(place).text, ines.get(place, htmx=True).text
    asks = re.search(rf'<datalist id="([^"]+)" hx-get="({room(held)}\?linkable=([^"]+))" ([^>]+)>', form)
    assert asks is not None
    assert asks[1] == asks[3]
    offered = ines.get(asks[2], htmx=True).text
    assert offered.strip() in whole
    assert f'<datalist id="{asks[1]}">' in offered
    assert "toggle from:'closest details'" in asks[4]
    assert 'hx-status:5xx="swap:none"' in asks[4]  # what did not come is asked for when the list is opened again
    refused = ines.post(f"{room(held)}/comments", htmx=True, paragraph=held.paragraphs[0], text="Say.", about="none")
    assert refused.status_code == 422
    assert offered.strip() in refused.text  # its list stands open
    assert ines.get(f"{room(held)}?linkable=1").text.count("<article") == ines.get(room(held)).text.count("<article")
    assert visitors["dana"].get(f"{room(held)}?linkable=1", htmx=True).status_code in {403, 404}


def test_two_forms_that_stand_open_name_nothing_alike(held: Round, visitors: dict[str, Visitor]) -> None:
    """A label speaks of the first box on the page that has its name."""
    places = [f"{room(held)}?paragraph={paragraph}" for paragraph in held.paragraphs[:2]]
    forms = [visitors["ines"].get(place, htmx=True).text.partition("comment-form")[2] for place in places]
    first, second = (set(re.findall(r' (?:id|for|list|aria-labelledby)="([^"]+)"', form)) for form in forms)
    assert len(first) > 10
    assert not first & second
