"""Canary words in everything that is internal to drafting: in no file, version or page that leaves the house.

Every text column of the drafting tables is named here as what prints, what is internal or what is mere structure. A
table or column that is new belongs to none: the first test then asks where it belongs, before anything can leave by it.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module

import pytest
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.builders.rounds import CLOSES, LATER, Round, a_round
from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.comments import operations as comments
from workbench.comments.records import RoundKind
from workbench.corpus import queries as library
from workbench.drafting import operations as drafting
from workbench.drafting import queries
from workbench.drafting.operations.structure import delete_paragraph
from workbench.drafting.sources.provenance import declare
from workbench.drafting.sources.records import ProvenanceKind
from workbench.export import pdf, report
from workbench.installation import Installation
from workbench.store import Database
from workbench.store.sqlite import sqlite3

CONCEPTS = ("drafting", "outlines", "moments", "sharing", "sources", "statistics", "asked", "word_drafts")

# Table → its text columns that may print: what the group wrote in order that it be read.
PRINTS = {
    "report": "title treaty kind state numbers covers_from covers_to language submission_language due",
    "report_pack": "pack title source_symbol confidence role version content",
    "report_requirement": "key text kind basis confidence disaggregation pack",
    "section": "number title key articles source_paras confidence part pack core_document file_name",
    "response": "citation",
    "snapshot": "report",
    "snapshot_section": "number title part core_document file_name",
    "snapshot_paragraph": "markup text citations footnotes label attributes",
    "snapshot_asked": "key text language state core_document implementation paragraphs",
    "submission": "date symbol",
    "statistic": "name source unit treaty",
    "statistic_value": "period breakdown value",
}
# What never leaves. A citation and a text print or not by what they are: they are looked at one by one below.
INTERNAL = {
    "assignment": "note",
    "basis": "citation text",
    "confirmation": "reason",
    "hand_over": "items",
    "mark": "reason",
    "outline_state": "did",
    "provenance": "words",
    "release": "reason",
    "report_recommendation": "reason",
    "returned_text": "markup footnotes reason",
    "rolled": "name",
    "section_event": "reason",
    "section_file": "file_name outcome",
    "statistic": "definition",
    "statistic_value": "note",
    "waiting_piece": "citation heading text blocks",
    "withdrawal": "reason",
}
BY_WHAT_THEY_ARE = {"citation": "citation quote prefix suffix", "revision": "markup text footnotes attributes"}
# Ids, hashes, states and the like: nobody writes words there.
STRUCTURE = {
    "arrangement": "paragraphs",
    "assignment": "task due replaces",
    "citation": "source_sha256",
    "confirmation": "citation state",
    "draft_paragraph": "kind",
    "drafting_act": "verb paragraphs before after undoes",
    "lineage": "kind",
    "mark": "state implementation citation",
    "outline_state": "sections",
    "provenance": "kind",
    "report": "audience",
    "report_recommendation": "citation standing",
    "returned_text": "kind attributes state",
    "revision": "kind",
    "section": "file_sha256",
    "section_event": "state",
    "section_file": "direction sha256 revisions",
    "snapshot": "sha256 audience",
    "snapshot_asked": "kind",
    "snapshot_paragraph": "kind",
    "snapshot_section": "file_sha256",
    "source_check": "standing",
    "statistic": "audience",
    "suggestion_set_aside": "citation",
    "visit": "before",
}
# What a planted row needs to be one that can be.
FITTING = {
    ("assignment", "task"): "review",
    ("section_event", "state"): "reviewed",
    ("provenance", "kind"): "note",
    ("report_recommendation", "standing"): "left_out",
    ("returned_text", "kind"): "plain",
    ("section_file", "direction"): "in",
    ("confirmation", "state"): "open",
    ("statistic", "audience"): "state",
    ("statistic_value", "value"): "7",
    ("statistic_value", "period"): "2025",
}
JSON = {
    ("hand_over", "items"): '["%s"]',
    ("returned_text", "footnotes"): '{"1": "%s"}',
    ("section_file", "outcome"): '{"said": "%s"}',
    ("waiting_piece", "blocks"): '[{"kind": "plain", "markup": "%s"}]',
}
CANARY = "canaryword"


def text_columns(db: Database) -> Iterator[tuple[str, str]]:
    """Every text column of a drafting table that is no id, name of a person (`…_by`) or time."""
    for concept in CONCEPTS:
        steps = import_module(f"workbench.store.migrations.{concept}").STEPS
        for table in re.findall(r"create table (\w+)", " ".join(script for _, script in steps)):
            for row in db.query(f"select name, type from pragma_table_info('{table}')"):
                plain = row["type"].upper() == "TEXT" and not re.search(r"(^|_)(id|at|by|name_by)$", row["name"])
                if plain and not row["name"].endswith("by_name"):
                    yield table, row["name"]


def pairs(named: dict[str, str]) -> set[tuple[str, str]]:
    return {(table, column) for table, columns in named.items() for column in columns.split()}


def test_every_text_of_drafting_is_known_as_what_prints_or_what_never_leaves(installation: Installation) -> None:
    known = pairs(PRINTS) | pairs(INTERNAL) | pairs(BY_WHAT_THEY_ARE) | pairs(STRUCTURE)
    with installation.store.reading() as db:
        found = set(text_columns(db))
    assert found - known == set(), "say where these belong, above: do they print, or may they never leave?"
    assert known - found == set(), "these are no more"


@pytest.fixture
def held(installation: Installation, cast: Cast) -> Round:
    """A round on a report in which all that is internal has a canary word; frozen again, so that all could be in it."""
    first = a_round(installation, cast)
    _write(installation, cast, first)
    _plant(installation, first)
    with installation.store.writing() as db:
        snapshot = drafting.freeze(db, report_id=first.report_id, by=cast.amina, at=LATER).snapshot
        round_id = comments.open_round(
            db,
            snapshot_id=snapshot.id,
            kind=RoundKind.NHRI,
            invite=[cast.commission],
            closes=CLOSES,
            by=cast.amina,
            at=LATER,
        )
        db.table("release").insert(
            {
                "snapshot_id": snapshot.id,
                "reason": f"{CANARY}Release",
                "at": "2026-05-07T09:00:00.000000Z",
                "by_name": "A",
            }
        )
    found = Round(installation, cast, round_id, first.report_id, snapshot)
    found.sent("Add the figures of 2025.")
    installation.sync()
    return found


def _write(installation: Installation, cast: Cast, held: Round) -> None:
    """Contributions, minutes and notes cited with and without a quotation; texts that were written over or deleted."""
    owned = {"audience": f"contribution:{cast.education}", "owner_organisation_id": cast.education}
    titles = {"contribution": f"{CANARY}Sent", "minutes": f"{CANARY}Plenary", "other": f"{CANARY}Note"}
    with installation.store.writing() as db:
        for kind, title in titles.items():
            values = owned if kind == "contribution" else {"audience": "secretariat"}
            texts = [f"The {CANARY}Passage of it."]
            put_document(db, texts, title=title, symbol=None, slug=kind, kind=kind, published=0, **values)
            for quote in ("", f"{CANARY}Passage"):
                passage = library.citation(
                    found := library.document(db, cast.amina, kind), library.paragraphs(db, found.id)[0]
                )
                drafting.cite(
                    db, paragraph_id=held.paragraphs[0], citation=passage, quote=quote, by=cast.amina, at=LATER
                )
        for kind_of in ProvenanceKind:
            words = f"{CANARY}{kind_of.value}"
            declare(db, paragraph_id=held.paragraphs[1], kind=kind_of, words=words, by=cast.amina, at=LATER)
        before = queries.paragraph(db, cast.amina, held.paragraphs[1])
        who = {"by": cast.farid, "at": LATER}
        text = f'{CANARY}Before<fn id="9">'
        drafting.write_paragraph(db, paragraph_id=before.id, text=text, footnotes={"9": f"{CANARY}Footnote"}, **who)
        drafting.write_paragraph(db, paragraph_id=before.id, text=before.markup, **who)
        drafting.write_paragraph(db, paragraph_id=before.id, text=f"{CANARY}Late", base=before.revision_id, **who)
        drafting.write_paragraph(db, paragraph_id=before.id, text=before.markup, **who)
        gone = drafting.add_paragraph(db, section_id=before.section_id, text=f"{CANARY}Deleted", **who)
        delete_paragraph(db, paragraph_id=gone.paragraph_id, by=cast.farid, at=LATER)


def _plant(installation: Installation, held: Round) -> None:
    """A row in every table with an internal text, each such text with a canary word of its own."""
    known = {
        "report_id": held.report_id,
        "section_id": held.snapshot.sections[0].id,
        "paragraph_id": held.paragraphs[2],
        "person_id": held.cast.farid.person_id,
        "from_id": held.cast.farid.person_id,
        "rolled_id": "planted-rolled",
        "file_id": "planted-section_file",
        "statistic_id": "planted-statistic",
    }
    with closing(sqlite3.connect(installation.store.path)) as connection:
        for table, columns in INTERNAL.items():
            if table != "release":
                _plant_row(connection, table, columns.split(), known)
        connection.commit()


def _plant_row(connection: sqlite3.Connection, table: str, internal: list[str], known: dict[str, str | None]) -> None:
    row: dict[str, object] = {}
    for _, name, kind, needed, default, key in connection.execute(f"pragma table_info({table})"):
        if name in internal:
            word = f"{CANARY}{table.title()}{name.title()}"
            row[name] = JSON.get((table, name), "%s") % word
        elif name in known:
            row[name] = known[name]
        elif name == "id":
            row[name] = f"planted-{table}"
        elif (needed or key) and default is None:
            text = "2026-05-07T09:00:00.000000Z" if name.endswith("at") else FITTING.get((table, name), "planted")
            row[name] = text if kind.upper() == "TEXT" else 0
    names = ", ".join(row)
    connection.execute(f"insert into {table} ({names}) values ({', '.join('?' for _ in row)})", tuple(row.values()))


def unzipped(data: bytes) -> str:
    """All that a file holds, the parts of a package one by one, their names too."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(name + package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_there_is_a_canary_in_every_internal_text(held: Round) -> None:
    with held.installation.store.reading() as db:
        for table, column in pairs(INTERNAL):
            sql = f"select count(*) from {table} where {column} like '%{CANARY}%'"
            assert db.execute(sql).fetchone()[0], (table, column)


