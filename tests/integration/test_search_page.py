"""The search page, with and without htmx."""

import html
import re
import shutil
import threading
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.applications import application
from tests.builders.library import put_document
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.corpus import queries
from workbench.installation import Installation
from workbench.search import Entry

TYPING = {"HX-Request": "true"}


@pytest.fixture
def library(installation: Installation, cast: Cast) -> Installation:
    """Concluding observations in English, a core document in Arabic, and a note of the secretariat."""
    with installation.store.writing() as db:
        put_document(
            db,
            [
                ("concern", "The Committee is concerned about structural racism <b>."),
                ("recommendation", "Take measures against police violence and racism."),
                *(f"The police of district {number}." for number in range(3, 30)),
            ],
        )
        put_document(
            db,
            ["الحريات الأساسية وحقوق المرأة"],
            symbol="HRI/CORE/EGY/2020",
            kind="common_core_document",
            treaty="COMMON-CORE",
            state="EGY",
            language="ar",
            date="2020",
        )
        put_document(
            db, ["Racism, a secret canary."], symbol=None, title="Note", kind="minutes", audience="secretariat"
        )
    installation.sync()
    return installation


@pytest.fixture
def amina(library: Installation) -> FlaskClient:
    return signed_in(library, "amina")


def shown(client: FlaskClient, address: str, status: int = 200, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    return answer.text


def count(page: str) -> str:
    found = re.search(r'id="results-count"[^>]*role="status">([^<]*)', page)
    assert found
    return found[1].strip()


def test_a_hit_shows_its_words_marked_its_citation_and_where_it_stands(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=%22structural+racism%22")

    assert count(page) == "1 paragraph"
    assert "concerned about <mark>structural racism</mark> &lt;b&gt;." in page
    assert "<bdi>CERD/C/BRA/CO/18-20, para. 1</bdi>" in page
    assert 'href="/documents/cerd-c-bra-co-18-20?q=%22structural+racism%22#para-1"' in page
    assert 'data-copy="CERD/C/BRA/CO/18-20, para. 1"' in page
    assert "concluding observations" in page


def test_the_link_of_a_hit_leads_to_its_paragraph_with_the_words_marked(amina: FlaskClient) -> None:
    page = shown(amina, "/documents/cerd-c-bra-co-18-20?q=%22structural+racism%22")

    assert 'id="para-1"' in page
    assert "<mark>structural racism</mark>" in page


_TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')  # is another one each second


def test_while_one_types_the_same_address_gives_the_results_alone(amina: FlaskClient) -> None:
    fragment = shown(amina, "/search?q=racism", **TYPING)

    assert fragment.lstrip().startswith('<div id="results"')
    assert "<html" not in fragment
    assert _TOKEN.sub("", fragment.strip()) in _TOKEN.sub("", shown(amina, "/search?q=racism"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"structural rac', "1"),
        ('"structural r', "1"),
        ('"rac', "3"),
        ('police "structural racism', "No paragraph"),
        ("racism OR", "3"),
        ("viol", "1"),
        ("racism -", "3"),
        ("p", ""),
    ],
)
def test_a_query_not_yet_whole_is_answered_as_far_as_it_goes(amina: FlaskClient, query: str, expected: str) -> None:
    page = amina.get("/search", query_string={"q": query}, headers=TYPING)

    assert page.status_code == 200
    assert count(page.text).startswith(expected)


def test_a_sent_query_that_cannot_be_read_is_refused_with_its_place(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=racism+%22structural", 422)

    assert "Position 8: a quotation mark is opened here and not closed." in page
    assert "racism <mark>&#34;structural</mark>" in page
    assert 'value="racism &#34;structural"' in page


_LONG = " ".join(f"word{number}" for number in range(41))


@pytest.mark.parametrize("headers", [{}, TYPING], ids=["sent", "typing"])
@pytest.mark.parametrize(
    ("query", "place", "rest"), [(_LONG, "Position 271", "word40"), ("w" * 501, "Position 501", "w")]
)
def test_a_text_pasted_into_the_box_is_refused_whole_and_leads_to_what_says_the_like(
    amina: FlaskClient, query: str, place: str, rest: str, headers: dict[str, str]
) -> None:
    page = amina.get("/search", query_string={"q": query, "state": "BRA"}, headers=headers)

    assert page.status_code == 422
    assert f"{place}: " in page.text
    assert f"<mark>{rest}</mark>" in page.text
    assert f'href="/search?words={query.replace(" ", "+")}&amp;state=BRA"' in page.text


@pytest.mark.parametrize("address", ["/search?q=x&year=20", "/search?like=CERD/C/XYZ/1,+para.+9"])
def test_what_makes_no_sense_is_explained_on_the_page(amina: FlaskClient, address: str) -> None:
    assert "Nothing was searched." in shown(amina, address, 422)


def test_each_facet_is_a_link_that_narrows_and_takes_away(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=racism")
    assert 'href="/search?q=racism&amp;kind=concluding_observations"' in page

    narrowed = shown(amina, "/search?q=racism&kind=concluding_observations&year=2022")
    assert count(narrowed) == "2 paragraphs"
    assert 'href="/search?q=racism&amp;year=2022" aria-current="true"' in narrowed
    assert '<input type="hidden" name="kind" value="concluding_observations">' in narrowed
    assert 'href="/search?q=racism">Show all' in narrowed


def test_the_page_narrows_to_recommendations_alone(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=racism")
    for kind, label in (("recommendation", "recommendation"), ("concern", "concern"), ("other", "other text")):
        address = f"/search?q=racism&amp;paragraph_kind={kind}"
        assert f'href="{address}"><span>{label}</span> <span class="soft small">1</span>' in page
    assert "paragraph_kind=question" not in page

    assert count(shown(amina, "/search?q=racism&paragraph_kind=recommendation")) == "1 paragraph"


def test_pages_follow_each_other_and_keep_the_query(amina: FlaskClient) -> None:
    first = shown(amina, "/search?q=police+district")
    assert "1–20 of 27" in first
    assert 'href="/search?q=police+district&amp;page=2" rel="next"' in first

    second = shown(amina, "/search?q=police+district&page=2")
    assert "21–27 of 27" in second
    assert "21–27 of 27" in shown(amina, "/search?q=police+district&page=99")
    assert 'rel="next"' not in second


def test_hits_can_be_grouped_by_document(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=racism+OR+المرأة&group=document")

    assert page.count('<h2 class="lead"') == 3


def test_a_passage_in_arabic_runs_from_right_to_left(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=حرية")

    assert '<blockquote class="quote" lang="ar" dir="rtl"><p><mark>الحريات</mark> الأساسية' in page


def test_a_slip_brings_a_link_to_the_query_that_may_be_meant(amina: FlaskClient) -> None:
    page = shown(amina, "/search?q=racsim&state=BRA")

    assert 'href="/search?q=racism&amp;state=BRA"><bdi>racism</bdi>' in page


def test_a_question_in_whole_words_is_answered_and_what_lacks_words_is_told(amina: FlaskClient) -> None:
    text = shown(amina, "/search?q=Which+measures+against+violence+and+racism+were+taken+in+schools%3F")
    assert "None of them has all the words: up to " in text
    assert "para. 2" in text

    text = shown(amina, "/search?q=measures+racism")
    assert "1 of them has all the words and comes first; in the others up to 1 word is lacking." in text
    assert "lacking" not in shown(amina, "/search?q=police+district")


def test_what_is_typed_stands_the_right_way_round_on_a_page_that_runs_from_right_to_left(amina: FlaskClient) -> None:
    amina.post("/language", data={"language": "ar"})
    for address in ("/search", "/search?q=nowhere"):
        page = shown(amina, address)
        samples = re.findall(r"<bdi dir=\"ltr\">(.+?)</bdi>", page)
        assert {"-police", "discriminat*"} < set(samples)
        assert "discriminat*" not in re.sub(r"<bdi dir=\"ltr\">.+?</bdi>", "", page)


def test_a_citation_typed_into_the_box_shows_its_passage_and_nothing_found_by_chance(
    amina: FlaskClient, library: Installation
) -> None:
    cited = "CERD/C/BRA/CO/18-20, para. 2"
    page = amina.get("/search", query_string={"q": cited}).text
    assert '<a href="/documents/cerd-c-bra-co-18-20#para-2"><bdi>CERD/C/BRA/CO/18-20, para. 2</bdi></a>' in page
    assert re.findall(r'data-copy="([^"]+)"', page) == [cited]
    for also in ("https://docs.un.org/en/CERD/C/BRA/CO/18-20, para. 2", "CERD/C/BRA/CO/18-20, paras. 2–4"):
        assert f'data-copy="{cited}"' in amina.get("/search", query_string={"q": also}).text
    assert 'No paragraph mentions <bdi dir="ltr">CERD/C/BRA/CO/18-20</bdi>' in page

    with library.store.writing() as db:
        put_document(db, ["As CERD/C/BRA/CO/18-20 recommended."], symbol="CERD/C/BRA/21")
    library.sync()
    page = amina.get("/search", query_string={"q": cited}).text
    assert re.findall(r'data-copy="([^"]+)"', page) == [cited, "CERD/C/BRA/21, para. 1"]
    assert '1 paragraph mentions <bdi dir="ltr">CERD/C/BRA/CO/18-20</bdi>' in page


def test_a_symbol_typed_into_the_box_leads_to_its_document(amina: FlaskClient) -> None:
    link = '<a href="/documents/cerd-c-bra-co-18-20"><bdi>CERD/C/BRA/CO/18-20</bdi></a>'
    for begun in ("", ",", ", p", ", para", ", para."):
        page = amina.get("/search", query_string={"q": f"CERD/C/BRA/CO/18-20{begun}"}, headers=TYPING).text
        assert f"Is this what you mean? {link}" in page


def test_a_symbol_among_words_is_offered_as_the_document_to_look_in(amina: FlaskClient) -> None:
    for query, meant in (
        ("CERD/C/BRA/CO/18-20 district", "symbol:CERD/C/BRA/CO/18-20 district"),
        ("CERD/C/BRA", "symbol:CERD/C/BRA"),
        ("CERD/C/BRA/CO/18-20 zebra", None),
        ("CERD/C/BRA/CO/99 district", None),
        ("police/prison district", None),
    ):
        page = amina.get("/search", query_string={"q": query}).text
        offered = re.search(r'Did you mean: <a href="([^"]+)"><bdi>(symbol:[^<]+)</bdi>', page)
        assert (offered[2] if offered else None) == meant
        if offered:
            assert "data-copy" in shown(amina, html.unescape(offered[1]))


def test_what_is_cited_though_it_is_not_there_is_said(amina: FlaskClient) -> None:
    unknown = 'No document that you may read is called <bdi dir="ltr">CERD/C/BRA/CO/99</bdi>.'
    for query, said in (
        ("CERD/C/BRA/CO/18-20, para. 999", 'CERD/C/BRA/CO/18-20</bdi> has no <bdi dir="ltr">para. 999'),
        ("CERD/C/BRA/CO/99", unknown),
        ("CERD/C/BRA/CO/99, para. 2", unknown),
    ):
        page = amina.get("/search", query_string={"q": query}).text
        assert said in page
        assert "data-copy" not in page


def test_a_hidden_document_is_cited_like_one_that_is_not_there(amina: FlaskClient, library: Installation) -> None:
    with library.store.writing() as db:
        put_document(db, ["A secret."], symbol="CERD/C/BRA/CO/77", audience="secretariat")
    library.sync()
    chidi = signed_in(library, "chidi")
    pages = [chidi.get("/search", query_string={"q": f"CERD/C/BRA/CO/{each}, para. 1"}).text for each in ("77", "78")]

    here, not_there = (re.sub(r'name="csrf_token" value="[^"]+"', "", each) for each in pages)

    assert here.replace("/77", "/78").replace("%2F77", "%2F78") == not_there


def test_what_is_narrowed_to_though_nothing_has_it_is_said_with_what_there_is(amina: FlaskClient) -> None:
    nothing_has = "Nothing that you may read has"
    assert f"{nothing_has} Theme of the recommendation: Torture.</p>" in shown(amina, "/search?theme=Torture")
    for address, said, there in (
        ("/search?treaty=ICPPED", "Treaty and body: ICPPED (CED)", "ICERD"),
        ("/search?q=racism&year=1850", "Year: 1850", "2022"),
    ):
        page = shown(amina, address)
        assert f"{nothing_has} {said}. There is:" in page
        instead = re.search(rf'<a class="chip" href="([^"]+)">{there}', page)
        assert instead
        assert shown(amina, html.unescape(instead[1])).count("data-copy") > 0


def test_what_a_query_narrows_by_though_nothing_one_may_read_has_it_is_named(
    amina: FlaskClient, library: Installation
) -> None:
    page = shown(amina, "/search?q=racism+kind:nonsense+treaty:CERD+year:1850")
    assert 'Nothing that you may read has <bdi dir="ltr">kind:nonsense, year:1850</bdi>.' in page
    asked = "/search?q=zebra+kind:minutes"
    assert "Nothing that you may read has" not in shown(amina, asked)
    assert '<bdi dir="ltr">kind:minutes</bdi>' in shown(signed_in(library, "chidi"), asked)


def test_similar_paragraphs_are_one_link_away(amina: FlaskClient) -> None:
    link = re.search(r'href="(/search\?like=[^"]+)"', shown(amina, "/search?q=%22structural+racism%22"))
    assert link

    assert "similar to <bdi>CERD/C/BRA/CO/18-20, para. 1</bdi>" in shown(amina, html.unescape(link[1]))


@pytest.mark.parametrize(
    ("address", "words"), [("/search", "What can be asked"), ("/search?q=zebra", "Nothing was found")]
)
def test_an_empty_page_says_what_can_be_done(amina: FlaskClient, address: str, words: str) -> None:
    assert words in shown(amina, address)


QUERIES = (
    *("canary", "canari", "racism", "racsim", "kind:minutes", "secr*", '"a secret"', "-police", ""),
    *("measures racism canary", "paragraph:other", "Note, ¶ 1"),
)


@pytest.mark.parametrize("name", ["bruno", "chidi", "farid"])
def test_a_library_with_hidden_documents_looks_like_one_without(library: Installation, name: str) -> None:
    assert "canary" in shown(signed_in(library, "amina"), "/search?q=secret")
    client = signed_in(library, name)

    def pages() -> list[str]:
        answers = (client.get("/search", query_string={"q": query, "year": "2022"}).text for query in QUERIES)
        return [re.sub(r'name="csrf_token" value="[^"]*"', "", page) for page in answers]

    with_note = pages()
    with library.store.writing() as db:
        db.execute("delete from paragraph where document_id in (select id from document where kind = 'minutes')")
        db.execute("delete from document where kind = 'minutes'")
    library.engine.rebuild(_everything(library))

    assert pages() == with_note


def _everything(library: Installation) -> Iterator[Entry]:
    with library.store.reading() as db:
        yield from queries.entries(db, queries.document_ids(db))


def test_whoever_may_not_read_the_library_finds_no_page(library: Installation) -> None:
    assert signed_in(library, "dana").get("/search?q=racism").status_code == 404
    assert application(library).test_client().get("/search").status_code == 303


def test_a_lost_index_is_made_anew_while_the_page_says_so(amina: FlaskClient, library: Installation) -> None:
    library.engine.close()  # type: ignore[attr-defined]
    shutil.rmtree(library.settings.home / "search_index")

    assert "The search index is being rebuilt." in shown(amina, "/search?q=racism", 503)
    for thread in threading.enumerate():
        if thread.name == "mend the index":
            thread.join(120)

    assert count(shown(amina, "/search?q=racism")) == "3 paragraphs"


def test_a_lost_index_that_cannot_be_made_anew_is_not_said_to_be_under_way(
    amina: FlaskClient, library: Installation
) -> None:
    library.engine.close()  # type: ignore[attr-defined]
    (library.settings.home / "search_index" / "current").unlink()
    library.indexing.trouble = "No space left on device"

    page = shown(amina, "/search?q=racism", 503)

    assert "cannot be made anew at the moment" in page
    assert "is being rebuilt" not in page
