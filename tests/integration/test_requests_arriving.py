"""What came by mail, handed in together on the web: files, a folder, an archive, each to the request that it names."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.applications import application
from tests.builders.requests import Asked, a_request
from tests.cast import MORNING, Cast
from tests.integration.test_request_folders import a_form, a_message, code
from tests.integration.test_request_pages import Visitor, _signed_in
from workbench.export.request_folder import receive_file
from workbench.installation import Installation
from workbench.requests import queries
from workbench.requests.form.archive import NoArchive, TooMuchInArchive, read_archive
from workbench.store import jobs
from workbench.worker import Worker


def packed(*files: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def asked(installation: Installation, cast: Cast) -> Asked:
    return a_request(installation, cast)


def test_files_a_message_and_an_archive_go_to_their_request_and_the_list_says_where_and_why_not(asked: Asked) -> None:
    here = code(asked)
    app = application(asked.installation, tokens=True)
    amina, farid = (Visitor(_signed_in(app.test_client(), name)) for name in ("amina", "farid"))
    mail = a_message(f"Re: {here}", ("form.docx", a_form(asked, "From the mail.")))
    folder = packed(
        ("in/form.docx", a_form(asked, "From the archive.")),
        (f"in/{here}.jpg", b"\xff\xd8\xff a photograph of a letter"),
        ("in/holiday.txt", b"Closed."),
        ("in/more.zip", packed(("x.pdf", b"%PDF-1.4"))),
        ("__MACOSX/in/._form.docx", b"x"),
    )
    named = ((mail, "Re.eml"), (folder, "mail.zip"), (b"%PDF-1.4", "scan.pdf"))
    assert farid.post("/requests/arrived", files=(io.BytesIO(mail), "Re.eml")).status_code == 404
    assert amina.post("/requests/arrived", files=[(io.BytesIO(b""), "")]).status_code == 422
    sent = [(io.BytesIO(data), name) for data, name in named]
    page = amina.post("/requests/arrived", files=sent).headers["Location"]
    Worker(asked.installation, clock=lambda: MORNING).work_once()
    shown = amina.get(page).text
    for name in ("Re.eml: form.docx", "mail.zip: in/form.docx", f"mail.zip: in/{here}.jpg"):
        assert name in shown
    assert shown.count(f">{here}</a>") == 3
    assert "kept, not read" in shown
    for why in ("names no request", "An archive inside another one", "has the code of its request in its name"):
        assert why in shown
    assert "MACOSX" not in shown
    assert farid.get(page).status_code == 404
    with asked.installation.store.reading() as db:
        files = queries.files(db, asked.cast.amina, asked.id)
        given = queries.contributions(db, asked.cast.amina, [asked.id])
        job = jobs.get(db, page.rpartition("/")[2])
    assert sorted(each.name for each in files) == sorted(["form.docx", "form.docx", f"{here}.jpg"])
    assert {each.answers[0].blocks[0].text for each in given} == {"From the mail.", "From the archive."}
    assert {each.at for each in given} == {datetime.fromisoformat(job.created_at)}
    again = receive_file(asked.installation.store, "mail.zip", folder, by=asked.cast.amina, at=MORNING)
    assert not any(each.received.new or each.received.queued for each in again if each.received)


def test_an_archive_that_cannot_be_opened_or_was_made_to_hurt_is_refused_by_name(asked: Asked) -> None:
    whole = packed(("a.txt", b"Forty teachers. " * 2000))
    damaged = whole[:40] + bytes(each ^ 0xFF for each in whole[40:42]) + whole[42:]  # amid what is packed
    for data in (b"PK\x03\x04 cut off", b"no archive", damaged):
        with pytest.raises(NoArchive):
            read_archive(data)
    with pytest.raises(TooMuchInArchive):
        read_archive(packed(*[(f"{at}.pdf", b"x") for at in range(301)]))
    with pytest.raises(TooMuchInArchive):
        read_archive(packed(("large.pdf", bytes(61 * 1024 * 1024))))
    (refused,) = receive_file(asked.installation.store, "mail.zip", b"no archive", by=asked.cast.amina, at=MORNING)
    assert isinstance(refused.refusal, NoArchive)


def test_the_names_in_an_archive_are_read_as_they_were_written_and_lead_nowhere() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/форма.docx", b"x")
    assert [each.name for each in read_archive(stream.getvalue())] == ["etc/форма.docx"]
    plain = stream.getvalue().replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")  # as programs do that do not say UTF-8
    assert [each.name for each in read_archive(plain)] == ["etc/форма.docx"]
