"""LibreOffice converts what strangers send: nothing of it may run, reach out, stay behind or take the machine."""

import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.killing import is_over
from workbench import office

SCRIPT = """#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
{does}
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program stands that answers instead of LibreOffice."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/local/bin:/usr/bin:/bin")
    return folder / "soffice"


def answers(program: Path, does: str) -> None:
    program.write_text(SCRIPT.format(does=does), "utf-8")
    program.chmod(0o755)


def test_what_the_program_wrote_is_given_back(program: Path) -> None:
    answers(program, 'cat "$out/../document.doc" > "$out/document.docx"')
    assert office.convert(b"an old letter", suffix=".doc", to="docx") == b"an old letter"


def test_without_libreoffice_a_person_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(office.OfficeMissing, match=r"libreoffice-writer, or save the document as \.docx"):
        office.convert(b"", suffix=".doc", to="docx")


def test_a_program_that_gives_no_file_or_fails_is_said(program: Path) -> None:
    answers(program, "exit 0")
    with pytest.raises(office.OfficeFailed, match="ended without a file"):
        office.convert(b"x")
    answers(program, "exit 81")
    with pytest.raises(office.OfficeFailed, match="status 81"):
        office.convert(b"x")


def test_a_document_that_never_ends_is_stopped_with_all_that_it_started(program: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    answers(program, f"sleep 600 & echo $! > {started}; wait")
    with pytest.raises(office.OfficeFailed, match="longer than"):
        office.convert(b"x", seconds=2)
    assert is_over(int(started.read_text()))


def test_a_document_that_swells_is_stopped(program: Path) -> None:
    answers(program, "python3 -c \"import time; swollen = b'x' * 200_000_000; time.sleep(20)\"")
    with pytest.raises(office.OfficeFailed, match="more than 60 MiB"):
        office.convert(b"x", seconds=15, memory_mib=60)


def test_the_program_knows_no_secret_and_runs_no_macro(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SMTP_PASSWORD", "hidden")
    answers(program, '(env; cat "$HOME/profile/user/registrymodifications.xcu") > "$out/document.pdf"')
    seen = office.convert(b"x").decode()
    assert "hidden" not in seen
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in seen
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in seen


# What follows drives LibreOffice itself.


@pytest.fixture
def asked_for() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it is asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  (the server's own names)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
)

MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def odt_that_points_to(*addresses: str) -> bytes:
    """An OpenDocument text with a picture and a section that stand elsewhere."""
    parts = "".join(
        f'<text:section text:name="{number}"><text:section-source xlink:href="{address}"/></text:section><text:p>'
        f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}" xlink:type="simple" '
        'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
        for number, address in enumerate(addresses)
    )
    content = (
        f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text><text:p>Arcadia</text:p>{parts}</office:text></office:body>"
        "</office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return packed.getvalue()


@pytest.mark.parametrize("network", [True, False])
@pytest.mark.office
@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")
def test_a_document_cannot_fetch_from_the_network_or_from_this_machine(
    asked_for: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: bool
) -> None:
    if network:  # as on a machine that cannot take it away
        monkeypatch.setattr(office, "_without_network", tuple)
    address, asked = asked_for
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", "utf-8")
    made = office.convert(
        odt_that_points_to(f"{address}/picture.png", secret.as_uri()), suffix=".odt", to="docx", seconds=60
    )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        text = archive.read("word/document.xml")
    assert b"Arcadia" in text
    assert b"TOPSECRET" not in text
    assert asked == []
