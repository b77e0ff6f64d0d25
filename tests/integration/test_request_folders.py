"""A folder of files saved out of e-mail: each goes to the request that it names, what names none is listed."""

import io
import json
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from tests.builders.requests import Asked, a_request
from tests.builders.word import packed, unpacked
from tests.cast import Cast
from workbench.cli import main
from workbench.export import request_form
from workbench.installation import Installation
from workbench.requests import queries
from workbench.requests.form.mail import NoMessage, TooManyFiles, read_mail


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def code(asked: Asked) -> str:
    with asked.installation.store.reading() as db:
        return queries.request(db, asked.cast.amina, asked.id).code


def a_form(asked: Asked, words: str) -> bytes:
    with asked.installation.store.reading() as db:
        found = queries.request(db, asked.cast.amina, asked.id)
    document = docx.Document(io.BytesIO(request_form.word(found, asked.items)))
    document.tables[0].rows[1].cells[1].text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def a_word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def a_message(subject: str, *files: tuple[str, bytes], text: str = "Please find attached.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "bruno@arcadia.example", "amina@arcadia.example", subject
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def received(asked: Asked, folder: Path) -> tuple[int, dict[str, dict[str, Any]]]:
    words = ["--home", str(asked.installation.settings.home), "request", "receive-folder", str(folder), "--json"]
    result = CliRunner().invoke(main, words)
    return result.exit_code, {each["file"]: each for each in json.loads(result.stdout)}


def test_each_file_goes_to_the_request_it_names_and_the_same_folder_again_adds_nothing(
    asked: Asked, tmp_path: Path
) -> None:
    here, folder = code(asked), tmp_path / "mail"
    (folder / "more").mkdir(parents=True)
    scan = b"%PDF-1.4 a scan"
    (folder / "form.docx").write_bytes(a_form(asked, "From the folder."))
    (folder / "more" / "Re.eml").write_bytes(
        a_message(f"Re: {here.lower()}", ("вложение.docx", a_form(asked, "From the mail.")), ("letter.pdf", scan))
    )
    (folder / f"{here} signed.pdf").write_bytes(b"%PDF-1.4 another scan")
    (folder / "telephone.eml").write_bytes(a_message("A word", text=f"We will answer {here} next week."))
    (folder / "holiday.docx").write_bytes(a_word_file("The office is closed."))
    (folder / "two.docx").write_bytes(a_word_file(f"On {here} and REQ-234567."))
    (folder / "old.docx").write_bytes(a_word_file("On REQ-234567."))
    (folder / "picture.bmp").write_bytes(b"BM")
    exit_code, found = received(asked, folder)
    assert exit_code == 1
    assert {name: each["request"] for name, each in found.items()} == {
        "form.docx": here,
        "more/Re.eml: вложение.docx": here,
        "more/Re.eml: letter.pdf": here,
        f"{here} signed.pdf": here,
        "telephone.eml": here,
        "holiday.docx": None,
        "two.docx": None,
        "old.docx": None,
        "picture.bmp": None,
    }
    assert found["more/Re.eml: вложение.docx"]["received"] == 1
    assert "names no request" in found["holiday.docx"]["why_not"]
    assert "names several requests" in found["two.docx"]["why_not"]
    assert "no such request" in found["old.docx"]["why_not"]
    assert "Only .docx" in found["picture.bmp"]["why_not"]
    with asked.installation.store.reading() as db:
        before = queries.files(db, asked.cast.amina, asked.id), queries.contributions(db, asked.cast.amina, [asked.id])
    assert len(before[0]) == 5
    again = received(asked, folder)[1]
    assert not any(each["received"] or each["queued"] for each in again.values())
    with asked.installation.store.reading() as db:
        after = queries.files(db, asked.cast.amina, asked.id), queries.contributions(db, asked.cast.amina, [asked.id])
    assert after == before


def test_a_hostile_file_is_refused_by_name_and_kept_where_it_names_its_request(asked: Asked, tmp_path: Path) -> None:
    here, form = code(asked), a_form(asked, "Said.")
    parts = unpacked(form)
    macros = packed({**parts, "word/vbaProject.bin": b"Sub AutoOpen()"})
    entities = packed({**parts, "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'})
    (tmp_path / "macros.docx").write_bytes(macros)
    (tmp_path / f"{here}.docx").write_bytes(entities)
    (tmp_path / "renamed.docx").write_bytes(b"MZ a program")
    (tmp_path / "deep.eml").write_bytes(b"no message at all")
    exit_code, found = received(asked, tmp_path)
    assert exit_code == 1
    assert found["macros.docx"]["request"] is None
    assert "macros" in found["macros.docx"]["why_not"]
    assert (found[f"{here}.docx"]["request"], found[f"{here}.docx"]["received"]) == (here, 0)
    assert found[f"{here}.docx"]["why_not"]
    assert "not a Word document" in found["renamed.docx"]["why_not"]
    assert "no message" in found["deep.eml"]["why_not"]
    with asked.installation.store.reading() as db:
        assert queries.contributions(db, asked.cast.amina, [asked.id]) == ()


def test_a_forwarded_message_gives_its_files_under_plain_names() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "bruno@arcadia.example", "REQ-7F3K2M"
    inner.set_content("See below.")
    inner.add_attachment(b"x", maintype="application", subtype="pdf", filename="../../etc/passwd")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "olga@arcadia.example", "Fwd"
    outer.set_content("For you.")
    outer.add_attachment(inner)
    mail = read_mail(outer.as_bytes())
    assert mail.codes == ("REQ-7F3K2M",)
    assert [(each.name, each.data) for each in mail.files] == [("_.._etc_passwd", b"x")]


def test_a_message_made_to_hurt_is_refused() -> None:
    with pytest.raises(TooManyFiles):
        read_mail(a_message("Re", *[(f"{at}.pdf", b"x") for at in range(101)]))
    nested = a_message("in")
    for _ in range(12):
        outer = EmailMessage()
        outer["Subject"] = "Fwd"
        outer.set_content("x")
        outer.add_attachment(message_from_bytes(nested, policy=outer.policy))
        nested = outer.as_bytes()
    with pytest.raises(NoMessage):
        read_mail(nested)
