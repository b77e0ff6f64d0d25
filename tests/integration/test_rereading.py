"""Better reading run over the library: nothing that is cited, linked or corrected is lost."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from tests.builders.rounds import a_round
from tests.cast import MORNING, Cast
from tests.integration.test_ingest import concluding_observations, take
from workbench.cli import main
from workbench.corpus import links, queries
from workbench.corpus.operations import Choices
from workbench.corpus.parsing.records import Identity, Reading, ReadParagraph
from workbench.corpus.parsing.version import READER
from workbench.corpus.queries import already_there
from workbench.corpus.records import Document
from workbench.corpus.rows import as_read
from workbench.corpus.versions import successors
from workbench.drafting import operations as drafting
from workbench.drafting import queries as drafting_queries
from workbench.drafting.sources.uses import uses_of
from workbench.installation import Installation, health
from workbench.people import Actor
from workbench.recommendations import queries as recommendations
from workbench.recommendations.documents import operations, rereading
from workbench.recommendations.documents.filing import file_document
from workbench.store import jobs
from workbench.treaties import DocumentKind
from workbench.worker import Worker

LATER = MORNING + timedelta(hours=1)
SYMBOL = "CERD/C/ARC/CO/5"
Better = Callable[[list[ReadParagraph]], Sequence[ReadParagraph]]


def _read_otherwise(installation: Installation, by: Actor, document: Document, better: Better) -> Document:
    """As if a new release read the paragraphs `better` makes of those there are."""
    with installation.store.writing() as db:
        held = [as_read(each) for each in queries.paragraphs(db, document.id)]
        identity = Identity(SYMBOL, DocumentKind.CONCLUDING_OBSERVATIONS, "ICERD", "CERD", "MLT", "en", title="New")
        reading = Reading("application/pdf", identity, tuple(better(held)))
        return operations.reread(db, document, reading, by=by, at=LATER)


def _older(installation: Installation) -> None:
    with installation.store.writing() as db:
        db.execute("update document set reader = 1")


def _run(installation: Installation, *words: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(installation.settings.home), *words])


def test_a_paragraph_that_is_cited_and_found_no_more_stays_and_says_so(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        drafting.cite(
            db,
            paragraph_id=held.paragraphs[0],
            citation=f"{SYMBOL}, para. 2",
            quote="legal aid",
            by=cast.amina,
            at=LATER,
        )
        drafting.respond(
            db, paragraph_id=held.paragraphs[0], citation=f"{SYMBOL}, para. 3 (b)", by=cast.amina, at=LATER
        )
        cited = queries.paragraph_by_citation(db, cast.amina, f"{SYMBOL}, para. 2")
    installation.sync()
    after = _read_otherwise(installation, cast.amina, document, lambda read: [read[0], read[3]])
    installation.sync()
    assert (after.paragraphs, after.recommendations) == (2, 1)
    with installation.store.reading() as db:
        assert [each.number for each in queries.paragraphs(db, document.id)] == ["1", "4"]
        gone = queries.no_longer_read(db, document.id)
        assert [(each.number, each.no_longer_read) for each in gone] == [("2", True), ("3", True)]
        assert queries.paragraph_by_citation(db, cast.amina, f"{SYMBOL}, para. 2").id == cited.id
        assert cited.id in uses_of(db, cast.amina, document)
        (paragraph,) = [
            each for each in drafting_queries.paragraphs(db, held.report_id) if each.id == held.paragraphs[0]
        ]
        assert [each.citation for each in paragraph.responses] == [f"{SYMBOL}, para. 3 (b)"]
        assert f"{SYMBOL}, para. 3 (b)" not in {
            each.citation for each in recommendations.for_report(db, cast.amina, treaty="CERD", state="MLT")
        }
    found = json.loads(_run(installation, "search", "legal aid", "--json").stdout)
    assert found["total"] == 0
    assert (
        json.loads(_run(installation, "corpus", "show", SYMBOL, "--json").stdout)["no_longer_read"][0]["number"] == "2"
    )


def test_a_cited_paragraph_that_was_joined_to_another_tells_where_its_words_stand(
    installation: Installation, cast: Cast
) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        drafting.cite(db, paragraph_id=held.paragraphs[0], citation=f"{SYMBOL}, para. 4", by=cast.amina, at=LATER)
        cited = queries.paragraph_by_citation(db, cast.amina, f"{SYMBOL}, para. 4")

    def joined(read: list[ReadParagraph]) -> list[ReadParagraph]:
        words = f"{read[0].text} {read[3].text}"
        return [replace(read[0], text=words, full_text=words), *read[1:3]]

    _read_otherwise(installation, cast.amina, document, joined)
    with installation.store.reading() as db:
        standing = successors.standing_of(db, cast.amina, [cited.id])[cited.id]
        assert standing.successor is None
        assert standing.now == queries.paragraph_by_citation(db, cast.amina, f"{SYMBOL}, para. 1")


def test_what_is_found_again_is_text_again_under_its_old_id(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        drafting.respond(db, paragraph_id=held.paragraphs[0], citation=f"{SYMBOL}, para. 3", by=cast.amina, at=LATER)
        before = recommendations.by_citation(db, cast.amina, f"{SYMBOL}, para. 3")
        read = [as_read(each) for each in queries.paragraphs(db, document.id)]
    _read_otherwise(installation, cast.amina, document, lambda read: [read[0]])
    after = _read_otherwise(installation, cast.amina, document, lambda _: read)
    assert after.paragraphs == 4
    with installation.store.reading() as db:
        found = recommendations.by_citation(db, cast.amina, f"{SYMBOL}, para. 3")
        assert [(each.id, each.text) for each in found] == [(each.id, each.text) for each in before]
        assert queries.no_longer_read(db, document.id) == ()


def test_a_paragraph_that_nothing_refers_to_goes(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    _read_otherwise(installation, cast.amina, document, lambda read: [read[0], *read[2:]])
    with installation.store.reading() as db:
        assert queries.no_longer_read(db, document.id) == ()
        assert len(list(db.query("select 1 from paragraph"))) == 3


def test_the_documents_of_an_older_reading_are_read_again_and_only_they(installation: Installation, cast: Cast) -> None:
    data = concluding_observations()
    file_document(installation.store, data, name="a.pdf", choices=Choices({}), by=cast.amina, at=MORNING)
    assert json.loads(_run(installation, "corpus", "reread", "--json").stdout) == []
    _older(installation)
    (read,) = json.loads(_run(installation, "corpus", "reread", "--json").stdout)
    assert (read["symbol"], read["status"], read["added"], read["gone"]) == (SYMBOL, "unchanged", 0, 0)
    assert json.loads(_run(installation, "corpus", "reread", "--json").stdout) == []
    assert len(json.loads(_run(installation, "corpus", "reread", "--all", "--json").stdout)) == 1


def test_an_original_that_is_gone_is_said_and_the_document_stands(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    installation.store.files.path(document.file_sha256).unlink()
    outcome = _run(installation, "corpus", "reread", SYMBOL, "--json")
    assert outcome.exit_code == 1
    assert "stands as it was read before" in outcome.stderr
    with installation.store.reading() as db:
        assert queries.document(db, cast.amina, SYMBOL).paragraphs == 4


def test_the_long_task_reads_again_what_it_was_given(installation: Installation, cast: Cast) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    _older(installation)
    with installation.store.writing() as db:
        job_id = rereading.ask(db, rereading.to_read(db, cast.amina), title="Reading", by=cast.amina, at=LATER)
    assert Worker(installation, clock=lambda: LATER).work_once()
    with installation.store.reading() as db:
        job = jobs.get(db, job_id)
        assert (job.state, job.done, job.outcome[0]["status"]) == ("done", 1, "same")
        assert queries.document(db, cast.amina, document.id).reader == READER


def test_health_counts_what_an_older_reading_read(installation: Installation, cast: Cast) -> None:
    take(installation, cast.amina, concluding_observations())
    _older(installation)
    (check,) = [each for each in health.checks(installation) if each.check == "reading"]
    assert check.ok
    assert check.detail % check.values == (
        "1 documents were read by an older version; read them again with: workbench corpus reread"
    )


def test_a_file_read_as_several_documents_now_keeps_the_first_and_adds_the_others(
    installation: Installation, cast: Cast
) -> None:
    from tests.builders.word import docx

    data = docx("Some words of a first note, long enough to be known again.")
    (filed,) = file_document(installation.store, data, name="n.docx", choices=Choices({}), by=cast.amina, at=MORNING)
    other = Reading("text/csv", Identity(title="Another", language="en"), (ReadParagraph(
        number="1", label="1", section="", heading="", text="Other.", items=(), full_text="Other.", footnotes=(),
        page=None, anchor="para-1",
    ),))  # fmt: skip
    with installation.store.writing() as db:
        held = tuple(as_read(each) for each in queries.paragraphs(db, filed.document.id))
        same = Reading("text/csv", Identity(title="A note", language="en"), held)
        assert rereading.part_read(db, filed.document, (other, same)) == 1
        added = rereading.found_first(db, filed.document, (other, same), 1, by=cast.amina, at=LATER)
        assert [(each.document.title, each.is_new) for each in added] == [("Another", True)]
        assert len(already_there(db, cast.amina, filed.document.file_sha256)) == 2


def test_a_correction_made_during_another_reading_is_not_lost(
    installation: Installation, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = take(installation, cast.amina, concluding_observations()).document
    original, corrected = rereading.read_file, []

    def read_while_somebody_corrects(data: bytes, name: str, said: dict[str, str] | None = None) -> object:
        readings = original(data, name, said)
        if not corrected:
            corrected.append(_run(installation, "corpus", "correct", document.id, "--title", "Corrected meanwhile"))
        return readings

    monkeypatch.setattr(rereading, "read_file", read_while_somebody_corrects)
    rereading.reread_document(installation.store, document.id, by=cast.amina, at=LATER)
    with installation.store.reading() as db:
        assert queries.document(db, cast.amina, document.id).title == "Corrected meanwhile"


def test_every_column_that_may_refer_to_the_library_is_named(installation: Installation) -> None:
    with installation.store.reading() as db:
        columns = {
            (table, column.name)
            for table in db.table_names()
            for column in db[table].columns
            if column.name in ("source_paragraph_id", "recommendation_id")
        }
        references = {
            (table, key.column): key.on_delete
            for table in db.table_names()
            for key in db[table].foreign_keys
            if key.other_table in ("paragraph", "recommendation")
        }
    named = set(links.PARAGRAPH) | set(links.RECOMMENDATION)
    gone_with_it = {place for place, action in references.items() if action == "CASCADE"}  # it keeps nothing
    assert gone_with_it == {("suggestion", "recommendation_id")}
    assert (columns | set(references)) - gone_with_it <= named
