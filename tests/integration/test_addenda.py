"""The positions of a State under review: from the report or from its addendum, whichever comes first to the library."""

from tests.builders.word_text import p, table, tc, word
from tests.cast import MORNING, Cast
from tests.signing_in import signed_in
from workbench.corpus.operations import Choices
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations.documents.filing import file_document
from workbench.recommendations.ledger.keeping import put_fact
from workbench.recommendations.queries import wanted_ones
from workbench.recommendations.records import Fact
from workbench.recommendations.wanted import Wanted

REPORT = """Report of the Working Group on the Universal Periodic Review: Arcadia

1. The Working Group held its session.

2. The delegation of Arcadia spoke.

3. The following recommendations enjoy the support of Arcadia:

3.1 Adopt a law on equality (Chad);

4. The following recommendations will be examined by Arcadia, which will answer in due time:

4.1 Ratify the Optional Protocol (Peru);

4.2 Abolish the tax on books (Norway); (Togo);

4.3 Build schools (Kenya).
"""
ADDENDUM = """Report of the Working Group on the Universal Periodic Review: Arcadia. Addendum

1. Arcadia is pleased to answer the recommendations made to it.

2. Recommendation 4.1: noted. The Protocol is under study.

3. Recommendation 4.2 is accepted in part.

4. Arcadia accepts the remaining recommendations.
"""
SAID = {"3.1": "supported", "4.1": "noted", "4.2": "supported/noted", "4.3": "supported"}


def put(installation: Installation, by: Actor, text: str, symbol: str) -> str:
    given: dict[str, str | None] = {"symbol": symbol, "treaty": "UPR", "state": "ARC"}
    (taken,) = file_document(
        installation.store,
        text.encode(),
        name=f"{symbol[-5:].strip('/')}.txt",
        choices=Choices(given),
        by=by,
        at=MORNING,
    )
    return taken.document.id


def positions(installation: Installation, by: Actor) -> dict[str | None, str | None]:
    with installation.store.reading() as db:
        return {each.number: each.position for each in wanted_ones(db, by, Wanted()).recommendations}


def test_an_addendum_that_comes_later_says_what_became_of_each(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    assert positions(installation, cast.amina) == {"3.1": "supported", "4.1": None, "4.2": None, "4.3": None}
    put(installation, cast.amina, ADDENDUM, "A/HRC/44/9/Add.1")
    assert positions(installation, cast.amina) == SAID


def test_an_addendum_that_was_there_first_is_waiting_for_its_report(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, ADDENDUM, "A/HRC/44/9/Add.1")
    assert positions(installation, cast.amina) == {}
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    assert positions(installation, cast.amina) == SAID


def test_the_paragraph_of_the_addendum_is_kept_as_evidence(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    addendum = put(installation, cast.amina, ADDENDUM, "A/HRC/44/9/Add.1")
    with installation.store.reading() as db:
        found = {each.number: each for each in wanted_ones(db, cast.amina, Wanted()).recommendations}
        sql = "select number from paragraph where id = :id and document_id = :document"
        source = next(db.query(sql, {"id": found["4.1"].position_paragraph_id, "document": addendum}))
    assert source["number"] == "2"
    assert found["3.1"].position_paragraph_id is None


def test_what_a_person_said_of_a_position_stays(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    with installation.store.writing() as db:
        (one,) = [each for each in wanted_ones(db, cast.amina, Wanted()).recommendations if each.number == "4.1"]
        put_fact(db, [one.id], Fact.POSITION, "supported", by=cast.amina, at=MORNING)
    put(installation, cast.amina, ADDENDUM, "A/HRC/44/9/Add.1")
    with installation.store.reading() as db:
        noted = wanted_ones(db, cast.amina, Wanted(position="noted")).recommendations
        supported = wanted_ones(db, cast.amina, Wanted(position="supported")).recommendations
    assert not noted
    assert {each.number for each in supported} == {"3.1", "4.1", "4.3"}


def test_an_addendum_to_another_report_says_nothing_here(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    put(installation, cast.amina, ADDENDUM, "A/HRC/44/90/Add.1")
    assert positions(installation, cast.amina) == {"3.1": "supported", "4.1": None, "4.2": None, "4.3": None}


def test_an_addendum_recommends_nothing_itself(installation: Installation, cast: Cast) -> None:
    text = ADDENDUM.replace("Arcadia is pleased", "Recommendations\n\nThe State should act. Arcadia is pleased")
    put(installation, cast.amina, text, "A/HRC/44/9/Add.1")
    assert positions(installation, cast.amina) == {}


def test_an_addendum_may_be_a_table_in_a_word_file(installation: Installation, cast: Cast) -> None:
    rows = (
        ("Recommendation", "Position of Arcadia", "Remarks"),
        ("4.1 Ratify the Optional Protocol (Peru);", "Noted", "Arcadia supports its aim."),
        ("4.2 Abolish the tax on books", "Partially supported", ""),
        ("4.3 Build schools", "Supported", "As of 2031."),
    )
    cells = (tuple(tc(p(cell)) for cell in row) for row in rows)
    written = p("1. Arcadia answers in the table below.") + table(*("".join(row) for row in cells))
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    given: dict[str, str | None] = {"symbol": "A/HRC/44/9/Add.1", "treaty": "UPR"}
    file_document(installation.store, word(written), name="a.docx", choices=Choices(given), by=cast.amina, at=MORNING)
    assert positions(installation, cast.amina) == SAID


def test_its_page_leads_to_where_the_position_was_taken(installation: Installation, cast: Cast) -> None:
    put(installation, cast.amina, REPORT, "A/HRC/44/9")
    put(installation, cast.amina, ADDENDUM, "A/HRC/44/9/Add.1")
    with installation.store.reading() as db:
        found = {each.number: each.id for each in wanted_ones(db, cast.amina, Wanted()).recommendations}
    browser = signed_in(installation, "amina")
    assert "/documents/a-hrc-44-9-add-1#para-2" in browser.get(f"/recommendations/{found['4.1']}").text
    assert "Position taken in" not in browser.get(f"/recommendations/{found['3.1']}").text
