"""A source as a Word file, and that as a PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from corpus.build.body import set_body
from corpus.build.front import set_front, set_running_heads
from corpus.build.setter import Setter
from corpus.build.sources import Source
from corpus.build.styles import prepare_styles


def as_word(source: Source) -> bytes:
    """The source as a .docx file."""
    setter = Setter(source)
    prepare_styles(setter)
    set_front(setter)
    set_body(setter)
    set_running_heads(setter)
    setter.add_footnotes_part()
    properties = setter.document.core_properties
    properties.author = source.fact("organisation") or "United Nations"
    properties.title, properties.comments, properties.keywords = source.fact("title"), "", ""
    properties.created = properties.modified = source.moment
    properties.language = source.language
    buffer = io.BytesIO()
    setter.document.save(buffer)
    return same_bytes_each_time(buffer.getvalue())


def same_bytes_each_time(data: bytes) -> bytes:
    """The package with one and the same hour at every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def as_pdf(source: Source) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is not on the path: install libreoffice-writer to make the PDFs.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{Path(source.fact('file')).stem}.docx"
        file.write_bytes(as_word(source))
        subprocess.run(  # noqa: S603 - our own file, made a moment ago
            [
                office,
                f"-env:UserInstallation=file://{folder}/profile",
                *("--headless", "--convert-to", "pdf", "--outdir", folder, str(file)),
            ],
            check=True,
            capture_output=True,
        )
        return file.with_suffix(".pdf").read_bytes()