def _fetched(client: FlaskClient, *addresses: str) -> Iterator[tuple[str, str]]:
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, unzipped(answer.data)


def test_no_file_that_is_sent_out_holds_a_canary(held: Round) -> None:
    of = f"/snapshots/{held.snapshot.id}"
    files = (f"{of}/file?for=comments", f"{of}/file?for=submission")
    annexes = tuple(f"{of}/annex.{form}" for form in ("docx", "xlsx", "json"))
    for address, whole in _fetched(signed_in(held.installation, "amina"), *files, *annexes):
        assert "plan of action" in whole or "annex" in address
        assert CANARY not in whole, address


def test_no_page_file_or_matrix_that_the_institution_gets_holds_a_canary(held: Round) -> None:
    at = f"/rounds/{held.id}"
    theirs = (f"{at}/read", f"{at}/read/ours", f"{at}/proof", f"{at}/version-for-comments.docx", f"{at}/matrix")
    views = tuple(f"{at}/matrix.{form}?view=commenter" for form in ("docx", "xlsx", "json"))
    for address, whole in _fetched(signed_in(held.installation, "chidi"), *theirs, *views):
        assert CANARY not in whole, address


def test_no_matrix_of_ours_holds_a_canary(held: Round) -> None:
    views = (f"matrix.{form}?view={view}" for form in ("docx", "xlsx", "json") for view in ("internal", "public"))
    client = signed_in(held.installation, "amina")
    for address, whole in _fetched(client, *(f"/rounds/{held.id}/{each}" for each in views)):
        assert CANARY not in whole, address


def test_no_row_of_the_version_itself_holds_a_canary(held: Round) -> None:
    tables = ("snapshot", "snapshot_section", "snapshot_paragraph", "snapshot_asked")
    with held.installation.store.reading() as db:
        for table in tables:
            key = "id" if table == "snapshot" else "snapshot_id"
            rows = list(db.query(f"select * from {table} where {key} = :id", {"id": held.snapshot.id}))
            assert CANARY not in json.dumps(rows, default=str), table


def test_the_institution_finds_nothing_by_searching_for_it(held: Round) -> None:
    answer = signed_in(held.installation, "chidi").get(f"/search?q={CANARY}Passage")
    assert answer.status_code == 200
    assert f"{CANARY}Passage of it" not in answer.text


def test_no_pdf_holds_a_canary(held: Round) -> None:
    if pdf.office() is None:
        pytest.skip("LibreOffice is not installed: no PDF is made here")
    import pypdfium2

    for form in report.Form:
        document = pypdfium2.PdfDocument(report.as_pdf(held.snapshot, form))
        whole = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert "plan of action" in whole
        assert CANARY not in whole
