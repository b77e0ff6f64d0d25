"""`search` and `index` from the command line, with the JSON that scripts read."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.installation import Installation
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.ledger.keeping import put_tag
from workbench.recommendations.queries import ids_wanted
from workbench.recommendations.records import Facet
from workbench.recommendations.wanted import Wanted
from workbench.store import outbox

LONG = "Words that say nothing. " * 30


@pytest.fixture
def library(installation: Installation, cast: Cast) -> Installation:
    """Concluding observations, a report, a document without symbol or year, and a note of the secretariat."""
    with installation.store.writing() as db:
        put_document(
            db,
            [
                ("concern", "The Committee is concerned about structural racism."),
                ("recommendation", f"{LONG}Take measures against police violence and racism. {LONG}"),
                "Structural reform of the police, and racism in schools.",
            ],
        )
        put_document(
            db,
            ["A educação é um direito; o racismo estrutural."],
            symbol="HRI/CORE/BRA/2020",
            kind="common_core_document",
            treaty="COMMON-CORE",
            language="pt",
            date="2020",
        )
        put_document(
            db, ["Police and schools."], symbol=None, title="Plan", kind="other", treaty=None, state=None, date=None
        )
        put_document(
            db,
            ["Racism, a secret canary."],
            symbol=None,
            title="Note",
            kind="minutes",
            audience="secretariat",
            date=None,
        )
    installation.sync()
    return installation


def call(installation: Installation, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(installation.settings.home), *arguments])


def answer(installation: Installation, *arguments: str) -> dict[str, Any]:
    result = call(installation, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def test_a_hit_has_its_citation_and_a_snippet_with_its_words_marked(library: Installation) -> None:
    found = answer(library, "search", '"structural racism"')

    assert found["total"] == 1
    assert found["suggestion"] is None
    assert found["seconds"] >= 0
    hit = found["hits"][0]
    assert hit["citation"] == "CERD/C/BRA/CO/18-20, para. 1"
    assert hit["snippet"] == "The Committee is concerned about «structural racism»."
    wanted = ("symbol", "number", "label", "kind", "paragraph_kind", "language")
    assert [hit[name] for name in wanted] == [
        "CERD/C/BRA/CO/18-20",
        "1",
        "1",
        "concluding_observations",
        "concern",
        "en",
    ]
    assert hit["score"] > 0


def test_facets_sum_to_the_total_with_none_counted(library: Installation) -> None:
    found = answer(library, "search", "police OR racism OR racismo")

    assert found["facets"]["treaty"] == {"ICERD": 4, "COMMON-CORE": 1, "none": 1}
    assert all(sum(values.values()) == found["total"] == 6 for values in found["facets"].values())
    assert set(found["facets"]) == {"treaty", "kind", "paragraph_kind", "state", "language", "year"}


def test_filters_stand_beside_the_query_or_alone(library: Installation) -> None:
    by_body = answer(library, "search", "racism", "--treaty", "CERD", "--year", "2022..2022", "--language", "en")
    assert by_body["total"] == 3
    assert answer(library, "search", "--state", "bra", "--kind", "common_core_document")["total"] == 1
    assert answer(library, "search", "", "--paragraph-kind", "recommendation")["total"] == 1
    assert (
        answer(library, "search", "racism", "--limit", "1", "--offset", "1")["hits"]
        == (answer(library, "search", "racism")["hits"][1:2])
    )


def test_similar_paragraphs_of_a_citation(library: Installation) -> None:
    found = answer(library, "search", "--like", "CERD/C/BRA/CO/18-20, para. 1")

    assert "CERD/C/BRA/CO/18-20, para. 3" in [hit["citation"] for hit in found["hits"]]
    assert "CERD/C/BRA/CO/18-20, para. 1" not in [hit["citation"] for hit in found["hits"]]


def test_a_slip_brings_a_suggestion(library: Installation) -> None:
    assert answer(library, "search", "racsim")["suggestion"] == "racism"


def test_a_citation_leads_to_its_passage_whatever_else_has_its_words(library: Installation) -> None:
    cited = "CERD/C/BRA/CO/18-20, para. 3"
    found = answer(library, "search", cited)

    assert found["cited"]["citation"] == cited
    assert answer(library, "search", "racism")["cited"] is None
    assert call(library, "search", cited).stdout.startswith(f"Cited: {cited}\n    Structural reform of the police")
    assert answer(library, "search", "Note, para. 1")["cited"]["citation"] == "Note, para. 1"
    assert answer(library, "--as", "bruno@arcadia.example", "search", "Note, para. 1")["cited"] is None


def test_what_narrows_though_nothing_has_it_is_named(library: Installation) -> None:
    found = answer(library, "search", "racism language:xx treaty:CERD kind:letter")

    assert found["nowhere"] == ["language:xx", "kind:letter"]
    assert answer(library, "search", "racism")["nowhere"] == []
    assert "Nothing that you may read has kind:letter." in call(library, "search", "racism kind:letter").stdout


def sorted_under(library: Installation, cast: Cast) -> None:
    """A recommendation to the Ministry of Education, under a theme."""
    with library.store.writing() as db:
        document = put_document(db, [("recommendation", "Fund schools against racism.")], symbol="CERD/C/ARC/CO/5")
        put_units(db, document)
        ids = list(ids_wanted(db, cast.amina, Wanted()))
        put_tag(db, ids, Facet.MINISTRY, "MoE", by=cast.amina, at=MORNING)
        put_tag(db, ids, Facet.THEME, "Right to education", by=cast.amina, at=MORNING)
    library.sync()


def test_an_option_that_nothing_has_is_refused_by_name_with_what_there_is(library: Installation, cast: Cast) -> None:
    sorted_under(library, cast)
    for option, value, there in (
        ("--theme", "Torture", "Right to education"),
        ("--ministry", "Ministry of Nothing", "Ministry of Education"),
        ("--treaty", "CERT", "ICERD (CERD)"),
        ("--kind", "letter", "concluding_observations"),
        ("--paragraph-kind", "remark", "recommendation"),
        ("--state", "ZZZ", "BRA"),
        ("--language", "xx", "en"),
        ("--year", "..1900", "2022"),
    ):
        refused = call(library, "search", "racism", option, value)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert f"{option[2:].replace('-', ' ')} “{value}”. There is: " in refused.stderr
        assert there in refused.stderr.partition("There is: ")[2]


def test_what_there_is_to_narrow_by_is_said_by_the_rights_of_whoever_asks(library: Installation) -> None:
    refused = call(library, "--as", "bruno@arcadia.example", "search", "racism", "--kind", "letter")

    assert "minutes" in call(library, "search", "racism", "--kind", "letter").stderr
    assert "minutes" not in refused.stderr
    assert "nor anything by which to narrow so" in call(library, "search", "racism", "--theme", "Torture").stderr


def test_what_is_cited_though_it_is_not_there_is_said(library: Installation) -> None:
    for cited in ("CERD/C/BRA/CO/18-20, para. 999", "CERD/C/BRA/CO/99"):
        found = answer(library, "search", cited)
        assert (found["not_there"], found["cited"], found["total"]) == (cited, None, 0)
        assert f"Nothing that you may read is called {cited}." in call(library, "search", cited).stdout
    assert answer(library, "search", "racism")["not_there"] is None


def test_a_question_finds_what_lacks_some_of_its_words(library: Installation) -> None:
    found = answer(library, "search", "which reform of the police and of prisons")
    assert (found["total"], found["lacking"], found["whole"]) == (3, 2, 0)
    assert "0 with all the words; the others lack up to 2" in call(library, "search", "reform of police prisons").stdout


def test_whoever_acts_sees_counts_and_is_suggested_only_what_he_may_read(library: Installation) -> None:
    assert answer(library, "search", "canary")["total"] == 1
    bruno = answer(library, "--as", "bruno@arcadia.example", "search", "canary")
    assert (bruno["total"], bruno["hits"], bruno["suggestion"]) == (0, [], None)
    assert answer(library, "--as", "bruno@arcadia.example", "search", "canari")["suggestion"] is None


def test_a_query_that_cannot_be_read_is_refused_with_its_place(library: Installation) -> None:
    result = call(library, "search", 'racism "structural', "--json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Position 8: a quotation mark is opened here and not closed." in result.stderr


@pytest.mark.parametrize("arguments", [(), ("racism", "--like", "X, para. 1"), ("racism", "--year", "20")])
def test_a_call_that_makes_no_sense_is_a_wrong_call(library: Installation, arguments: tuple[str, ...]) -> None:
    assert call(library, "search", *arguments).exit_code == 2


def test_a_citation_of_nothing_is_refused(library: Installation) -> None:
    result = call(library, "search", "--like", "CERD/C/XYZ/1, para. 99")

    assert result.exit_code == 1
    assert "There is no paragraph" in result.stderr


def test_for_people_the_hits_are_readable(library: Installation) -> None:
    text = call(library, "search", "structural racism").stdout

    assert "5 paragraphs in" in text
    assert "2 with all the words; the others lack up to 1" in text
    assert "CERD/C/BRA/CO/18-20, para. 1  (concluding observations, en, 2022)" in text


def test_an_index_that_was_deleted_is_made_anew_by_the_search(library: Installation) -> None:
    before = answer(library, "search", "racism")
    for file in (library.settings.home / "search_index").rglob("*"):
        if file.is_file():
            file.unlink()

    result = call(library, "search", "racism", "--json")

    assert "made anew" in result.stderr
    assert {**json.loads(result.stdout), "seconds": 0} == {**before, "seconds": 0}


def test_status_rebuild_and_verify_agree_and_a_difference_is_exit_status_1(library: Installation) -> None:
    status = answer(library, "index", "status")
    assert (status["store"], status["index"], status["waiting"]) == (
        {"documents": 4, "paragraphs": 6},
        {"documents": 4, "paragraphs": 6},
        0,
    )
    assert answer(library, "index", "verify")["ok"] is True
    before = answer(library, "search", "police OR racism")

    rebuilt = answer(library, "index", "rebuild")

    assert (rebuilt["documents"], rebuilt["paragraphs"]) == (4, 6)
    assert {**answer(library, "search", "police OR racism"), "seconds": 0} == {**before, "seconds": 0}

    with library.store.writing() as db:
        db.execute("update paragraph set full_text = full_text || ' More.' where number = '3'")
        outbox.put(db, topic="document", key="x")
    result = call(library, "index", "verify", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["different"]) == 1
    assert answer(library, "index", "status")["waiting"] == 1


def test_several_words_need_no_quotation_marks_of_the_shell(library: Installation) -> None:
    apart, together = answer(library, "search", "structural", "racism"), answer(library, "search", "structural racism")
    assert [hit["paragraph"] for hit in apart["hits"]] == [hit["paragraph"] for hit in together["hits"]]
    phrase = answer(library, "search", '"structural racism"', "language:en")
    assert [hit["number"] for hit in phrase["hits"]] == ["1"]
    assert call(library, "search", "racism", "police", "--like", "CERD/C/BRA/CO/18-20, para. 1").exit_code == 2


@pytest.mark.parametrize(
    "command", [("index", "status"), ("index", "rebuild"), ("index", "verify"), ("person", "list")]
)
def test_a_drafter_finds_neither_the_system_nor_the_register_of_people(
    library: Installation, command: tuple[str, str]
) -> None:
    refused = call(library, "--as", "farid@arcadia.example", *command)
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert call(library, "--as", "olga@arcadia.example", *command).exit_code == 0


def test_the_search_is_narrowed_by_theme_and_by_ministry(library: Installation, cast: Cast) -> None:
    sorted_under(library, cast)

    for narrowed in (("--ministry", "MoE"), ("--theme", "Right to education")):
        found = answer(library, "search", "racism", *narrowed)
        assert [hit["citation"] for hit in found["hits"]] == ["CERD/C/ARC/CO/5, para. 1"]
