"""A document that its issuer took back: found no more, kept for what cites it, and reinstated in one step."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.drafting import OBSERVATIONS, RACISM, a_library, a_report, later
from workbench.cli import main
from workbench.corpus import finding, queries
from workbench.corpus.withdrawing import AlreadyWithdrawn, NoReasonToWithdraw, NotWithdrawn, withdrawals
from workbench.drafting import operations
from workbench.drafting import queries as drafting
from workbench.installation import Installation
from workbench.recommendations.documents import tying
from workbench.store.sqlite import sqlite3

STUDY = "CERD/C/ARC/4"
WORDS = "The crested lapwing nests in every school of the northern province."


@pytest.fixture
def study(installation: Installation) -> str:
    with installation.store.writing() as db:
        document_id = put_document(db, [WORDS], symbol=STUDY, slug="study", state="ARC", title="Fourth report")
    installation.sync()
    return document_id


def found(installation: Installation, cast: Cast) -> int:
    with installation.store.reading() as db:
        return finding.search(db, installation.engine, cast.amina, "lapwing").total


def withdraw(installation: Installation, cast: Cast, document_id: str, reason: str = "Issued in error.") -> None:
    with installation.store.writing() as db:
        tying.withdraw(db, document_id, reason=reason, by=cast.amina, at=MORNING)
    installation.sync()


def test_it_is_found_no_more_and_found_again_when_it_is_reinstated(
    installation: Installation, cast: Cast, study: str
) -> None:
    assert found(installation, cast) == 1
    withdraw(installation, cast, study)
    assert found(installation, cast) == 0
    with installation.store.reading() as db:
        assert queries.documents(db, cast.amina) == ()
        assert queries.document(db, cast.amina, STUDY).withdrawn
    with installation.store.writing() as db:
        tying.reinstate(db, study, by=cast.amina, at=later(1))
    installation.sync()
    assert found(installation, cast) == 1


def test_a_rebuilt_index_does_not_find_it_either(installation: Installation, cast: Cast, study: str) -> None:
    withdraw(installation, cast, study)
    with installation.store.reading() as db:
        assert queries.document_ids(db) == ()
        assert finding.to_be_indexed(db) == (0, 0)


def test_who_withdrew_it_when_and_why_stays(installation: Installation, cast: Cast, study: str) -> None:
    withdraw(installation, cast, study, " Issued\n in error. ")
    with installation.store.writing() as db:
        tying.reinstate(db, study, reason="It was right.", by=cast.farid, at=later(1))
    with installation.store.reading() as db:
        told = [(each.withdrawn, each.reason, each.by_name) for each in withdrawals(db, study)]
    assert told == [(False, "It was right.", "Farid Osei"), (True, "Issued in error.", "Amina Haddad")]
    with installation.store.writing() as db, pytest.raises(sqlite3.IntegrityError, match="never"):
        db.execute("delete from withdrawal")


def test_refusals_say_what_is_so(installation: Installation, cast: Cast, study: str) -> None:
    with installation.store.writing() as db:
        with pytest.raises(NotWithdrawn, match=STUDY):
            tying.reinstate(db, study, by=cast.amina, at=MORNING)
        with pytest.raises(NoReasonToWithdraw):
            tying.withdraw(db, study, reason="  ", by=cast.amina, at=MORNING)
        tying.withdraw(db, study, reason="Issued in error.", by=cast.amina, at=MORNING)
        with pytest.raises(AlreadyWithdrawn, match=STUDY):
            tying.withdraw(db, study, reason="Again.", by=cast.amina, at=MORNING)


def test_its_recommendations_are_asked_of_no_report_while_it_is_withdrawn(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        document_id = queries.document(db, cast.amina, OBSERVATIONS).id
        assert len(drafting.coverage(db, cast.amina, report).recommendations) == 3
        tying.withdraw(db, document_id, reason="Reissued for technical reasons.", by=cast.amina, at=MORNING)
        assert drafting.coverage(db, cast.amina, report).recommendations == ()
        tying.reinstate(db, document_id, by=cast.amina, at=later(1))
        assert len(drafting.coverage(db, cast.amina, report).recommendations) == 3


def test_what_cites_it_keeps_its_citation_and_says_why(
    installation: Installation, cast: Cast, client: FlaskClient
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = drafting.sections(db, report.id)[0]
        added = operations.add_paragraph(db, section_id=section.id, text="Schools.", by=cast.amina, at=MORNING)
        citation = f"{OBSERVATIONS}, para. 20"
        operations.cite(db, paragraph_id=added.paragraph_id, citation=citation, quote=RACISM, by=cast.amina, at=MORNING)
        document_id = queries.document(db, cast.amina, OBSERVATIONS).id
        tying.withdraw(db, document_id, reason="Reissued for technical reasons.", by=cast.amina, at=MORNING)
    page = client.get(f"/reports/{report.id}/sections/{section.id}").text
    assert "withdrawn: Reissued for technical reasons." in page
    assert citation in page


def test_the_page_asks_why_says_so_and_takes_it_back(
    installation: Installation, study: str, client: FlaskClient
) -> None:
    assert 'href="/documents/study/withdraw"' in client.get("/documents/study").text
    refused = client.post("/documents/study/withdraw", data={"reason": " "})
    assert refused.status_code == 422
    assert "Say why the document is withdrawn" in refused.text
    assert client.post("/documents/study/withdraw", data={"reason": "Issued in error."}).status_code == 303
    page = client.get("/documents/study").text
    assert "Issued in error." in page
    assert "Amina Haddad" in page
    client.post("/documents/study/reinstate")
    assert "Issued in error." not in client.get("/documents/study").text


def test_the_command_line_withdraws_and_reinstates(installation: Installation, study: str) -> None:
    def run(*words: str) -> dict[str, object]:
        call = ["--home", str(installation.store.home), "corpus", *words, "--json"]
        result = CliRunner().invoke(main, call)
        assert result.exit_code == 0, result.output
        return dict(json.loads(result.stdout))

    assert run("withdraw", STUDY, "--reason", "Issued in error.")["withdrawn"] is True
    assert run("reinstate", STUDY)["withdrawn"] is False


def test_the_same_file_again_says_that_the_document_was_withdrawn(
    installation: Installation, cast: Cast, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("1. The schools of the northern province are open to all children again.\n", encoding="utf-8")
    added = _added(installation, file)
    withdraw(installation, cast, str(added["id"]))
    again = _added(installation, file)
    assert (again["status"], again["id"]) == ("unchanged", added["id"])
    assert "was withdrawn" in str(again["reason"])


def _added(installation: Installation, file: Path) -> dict[str, object]:
    call = ["--home", str(installation.store.home), "corpus", "add", str(file), "--json"]
    (found,) = json.loads(CliRunner().invoke(main, call).stdout)
    return dict(found)
