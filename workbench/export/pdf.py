"""A Word file as PDF, by LibreOffice: a child with a profile of its own, a time limit, and never two at once.

Only files that this program wrote go through it, never one that came from outside.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from workbench.errors import N_, Conflict, Invalid, WorkbenchError

SECONDS = 180  # a report of 21,200 words takes about ten
WAIT = 120  # for the one before
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

_turn = threading.Lock()  # LibreOffice takes a processor and 300 MB: one at a time is enough for an office


class OfficeMissing(Invalid):
    message = N_(
        "A PDF needs LibreOffice, which is not installed on the machine that runs the workbench. Nothing is lost: "
        "export the report as .docx and save it as PDF in Word, or install the package libreoffice-writer."
    )


class OfficeFailed(WorkbenchError):
    message = N_(
        "LibreOffice did not make the PDF (%(reason)s). Nothing is lost: export the report as .docx and save it as "
        "PDF in Word, or try again."
    )


class OfficeBusy(Conflict):
    message = N_("Another PDF is being made. Nothing is lost: try again in a few minutes.")


def office() -> str | None:
    """The LibreOffice program, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def require_office() -> str:
    """As `office`. Raises OfficeMissing."""
    found = office()
    if found is None:
        raise OfficeMissing
    return found


def convert(document: bytes, *, seconds: float = SECONDS) -> bytes:
    """The .docx as PDF. Raises OfficeMissing, OfficeBusy, OfficeFailed."""
    program = require_office()
    if not _turn.acquire(timeout=WAIT):
        raise OfficeBusy
    try:
        # ignore_cleanup_errors: a child that was killed may still be writing into its profile
        with tempfile.TemporaryDirectory(prefix="workbench-pdf-", ignore_cleanup_errors=True) as folder:
            return _convert(program, document, Path(folder), seconds)
    finally:
        _turn.release()


def _convert(program: str, document: bytes, folder: Path, seconds: float) -> bytes:
    source = folder / "report.docx"
    source.write_bytes(document)
    profile = folder / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _run([*command, "--convert-to", _FILTER, "--outdir", str(folder), str(source)], folder, seconds)
    made = source.with_suffix(".pdf")
    if not made.is_file():
        raise OfficeFailed(reason="it ended without a file")
    return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> None:
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    child = subprocess.Popen(  # noqa: S603  # the program was found on the machine's own path, its arguments are ours
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # soffice is a script that starts the real program: both must be stopped
    )
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise OfficeFailed(reason=f"it took longer than {seconds:g} seconds") from None
    finally:
        _stop(child)
    if child.returncode:
        raise OfficeFailed(reason=f"it ended with status {child.returncode}")


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and all that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()
