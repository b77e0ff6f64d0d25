"""Files beside the answers: a ministry's own until it submits, then read by whoever may read the contribution."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from workbench.cli import main
from workbench.corpus import queries as corpus
from workbench.errors import NotFound
from workbench.export.request_returned import kept
from workbench.installation import Installation
from workbench.people import Actor
from workbench.requests import operations, queries
from workbench.requests.operations import Answer, KeptFile, SignedLetter, attaching
from workbench.requests.operations.submitting import documents_of
from workbench.requests.records import AnswerBlock, BlockKind
from workbench.requests.refusals import AnswerChanged, NoSuchAttachment, NoSuchRequest, NotValidated

LATER = MORNING + timedelta(days=3)
LAW = b"# Act on Equality\n\n1. Everybody is equal.\n\n2. Discrimination is forbidden.\n"
SCAN = b"\x89PNG a scan"


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    made = a_request(installation, cast)
    answer = Answer(blocks=(AnswerBlock(BlockKind.PARAGRAPH, "The Act was adopted."),))
    with installation.store.writing() as db:
        operations.write_answer(
            db, request_id=made.id, item_id=made.items[0].id, answer=answer, by=cast.bruno, at=LATER
        )
    return made


def attached(asked: Asked, data: bytes, name: str) -> bool:
    file = kept(asked.installation.store, data, name)
    with asked.installation.store.writing() as db:
        return operations.attach(db, request_id=asked.id, file=file, by=asked.cast.bruno, at=LATER)


def validated(asked: Asked) -> None:
    with asked.installation.store.writing() as db:
        operations.validate(db, request_id=asked.id, by=asked.authority, at=LATER)


def submitted(asked: Asked) -> None:
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        operations.submit(db, request_id=asked.id, made=made, by=asked.cast.bruno, at=LATER)


def beside(asked: Asked, actor: Actor) -> list[str]:
    with asked.installation.store.reading() as db:
        try:
            found = queries.request(db, actor, asked.id)
        except NoSuchRequest:
            return []
        return [each.name for each in attaching.received(db, actor, found)]


def in_the_library(asked: Asked, actor: Actor) -> list[str]:
    found = []
    with asked.installation.store.reading() as db:
        sql = "select id from document where kind = 'contribution' and file_name in ('act.md', 'scan.png')"
        for row in db.query(sql):
            with suppress(NotFound):
                found.append(corpus.document(db, actor, row["id"]).title)
    return found


def test_a_file_beside_the_answers_is_its_ministrys_alone_until_it_submits(asked: Asked) -> None:
    assert attached(asked, LAW, "act.md")
    assert not attached(asked, LAW, "the same act.md")
    assert attached(asked, SCAN, "scan.png")
    with asked.installation.store.reading() as db:
        assert len(queries.attachments(db, asked.cast.bruno, asked.id)) == 2
        for other in (asked.cast.amina, asked.cast.farid, asked.other, asked.cast.chidi):
            with pytest.raises(NoSuchRequest):
                queries.attachments(db, other, asked.id)
    validated(asked)
    submitted(asked)
    for reader in (asked.cast.bruno, asked.cast.amina, asked.cast.farid):
        assert beside(asked, reader) == ["act.md", "scan.png"]
        assert len(in_the_library(asked, reader)) == 1
    for stranger in (asked.other, asked.cast.chidi):
        assert beside(asked, stranger) == []
        assert in_the_library(asked, stranger) == []
    with asked.installation.store.reading() as db:
        assert queries.attachments(db, asked.cast.bruno, asked.id) == ()


def test_the_authority_stands_behind_the_files_too(asked: Asked) -> None:
    validated(asked)
    attached(asked, LAW, "act.md")
    with pytest.raises(NotValidated):
        submitted(asked)
    validated(asked)
    made = operations.made_documents(asked.installation.store, asked.cast.bruno, asked.id)
    with asked.installation.store.writing() as db:
        (there,) = queries.attachments(db, asked.cast.bruno, asked.id)
        operations.detach(db, request_id=asked.id, attachment_id=there.id, by=asked.cast.bruno)
        with pytest.raises(NoSuchAttachment):
            operations.detach(db, request_id=asked.id, attachment_id=there.id, by=asked.cast.bruno)
    validated(asked)
    with pytest.raises(AnswerChanged), asked.installation.store.writing() as db:
        operations.submit(db, request_id=asked.id, made=made, by=asked.cast.bruno, at=LATER)
    submitted(asked)
    assert beside(asked, asked.cast.amina) == []


def test_what_came_beside_a_form_by_mail_is_the_secretariats_until_the_signed_letter_is_recorded(
    asked: Asked, tmp_path: Path
) -> None:
    store, amina = asked.installation.store, asked.cast.amina
    attached(asked, SCAN, "draft.png")
    (tmp_path / "act.md").write_bytes(LAW)
    with store.reading() as db:
        code = queries.request(db, amina, asked.id).code
    words = ["--home", str(asked.installation.settings.home), "request", "attach", code, str(tmp_path / "act.md")]
    assert "kept beside the answers" in CliRunner().invoke(main, words).output
    assert "there already" in CliRunner().invoke(main, words).output
    assert (beside(asked, amina), beside(asked, asked.cast.farid)) == (["act.md"], [])
    with store.writing() as db:
        found, items = queries.request(db, amina, asked.id), queries.items(db, asked.id)
        answers = queries.prepared(db, asked.cast.bruno, asked.id)
        operations.submitting.put_contribution(db, found, answers, validated=None, made=None, by=amina, at=LATER)
        (given,) = queries.contributions(db, amina, [asked.id])
        files = attaching.received(db, amina, found)
    made = replace(documents_of(found, items, given.answers), attachments=attaching.read_attached(store, found, files))
    letter = SignedLetter(KeptFile("a" * 64, "letter.pdf", 10), "Dr Mara Lund", date(2026, 5, 6))
    with store.writing() as db:
        operations.validate_received(db, request_id=asked.id, letter=letter, made=made, by=amina, at=LATER)
        assert [each.name for each in queries.attachments(db, asked.cast.bruno, asked.id)] == ["draft.png"]
    assert beside(asked, asked.cast.farid) == ["act.md"]
    assert len(in_the_library(asked, asked.cast.farid)) == 1
    assert in_the_library(asked, asked.other) == []
